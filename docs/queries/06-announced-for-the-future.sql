-- What is announced for the days to come, and by when?
select from_date, to_date, text as expression, modifier, outlet, speaker, claim_text
from news.dates
where modality = 'forecast' and from_date > (reported_at at time zone 'UTC')::date
order by from_date, mention_id;
