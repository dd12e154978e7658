-- What is denied, hedged or hangs on a condition?
select reported_at, outlet, polarity, modality, speaker, text
from news.claims
where polarity = 'negated' or modality in ('hedged', 'conditional')
order by reported_at desc, claim_id;
