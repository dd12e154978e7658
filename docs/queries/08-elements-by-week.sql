-- Which elements are in the news, week by week?
select date_trunc('week', reported_at at time zone 'UTC')::date as week, element, count(*) as claims,
  count(distinct article_id) as articles
from news.claims
cross join lateral unnest(elements) as element
group by week, element
order by week desc, claims desc, element;
