-- What lists are read by, a page at a time, however much is stored; and what words are found by.

-- A figure is compared with those whose time goes on when its own begins: the later the end, the fewer they are.
create index measured_end_index on news_private.measured (measure_key, period_to, period_from);
drop index news_private.measured_key_index;

create index cluster_first_reported_index on news_private.cluster (first_reported_at, cluster_id) where articles > 1 and outlets > 1;

-- Only later versions can have changed anything.
create index revision_later_index on news_private.revision (fetched_at) where number > 1;

-- Days in UTC, as daily_counts has them.
create index revision_day_index on news_private.revision (((coalesce(published_at, fetched_at) at time zone 'UTC')::date));

-- Texts may be longer than a tsvector can hold, hence the cuts.
create index quotation_search_index on news_private.mention using gin (to_tsvector('english', left(text, 20000))) where kind = 'quotation';
create index revision_search_index on news_private.revision
  using gin ((setweight(to_tsvector('english', left(coalesce(title, ''), 2000)), 'A') || to_tsvector('english', left(text, 100000))));

-- Names that are spelled nearly alike. Where the server does not let this user have the extension, names are looked for as they are written.
do $$
begin
  create extension if not exists pg_trgm;
exception
  when others then raise notice 'pg_trgm is not to be had: names are found by what they contain';
end
$$;

do $$
begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    create index quotation_speaker_trigram_index on news_private.quotation using gin (left(speaker, 200) gin_trgm_ops);
  end if;
end
$$;

-- The quotations of a few articles are found without looking at all quotations.
create index mention_quotation_index on news_private.mention (revision_id) where kind = 'quotation';
