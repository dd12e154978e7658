-- Which countries and companies are named together with cobalt?
select actor, count(*) as claims, count(distinct outlet) as outlets
from news.claims
cross join lateral unnest(actors) as actor
where elements @> array['Co'] and reported_at >= timestamptz '2026-09-01 00:00Z'
group by actor
order by claims desc, actor
limit 20;
