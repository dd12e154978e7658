import { type ExtractionVersions, keyOf } from '../claims.ts';
import type { Database, Queryable } from '../database.ts';
import { SEED_ARTICLES, SEED_CLUSTERS, SEED_EXTRACTIONS, SEED_REVISIONS, SEED_ROWS } from './seed-rows.ts';
import { CLAIMS_A_REVISION, SEED_SENTENCES, type SeedBase, WORD_LISTS } from './seed-sentences.ts';
import { SEED_OUTLETS } from './words.ts';

/** Articles of one transaction: enough to be set-based, few enough for the smallest of machines. */
const ARTICLES_AT_ONCE = 2_000;
const DEFAULT_ARTICLES_A_DAY = 100;
/** The end of the corpus where none is given: a fixed day, so that the same call makes the same rows. */
const DEFAULT_UNTIL = new Date('2026-01-01T00:00:00Z');

/** What the synthetic corpus shall be. */
export interface SeedOptions {
  /** How many claims; rounded up to whole articles of ten. */
  readonly claims: number;
  /** As the extractors say, so that the corpus is not taken for one that has to be extracted anew. */
  readonly versions: ExtractionVersions;
  /** When the last article is published; the corpus goes back from there, a hundred articles a day. */
  readonly until?: Date;
  readonly onProgress?: (claims: number) => void;
}

/** How many articles there are that were not made up. */
export async function countRealArticles(database: Queryable): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select count(*) as count
     from (
       select from news_private.article a
       join news_private.outlet o on o.id = a.outlet_id
       where o.domain not like '%.seed.invalid'
       limit 1000
     ) as found`,
  );
  return row?.count ?? 0;
}

/**
 * Makes a corpus of synthetic articles with revisions, claims, mentions of every kind, and what links claims across outlets.
 *
 * The same options give the same rows in an empty database. Sentences are grammatical and none is true; every span cuts out its text. The
 * links are made up with them: a rebuild of links gives others.
 *
 * @returns How many claims were made.
 */
export async function seedClaims(database: Database, options: SeedOptions): Promise<number> {
  const slots = Math.ceil(options.claims / CLAIMS_A_REVISION);
  await database.transaction(async (tx) => {
    await tx.query(SETTINGS);
    const base = await findBase(tx);
    const outletIds = await seedOutlets(tx);
    // Adding to an index row by row is most of the work; made at the end they are also smaller.
    const indexes = base.claim === 0 ? await dropIndexes(tx) : [];
    for (let first = 1; first <= slots; first += ARTICLES_AT_ONCE) {
      const last = Math.min(slots, first + ARTICLES_AT_ONCE - 1);
      await seedBatch(tx, { first, last, slots, base, outletIds, options });
      options.onProgress?.(last * CLAIMS_A_REVISION);
    }
    for (const statement of SEED_CLUSTERS) await tx.query(statement, [base.claim]);
    for (const index of indexes) await tx.query(index);
    await tx.query(MOVE_COUNTERS);
  });
  for (const table of TABLES) await database.query(`analyze news_private.${table}`);
  return slots * CLAIMS_A_REVISION;
}

const TABLES =
  'article article_url revision extraction claim mention claim_mention element_mention figure date_mention quotation actor_mention claim_link measured claim_cluster cluster'.split(
    ' ',
  );

/** Drops the indexes that are no constraint, and returns the statements that make them again. */
async function dropIndexes(tx: Queryable): Promise<readonly string[]> {
  const indexes = await tx.query<{ name: string; made_by: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made_by
     from pg_index i
     join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'news_private'::regnamespace and c.relname = any($1::text[]) and not i.indisunique
     order by 1`,
    [TABLES],
  );
  for (const { name } of indexes) await tx.query(`drop index ${name}`);
  return indexes.map((index) => index.made_by);
}

async function findBase(database: Queryable): Promise<SeedBase> {
  const [base] = await database.query<SeedBase>(
    `select coalesce((select max(id) from news_private.article), 0) as article,
       coalesce((select max(id) from news_private.revision), 0) as revision,
       coalesce((select max(id) from news_private.claim), 0) as claim,
       coalesce((select max(id) from news_private.mention), 0) as mention`,
  );
  return base ?? { article: 0, revision: 0, claim: 0, mention: 0 };
}

async function seedOutlets(database: Queryable): Promise<readonly number[]> {
  await database.query(
    `insert into news_private.outlet (domain, name)
     select domain, name from jsonb_to_recordset($1::jsonb) as row (domain text, name text)
     on conflict do nothing`,
    [JSON.stringify(SEED_OUTLETS)],
  );
  const rows = await database.query<{ id: number }>(`select id from news_private.outlet where domain like '%.seed.invalid' order by id`);
  return rows.map((row) => row.id);
}

interface Batch {
  readonly first: number;
  readonly last: number;
  readonly slots: number;
  readonly base: SeedBase;
  readonly outletIds: readonly number[];
  readonly options: SeedOptions;
}

async function seedBatch(tx: Queryable, { first, last, slots, base, outletIds, options }: Batch): Promise<void> {
  const until = (options.until ?? DEFAULT_UNTIL).toISOString();
  const bases = [base.article, base.revision, base.claim, base.mention];
  await tx.query(SEED_SENTENCES, [...WORD_LISTS, first, last, ...bases, until, DEFAULT_ARTICLES_A_DAY, slots]);
  // By these rows are put together; of the others nobody asks how they are spread.
  await tx.query('analyze seeded (article_id, revision_id, claim_id)');
  await tx.query(SEED_ARTICLES, [outletIds]);
  await tx.query(SEED_REVISIONS, [keyOf(options.versions)]);
  await tx.query(SEED_EXTRACTIONS, [JSON.stringify(options.versions)]);
  for (const statement of SEED_ROWS) await tx.query(statement);
  await tx.query('drop table seeded');
}

/** The next row of the product's own goes behind these. */
const MOVE_COUNTERS = ['article', 'revision', 'claim', 'mention']
  .map(
    (table) =>
      `select setval(pg_get_serial_sequence('news_private.${table}', 'id'), greatest((select max(id) from news_private.${table}), 1))`,
  )
  .join(';');

/** References are right by construction; where the server lets this user, they are not checked one by one. */
const SETTINGS = `
  set local synchronous_commit = off;
  set local maintenance_work_mem = '512MB';
  set local work_mem = '64MB';
  do $$
  begin
    set local session_replication_role = replica;
  exception
    when insufficient_privilege then null;
  end
  $$`;
