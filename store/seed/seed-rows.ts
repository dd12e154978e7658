/**
 * The statements that turn the table `seeded` into rows, in their order. What one gives out, later ones refer to.
 *
 * Values: `$1` the articles' outlets by number, of which each statement takes what it needs.
 */
export const SEED_ARTICLES = `
  insert into news_private.article (id, outlet_id, url, first_seen_at, last_fetched_at)
  overriding system value
  select distinct on (article_id) article_id, ($1::int[])[1 + (abs(hashint8extended(told, 21)) % cardinality($1::int[]))::int],
    'https://seed.invalid/articles/' || article_id, reported_at, reported_at
  from seeded
  where not is_earlier
  order by article_id`;

export const SEED_ARTICLE_URLS = `
  insert into news_private.article_url (url, article_id, first_seen_at)
  select distinct on (article_id) 'https://seed.invalid/articles/' || article_id, article_id, reported_at
  from seeded
  where not is_earlier
  order by article_id`;

export const SEED_REVISIONS = `
  insert into news_private.revision
    (id, article_id, number, fetched_at, published, published_at, published_source, title, text, text_sha256, language, extraction_key)
  overriding system value
  select revision_id, article_id, case when is_earlier or told % 50 <> 49 then 1 else 2 end,
    reported_at + case when is_earlier or told % 50 <> 49 then interval '10 minutes' else interval '5 hours' end,
    to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), date_trunc('second', reported_at), 'page', title, text,
    encode(sha256(convert_to(text, 'UTF8')), 'hex'), 'en', $1
  from (
    select revision_id, article_id, told, is_earlier, reported_at, string_agg(text, ' ' order by number) as text,
      initcap(min(element) || ' and the ' || max(country) || ' question') as title
    from seeded
    group by revision_id, article_id, told, is_earlier, reported_at
  ) as whole`;

export const SEED_CURRENT = `
  update news_private.article a
  set current_revision_id = s.revision_id
  from (select distinct article_id, revision_id from seeded where not is_earlier) as s
  where a.id = s.article_id`;

export const SEED_EXTRACTIONS = `
  insert into news_private.extraction (revision_id, kind, version, result_sha256, extracted_at)
  select s.revision_id, v.kind, v.version::int, 'seed', s.reported_at
  from (select distinct revision_id, reported_at from seeded) as s
  cross join jsonb_each_text($1::jsonb) as v (kind, version)`;

/** A place in the sentence as columns of the revision. */
const placeOf = (part: string): string => `start_char + strpos(text, ${part}) - 1`;

export const SEED_CLAIMS = `
  insert into news_private.claim
    (id, revision_id, number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence,
     attribution_type, speaker, speaker_kind, speaker_role, speaker_start_char, speaker_end_char, speaker_text,
     cue_start_char, cue_end_char, cue_text, rule, stance, frame, reported_at)
  overriding system value
  select claim_id, revision_id, number, start_char, start_char + char_length(text), text,
    case when form <= 2 then array['processing'] when form = 3 then array['price'] when form = 4 then array['tariff']
      when form = 9 then array['export-control'] when topic like '%licence' then array['export-control', 'supply-chain']
      else array['supply-chain'] end,
    array[symbol], case when symbol in ('Nd', 'Pr', 'Dy', 'Tb', 'Sm', 'Eu', 'Gd', 'Ho', 'Er', 'Tm', 'Yb', 'Lu', 'La', 'Ce', 'Y', 'Sc')
      then array['rare-earths'] else '{}'::text[] end,
    case when form <= 4 or form >= 8 then array[country] else '{}'::text[] end,
    'affirmed', case when form = 9 then 'forecast' else 'asserted' end, 0.9,
    type, case when form <= 7 then speaker_text end, speaker_kind, case when form between 5 and 7 then role end,
    ${placeOf('speaker_text')}, ${placeOf('speaker_text')} + char_length(speaker_text), speaker_text,
    case when type is not null then ${placeOf(`' ' || cue || ' '`)} + 1 end,
    case when type is not null then ${placeOf(`' ' || cue || ' '`)} + 1 + char_length(cue) end,
    case when type is not null then cue end, 'seed', case when type is not null then stance end, md5(concat('frame ', same_n))::uuid,
    date_trunc('second', reported_at)
  from seeded`;

/** Each mention of a claim has its place among five numbers: element, figure, date, quotation, actor. */
const mentions = (place: number, kind: string, part: string, detail: string): string => `
  select first_mention_id + ${place}, revision_id, number * 5 + ${place}, claim_id, '${kind}', ${placeOf(part)},
    ${placeOf(part)} + char_length(${part}), ${part}, 'seed', ${detail}
  from seeded where ${part} is not null`;

const FIGURE_TEXT = `case when has_figure then percent || ' percent' end`;
const ACTOR_TEXT = `case when form <= 4 or form >= 8 then country end`;
const spanOf = (part: string): string => `'start', ${placeOf(part)}, 'end', ${placeOf(part)} + char_length(${part}), 'text', ${part}`;

export const SEED_MENTIONS = `
  insert into news_private.mention (id, revision_id, number, claim_id, kind, start_char, end_char, text, rule, detail)
  overriding system value
  ${[
    mentions(0, 'element', 'element', `jsonb_build_object('elements', array[symbol], 'group', null, 'form', null)`),
    mentions(
      1,
      'percentage',
      `(${FIGURE_TEXT})`,
      `jsonb_build_object('low', percent, 'high', percent, 'unit', 'percent', 'role', figure_role, 'period', jsonb_build_object(${spanOf('month')}))`,
    ),
    mentions(2, 'date', 'date_text', `jsonb_build_object('type', 'date', 'from', date_from, 'to', date_to)`),
    mentions(
      3,
      'quotation',
      'quoted',
      `jsonb_build_object('type', type, 'stance', stance, 'speaker', jsonb_build_object('kind', speaker_kind, ${spanOf('speaker_text')}))`,
    ),
    mentions(4, 'actor', `(${ACTOR_TEXT})`, `jsonb_build_object('name', country, 'type', 'country')`),
  ].join(' union all ')}`;

export const SEED_CLAIM_MENTIONS = `
  insert into news_private.claim_mention (claim_id, mention_id)
  select claim_id, first_mention_id + place
  from seeded
  cross join generate_series(0, 4) as place
  where place = 0 or place = 1 and has_figure or place = 2 and date_text is not null or place = 3 and quoted is not null
    or place = 4 and (form <= 4 or form >= 8)`;

export const SEED_ELEMENTS = `
  insert into news_private.element_mention (mention_id, elements)
  select first_mention_id, array[symbol] from seeded`;

export const SEED_FIGURES = `
  insert into news_private.figure
    (mention_id, low, high, unit, direction, role, period_mention_id, measure_name, measure_subject, measure_region, measure_key,
     reported_at)
  select first_mention_id + 1, percent, percent, 'percent', case when form = 3 then 'up' end, figure_role, first_mention_id + 2,
    measure_name, symbol, country, measure_key, date_trunc('second', reported_at)
  from seeded where has_figure`;

export const SEED_DATES = `
  insert into news_private.date_mention (mention_id, type, value, from_date, to_date, modifier, reported_at)
  select first_mention_id + 2, 'date', case when form = 9 then due::text else to_char(month_from, 'YYYY-MM') end, date_from, date_to,
    case when form = 9 then 'before' end, date_trunc('second', reported_at)
  from seeded where date_text is not null`;

export const SEED_QUOTATIONS = `
  insert into news_private.quotation
    (mention_id, type, speaker, speaker_kind, speaker_role, speaker_start_char, speaker_end_char, speaker_text,
     cue_start_char, cue_end_char, cue_text, stance, reported_at, search, actor)
  select first_mention_id + 3, type, case when form <= 7 then speaker_text end, speaker_kind, case when form <= 7 then role end,
    ${placeOf('speaker_text')}, ${placeOf('speaker_text')} + char_length(speaker_text), speaker_text,
    ${placeOf(`' ' || cue || ' '`)} + 1, ${placeOf(`' ' || cue || ' '`)} + 1 + char_length(cue), cue, stance,
    date_trunc('second', reported_at), to_tsvector('english', quoted), case when form <= 7 then speaker_text end
  from seeded where quoted is not null`;

export const SEED_ACTORS = `
  insert into news_private.actor_mention (mention_id, name, type)
  select first_mention_id + 4, country, 'country' from seeded where form <= 4 or form >= 8`;

/** Claims of the same story share a key, and claims of the same value of a measure another. */
export const SEED_LINKS = `
  insert into news_private.claim_link (claim_id, key, basis, article_id, outlet_id, reported_at)
  select s.claim_id, link.key, link.basis, s.article_id, a.outlet_id, date_trunc('second', s.reported_at)
  from seeded s
  join news_private.article a on a.id = s.article_id
  cross join lateral (
    select md5(concat('seed words ', s.article_id - s.told, ' ', s.v))::uuid as key, 'words' as basis
    union all
    select md5(concat('seed figure ', s.article_id - s.told, s.measure_key, s.month, s.percent))::uuid, 'figure' where s.has_figure
  ) as link
  where not s.is_earlier`;

export const SEED_MEASURED = `
  insert into news_private.measured
    (mention_id, claim_id, article_id, outlet_id, reported_at, measure_key, period_from, period_to, period_is_stated, low_bound, high_bound)
  select s.first_mention_id + 1, s.claim_id, s.article_id, a.outlet_id, date_trunc('second', s.reported_at), s.measure_key, s.month_from,
    s.month_to, true, s.percent - 0.5, s.percent + 0.5
  from seeded s
  join news_private.article a on a.id = s.article_id
  where s.has_figure and not s.is_earlier`;

/** All rows of a batch, in the order in which they refer to each other; statements with a value are run apart. */
export const SEED_ROWS: readonly string[] = [
  SEED_ARTICLE_URLS,
  SEED_CURRENT,
  SEED_CLAIMS,
  SEED_MENTIONS,
  SEED_CLAIM_MENTIONS,
  SEED_ELEMENTS,
  SEED_FIGURES,
  SEED_DATES,
  SEED_QUOTATIONS,
  SEED_ACTORS,
  SEED_LINKS,
  SEED_MEASURED,
];

/** Clusters of what the synthetic claims have in common, made at the end. */
export const SEED_CLUSTERS: readonly string[] = [
  `insert into news_private.claim_cluster (cluster_id, claim_id, basis, article_id, outlet_id, reported_at)
   select l.key, l.claim_id, l.basis, l.article_id, l.outlet_id, l.reported_at
   from news_private.claim_link l
   join (
     select key from news_private.claim_link where claim_id > $1::bigint group by key having count(*) > 1
   ) as together on together.key = l.key
   where l.claim_id > $1::bigint`,
  `insert into news_private.cluster (cluster_id, basis, claims, articles, outlets, first_claim_id, first_reported_at, last_reported_at)
   select cluster_id, min(basis), count(*), count(distinct article_id), count(distinct outlet_id),
     (array_agg(claim_id order by reported_at, claim_id))[1], min(reported_at), max(reported_at)
   from news_private.claim_cluster
   where claim_id > $1::bigint
   group by cluster_id`,
];
