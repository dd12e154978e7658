-- One row per kind that is extracted.
create or replace view news.kinds as
select coalesce(k.kind, s.kind) as kind,
  coalesce(k.version, s.version) as version,
  k.description,
  coalesce(s.revisions, 0) as revisions,
  coalesce(s.outdated, 0) as outdated_revisions,
  case
    when coalesce(k.kind, s.kind) = 'claim' then (select count(*) from news_private.claim)
    else (select count(*) from news_private.mention m where m.kind = coalesce(k.kind, s.kind))
  end as found
from news_private.kind k
full join (
  select e.kind,
    max(e.version) as version,
    count(*) as revisions,
    count(*) filter (where e.version < coalesce(n.version, 0)) as outdated
  from news_private.extraction e
  left join news_private.kind n on n.kind = e.kind
  -- An operator's lexicon is kept there as well, so that its change is seen; it finds nothing of its own.
  where not starts_with(e.kind, 'lexicon-')
  group by e.kind
) as s on s.kind = k.kind;

comment on view news.kinds is
  'What is extracted and by which version of the rules, one row per kind of mention, and one for the building of claims.';

comment on column news.kinds.kind is 'element, percentage, date, quotation, actor or claim.';
comment on column news.kinds.version is 'Newest version of its rules that has run here.';
comment on column news.kinds.description is 'What it finds, with examples.';
comment on column news.kinds.revisions is 'Revisions that were searched for it.';
comment on column news.kinds.outdated_revisions is 'How many of them were searched by an older version and will be searched again.';
comment on column news.kinds.found is 'How many were found, in all revisions.';
