-- One row per claim of a cluster.
create or replace view news.cluster_claims as
select k.cluster_id,
  k.basis,
  c.id as claim_id,
  o.name as outlet,
  r.title as article_title,
  a.url,
  m.reported_at,
  m.reported_at - k.first_reported_at as after_first,
  c.id = k.first_claim_id as is_first,
  c.text,
  c.speaker,
  c.attribution_type,
  c.polarity,
  c.modality,
  a.id as article_id,
  r.id as revision_id,
  c.start_char,
  c.end_char
from news_private.cluster k
join news_private.claim_cluster m on m.cluster_id = k.cluster_id
join news_private.claim c on c.id = m.claim_id
join news_private.revision r on r.id = c.revision_id
join news_private.article a on a.current_revision_id = r.id
join news_private.outlet o on o.id = a.outlet_id
where k.articles > 1;

comment on view news.cluster_claims is 'Who carries a claim: the members of claim_clusters, one row each.';

comment on column news.cluster_claims.cluster_id is 'The cluster, as in claim_clusters.';
comment on column news.cluster_claims.basis is 'words or figure: what makes its claims the same.';
comment on column news.cluster_claims.claim_id is 'The claim, as in claims.';
comment on column news.cluster_claims.outlet is 'Who published it.';
comment on column news.cluster_claims.article_title is 'Headline of the article.';
comment on column news.cluster_claims.url is 'Address of the article.';
comment on column news.cluster_claims.reported_at is 'When it was reported there.';
comment on column news.cluster_claims.after_first is 'How long after the first report.';
comment on column news.cluster_claims.is_first is 'Whether it is the first report.';
comment on column news.cluster_claims.text is 'The sentence.';
comment on column news.cluster_claims.speaker is 'Who says it in this article; outlets may name different sources for the same claim.';
comment on column news.cluster_claims.attribution_type is 'direct, indirect or partial; null in the outlet''s own voice.';
comment on column news.cluster_claims.polarity is 'affirmed or negated.';
comment on column news.cluster_claims.modality is 'asserted, hedged, forecast or conditional.';
comment on column news.cluster_claims.article_id is 'The article.';
comment on column news.cluster_claims.revision_id is 'The revision that it stands in.';
comment on column news.cluster_claims.start_char is
  'Code points before the claim: substr(r.text, start_char + 1, end_char - start_char) of its revision r is its text.';
comment on column news.cluster_claims.end_char is 'Code points before the end of the claim.';
