-- What is denied, hedged or hangs on a condition?
select reported_at::date as day, outlet, polarity, modality, speaker, text
from news.claims
where (polarity = 'negated' or modality in ('hedged', 'conditional')) and reported_at >= timestamptz '2026-11-01 00:00Z'
order by reported_at desc, outlet, text, claim_id
limit 20;
