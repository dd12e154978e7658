-- Functions that find by words: claims, quotations and articles by what they say, speakers and outlets by their names.

-- Of those that hold the words, the latest reported of current revisions. Months are asked for one by one, the latest first, for the index
-- gives no order: a word that millions hold costs no more than one that thousands do.
create or replace function news_private.latest_claims(words tsquery, most integer) returns bigint[]
language plpgsql stable as $$
declare
  found bigint[] := '{}';
  before timestamptz := 'infinity';
  latest timestamptz;
begin
  -- Common words fill the list within a few months. Words that have not after a year are rare enough to be looked up at once.
  for step in 1 .. 12 loop
    select max(c.reported_at) into latest from news_private.claim c where c.reported_at < before;
    exit when latest is null or cardinality(found) >= most;
    found := found || array(
      with hit as materialized (
        select c.id as id, c.reported_at as at
        from news_private.claim c
        where array[news_private.month_of(c.reported_at)] @> array[news_private.month_of(latest)] and c.search @@ words
      )
      select hit.id from hit join news_private.claim x on x.id = hit.id join news_private.article a on a.current_revision_id = x.revision_id order by hit.at desc, hit.id desc limit most - cardinality(found)
    );
    before := date_trunc('month', latest at time zone 'UTC') at time zone 'UTC';
  end loop;
  if latest is null or cardinality(found) >= most then return found; end if;
  return found || array(
    with hit as materialized (
      select c.id as id, c.reported_at as at
      from news_private.claim c
      where c.search @@ words and c.reported_at < before
    )
    select hit.id from hit join news_private.claim x on x.id = hit.id join news_private.article a on a.current_revision_id = x.revision_id order by hit.at desc, hit.id desc limit most - cardinality(found)
  );
end
$$;

create or replace function news_private.latest_quotations(words tsquery, most integer) returns bigint[]
language plpgsql stable as $$
declare
  found bigint[] := '{}';
  before timestamptz := 'infinity';
  latest timestamptz;
begin
  -- Common words fill the list within a few months. Words that have not after a year are rare enough to be looked up at once.
  for step in 1 .. 12 loop
    select max(q.reported_at) into latest from news_private.quotation q where q.reported_at < before;
    exit when latest is null or cardinality(found) >= most;
    found := found || array(
      with hit as materialized (
        select q.mention_id as id, q.reported_at as at
        from news_private.quotation q
        where array[news_private.month_of(q.reported_at)] @> array[news_private.month_of(latest)] and q.search @@ words
      )
      select hit.id from hit join news_private.mention x on x.id = hit.id join news_private.article a on a.current_revision_id = x.revision_id order by hit.at desc, hit.id desc limit most - cardinality(found)
    );
    before := date_trunc('month', latest at time zone 'UTC') at time zone 'UTC';
  end loop;
  if latest is null or cardinality(found) >= most then return found; end if;
  return found || array(
    with hit as materialized (
      select q.mention_id as id, q.reported_at as at
      from news_private.quotation q
      where q.search @@ words and q.reported_at < before
    )
    select hit.id from hit join news_private.mention x on x.id = hit.id join news_private.article a on a.current_revision_id = x.revision_id order by hit.at desc, hit.id desc limit most - cardinality(found)
  );
end
$$;

create or replace function news_private.latest_revisions(words tsquery, most integer) returns integer[]
language plpgsql stable as $$
declare
  found integer[] := '{}';
  before timestamptz := 'infinity';
  latest timestamptz;
begin
  -- Common words fill the list within a few months. Words that have not after a year are rare enough to be looked up at once.
  for step in 1 .. 12 loop
    select max(coalesce(r.published_at, r.fetched_at)) into latest from news_private.revision r where coalesce(r.published_at, r.fetched_at) < before;
    exit when latest is null or cardinality(found) >= most;
    found := found || array(
      with hit as materialized (
        select r.id as id, coalesce(r.published_at, r.fetched_at) as at
        from news_private.revision r
        where array[news_private.month_of(coalesce(r.published_at, r.fetched_at))] @> array[news_private.month_of(latest)] and r.search @@ words
      )
      select hit.id from hit join news_private.article a on a.current_revision_id = hit.id order by hit.at desc, hit.id desc limit most - cardinality(found)
    );
    before := date_trunc('month', latest at time zone 'UTC') at time zone 'UTC';
  end loop;
  if latest is null or cardinality(found) >= most then return found; end if;
  return found || array(
    with hit as materialized (
      select r.id as id, coalesce(r.published_at, r.fetched_at) as at
      from news_private.revision r
      where r.search @@ words and coalesce(r.published_at, r.fetched_at) < before
    )
    select hit.id from hit join news_private.article a on a.current_revision_id = hit.id order by hit.at desc, hit.id desc limit most - cardinality(found)
  );
end
$$;

-- They run with the rights of their owner, for readers may not use the index by themselves; all that they are given is words and a number.
create or replace function news.search_claims(words text, most integer default 20)
returns table (claim_id bigint, rank real, headline text, outlet text, reported_at timestamptz, speaker text, article_id integer)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select found.claim_id, found.rank,
    ts_headline('english', left(found.text, 20000), websearch_to_tsquery('english', words), 'StartSel=«, StopSel=», MaxWords=40, MinWords=20'),
    found.outlet, found.reported_at, found.speaker, found.article_id
  from (
    select c.claim_id, ts_rank(c.search, websearch_to_tsquery('english', words), 1) as rank, c.text, c.outlet, c.reported_at, c.speaker,
      c.article_id
    from unnest(news_private.latest_claims(websearch_to_tsquery('english', words), 2000)) as hit (id)
    join news.claims c on c.claim_id = hit.id
    order by rank desc, c.reported_at desc, c.claim_id
    limit most
  ) as found
  order by found.rank desc, found.reported_at desc, found.claim_id
$$;

comment on function news.search_claims(text, integer) is
  'Claims that hold certain words in any of their forms, those that are most about them first, with the words marked «so». Quotation marks hold words together, a minus excludes, or widens. Of more than 2,000 that hold them the latest 2,000 are ranked.';

create or replace function news.search_quotations(words text, most integer default 20)
returns table (mention_id bigint, rank real, headline text, speaker text, outlet text, reported_at timestamptz, article_id integer)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select found.mention_id, found.rank,
    ts_headline('english', left(found.text, 20000), websearch_to_tsquery('english', words), 'StartSel=«, StopSel=», MaxWords=40, MinWords=20'),
    found.speaker, found.outlet, found.reported_at, found.article_id
  from (
    select q.mention_id, ts_rank(q.search, websearch_to_tsquery('english', words), 1) as rank, q.text, q.speaker, q.outlet, q.reported_at,
      q.article_id
    from unnest(news_private.latest_quotations(websearch_to_tsquery('english', words), 2000)) as hit (id)
    join news.quotations q on q.mention_id = hit.id
    order by rank desc, q.reported_at desc, q.mention_id
    limit most
  ) as found
  order by found.rank desc, found.reported_at desc, found.mention_id
$$;

comment on function news.search_quotations(text, integer) is
  'Quotations that hold certain words, as search_claims finds claims; the latest 2,000 are ranked.';

create or replace function news.search_articles(words text, most integer default 20)
returns table (article_id integer, rank real, title text, headline text, outlet text, reported_at timestamptz, url text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select found.article_id, found.rank, found.title,
    ts_headline('english', left(r.text, 20000), websearch_to_tsquery('english', words), 'StartSel=«, StopSel=», MaxWords=40, MinWords=20'),
    found.outlet, found.reported_at, found.url
  from (
    select a.article_id, ts_rank(a.search, websearch_to_tsquery('english', words), 1) as rank, a.title, a.outlet, a.reported_at, a.url,
      a.revision_id
    from unnest(news_private.latest_revisions(websearch_to_tsquery('english', words), 500)) as hit (id)
    join news.articles a on a.revision_id = hit.id
    order by rank desc, a.reported_at desc, a.article_id
    limit most
  ) as found
  join news.revisions r on r.revision_id = found.revision_id
  order by found.rank desc, found.reported_at desc, found.article_id
$$;

comment on function news.search_articles(text, integer) is
  'Articles with certain words in title or text, as search_claims finds claims; words of the title count for more, and the latest 500 are ranked.';

-- How alike names are is told by pg_trgm, where the server has it.
do $do$
declare
  place text := (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm');
  speaker_is_like text := 'left(q.speaker, 200) ilike ''%'' || replace(replace(replace(name, ''\'', ''\\''), ''%'', ''\%''), ''_'', ''\_'') || ''%''';
  outlet_is_like text := 'a.outlet ilike ''%'' || replace(replace(replace(name, ''\'', ''\\''), ''%'', ''\%''), ''_'', ''\_'') || ''%''';
  speaker_likeness text := 'char_length(name)::real / greatest(char_length(q.speaker), 1)';
  outlet_likeness text := 'char_length(name)::real / greatest(char_length(a.outlet), 1)';
begin
  if place is not null then
    speaker_is_like := format('(name operator(%1$I.<%%) left(q.speaker, 200) or name operator(%1$I.%%) left(q.speaker, 200) or %2$s)', place, speaker_is_like);
    outlet_is_like := format('(%1$I.word_similarity(name, a.outlet) >= 0.4 or %2$s)', place, outlet_is_like);
    speaker_likeness := format('(%1$I.word_similarity(name, q.speaker) + %1$I.similarity(name, q.speaker)) / 2', place);
    outlet_likeness := format('(%1$I.word_similarity(name, a.outlet) + %1$I.similarity(name, a.outlet)) / 2', place);
  end if;
  execute format($sql$
    create or replace function news.find_speakers(name text, most integer default 20)
    returns table (speaker text, speaker_kind text, likeness real, quotations bigint)
    language sql stable
    as $body$
      select alike.speaker, alike.speaker_kind, alike.likeness, s.quotations
      from (
        select q.canonical_speaker as speaker, q.speaker_kind, max((%s)::real) as likeness
        from news.quotations q
        where %s
        group by q.canonical_speaker, q.speaker_kind
      ) as alike
      join lateral (
        select count(*) as quotations
        from news.quotations q
        where q.canonical_speaker = alike.speaker and q.speaker_kind is not distinct from alike.speaker_kind
      ) as s on true
      order by alike.likeness desc, s.quotations desc, alike.speaker, alike.speaker_kind
      limit most
    $body$
  $sql$, speaker_likeness, speaker_is_like);
  execute format($sql$
    create or replace function news.find_outlets(name text, most integer default 20)
    returns table (outlet text, domain text, likeness real)
    language sql stable
    as $body$
      select a.outlet, a.domain, (%s)::real as likeness
      from news.outlets a
      where %s
      order by likeness desc, a.outlet, a.domain
      limit most
    $body$
  $sql$, outlet_likeness, outlet_is_like);
end
$do$;

comment on function news.find_speakers(text, integer) is
  'Speakers by a name that may be misspelled or a part of theirs, the most alike first, with how often they are quoted under any of their names. Without the extension pg_trgm only names that contain the words.';
comment on function news.find_outlets(text, integer) is
  'Outlets by a name that may be misspelled or a part of theirs, the most alike first.';
