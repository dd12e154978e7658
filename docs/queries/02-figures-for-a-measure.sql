-- How do prices develop, by all figures that are given for them?
-- `modifier` tells about from exactly, `direction` a rise from a fall; `measure_key` says what is counted, of what, and where.
select reported_at::date as day, outlet, measure_key, modifier, low, high, unit, direction
from news.figures
where measure_name = 'price-change' and reported_at >= timestamptz '2026-10-01 00:00Z'
order by reported_at desc, outlet, measure_key, mention_id
limit 20;
