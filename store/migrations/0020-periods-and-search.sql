-- What is asked of a period is found by the period, and words are found without reading texts again, however much is stored.
drop index news_private.claim_search_index;
drop index news_private.quotation_search_index;
drop index news_private.revision_search_index;

-- A revision's time of report stands on its claims, figures, dates and quotations too. It hardly ever changes; the triggers below see to it.
alter table news_private.claim
  add column reported_at timestamptz,
  -- A sentence may be longer than a tsvector can hold, hence the cut.
  add column search tsvector generated always as (to_tsvector('english', left(text, 20000))) stored;
alter table news_private.quotation
  add column reported_at timestamptz,
  add column search tsvector;
alter table news_private.figure
  add column reported_at timestamptz;
alter table news_private.date_mention
  add column reported_at timestamptz;
alter table news_private.revision
  add column search tsvector generated always as (
    setweight(to_tsvector('english', left(coalesce(title, ''), 2000)), 'A') || to_tsvector('english', left(text, 100000))
  ) stored;

update news_private.claim c
set reported_at = coalesce(r.published_at, r.fetched_at)
from news_private.revision r
where r.id = c.revision_id;

update news_private.quotation q
set reported_at = coalesce(r.published_at, r.fetched_at), search = to_tsvector('english', left(m.text, 20000))
from news_private.mention m
join news_private.revision r on r.id = m.revision_id
where m.id = q.mention_id;

update news_private.figure f
set reported_at = coalesce(r.published_at, r.fetched_at)
from news_private.mention m
join news_private.revision r on r.id = m.revision_id
where m.id = f.mention_id;

update news_private.date_mention d
set reported_at = coalesce(r.published_at, r.fetched_at)
from news_private.mention m
join news_private.revision r on r.id = m.revision_id
where m.id = d.mention_id;

alter table news_private.claim alter column reported_at set not null;
alter table news_private.quotation
  alter column reported_at set not null,
  alter column search set not null;
alter table news_private.figure alter column reported_at set not null;
alter table news_private.date_mention alter column reported_at set not null;

-- Months counted from the year 0, UTC: with the words in one index, the latest that hold them are found a month at a time.
create function news_private.month_of(instant timestamptz) returns integer
language sql immutable parallel safe as $$
  select (extract(year from instant at time zone 'UTC') * 12 + extract(month from instant at time zone 'UTC'))::integer
$$;

-- With the id, so that all of it can be read a page at a time.
create index claim_reported_index on news_private.claim (reported_at, id);
create index figure_reported_index on news_private.figure (reported_at, mention_id);
create index claim_month_search_index on news_private.claim using gin ((array[news_private.month_of(reported_at)]), search);
create index quotation_reported_index on news_private.quotation (reported_at, mention_id);
create index quotation_month_search_index on news_private.quotation using gin ((array[news_private.month_of(reported_at)]), search);
create index revision_month_search_index on news_private.revision
  using gin ((array[news_private.month_of(coalesce(published_at, fetched_at))]), search);

-- Who is quoted without a name, by period.
create index quotation_unnamed_index on news_private.quotation (reported_at)
  where speaker_kind in ('anonymous', 'group') or speaker_kind is null;
-- Dates that were still to come when they were reported, by the day on which they are due.
create index date_mention_ahead_index on news_private.date_mention (from_date, mention_id)
  where coalesce(to_date, 'infinity') > (reported_at at time zone 'UTC')::date;
-- A series is read in the order of its periods.
create index measured_series_index on news_private.measured (measure_key, period_from, reported_at);

-- A page that is read again may state another time for the same text.
create function news_private.carry_reported_at() returns trigger
language plpgsql as $$
begin
  update news_private.claim set reported_at = coalesce(new.published_at, new.fetched_at) where revision_id = new.id;
  update news_private.quotation q
  set reported_at = coalesce(new.published_at, new.fetched_at)
  from news_private.mention m
  where m.revision_id = new.id and q.mention_id = m.id;
  update news_private.figure f
  set reported_at = coalesce(new.published_at, new.fetched_at)
  from news_private.mention m
  where m.revision_id = new.id and f.mention_id = m.id;
  update news_private.date_mention d
  set reported_at = coalesce(new.published_at, new.fetched_at)
  from news_private.mention m
  where m.revision_id = new.id and d.mention_id = m.id;
  return null;
end
$$;

create trigger revision_reported_at
after update of published_at, fetched_at on news_private.revision
for each row
when (coalesce(old.published_at, old.fetched_at) is distinct from coalesce(new.published_at, new.fetched_at))
execute function news_private.carry_reported_at();

-- As before, with the time of report.
create or replace function news_private.keep_claim_ids(of_revision integer) returns void
language sql as $$
  insert into news_private.claim
    (id, revision_id, number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence, rule,
     reported_at)
  overriding system value
  select distinct on (v.start_char, v.end_char)
    v.claim_id, r.id, 0, v.start_char, v.end_char, v.text, '{}', '{}', '{}', '{}', 'affirmed', 'asserted', 0, v.rule,
    coalesce(r.published_at, r.fetched_at)
  from news_private.revision r
  join news_private.review v on v.article_id = r.article_id and v.text_sha256 = r.text_sha256
  where r.id = of_revision and v.kind = 'claim' and v.claim_id is not null
    and not exists (select from news_private.claim c where c.id = v.claim_id)
    and not exists (
      select from news_private.claim c where c.revision_id = r.id and c.start_char = v.start_char and c.end_char = v.end_char
    )
  order by v.start_char, v.end_char, v.id desc
$$;
