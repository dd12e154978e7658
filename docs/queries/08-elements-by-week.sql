-- Which elements are in the news, week by week?
select date_trunc('week', reported_at at time zone 'UTC')::date as week, element, count(*) as claims,
  count(distinct article_id) as articles
from news.claims
cross join lateral unnest(elements) as element
where reported_at >= timestamptz '2026-10-26 00:00Z'
group by week, element
order by week desc, claims desc, element
limit 20;
