-- How much is reported each day, and by whom?
select day, outlet, articles, claims, figures, quotations
from news.daily_counts
where day >= date '2026-11-10'
order by day desc, outlet
limit 20;
