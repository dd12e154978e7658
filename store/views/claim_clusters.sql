-- One row per claim that stands in several articles.
create or replace view news.claim_clusters as
select k.cluster_id,
  k.basis,
  c.text,
  c.speaker,
  c.elements,
  c.element_groups,
  c.tags,
  k.claims,
  k.articles,
  k.outlets,
  o.name as first_outlet,
  k.first_reported_at,
  k.last_reported_at,
  k.first_claim_id
from news_private.cluster k
join news_private.claim c on c.id = k.first_claim_id
join news_private.revision r on r.id = c.revision_id
join news_private.article a on a.id = r.article_id
join news_private.outlet o on o.id = a.outlet_id
where k.articles > 1;

comment on view news.claim_clusters is
  'The same claim in several articles, one row each: the same quotation or a near-identical sentence (basis words), or the same value for the same measure and time (basis figure). A sentence with figures can be in one cluster for its words and in one for each figure; cluster_claims lists the members.';

comment on column news.claim_clusters.cluster_id is
  'Name of the cluster; it follows from what the claims say, and may change when a claim joins or leaves.';
comment on column news.claim_clusters.basis is
  'words: the same quotation, or sentences that differ in a word or two; figure: the same value of the same measure for the same time.';
comment on column news.claim_clusters.text is 'The sentence of the claim that was reported first.';
comment on column news.claim_clusters.speaker is 'Who says it there; null in the outlet''s own voice.';
comment on column news.claim_clusters.elements is 'Symbols of the elements in that sentence.';
comment on column news.claim_clusters.element_groups is 'Groups of elements in that sentence, such as rare-earths.';
comment on column news.claim_clusters.tags is 'Subjects of that sentence.';
comment on column news.claim_clusters.claims is 'How many claims are the same.';
comment on column news.claim_clusters.articles is 'In how many articles they stand, two at least.';
comment on column news.claim_clusters.outlets is 'In how many outlets; one when an outlet repeats itself.';
comment on column news.claim_clusters.first_outlet is 'Who reported it first.';
comment on column news.claim_clusters.first_reported_at is 'When it was first reported.';
comment on column news.claim_clusters.last_reported_at is 'When it was last reported.';
comment on column news.claim_clusters.first_claim_id is 'The claim that was reported first, as in claims.';
