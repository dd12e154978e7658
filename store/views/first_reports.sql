-- One row per claim that an outlet had before others.
create or replace view news.first_reports as
select k.cluster_id,
  o.name as outlet,
  k.first_reported_at as reported_at,
  c.text,
  c.speaker,
  c.elements,
  c.tags,
  k.outlets - 1 as followers,
  array(
    select b.name
    from (
      select m.outlet_id, min(m.reported_at) as at
      from news_private.claim_cluster m
      where m.cluster_id = k.cluster_id and m.outlet_id <> a.outlet_id
      group by m.outlet_id
    ) as follower
    join news_private.outlet b on b.id = follower.outlet_id
    order by follower.at, b.name
  ) as followed_by,
  (
    select min(m.reported_at) - k.first_reported_at
    from news_private.claim_cluster m
    where m.cluster_id = k.cluster_id and m.outlet_id <> a.outlet_id
  ) as lead,
  k.basis,
  a.url,
  k.first_claim_id as claim_id
from news_private.cluster k
join news_private.claim c on c.id = k.first_claim_id
join news_private.revision r on r.id = c.revision_id
join news_private.article a on a.id = r.article_id
join news_private.outlet o on o.id = a.outlet_id
where k.articles > 1 and k.outlets > 1;

comment on view news.first_reports is
  'Who had it first: one row per claim that several outlets carry, with the outlet whose report is the oldest. Times are those that pages and feeds state, so an outlet that dates by the day counts as midnight.';

comment on column news.first_reports.cluster_id is 'The cluster, as in claim_clusters.';
comment on column news.first_reports.outlet is 'Who reported it first.';
comment on column news.first_reports.reported_at is 'When.';
comment on column news.first_reports.text is 'The sentence of the first report.';
comment on column news.first_reports.speaker is 'Who says it there; null in the outlet''s own voice.';
comment on column news.first_reports.elements is 'Symbols of the elements in it.';
comment on column news.first_reports.tags is 'Subjects of the sentence.';
comment on column news.first_reports.followers is 'How many other outlets carry it.';
comment on column news.first_reports.followed_by is 'Those outlets, in the order in which they followed.';
comment on column news.first_reports.lead is 'How long before the second outlet.';
comment on column news.first_reports.basis is 'words or figure: what makes the reports the same claim.';
comment on column news.first_reports.url is 'Address of the first report.';
comment on column news.first_reports.claim_id is 'The first claim, as in claims.';
