-- One row per kind, rule and version that has found something.
create or replace view news.extraction_quality as
select kind,
  rule,
  version,
  -- What was rejected is no row any more, and of versions that have been replaced only what was reviewed is known.
  greatest(coalesce(found.standing, 0) + coalesce(judged.rejected, 0), coalesce(judged.reviewed, 0)) as found,
  coalesce(judged.confirmed, 0) as confirmed,
  coalesce(judged.rejected, 0) as rejected,
  coalesce(judged.fixed, 0) as fixed,
  judged.reviewed,
  round((judged.confirmed + judged.fixed)::numeric / judged.reviewed, 3)::double precision as precision,
  round(judged.confirmed::numeric / judged.reviewed, 3)::double precision as exact
from (
  select m.kind, m.rule, e.version, count(*) as standing
  from news_private.mention m
  join news_private.extraction e on e.revision_id = m.revision_id and e.kind = m.kind
  group by m.kind, m.rule, e.version
  union all
  select 'claim', c.rule, e.version, count(*)
  from news_private.claim c
  join news_private.extraction e on e.revision_id = c.revision_id and e.kind = 'claim'
  group by c.rule, e.version
) as found
full join (
  select v.kind, f.rule, f.version,
    count(*) as reviewed,
    count(*) filter (where v.verdict = 'confirmed') as confirmed,
    count(*) filter (where v.verdict = 'rejected') as rejected,
    count(*) filter (where v.verdict = 'fixed') as fixed
  from news_private.review v
  join news_private.review_finding f on f.review_id = v.id
  where v.verdict <> 'retracted' and not exists (
    select
    from news_private.review later
    where later.article_id = v.article_id and later.text_sha256 = v.text_sha256 and later.kind = v.kind
      and later.start_char = v.start_char and later.end_char = v.end_char and later.id > v.id
  )
  group by v.kind, f.rule, f.version
) as judged using (kind, rule, version);

comment on view news.extraction_quality is
  'How good the rules are by what analysts said of their finds: one row per kind, rule and version, over all revisions. Where reviewed is null nobody has looked.';

comment on column news.extraction_quality.kind is 'claim, or a kind of mention.';
comment on column news.extraction_quality.rule is 'The rule.';
comment on column news.extraction_quality.version is 'Version of the rules of its kind.';
comment on column news.extraction_quality.found is
  'How many it has found, the rejected ones included; of a version that has been replaced, those that were reviewed.';
comment on column news.extraction_quality.confirmed is 'How many of them were confirmed.';
comment on column news.extraction_quality.rejected is 'How many were rejected.';
comment on column news.extraction_quality.fixed is 'How many were there, but with a field that had to be fixed.';
comment on column news.extraction_quality.reviewed is 'How many were reviewed at all; null when none was.';
comment on column news.extraction_quality.precision is 'Share of those reviewed that were confirmed or fixed.';
comment on column news.extraction_quality.exact is 'Share of those reviewed that were confirmed as they were.';
