-- Which claims stand in several articles?
select basis, claims, articles, outlets, first_outlet, text
from news.claim_clusters
order by last_reported_at desc, basis, text, cluster_id
limit 20;
