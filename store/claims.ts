import type { Database, Queryable } from './database.ts';
import { dropUnchangedHistory, keepHistory } from './extraction/claim-history.ts';
import { type ClaimRow, type ExtractionInput, type MentionRow, toRows } from './rows/extraction-rows.ts';
import { replaceRows } from './rows/replace-rows.ts';
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
    { isRepeated: true },
  );
  return rows[0] ?? null;
}

/** The versions in one text that is the same for the same versions. */
export function keyOf(versions: ExtractionVersions): string {
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
  return database.transaction((tx) => replaceExtraction(tx, found), { isRepeated: true });
}

async function replaceExtraction(tx: Queryable, found: NewExtraction): Promise<{ outcome: SaveOutcome; mentions: number; claims: number }> {
  const revision = await lockRevision(tx, found.revisionId);
  const rows = toRows(revision.text, found.extraction);
  const counts = { mentions: rows.mentions.length, claims: rows.claims.length };
  if (isNewer(revision.stored, found.versions)) return { outcome: 'superseded', ...counts };
  const made = digests(rows, found.versions);
  const isSame = made.length === revision.stored.length && made.every((one) => matches(one, revision.stored));
  if (isSame && made.every((one) => revision.stored.some((old) => old.kind === one.kind && old.version === one.version))) {
    return { outcome: 'unchanged', ...counts };
  }
  // What was reviewed is written again even so: reviews are noted under the version that found their rows.
  const keepsRows = isSame && !revision.isReviewed;
  if (!keepsRows) await writeRows(tx, found, { rows, isReviewed: revision.isReviewed, isFirst: revision.stored.length === 0 });
  await tx.query(SAVE_VERSIONS, [found.revisionId, JSON.stringify(made), found.at.toISOString(), keyOf(found.versions), !keepsRows]);
  if (revision.isReviewed) await tx.query('select news_private.apply_reviews($1::int, true)', [found.revisionId]);
  if (!keepsRows && revision.stored.length > 0) await dropUnchangedHistory(tx, found.revisionId, found.at);
  return { outcome: isSame ? 'unchanged' : 'written', ...counts };
}

interface RowsToWrite {
  readonly rows: { readonly mentions: MentionRow[]; readonly claims: ClaimRow[] };
  readonly isReviewed: boolean;
  /** Whether nothing was extracted from the revision before. */
  readonly isFirst: boolean;
}

async function writeRows(tx: Queryable, { revisionId, at }: NewExtraction, { rows, isReviewed, isFirst }: RowsToWrite): Promise<void> {
  if (!isFirst) await keepHistory(tx, revisionId, at);
  if (isReviewed) await tx.query('select news_private.keep_claim_ids($1::int)', [revisionId]);
  await replaceRows(tx, revisionId, { ...rows, isFirst });
}

interface StoredKind {
  readonly kind: string;
  readonly version: number;
  readonly result_sha256: string;
}

interface StoredRevision {
  readonly text: string;
  /** Whether anybody has ever reviewed something in its text. */
  readonly isReviewed: boolean;
  readonly stored: readonly StoredKind[];
}

async function lockRevision(tx: Queryable, revisionId: number): Promise<StoredRevision> {
  const [revision] = await tx.query<Omit<StoredRevision, 'stored'>>(
    `select r.text,
       exists (select from news_private.review v where v.article_id = r.article_id and v.text_sha256 = r.text_sha256) as "isReviewed"
     from news_private.revision r
     where r.id = $1
     for update`,
    [revisionId],
  );
  if (!revision) throw new Error(`there is no revision ${revisionId}`);
  const stored = await tx.query<StoredKind>(
    'select kind, version, result_sha256 from news_private.extraction where revision_id = $1 order by kind',
    [revisionId],
  );
  return { ...revision, stored };
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
  ), awaiting as (
    insert into news_private.link_pending (article_id)
    select article_id from news_private.revision where id = $1::int and $5::boolean
    on conflict do nothing
  )
  insert into news_private.extraction (revision_id, kind, version, result_sha256, extracted_at)
  select $1::int, kind, version, result_sha256, $3::timestamptz from made
  on conflict (revision_id, kind) do update
    set version = excluded.version, result_sha256 = excluded.result_sha256, extracted_at = excluded.extracted_at`;

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

/** A kind of what is extracted, by the names of `news.kinds`. */
export interface KindRow {
  readonly kind: string;
  readonly version: number | null;
  readonly description: string | null;
  readonly revisions: number;
  readonly outdated_revisions: number;
  readonly found: number;
}

/** All kinds, in the order of their names. */
export async function listKinds(database: Queryable): Promise<readonly KindRow[]> {
  return database.query<KindRow>('select kind, version, description, revisions, outdated_revisions, found from news.kinds order by kind');
}
