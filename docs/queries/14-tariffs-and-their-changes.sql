-- Which tariff rates are named, and from what to what do they go?
-- A change gives two rows, `from` and `to`, each naming the other in `other_end_mention_id`; `delta` is the step between them.
select reported_at::date as day, outlet, measure_key, role, text, delta, period_from
from news.figures
where measure_name = 'tariff-rate' and reported_at >= timestamptz '2026-10-01 00:00Z'
order by reported_at desc, outlet, measure_key, low, mention_id
limit 20;
