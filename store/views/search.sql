-- Functions that find by words: claims, quotations and articles by what they say, speakers and outlets by their names.
create or replace function news.search_claims(words text, most integer default 20)
returns table (claim_id bigint, rank real, headline text, outlet text, reported_at timestamptz, speaker text, article_id integer)
language sql stable
as $$
  select found.claim_id, found.rank,
    ts_headline('english', left(found.text, 20000), websearch_to_tsquery('english', words), 'StartSel=«, StopSel=», MaxWords=40, MinWords=20'),
    found.outlet, found.reported_at, found.speaker, found.article_id
  from (
    select c.claim_id, ts_rank(c.search, websearch_to_tsquery('english', words), 1) as rank, c.text, c.outlet, c.reported_at, c.speaker,
      c.article_id
    from news.claims c
    where c.claim_id in (
      select m.claim_id
      from news.claims m
      where m.search @@ websearch_to_tsquery('english', words)
      order by m.claim_id desc
      limit 2000
    )
    order by rank desc, c.reported_at desc, c.claim_id
    limit most
  ) as found
$$;

comment on function news.search_claims(text, integer) is
  'Claims that hold certain words in any of their forms, those that are most about them first, with the words marked «so». Quotation marks hold words together, a minus excludes, or widens. Of more than 2,000 that hold them the latest 2,000 are ranked.';

create or replace function news.search_quotations(words text, most integer default 20)
returns table (mention_id bigint, rank real, headline text, speaker text, outlet text, reported_at timestamptz, article_id integer)
language sql stable
as $$
  select found.mention_id, found.rank,
    ts_headline('english', left(found.text, 20000), websearch_to_tsquery('english', words), 'StartSel=«, StopSel=», MaxWords=40, MinWords=20'),
    found.speaker, found.outlet, found.reported_at, found.article_id
  from (
    select q.mention_id, ts_rank(q.search, websearch_to_tsquery('english', words), 1) as rank, q.text, q.speaker, q.outlet, q.reported_at,
      q.article_id
    from news.quotations q
    where q.mention_id in (
      select m.mention_id
      from news.quotations m
      where m.search @@ websearch_to_tsquery('english', words)
      order by m.mention_id desc
      limit 2000
    )
    order by rank desc, q.reported_at desc, q.mention_id
    limit most
  ) as found
$$;

comment on function news.search_quotations(text, integer) is
  'Quotations that hold certain words, as search_claims finds claims; the latest 2,000 are ranked.';

create or replace function news.search_articles(words text, most integer default 20)
returns table (article_id integer, rank real, title text, headline text, outlet text, reported_at timestamptz, url text)
language sql stable
as $$
  select found.article_id, found.rank, found.title,
    ts_headline('english', left(r.text, 20000), websearch_to_tsquery('english', words), 'StartSel=«, StopSel=», MaxWords=40, MinWords=20'),
    found.outlet, found.reported_at, found.url
  from (
    select a.article_id, ts_rank(a.search, websearch_to_tsquery('english', words), 1) as rank, a.title, a.outlet, a.reported_at, a.url,
      a.revision_id
    from news.articles a
    where a.article_id in (
      select m.article_id
      from news.articles m
      where m.search @@ websearch_to_tsquery('english', words)
      order by m.article_id desc
      limit 500
    )
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
      select q.speaker, q.speaker_kind, (%s)::real as likeness, count(*)
      from news.quotations q
      where %s
      group by q.speaker, q.speaker_kind
      order by likeness desc, count(*) desc, q.speaker, q.speaker_kind
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
  'Speakers by a name that may be misspelled or a part of theirs, the most alike first, with how often they are quoted. Without the extension pg_trgm only names that contain the words.';
comment on function news.find_outlets(text, integer) is
  'Outlets by a name that may be misspelled or a part of theirs, the most alike first.';
