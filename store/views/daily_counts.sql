-- One row per day and outlet.
create or replace view news.daily_counts as
select (coalesce(r.published_at, r.fetched_at) at time zone 'UTC')::date as day,
  o.name as outlet,
  count(*) as articles,
  sum(c.claims)::bigint as claims,
  sum(c.attributed)::bigint as attributed_claims,
  sum(m.elements)::bigint as elements,
  sum(m.figures)::bigint as figures,
  sum(m.dates)::bigint as dates,
  sum(m.quotations)::bigint as quotations,
  sum(m.actors)::bigint as actors
from news_private.article a
join news_private.revision r on r.id = a.current_revision_id
join news_private.outlet o on o.id = a.outlet_id
cross join lateral (
  select count(*) as claims,
    count(*) filter (where x.attribution_type is not null) as attributed
  from news_private.claim x
  where x.revision_id = r.id
) as c
cross join lateral (
  select count(*) filter (where x.kind = 'element') as elements,
    count(*) filter (where x.kind = 'percentage') as figures,
    count(*) filter (where x.kind = 'date') as dates,
    count(*) filter (where x.kind = 'quotation') as quotations,
    count(*) filter (where x.kind = 'actor') as actors
  from news_private.mention x
  where x.revision_id = r.id
) as m
group by (coalesce(r.published_at, r.fetched_at) at time zone 'UTC')::date, o.name;

comment on view news.daily_counts is
  'How much was reported: one row per day (UTC) and outlet, counted over current revisions.';

comment on column news.daily_counts.day is 'Day of reported_at in UTC.';
comment on column news.daily_counts.outlet is 'Who published.';
comment on column news.daily_counts.articles is 'Articles of that day.';
comment on column news.daily_counts.claims is 'Claims in them.';
comment on column news.daily_counts.attributed_claims is 'Claims with a speaker or a cue, not in the outlet''s own voice.';
comment on column news.daily_counts.elements is 'Mentions of elements and groups of them.';
comment on column news.daily_counts.figures is 'Percentages, rates and relative changes.';
comment on column news.daily_counts.dates is 'Temporal expressions.';
comment on column news.daily_counts.quotations is 'Quotations of every type.';
comment on column news.daily_counts.actors is 'Mentions of actors.';
