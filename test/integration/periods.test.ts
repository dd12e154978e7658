import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { readExample } from '../../store/reference/describe-schema.ts';
import { seedClaims } from '../../store/seed/seed-claims.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const QUERIES = join(import.meta.dirname, '..', '..', 'docs', 'queries');
const names = (await readdir(QUERIES)).filter((name) => name.endsWith('.sql')).sort();
const questions = await Promise.all(
  names.map(async (name) => ({ name, sql: readExample(await readFile(join(QUERIES, name), 'utf8')).sql.replace(/;\s*$/, '') })),
);

/** Tables that have a row or more for each claim. */
const CLAIM_SIZED =
  /Seq Scan on (?:claim|mention|claim_mention|element_mention|figure|date_mention|quotation|actor_mention|claim_link|claim_cluster|measured)\b/;

describe.each(engines())('a corpus of three years on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
    await seedClaims(database, { claims: 2_000, versions: { claim: 1 } });
    // What was read again may turn out to be from another month.
    await database.query(`update news_private.revision set published_at = published_at - id % 36 * interval '1 month'`);
    for (const table of ['claim', 'figure', 'date_mention', 'quotation']) await database.query(`analyze news_private.${table}`);
  });
  afterAll(() => scratch.close());

  test.each(['claims', 'figures', 'quotations', 'dates', 'plans_due', 'anonymous_sources', 'speaker_positions'])(
    'has the time of its revisions in news.%s, also after a page has stated another one',
    async (view) => {
      const [counts] = await database.query(
        `select count(*) > 0 as some, count(*) filter (where v.reported_at <> coalesce(r.published_at, r.fetched_at)) as wrong
         from news.${view} v
         join news.revisions r on r.revision_id = v.revision_id`,
      );
      expect(counts).toEqual({ some: true, wrong: 0 });
    },
  );

  test.each([
    ['common words that a year has more of than are ranked', 'supplies', 40],
    ['words that have to be looked for in all years', 'bonded sheds', 2000],
    ['a phrase and a word to leave out', '"export licence" -draft', 2000],
    ['words that nothing holds', 'zymurgy', 2000],
    ['no words at all', 'the', 2000],
  ])('finds the latest claims, quotations and articles with %s', async (_, words, most) => {
    for (const [latest, view, id] of [
      ['latest_claims', 'claims', 'claim_id'],
      ['latest_quotations', 'quotations', 'mention_id'],
      ['latest_revisions', 'articles', 'revision_id'],
    ]) {
      const [row] = await database.query(
        `select news_private.${latest}(websearch_to_tsquery('english', $1), $2::int) as found,
           array(
             select ${id} from news.${view}
             where search @@ websearch_to_tsquery('english', $1)
             order by reported_at desc, ${id} desc
             limit $2::int
           ) as wanted`,
        [words, most],
      );
      expect(row?.found, latest).toEqual(row?.wanted);
    }
  });

  test.each(questions)('can answer $name without reading through a table of claims', async ({ sql }) => {
    const plan = await database.transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off; set local search_path = news, public');
      return tx.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${sql}`);
    });
    expect(plan.map((row) => row['QUERY PLAN']).filter((line) => CLAIM_SIZED.test(line))).toEqual([]);
  });
});
