import type { Database, Queryable } from './database.ts';
import { type ClaimRow, type ExtractionInput, type MentionRow, toRows } from './rows/extraction-rows.ts';
import { sha256, storableJson } from './rows/storable.ts';

/** Versions by kind of mention, and of the building of claims under `claim`. */
export type ExtractionVersions = Readonly<Record<string, number>>;

/** What an extraction reads of a revision. */
export interface RevisionForExtraction {
  readonly revisionId: number;
  readonly articleId: number;
  readonly text: string;
  /** As stated: a day, or an instant with its zone. */
  readonly published: string | null;
  readonly title: string | null;
  readonly url: string;
  readonly language: string | null;
}

/** The text of a revision with what its extraction needs; null when there is no such revision. */
export async function revisionForExtraction(database: Queryable, revisionId: number): Promise<RevisionForExtraction | null> {
  const rows = await database.query<RevisionForExtraction>(
    `select r.id as "revisionId", r.article_id as "articleId", r.text, r.published, r.title, a.url, r.language
     from news_private.revision r
     join news_private.article a on a.id = r.article_id
     where r.id = $1`,
    [revisionId],
  );
  return rows[0] ?? null;
}

/** Revisions that were never extracted, or by an older version of some kind; the newest first, for they matter most. */
export async function revisionsNeedingExtraction(
  database: Queryable,
  options: { versions: ExtractionVersions; limit: number },
): Promise<readonly number[]> {
  const rows = await database.query<{ id: number }>(
    `select r.id
     from news_private.revision r
     where (r.extraction_key is null or r.extraction_key < $3 or r.extraction_key > $3)
       and exists (
       select from jsonb_each_text($1::jsonb) as wanted (kind, version)
       where not exists (
         select from news_private.extraction e
         where e.revision_id = r.id and e.kind = wanted.kind and e.version >= wanted.version::int
       )
       union all
       -- Made with an operator's lexicon that is not in force any more.
       select from news_private.extraction e
       where e.revision_id = r.id and starts_with(e.kind, 'lexicon-') and not $1::jsonb ? e.kind
     )
     order by r.id desc
     limit $2::int`,
    [JSON.stringify(options.versions), options.limit, keyOf(options.versions)],
  );
  return rows.map((row) => row.id);
}

/** The versions in one text that is the same for the same versions. */
function keyOf(versions: ExtractionVersions): string {
  return Object.keys(versions)
    .sort()
    .map((kind) => `${kind}-${versions[kind]}`)
    .join(' ');
}

/**
 * `written`: rows were replaced. `unchanged`: the same was found as is stored, and no row was touched.
 * `superseded`: a newer version has extracted the revision, so nothing was written.
 */
export type SaveOutcome = 'written' | 'unchanged' | 'superseded';

/** An extraction with the versions that made it. */
export interface NewExtraction {
  readonly revisionId: number;
  readonly extraction: ExtractionInput;
  readonly versions: ExtractionVersions;
  readonly at: Date;
}

/**
 * Makes an extraction the one of its revision, in one transaction: readers see all of the old rows or all of the new ones.
 *
 * A claim whose sentence was a claim before keeps its id.
 */
export async function saveExtraction(
  database: Database,
  found: NewExtraction,
): Promise<{ outcome: SaveOutcome; mentions: number; claims: number }> {
  return database.transaction(async (tx) => {
    const revision = await lockRevision(tx, found.revisionId);
    const rows = toRows(revision.text, found.extraction);
    const counts = { mentions: rows.mentions.length, claims: rows.claims.length };
    if (isNewer(revision.stored, found.versions)) return { outcome: 'superseded', ...counts };
    const made = digests(rows, found.versions);
    const isSame = made.length === revision.stored.length && made.every((one) => matches(one, revision.stored));
    if (isSame && made.every((one) => revision.stored.some((old) => old.kind === one.kind && old.version === one.version))) {
      return { outcome: 'unchanged', ...counts };
    }
    if (!isSame) {
      await replaceRows(tx, found.revisionId, rows);
      await tx.query(AWAIT_LINKS, [found.revisionId]);
    }
    await tx.query(SAVE_VERSIONS, [found.revisionId, JSON.stringify(made), found.at.toISOString(), keyOf(found.versions)]);
    return { outcome: isSame ? 'unchanged' : 'written', ...counts };
  });
}

interface StoredKind {
  readonly kind: string;
  readonly version: number;
  readonly result_sha256: string;
}

async function lockRevision(tx: Queryable, revisionId: number): Promise<{ text: string; stored: readonly StoredKind[] }> {
  const [revision] = await tx.query<{ text: string }>('select text from news_private.revision where id = $1 for update', [revisionId]);
  if (!revision) throw new Error(`there is no revision ${revisionId}`);
  const stored = await tx.query<StoredKind>(
    'select kind, version, result_sha256 from news_private.extraction where revision_id = $1 order by kind',
    [revisionId],
  );
  return { text: revision.text, stored };
}

function isNewer(stored: readonly StoredKind[], versions: ExtractionVersions): boolean {
  return stored.some(({ kind, version }) => version > (versions[kind] ?? version));
}

function matches(one: StoredKind, stored: readonly StoredKind[]): boolean {
  return stored.some((old) => old.kind === one.kind && old.result_sha256 === one.result_sha256);
}

/** One digest of what was found for each kind, so that a second run can tell that it found the same. */
function digests(rows: { mentions: readonly MentionRow[]; claims: readonly ClaimRow[] }, versions: ExtractionVersions): StoredKind[] {
  const kinds = new Set([...Object.keys(versions), ...rows.mentions.map((row) => row.kind), 'claim']);
  return [...kinds].sort().map((kind) => {
    const own = kind === 'claim' ? rows.claims : rows.mentions.filter((row) => row.kind === kind);
    return { kind, version: versions[kind] ?? 0, result_sha256: sha256(storableJson(own)) };
  });
}

async function replaceRows(tx: Queryable, revisionId: number, rows: { mentions: MentionRow[]; claims: ClaimRow[] }): Promise<void> {
  const pairs = rows.claims.flatMap((claim) => claim.mentions.map((mention) => ({ claim: claim.number, mention })));
  await tx.query('delete from news_private.mention where revision_id = $1', [revisionId]);
  await tx.query(REPLACE_CLAIMS, [revisionId, storableJson(rows.claims)]);
  await tx.query(INSERT_MENTIONS, [revisionId, storableJson(rows.mentions), JSON.stringify(pairs)]);
}

const SAVE_VERSIONS = `
  with made as (
    select kind, version, result_sha256
    from jsonb_to_recordset($2::jsonb) as row (kind text, version int, result_sha256 text)
  ), gone as (
    delete from news_private.extraction
    where revision_id = $1::int and kind not in (select kind from made)
  ), noted as (
    update news_private.revision
    set extraction_key = $4
    where id = $1::int
  )
  insert into news_private.extraction (revision_id, kind, version, result_sha256, extracted_at)
  select $1::int, kind, version, result_sha256, $3::timestamptz from made
  on conflict (revision_id, kind) do update
    set version = excluded.version, result_sha256 = excluded.result_sha256, extracted_at = excluded.extracted_at`;

/** The mention that the span in a field of mention m is of; fields are given only where there is such a mention. */
function linkedTo(kind: 'percentage' | 'date', field: string): string {
  return `case when m.detail ? '${field}' then (
        select s.id from spans s
        where s.kind = '${kind}' and s.start_char = (m.detail#>>'{${field},start}')::int
          and s.end_char = (m.detail#>>'{${field},end}')::int) end`;
}

/** The names of those who pass a quotation on, the nearest to the speaker first. */
const namesIn = (json: string): string =>
  `array(select carrier->>'name' from jsonb_array_elements(${json}->'via') with ordinality as chain (carrier, place) order by place)`;

const AWAIT_LINKS = `
  insert into news_private.link_pending (article_id)
  select article_id from news_private.revision where id = $1::int
  on conflict do nothing`;

const INSERT_MENTIONS = `
  with found as materialized (
    select number, kind, start_char, end_char, text, rule, detail
    from jsonb_to_recordset($2::jsonb)
      as row (number int, kind text, start_char int, end_char int, text text, rule text, detail jsonb)
  ), held as materialized (
    select c.id as claim_id, pair.claim, pair.mention
    from jsonb_to_recordset($3::jsonb) as pair (claim int, mention int)
    join news_private.claim c on c.revision_id = $1::int and c.number = pair.claim
  ), mentions as (
    insert into news_private.mention (revision_id, number, claim_id, kind, start_char, end_char, text, rule, detail)
    select $1::int, number, first.claim_id, kind, start_char, end_char, text, rule, detail
    from found
    left join (select distinct on (mention) mention, claim_id from held order by mention, claim) as first on first.mention = found.number
    order by number
    returning id, number, kind, start_char, end_char, detail
  ), claim_mentions as (
    insert into news_private.claim_mention (claim_id, mention_id)
    select held.claim_id, mentions.id from held join mentions on mentions.number = held.mention
  ), elements as (
    insert into news_private.element_mention (mention_id, elements, element_group, form)
    select id, array(select jsonb_array_elements_text(detail->'elements')), detail->>'group', detail->>'form'
    from mentions where kind = 'element'
  ), spans as (
    select id, kind, start_char, end_char from mentions where kind in ('percentage', 'date')
  ), figures as (
    insert into news_private.figure
      (mention_id, low, high, unit, modifier, direction, role, of_start_char, of_end_char, of_text, delta, other_end_mention_id,
       period_mention_id, measure_name, measure_subject, measure_region, measure_counterpart, measure_key)
    select m.id, (m.detail->>'low')::double precision, (m.detail->>'high')::double precision, m.detail->>'unit', m.detail->>'modifier',
      m.detail->>'direction', m.detail->>'role', (m.detail#>>'{of,start}')::int, (m.detail#>>'{of,end}')::int, m.detail#>>'{of,text}',
      (m.detail->>'delta')::double precision, ${linkedTo('percentage', 'otherEnd')}, ${linkedTo('date', 'period')},
      m.detail#>>'{measure,measure}', m.detail#>>'{measure,subject}', m.detail#>>'{measure,region}',
      m.detail#>>'{measure,counterpart}', m.detail#>>'{measure,key}'
    from mentions m where m.kind = 'percentage'
  ), dates as (
    insert into news_private.date_mention
      (mention_id, type, value, from_date, to_date, modifier, range_to_mention_id, range_from_mention_id, anchor_mention_id, anchor_side)
    select m.id, m.detail->>'type', m.detail->>'value', (m.detail->>'from')::date, (m.detail->>'to')::date, m.detail->>'modifier',
      ${linkedTo('date', 'rangeTo')}, ${linkedTo('date', 'rangeFrom')}, ${linkedTo('date', 'anchor')}, m.detail->>'side'
    from mentions m where m.kind = 'date'
  ), quotations as (
    insert into news_private.quotation
      (mention_id, type, speaker, speaker_kind, speaker_role, speaker_start_char, speaker_end_char, speaker_text,
       cue_start_char, cue_end_char, cue_text, stance, addressee, speaker_affiliation, via)
    select id, detail->>'type', detail#>>'{speaker,name}', detail#>>'{speaker,kind}', detail#>>'{speaker,role}',
      (detail#>>'{speaker,start}')::int, (detail#>>'{speaker,end}')::int, detail#>>'{speaker,text}',
      (detail#>>'{cue,start}')::int, (detail#>>'{cue,end}')::int, detail#>>'{cue,text}', detail->>'stance', detail#>>'{addressee,text}',
      detail#>>'{speaker,affiliation}', ${namesIn('detail')}
    from mentions where kind = 'quotation'
  )
  insert into news_private.actor_mention (mention_id, name, type)
  select id, coalesce(detail->>'name', ''), detail->>'type' from mentions where kind = 'actor'`;

const REPLACE_CLAIMS = `
  with found as materialized (
    select number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence, attribution, rule, frame
    from jsonb_to_recordset($2::jsonb)
      as row (number int, start_char int, end_char int, text text, tags text[], elements text[], element_groups text[],
        actors text[], polarity text, modality text, confidence double precision, attribution jsonb, rule text, frame uuid)
  ), gone as (
    delete from news_private.claim c
    where revision_id = $1::int
      and not exists (select from found f where f.start_char = c.start_char and f.end_char = c.end_char)
  )
  insert into news_private.claim
    (revision_id, number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence,
     attribution_type, speaker, speaker_kind, speaker_role, speaker_start_char, speaker_end_char, speaker_text,
     cue_start_char, cue_end_char, cue_text, rule, speaker_affiliation, stance, addressee, via, frame)
  select $1::int, number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence,
    attribution->>'type', attribution#>>'{speaker,name}', attribution#>>'{speaker,kind}', attribution#>>'{speaker,role}',
    (attribution#>>'{speaker,start}')::int, (attribution#>>'{speaker,end}')::int, attribution#>>'{speaker,text}',
    (attribution#>>'{cue,start}')::int, (attribution#>>'{cue,end}')::int, attribution#>>'{cue,text}', rule,
    attribution#>>'{speaker,affiliation}', attribution->>'stance', attribution#>>'{addressee,text}', ${namesIn('attribution')}, frame
  from found
  order by number
  on conflict (revision_id, start_char, end_char) do update
    set number = excluded.number, text = excluded.text, tags = excluded.tags, elements = excluded.elements,
      element_groups = excluded.element_groups, actors = excluded.actors, polarity = excluded.polarity,
      modality = excluded.modality, confidence = excluded.confidence, attribution_type = excluded.attribution_type,
      speaker = excluded.speaker, speaker_kind = excluded.speaker_kind, speaker_role = excluded.speaker_role,
      speaker_start_char = excluded.speaker_start_char, speaker_end_char = excluded.speaker_end_char,
      speaker_text = excluded.speaker_text, cue_start_char = excluded.cue_start_char, cue_end_char = excluded.cue_end_char,
      cue_text = excluded.cue_text, rule = excluded.rule, speaker_affiliation = excluded.speaker_affiliation,
      stance = excluded.stance, addressee = excluded.addressee, via = excluded.via, frame = excluded.frame`;

/** A kind of mention as its extractor describes it. */
export interface KindDescription {
  readonly kind: string;
  readonly version: number;
  readonly describe: string;
}

/** Notes which kinds this program extracts, for `news.kinds`; a kind keeps the highest version seen. */
export async function registerKinds(database: Queryable, kinds: readonly KindDescription[], now: Date): Promise<void> {
  await database.query(
    `insert into news_private.kind as k (kind, version, description, registered_at)
     select kind, version, describe, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as row (kind text, version int, describe text)
     on conflict (kind) do update
       set version = excluded.version, description = excluded.description, registered_at = excluded.registered_at
       where excluded.version > k.version or (excluded.version = k.version and excluded.description <> k.description)`,
    [storableJson(kinds), now.toISOString()],
  );
}
