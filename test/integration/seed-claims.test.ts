import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { countRealArticles, seedClaims } from '../../store/seed/seed-claims.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const VERSIONS = { element: 1, percentage: 1, date: 1, quotation: 1, actor: 1, claim: 1 };
const SPANS: readonly (readonly [table: string, start: string, end: string, text: string])[] = [
  ['claim', 'start_char', 'end_char', 'text'],
  ['claim', 'speaker_start_char', 'speaker_end_char', 'speaker_text'],
  ['claim', 'cue_start_char', 'cue_end_char', 'cue_text'],
  ['mention', 'start_char', 'end_char', 'text'],
];

const digest = (database: Database) =>
  database.query(
    `select (select md5(string_agg(r.text, '|' order by r.id)) from news_private.revision r) as texts,
       (select md5(string_agg(m.detail::text || m.start_char, '|' order by m.id)) from news_private.mention m) as mentions,
       (select md5(string_agg(l.key::text, '|' order by l.claim_id, l.key)) from news_private.claim_link l) as links`,
  );

describe.each(engines())('synthetic claims on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
    await seedClaims(database, { claims: 2_000, versions: VERSIONS });
  });
  afterAll(() => scratch.close());

  test('are as many as asked for, in articles of outlets that nobody can take for real ones', async () => {
    expect(await database.query('select count(*) from news_private.claim')).toEqual([{ count: 2_000 }]);
    expect(await countRealArticles(database)).toBe(0);
    expect(await database.query('select count(*) from news.articles where url not like $1', ['https://seed.invalid/%'])).toEqual([
      { count: 0 },
    ]);
  });

  test.each(SPANS)('stand in their texts where %s.%s says', async (table, start, end, text) => {
    const rows = await database.query(
      `select count(*) > 0 as some, count(*) filter (where substr(r.text, m.${start} + 1, m.${end} - m.${start}) <> m.${text}) as wrong
       from news_private.${table} m
       join news_private.revision r on r.id = m.revision_id
       where m.${start} is not null`,
    );
    expect(rows).toEqual([{ some: true, wrong: 0 }]);
  });

  test('have clusters, disagreements, edits and plans among them', async () => {
    for (const view of ['claim_clusters', 'first_reports', 'discrepancies', 'revision_changes', 'plans_due', 'anonymous_sources'])
      expect(await database.query(`select exists (select from news.${view}) as some`), view).toEqual([{ some: true }]);
  });

  test('leave the indexes and the counters as they were', async () => {
    const other = await engine.open();
    try {
      await migrate(other.database);
      const indexes = (one: Database) =>
        one.query<{ indexdef: string }>(`select indexdef from pg_indexes where schemaname = 'news_private' order by indexdef collate "C"`);
      expect(await indexes(database)).toEqual(await indexes(other.database));
      await seedClaims(other.database, { claims: 2_000, versions: VERSIONS });
      expect(await digest(other.database)).toEqual(await digest(database));
      await seedClaims(other.database, { claims: 10, versions: VERSIONS });
      expect(await other.database.query('select count(*) from news_private.claim')).toEqual([{ count: 2_010 }]);
    } finally {
      await other.close();
    }
  });
});
