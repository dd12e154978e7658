import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Claim } from '../../extract/claim.ts';
import type { Mention } from '../../extract/extractor.ts';
import { saveExtraction } from '../../store/claims.ts';
import type { Database } from '../../store/database.ts';
import { linkClaims } from '../../store/links/link-claims.ts';
import { runOperation } from '../../workers/operations/index.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const AT = new Date('2026-05-01T12:00:00Z');
const TEXT = 'Nobody knows what Ann Example said of erbium in the year 447 BC, or will say in 12026.';

describe.each(engines())('finds that no text should lead to on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;

  const spanOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
  const mention = (kind: string, words: string, fields: object) =>
    ({ kind, rule: 'te\0st', text: words, ...spanOf(words), ...fields }) as unknown as Mention; // the fields that matter here

  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
    await database.query(
      `with o as (insert into news_private.outlet (domain, name) values ('a.example', 'A') returning id),
         a as (insert into news_private.article (outlet_id, url, first_seen_at, last_fetched_at) select id, 'https://a.example/1', $1, $1 from o returning id)
       insert into news_private.revision (article_id, number, fetched_at, text, text_sha256) select id, 1, $1, $2, 'x' from a`,
      [AT, TEXT],
    );
    await database.query('update news_private.article set current_revision_id = 1');
    const name = 'Ann\0 Exam\ud800ple';
    const mentions = [
      mention('date', '447 BC', { type: 'date', value: '-0446', from: '-000446-01-01', to: '-000445-01-01', modifier: null }),
      mention('date', '12026', { type: 'date', value: '12026', from: '12026-01-01', to: '12027-01-01', modifier: null }),
      mention('actor', 'Ann Example', { name, type: 'person' }),
      mention('quotation', 'of erbium', {
        type: 'indirect',
        speaker: { ...spanOf('Ann Example'), name, kind: 'person', role: '\udfff' },
        cue: null,
        stance: 'states',
      }),
      mention('percentage', '447', {
        low: Number.NaN,
        high: Number.POSITIVE_INFINITY,
        unit: 'percent',
        role: 'share',
        measure: { key: 'a\0b' },
      }),
    ];
    const claim = { start: 0, end: TEXT.length, text: TEXT, mentions: mentions.map((_, place) => place), tags: ['\0'], attribution: null };
    const read = { polarity: 'affirmed', modality: 'asserted', confidence: 0.5, rule: 'r\0' };
    const claims = [{ ...claim, ...read } as unknown as Claim]; // the fields that matter here
    await saveExtraction(database, { revisionId: 1, extraction: { mentions, claims }, versions: { claim: 1 }, at: AT });
    while ((await linkClaims(database)).more);
  });
  afterAll(() => scratch.close());

  test('are stored with what cannot be stored replaced, one character for one', async () => {
    expect(await database.query('select text, tags, rule from news.claims')).toEqual([{ text: TEXT, tags: ['\ufffd'], rule: 'r\ufffd' }]);
    expect(await database.query('select speaker, speaker_role from news.quotations')).toEqual([
      { speaker: 'Ann\ufffd Exam\ufffdple', speaker_role: '\ufffd' },
    ]);
    expect(await database.query('select speaker, quotations from news.speakers')).toEqual([
      { speaker: 'Ann\ufffd Exam\ufffdple', quotations: 1 },
    ]);
  });

  test('keep the words of a time that is no day of the calendar here, without days', async () => {
    expect(await database.query('select text, value, from_date, to_date from news.dates order by mention_id')).toEqual([
      { text: '447 BC', value: '-0446', from_date: null, to_date: null },
      { text: '12026', value: '12026', from_date: null, to_date: null },
    ]);
    expect(await database.query('select * from news.plans_due')).toEqual([]);
  });

  test('keep a number that is none as unknown', async () => {
    expect(await database.query('select low, high from news.figures')).toEqual([{ low: null, high: null }]);
  });

  test('are exported like all others', async () => {
    const context = { database, now: () => AT, sqlTimeoutMs: 10_000, tickNow: async () => false };
    for (const what of ['claims', 'figures', 'quotations'])
      expect(await runOperation(context, 'export.page', { what, after: null, most: 10 })).toMatchObject({
        rows: [expect.anything()],
        next: null,
      });
  });

  test('a review of a claim that is gone says so, and keeps what was said', async () => {
    const context = { database, now: () => AT, sqlTimeoutMs: 10_000, tickNow: async () => false };
    const review = (claim: number) => runOperation(context, 'claims.review', { claim, verdict: 'confirmed', reviewer: 'ada' });
    await expect(review(99)).rejects.toMatchObject({ code: 'no-such-claim' });
    await review(1);
    await saveExtraction(database, { revisionId: 1, extraction: { mentions: [], claims: [] }, versions: { claim: 2 }, at: AT });
    await expect(review(1)).rejects.toMatchObject({ code: 'claim-gone' });
    expect(await database.query('select verdict, text, is_found from news.reviews')).toEqual([
      { verdict: 'confirmed', text: TEXT, is_found: false },
    ]);
  });
});
