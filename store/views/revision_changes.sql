-- One row per claim that came or went between two versions of an article.
create or replace view news.revision_changes as
with step as not materialized (
  select earlier.id as from_revision_id,
    later.id as to_revision_id,
    later.article_id,
    later.fetched_at
  from news_private.revision later
  join news_private.revision earlier on earlier.article_id = later.article_id and earlier.number = later.number - 1
  where later.origin = 'fetched'
    and later.number > 1
    and exists (select from news_private.extraction x where x.revision_id = later.id and x.kind = 'claim')
    and exists (select from news_private.extraction x where x.revision_id = earlier.id and x.kind = 'claim')
    and not exists (
      select
      from news_private.extraction x
      join news_private.extraction y on y.kind = x.kind
      where x.revision_id = earlier.id and y.revision_id = later.id and x.version <> y.version
    )
)
select change.article_id,
  o.name as outlet,
  a.url,
  change.kind as change,
  change.text,
  change.speaker,
  change.elements,
  change.tags,
  change.fetched_at as changed_at,
  change.from_revision_id,
  change.to_revision_id,
  change.claim_id,
  change.previous_text,
  change.previous_claim_id
from (
  select s.article_id, s.fetched_at, s.from_revision_id, s.to_revision_id,
    case when b.id is null then 'appeared' else 'changed' end as kind,
    c.id as claim_id, c.text, c.speaker, c.elements, c.tags, b.text as previous_text, b.id as previous_claim_id
  from step s
  join news_private.claim c on c.revision_id = s.to_revision_id
  left join lateral (
    select x.id, x.text
    from news_private.claim x
    where x.revision_id = s.from_revision_id and x.frame = c.frame
      and not exists (select from news_private.claim y where y.revision_id = s.to_revision_id and y.text = x.text)
    order by abs(x.number - c.number), x.number
    limit 1
  ) as b on true
  where not exists (select from news_private.claim b where b.revision_id = s.from_revision_id and b.text = c.text)
    -- What was rejected in one version has no row to compare with.
    and not exists (
    select from news_private.review v
    where v.article_id = s.article_id and v.kind = 'claim' and v.verdict = 'rejected' and v.text = c.text
  )
  union all
  select s.article_id, s.fetched_at, s.from_revision_id, s.to_revision_id, 'vanished',
    c.id, c.text, c.speaker, c.elements, c.tags, null, null
  from step s
  join news_private.claim c on c.revision_id = s.from_revision_id
  where not exists (
    select from news_private.claim b where b.revision_id = s.to_revision_id and (b.text = c.text or b.frame = c.frame)
  ) and not exists (
    select from news_private.review v
    where v.article_id = s.article_id and v.kind = 'claim' and v.verdict = 'rejected' and v.text = c.text
  )
) as change
join news_private.article a on a.id = change.article_id
join news_private.outlet o on o.id = a.outlet_id;

comment on view news.revision_changes is
  'What an outlet changed after publication: claims that appeared in, or vanished from, the next version of an article, and those of which figures or dates changed. A sentence of which other words were edited is one row that vanished and one that appeared. Versions extracted by different rules are not compared.';

comment on column news.revision_changes.article_id is 'The article that was changed.';
comment on column news.revision_changes.outlet is 'Who published it.';
comment on column news.revision_changes.url is 'Address of the article.';
comment on column news.revision_changes.change is 'appeared, vanished, or changed: the same sentence with other figures or dates.';
comment on column news.revision_changes.text is 'The sentence.';
comment on column news.revision_changes.speaker is 'Who says it; null in the outlet''s own voice.';
comment on column news.revision_changes.elements is 'Symbols of the elements in it.';
comment on column news.revision_changes.tags is 'Subjects of the sentence.';
comment on column news.revision_changes.changed_at is 'When the later version was first fetched; the page changed at some time before.';
comment on column news.revision_changes.from_revision_id is 'The earlier version.';
comment on column news.revision_changes.to_revision_id is 'The later version.';
comment on column news.revision_changes.claim_id is
  'The claim: in the later version when it appeared or changed, in the earlier one when it vanished. Only claims of current revisions are in claims.';
comment on column news.revision_changes.previous_text is 'For a change: the sentence as it was.';
comment on column news.revision_changes.previous_claim_id is 'For a change: the claim in the earlier version.';
