import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { extractClaims } from '../../extract/extract-claims.ts';
import { saveRevision } from '../../store/articles.ts';
import { saveExtraction } from '../../store/claims.ts';
import type { Database } from '../../store/database.ts';
import { saveEntries } from '../../store/entries.ts';
import { revisionsNeedingExtraction } from '../../store/extraction/stale-revisions.ts';
import { addFeed } from '../../store/feeds.ts';
import { linkClaims } from '../../store/links/link-claims.ts';
import { migrate } from '../../store/migrate.ts';
import { type OperationInput, runOperation } from '../../workers/operations/index.ts';
import type { OperationContext } from '../../workers/operations/operation.ts';
import { rulesInForce } from '../../workers/rules-in-force.ts';
import { engines, type ScratchDatabase } from '../engines.ts';
import { openClock } from '../jobs.ts';

const SENTENCES = [
  'Norway’s exports of vanadium rose by 37 percent in April, the harbour master Ines Okafor said.',
  'Output of tellurium at Boliden fell by 9 percent in May.',
];
const { versions, versionsKey } = rulesInForce();

describe.each(engines())('reviews on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let context: OperationContext;
  let number = 0;
  let articleId: number;
  let revisionId: number;
  const clock = openClock();

  beforeAll(async () => {
    scratch = await engine.open();
    ({ database } = scratch);
    await migrate(database);
    context = { database, now: clock.now, sqlTimeoutMs: 10_000, tickNow: async () => false };
  });
  afterAll(() => scratch.close());
  beforeEach(async () => {
    number += 1;
    await publish(SENTENCES);
  });

  /** The article of this test with these sentences, extracted as a worker would. */
  async function publish(sentences: readonly string[]): Promise<void> {
    const [link, now] = [`https://harbour.example/${number}`, clock.now()];
    const { feed } = await addFeed(database, { url: 'https://harbour.example/feed', title: 'Harbour News', now });
    const entry = { title: sentences[0] ?? '', link, guid: null, published: '2026-05-20', summary: null, content: null, author: null };
    const { pending } = await saveEntries(database, { feedId: feed.id, entries: [entry], now });
    const [known] = await database.query<{ id: number }>('select id from news_private.entry where url = $1', [link]);
    const nowhere = { author: null, modified: null, url: null, outlet: null };
    const unknown = { ...nowhere, sources: { ...nowhere, title: null, published: null, language: null }, charset: null, charsetRule: null };
    const article = {
      ...unknown,
      title: null,
      published: null,
      language: 'en',
      text: sentences.join(' '),
      repairs: [],
      furniture: [],
      defects: [],
    };
    const entryId = pending.at(-1)?.id ?? known?.id ?? 0;
    ({ articleId, revisionId } = await saveRevision(database, {
      entryId,
      article,
      body: null,
      contentType: null,
      fetchedAt: now,
      finalUrl: link,
    }));
    await extract();
  }
  const extract = async (raised: Readonly<Record<string, number>> = {}) => {
    const [revision] = await rows('select text from news_private.revision where id = $1', [revisionId]);
    const input = { text: String(revision?.text), published: '2026-05-20', title: null, url: null, language: 'en' };
    clock.forward(1000);
    const saved = { revisionId, extraction: extractClaims(input), versions: { ...versions, ...raised }, at: clock.now() };
    return saveExtraction(database, saved);
  };
  const rows = (sql: string, values: readonly unknown[] = []) => database.query<Record<string, unknown>>(sql, values);
  const claims = (columns = '*') => rows(`select ${columns} from news.claims where article_id = $1 order by start_char`, [articleId]);
  const claimIds = async () => (await claims('claim_id')).map((row) => Number(row.claim_id));
  const mentionId = async (kind: string, text: string) =>
    Number(
      (await rows('select mention_id from news.mentions where article_id = $1 and kind = $2 and text = $3', [articleId, kind, text]))[0]
        ?.mention_id,
    );
  const review = (input: Omit<OperationInput<'claims.review'>, 'reviewer'>) =>
    runOperation(context, 'claims.review', { reviewer: 'ada', ...input });
  const refused = async (input: unknown) => ({
    ...((await review(input as never).catch((error: unknown) => error)) as { code: string; message: string }),
  });

  test('confirm a claim, and the verdict outlives newer rules', async () => {
    const [first = 0, second = 0] = await claimIds();
    await review({ claim: first, verdict: 'confirmed', note: 'heard it myself' });
    expect(await claims('claim_id, review')).toEqual([
      { claim_id: first, review: 'confirmed' },
      { claim_id: second, review: null },
    ]);
    await extract({ claim: 90 });
    expect(await claims('claim_id, review, version')).toMatchObject([{ claim_id: first, review: 'confirmed', version: 90 }, {}]);
    expect(
      await rows('select verdict, note, reviewer, is_latest, is_current, is_found from news.reviews where article_id = $1', [articleId]),
    ).toEqual([{ verdict: 'confirmed', note: 'heard it myself', reviewer: 'ada', is_latest: true, is_current: true, is_found: true }]);
  });

  test('reject a claim: no view shows it, its mentions stay, and it comes back under its number', async () => {
    const [first = 0, second = 0] = await claimIds();
    await review({ claim: first, verdict: 'rejected' });
    expect(await claimIds()).toEqual([second]);
    const holders = async () =>
      (await rows(`select claim_id from news.figures where article_id = $1 order by start_char`, [articleId])).map((row) => row.claim_id);
    expect(await holders()).toEqual([null, second]);
    await extract({ claim: 90 });
    expect(await claimIds()).toEqual([second]);
    await rows('update news_private.extraction set version = 1 where revision_id = $1', [revisionId]);
    await review({ claim: first, verdict: 'retracted' });
    expect(await claimIds()).toEqual([first, second]);
    expect(await holders()).toEqual([first, second]);
    expect(await refused({ claim: first, verdict: 'retracted' })).toMatchObject({ code: 'bad-review' });
  });

  test('fix fields of a claim, take the fix back, and keep all that was said', async () => {
    const [first = 0] = await claimIds();
    const before = await claims();
    const fix = { speaker: 'Ines Okafor-Berg', tags: ['shipping'], modality: 'hedged', elements: ['V', 'Ti'] };
    await review({ claim: first, verdict: 'fixed', fix });
    const fixed = { ...fix, review: 'fixed' };
    expect((await claims())[0]).toMatchObject(fixed);
    expect(await rows(`select claim_id from news.claims where article_id = $1 and elements @> '{Ti}'`, [articleId])).toEqual([
      { claim_id: first },
    ]);
    expect(await extract({ claim: 90, actor: 90 })).toMatchObject({ outcome: 'unchanged' });
    expect((await claims())[0]).toMatchObject(fixed);
    await rows('update news_private.extraction set version = 1 where revision_id = $1', [revisionId]);
    await review({ claim: first, verdict: 'fixed', fix: { polarity: 'negated' } });
    expect((await claims())[0]).toMatchObject({ speaker: before[0]?.speaker, tags: before[0]?.tags, polarity: 'negated' });
    await review({ claim: first, verdict: 'retracted' });
    expect(await claims()).toEqual(before.map((row) => ({ ...row, version: versions.claim })));
    const said = await rows('select verdict, is_latest from news.reviews where article_id = $1 order by review_id', [articleId]);
    expect(said.map((row) => [row.verdict, row.is_latest])).toEqual([
      ['fixed', false],
      ['fixed', false],
      ['retracted', true],
    ]);
  });

  test('fix mentions of every kind, in their columns, their detail and the claims that hold them', async () => {
    await review({
      mention: await mentionId('percentage', '37 percent'),
      verdict: 'fixed',
      fix: { low: 31, modifier: 'about', direction: 'down' },
    });
    await review({
      mention: await mentionId('date', 'April'),
      verdict: 'fixed',
      fix: { value: '2025-04', from: '2025-04-01', to: '2025-05-01' },
    });
    await review({ mention: await mentionId('element', 'vanadium'), verdict: 'fixed', fix: { elements: ['Ti'] } });
    const [quotation] = await rows('select mention_id from news.quotations where article_id = $1', [articleId]);
    await review({ mention: Number(quotation?.mention_id), verdict: 'fixed', fix: { speaker: 'Ida Berg', speaker_kind: 'person' } });
    const shown = async () => ({
      figures: await rows('select low, high, modifier, direction from news.figures where article_id = $1 order by start_char limit 1', [
        articleId,
      ]),
      dates: await rows('select value, from_date, to_date from news.dates where article_id = $1 order by start_char limit 1', [articleId]),
      claim: (await claims('elements, figures, dates, speaker'))[0],
      details: await rows(
        `select kind, detail->'low' as low, detail->>'value' as value, detail#>>'{speaker,name}' as speaker
        from news.mentions where article_id = $1 and review is not null order by kind`,
        [articleId],
      ),
    });
    const fixed = await shown();
    expect(fixed).toEqual({
      figures: [{ low: 31, high: 31, modifier: 'about', direction: 'down' }],
      dates: [{ value: '2025-04', from_date: '2025-04-01', to_date: '2025-05-01' }],
      claim: { elements: ['Ti'], figures: ['about 31 percent down (change)'], dates: ['2025-04'], speaker: 'Ida Berg' },
      details: [
        { kind: 'date', low: null, value: '2025-04', speaker: null },
        { kind: 'element', low: null, value: null, speaker: null },
        { kind: 'percentage', low: 31, value: null, speaker: null },
        { kind: 'quotation', low: null, value: null, speaker: 'Ida Berg' },
      ],
    });
    await extract({ date: 90 });
    expect(await shown()).toEqual(fixed);
  });

  test('reject mentions: the claims forget them too', async () => {
    const [country] = await rows(`select mention_id from news.actors where article_id = $1 and name = 'Norway'`, [articleId]);
    const [quotation] = await rows('select mention_id from news.quotations where article_id = $1', [articleId]);
    for (const mention of [
      await mentionId('element', 'vanadium'),
      Number(country?.mention_id),
      Number(quotation?.mention_id),
      await mentionId('date', 'April'),
    ])
      await review({ mention, verdict: 'rejected' });
    const [claim] = await claims();
    expect(claim).toMatchObject({ elements: [], speaker: null, attribution_type: null, dates: [] });
    expect(claim?.actors).not.toContain('Norway');
    expect(await rows('select period_mention_id from news.figures where article_id = $1 order by start_char limit 1', [articleId])).toEqual(
      [{ period_mention_id: null }],
    );
  });

  test('change what is linked', async () => {
    await rows('update news_private.figure set measure_key = $1, measure_name = $1 where mention_id = $2', [
      'share of ore',
      await mentionId('percentage', '37 percent'),
    ]);
    await rows('insert into news_private.link_pending (article_id) values ($1) on conflict do nothing', [articleId]);
    while ((await linkClaims(database)).more);
    const measured = () => rows('select low_bound from news_private.measured where article_id = $1', [articleId]);
    expect((await measured()).map((row) => row.low_bound)).toContainEqual(expect.closeTo(36.5, 1));
    await review({ mention: await mentionId('percentage', '37 percent'), verdict: 'fixed', fix: { low: 50 } });
    expect((await measured()).map((row) => row.low_bound)).toContainEqual(expect.closeTo(49.5, 1));
  });

  test('of a text that changed are kept, and nothing is added to them', async () => {
    const [first = 0] = await claimIds();
    await review({ claim: first, verdict: 'rejected' });
    await publish([`${SENTENCES[0]} It did.`, ...SENTENCES.slice(1)]);
    expect(await refused({ claim: first, verdict: 'confirmed' })).toMatchObject({ code: 'claim-gone' });
    expect(await refused({ claim: first, verdict: 'retracted' })).toMatchObject({ code: 'claim-gone' });
    expect(await refused({ claim: 2 ** 40, verdict: 'confirmed' })).toMatchObject({ code: 'no-such-claim' });
    expect(await refused({ mention: 2 ** 40, verdict: 'confirmed' })).toMatchObject({ code: 'no-such-mention' });
    expect(await rows('select claim_id, verdict, is_current, revision from news.reviews where article_id = $1', [articleId])).toEqual([
      { claim_id: first, verdict: 'rejected', is_current: false, revision: 1 },
    ]);
    expect(
      await rows(`select change from news.revision_changes where article_id = $1 and change = 'appeared' and text = $2`, [
        articleId,
        SENTENCES[0],
      ]),
    ).toEqual([]);
  });

  test.each([
    [{ verdict: 'fixed' }, /fix names the fields/],
    [{ verdict: 'fixed', fix: {} }, /fix names the fields/],
    [{ verdict: 'fixed', fix: { colour: 'red' } }, /colour is no field of a claim.*actors.*tags/],
    [{ verdict: 'fixed', fix: { polarity: 'perhaps' } }, /takes affirmed, negated\./],
    [{ verdict: 'fixed', fix: { polarity: null } }, /takes affirmed, negated\./],
    [{ verdict: 'fixed', fix: { elements: 'Dy' } }, /a list of symbols/],
    [{ verdict: 'fixed', fix: { tags: ['a', 7] } }, /a list of texts/],
    [{ verdict: 'confirmed', fix: { tags: [] } }, /fixed alone comes with a fix/],
    [{ verdict: 'retracted' }, /no review .* to be retracted/],
  ])('refuse %j and change nothing', async (input, message) => {
    const [claim = 0] = await claimIds();
    const before = await claims();
    const error = await refused({ claim, ...input });
    expect(error.code).toBe('bad-review');
    expect((await review({ claim, ...input } as never).catch((thrown: Error) => thrown.message)) as string).toMatch(message);
    expect(await claims()).toEqual(before);
    expect(await rows('select from news.reviews where article_id = $1', [articleId])).toEqual([]);
  });

  test.each([
    ['percentage', '37 percent', { low: '31' }],
    ['percentage', '37 percent', { low: 40, high: 30 }],
    ['date', 'April', { from: '2026-02-30' }],
    ['date', 'April', { from: '2026-05-01', to: '2026-04-01' }],
    ['element', 'vanadium', { elements: ['vanadium'] }],
  ])('refuse to fix %s %s with %j', async (kind, text, fix) => {
    expect(await refused({ mention: await mentionId(kind, text), verdict: 'fixed', fix })).toMatchObject({ code: 'bad-review' });
  });

  test('tell how good each rule is, by version', async () => {
    const [first = 0, second = 0] = await claimIds();
    await review({ claim: first, verdict: 'confirmed' });
    await review({ claim: second, verdict: 'rejected' });
    const quality = () =>
      rows(`select sum(found) as found, sum(confirmed) as confirmed, sum(rejected) as rejected, sum(fixed) as fixed, sum(reviewed) as reviewed,
          max(precision) as best, min(precision) as worst
        from news.extraction_quality where kind = 'claim' and version = 95`);
    await extract({ claim: 95 });
    expect(await quality()).toEqual([{ found: 2, confirmed: 1, rejected: 1, fixed: 0, reviewed: 2, best: 1, worst: 0 }]);
  });

  test('are written in SQL by a reviewer, and by no reader', async () => {
    const [first = 0] = await claimIds();
    const as = (role: string, sql: string) =>
      database.transaction(async (tx) => {
        await tx.query(`set local role ${role}`);
        return tx.query<Record<string, unknown>>(sql);
      });
    const call = `select news.review_claim(${first}, 'fixed', '{"speaker": "Ida Berg"}', 'as she told us') as review_id`;
    for (const sql of [call, `select news.review_mention(1, 'confirmed')`, 'insert into news_private.review default values'])
      await expect(as('news_reader', sql)).rejects.toThrow(/permission denied/);
    await expect(database.read(call, { maxRows: 1, timeoutMs: 5_000 })).rejects.toMatchObject({ code: 'query-refused' });
    await expect(as('news_reviewer', 'insert into news_private.review default values')).rejects.toThrow(/permission denied/);
    const [added] = await as('news_reviewer', call);
    const [shown] = await as('news_reviewer', `select speaker, review from news.claims where claim_id = ${first}`);
    expect(shown).toEqual({ speaker: 'Ida Berg', review: 'fixed' });
    expect(await rows('select note from news.reviews where review_id = $1', [added?.review_id])).toEqual([{ note: 'as she told us' }]);
    await as('news_reviewer', `select news.review_claim(${first}, 'retracted')`);
    expect(await revisionsNeedingExtraction(database, { versions, versionsKey, limit: 1_000 })).toContain(revisionId);
    await extract();
    expect((await claims('speaker, review'))[0]).toEqual({ speaker: 'Ines Okafor', review: null });
    await expect(as('news_reviewer', `select news.review_claim(${first}, 'fixed', '{"colour": "red"}')`)).rejects.toThrow(
      /no field of a claim/,
    );
  });

  test('keep what was replaced, by version, and only that', async () => {
    const [first = 0, second = 0] = await claimIds();
    await review({ claim: first, verdict: 'fixed', fix: { tags: ['shipping'] } });
    await review({ claim: first, verdict: 'retracted' });
    const history = await rows(
      `select claim_id, tags, review, version, replaced_at is null as stands, jsonb_array_length(mentions) > 0 as has_mentions
       from news.claim_history where article_id = $1 order by claim_id, replaced_at nulls last`,
      [articleId],
    );
    expect(history).toMatchObject([
      { claim_id: first, tags: ['shipping'], review: 'fixed', version: versions.claim, stands: false, has_mentions: true },
      { claim_id: first, review: null, stands: true },
      { claim_id: second, review: null, stands: true },
    ]);
  });
});
