-- How does each outlet word the claim that was shared last?
select m.outlet, m.after_first, m.is_first, m.speaker, m.text
from news.cluster_claims m
where m.cluster_id = (
  select k.cluster_id
  from news.claim_clusters k
  where k.outlets > 1
  order by k.last_reported_at desc, k.basis, k.text, k.cluster_id
  limit 1
)
order by m.reported_at, m.outlet, m.claim_id
limit 20;
