import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Claim } from '../../extract/claim.ts';
import { extractClaims } from '../../extract/extract-claims.ts';
import type { Mention } from '../../extract/extractor.ts';
import { saveRevision } from '../../store/articles.ts';
import { registerKinds, revisionForExtraction, saveExtraction } from '../../store/claims.ts';
import type { Database } from '../../store/database.ts';
import { saveEntries } from '../../store/entries.ts';
import { revisionsNeedingExtraction } from '../../store/extraction/stale-revisions.ts';
import { addFeed } from '../../store/feeds.ts';
import { claimById, countClaims, listClaims } from '../../store/read-claims.ts';
import { statusSummary } from '../../store/read-status.ts';
import { engines, type ScratchDatabase } from '../engines.ts';
import { withAddedExtractor } from '../extract/added-extractor.ts';

const NOW = new Date('2026-11-22T05:00:00Z');
const VERSIONS = { element: 1, percentage: 1, date: 1, quotation: 1, actor: 1, claim: 1 };

// The magnet comes first, so that every offset behind it differs between units and code points.
const TEXT = '🧲 Exports of dysprosium fell by about 37 percent in April, the ministry said. Nothing else changed.';
const spanOf = (words: string, text = TEXT) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words });

const SPEAKER = { ...spanOf('the ministry'), name: 'Ministry of Ores', kind: 'organisation' } as const;
const MENTIONS: Mention<string, Record<string, unknown>>[] = [
  {
    kind: 'quotation',
    rule: 'said-after',
    ...spanOf('Exports of dysprosium fell by about 37 percent in April'),
    type: 'indirect',
    speaker: SPEAKER,
    cue: spanOf('said'),
  },
  { kind: 'element', rule: 'name', ...spanOf('dysprosium'), elements: ['Dy'], group: null, form: 'name' },
  {
    kind: 'percentage',
    rule: 'with-sign',
    ...spanOf('37 percent'),
    low: 37,
    high: 37,
    unit: 'percent',
    modifier: 'about',
    direction: 'down',
    role: 'change',
    of: { start: 3, end: 24 },
  },
  { kind: 'date', rule: 'month', ...spanOf('April'), type: 'date', value: '2026-04', from: '2026-04-01', to: '2026-05-01', modifier: null },
  { kind: 'actor', rule: 'name', ...spanOf('ministry'), name: 'Ministry of Ores', type: 'government' },
];
const CLAIM: Claim = {
  ...spanOf(TEXT.slice(3, TEXT.indexOf(' Nothing'))),
  mentions: [0, 1, 2, 3, 4],
  tags: ['export-control', 'price'],
  attribution: { speaker: SPEAKER, cue: spanOf('said'), type: 'indirect' },
  polarity: 'affirmed',
  modality: 'asserted',
  confidence: 0.9,
  rule: 'sentence',
};
const EXTRACTION = { mentions: MENTIONS, claims: [CLAIM] };

describe.each(engines())('claims on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let feedId: number;
  let revisionId: number;
  let articleId: number;
  let number = 0;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
    feedId = (await addFeed(database, { url: 'https://ore.example/feed.xml', title: 'Ore Herald', now: NOW })).feed.id;
  });
  afterAll(() => scratch.close());
  beforeEach(async () => {
    ({ revisionId, articleId } = await newRevision(TEXT));
  });

  async function newRevision(text: string): Promise<{ revisionId: number; articleId: number }> {
    number += 1;
    const link = `https://ore.example/${number}`;
    const entry = { title: 'Exports fall', link, guid: null, published: '2026-05-02', summary: null, content: null, author: null };
    const { pending } = await saveEntries(database, { feedId, entries: [entry], now: NOW });
    const nowhere = { author: null, modified: null, url: null, outlet: null };
    const sources = { ...nowhere, title: null, published: null, language: null };
    const unknown = { ...nowhere, sources, charset: null, charsetRule: null, repairs: [], furniture: [], defects: [] };
    const article = { title: null, published: null, language: 'en', text, ...unknown };
    return saveRevision(database, {
      entryId: pending.at(-1)?.id ?? 0,
      article,
      body: null,
      contentType: null,
      fetchedAt: NOW,
      finalUrl: link,
    });
  }
  const save = (extraction: Parameters<typeof saveExtraction>[1]['extraction'], versions: Record<string, number> = VERSIONS) =>
    saveExtraction(database, { revisionId, extraction, versions, at: NOW });
  const allRows = async () =>
    database.query(
      `select m.id, m.text, m.start_char, m.end_char, m.detail, cm.claim_id, x.extracted_at, x.result_sha256
       from news_private.mention m
       left join news_private.claim_mention cm on cm.mention_id = m.id
       left join news_private.extraction x on x.revision_id = m.revision_id and x.kind = m.kind
       where m.revision_id = $1
       order by m.id`,
      [revisionId],
    );

  test('hands out what an extraction reads', async () => {
    const revision = await revisionForExtraction(database, revisionId);
    expect(revision).toMatchObject({ revisionId, articleId, text: TEXT, published: '2026-05-02', title: 'Exports fall', language: 'en' });
    expect(await revisionForExtraction(database, 987_654)).toBeNull();
  });

  test('shows a claim with all that an analyst filters by', async () => {
    expect(await save(EXTRACTION)).toEqual({ outcome: 'written', mentions: 5, claims: 1 });
    expect(await listClaims(database, { articleId, limit: 10 })).toMatchObject([
      {
        outlet: 'Ore Herald',
        article_title: 'Exports fall',
        published_at: new Date('2026-05-02T00:00:00Z'),
        text: CLAIM.text,
        speaker: 'Ministry of Ores',
        speaker_kind: 'organisation',
        cue: 'said',
        attribution_type: 'indirect',
        elements: ['Dy'],
        element_groups: [],
        figures: ['about 37 percent down (change)'],
        dates: ['2026-04'],
        actors: ['Ministry of Ores'],
        tags: ['export-control', 'price'],
        confidence: 0.9,
        start_char: 2,
      },
    ]);
  });

  test('shows each kind of mention in columns of its own, tied to its claim', async () => {
    await save(EXTRACTION);
    const [claim] = await listClaims(database, { articleId, limit: 1 });
    const row = async (view: string) =>
      (await database.query<Record<string, unknown>>(`select * from news.${view} where revision_id = $1`, [revisionId]))[0];
    expect(await row('elements')).toMatchObject({ text: 'dysprosium', elements: ['Dy'], claim_id: claim?.claim_id });
    expect(await row('figures')).toMatchObject({
      low: 37,
      direction: 'down',
      measure: 'Exports of dysprosium',
      measure_start_char: 2,
      speaker: 'Ministry of Ores',
    });
    expect(await row('dates')).toMatchObject({ value: '2026-04', from_date: '2026-04-01', to_date: '2026-05-01', modality: 'asserted' });
    expect(await row('quotations')).toMatchObject({
      type: 'indirect',
      speaker: 'Ministry of Ores',
      speaker_text: 'the ministry',
      cue: 'said',
    });
    expect(await row('actors')).toMatchObject({ text: 'ministry', name: 'Ministry of Ores', type: 'government' });
  });

  test('ties figures to the other end of their change and to their time', async () => {
    const text = 'The share fell to 12 per cent in 2023 from 18 per cent in 2019. Output rose 5 per cent between March and May 2024.';
    ({ revisionId } = await newRevision(text));
    await save(extractClaims({ text, published: '2025-03-03' }));
    const rows = await database.query(
      `select f.text, f.delta, e.text as other_end, f.period, f.period_from, f.period_to
       from news.figures f
       left join news.mentions e on e.mention_id = f.other_end_mention_id
       where f.revision_id = $1
       order by f.start_char`,
      [revisionId],
    );
    const change = { delta: -6, period_to: '2024-01-01', period_from: '2023-01-01' };
    expect(rows).toEqual([
      { ...change, text: '12 per cent', other_end: '18 per cent', period: '2023' },
      { ...change, text: '18 per cent', other_end: '12 per cent', period: '2019', period_from: '2019-01-01', period_to: '2020-01-01' },
      { text: '5 per cent', delta: null, other_end: null, period: 'March', period_from: '2024-03-01', period_to: '2024-06-01' },
    ]);
  });

  test('ties the ends of a range, and a duration to the date that it counts from', async () => {
    const text = 'The tin truce of 2024 lasts another 60 days beyond May 4, and tin was short from June 2022 to July 2023.';
    ({ revisionId } = await newRevision(text));
    await save(extractClaims({ text, published: '2025-03-03' }));
    const rows = await database.query(
      `select d.text, t.text as range_to, f.text as range_from, a.text as anchor, d.anchor_side
       from news.dates d
       left join news.mentions t on t.mention_id = d.range_to_mention_id
       left join news.mentions f on f.mention_id = d.range_from_mention_id
       left join news.mentions a on a.mention_id = d.anchor_mention_id
       where d.revision_id = $1
       order by d.start_char`,
      [revisionId],
    );
    const alone = { range_to: null, range_from: null, anchor: null, anchor_side: null };
    expect(rows).toEqual([
      { ...alone, text: '2024' },
      { ...alone, text: 'another 60 days', anchor: 'May 4', anchor_side: 'after' },
      { ...alone, text: 'May 4' },
      { ...alone, text: 'June 2022', range_to: 'July 2023' },
      { ...alone, text: 'July 2023', range_from: 'June 2022' },
    ]);
  });

  test('stores what an added extractor finds, without any change to tables or views', async () => {
    const text = 'They enrich lithium-6 there.';
    const answer = withAddedExtractor(
      (fileAt) =>
        `const { extractClaims, extractionVersions } = await import(${fileAt('extract-claims.ts')});
         console.log(JSON.stringify({ extraction: extractClaims({ text: '${text}' }), versions: extractionVersions() }));`,
    );
    const { extraction, versions } = JSON.parse(answer.stdout);
    ({ revisionId } = await newRevision(text));
    await save(extraction, versions);
    const found = 'select text, detail, rule, version, start_char from news.mentions where revision_id = $1 and kind = $2';
    expect(await database.query(found, [revisionId, 'isotope'])).toEqual([
      { text: 'lithium-6', detail: { mass: 6 }, rule: 'mass-number', version: 3, start_char: 12 },
    ]);
    expect(await database.query("select version, found::int from news.kinds where kind = 'isotope'")).toEqual([{ version: 3, found: 1 }]);
  });

  test('changes nothing when the same is found again', async () => {
    await save(EXTRACTION);
    const before = await allRows();
    expect((await saveExtraction(database, { revisionId, extraction: EXTRACTION, versions: VERSIONS, at: new Date(0) })).outcome).toBe(
      'unchanged',
    );
    expect(await allRows()).toEqual(before);
  });

  test('keeps the rows and notes the version when newer rules find the same', async () => {
    await save(EXTRACTION);
    const before = (await allRows()).map((row) => row.id);
    expect((await save(EXTRACTION, { ...VERSIONS, element: 2 })).outcome).toBe('unchanged');
    expect((await allRows()).map((row) => row.id)).toEqual(before);
    const [found] = await database.query('select version from news.mentions where revision_id = $1 and kind = $2', [revisionId, 'element']);
    expect(found).toEqual({ version: 2 });
  });

  test('replaces what newer rules find otherwise, and keeps the id of a sentence that is still a claim', async () => {
    await save(EXTRACTION);
    const [before] = await listClaims(database, { articleId, limit: 10 });
    const second: Claim = { ...CLAIM, ...spanOf('Nothing else changed.'), mentions: [], tags: [], attribution: null };
    const newer = { mentions: MENTIONS.slice(1), claims: [{ ...CLAIM, mentions: [0], tags: ['price'], attribution: null }, second] };
    expect((await save(newer, { ...VERSIONS, quotation: 2 })).outcome).toBe('written');
    const after = await listClaims(database, { articleId, limit: 10 });
    expect(after).toMatchObject([
      { claim_id: before?.claim_id, tags: ['price'], speaker: null, figures: [] },
      { text: 'Nothing else changed.' },
    ]);
    expect((await save({ mentions: [], claims: [second] }, { ...VERSIONS, quotation: 3 })).outcome).toBe('written');
    expect((await listClaims(database, { articleId, limit: 10 })).map((claim) => claim.claim_id)).toEqual([after[1]?.claim_id]);
  });

  test('does not let older rules undo what newer ones found', async () => {
    await save(EXTRACTION, { ...VERSIONS, date: 2 });
    expect((await save({ mentions: [], claims: [] })).outcome).toBe('superseded');
    expect(await countClaims(database, { articleId })).toBe(1);
  });

  test('takes two extractions of one revision at once', async () => {
    const outcomes = await Promise.all([save(EXTRACTION), save(EXTRACTION), save(EXTRACTION)]);
    expect(outcomes.map((one) => one.outcome).sort()).toEqual(['unchanged', 'unchanged', 'written']);
  });

  test('names the revisions that a version has not extracted', async () => {
    const outdated = (versions: Record<string, number>) => revisionsNeedingExtraction(database, { versions, limit: 1000 });
    expect(await outdated(VERSIONS)).toContain(revisionId);
    await save(EXTRACTION);
    expect(await outdated(VERSIONS)).not.toContain(revisionId);
    expect(await outdated({ ...VERSIONS, actor: 2 })).toContain(revisionId);
    expect(await outdated({ ...VERSIONS, quantity: 1 })).toContain(revisionId);
    expect(await outdated({ ...VERSIONS, actor: 0 })).not.toContain(revisionId);
  });

  test('shows the claims of the current revision alone', async () => {
    await save(EXTRACTION);
    const before = (await statusSummary(database, NOW)).claims;
    await database.query('update news_private.article set current_revision_id = null where id = $1', [articleId]);
    expect(await countClaims(database, { articleId })).toBe(0);
    expect((await statusSummary(database, NOW)).claims).toBe(before - 1);
  });

  test('finds claims by tag, element, group, speaker, words, feed and time, all of them together', async () => {
    const group = { ...MENTIONS[1], elements: [], group: 'rare-earths', form: 'group' } as Mention;
    await save({ mentions: [...MENTIONS, group], claims: [{ ...CLAIM, tags: [`tag-${number}`], mentions: [0, 1, 2, 5] }] });
    const count = (filter: Parameters<typeof countClaims>[1]) => countClaims(database, { articleId, ...filter });
    const fits = {
      tag: `tag-${number}`,
      element: 'Dy',
      speaker: 'ministry of',
      outlet: 'herald',
      search: 'exports april -quota',
      feedId,
    };
    expect(await count({ ...fits, since: new Date('2026-05-02T00:00:00Z'), until: new Date('2026-05-03T00:00:00Z') })).toBe(1);
    expect(await count({ element: 'rare-earths' })).toBe(1);
    const misses = [{ tag: 'price' }, { element: 'Tb' }, { speaker: '%' }, { outlet: 'x' }, { search: 'quota' }, { feedId: 0 }];
    for (const filter of misses) expect(await count({ ...fits, ...filter })).toBe(0);
    expect(await count({ until: new Date('2026-05-02T00:00:00Z') })).toBe(0);
  });

  test('gives one claim with its mentions and the text around it', async () => {
    await save(EXTRACTION);
    const [row] = await listClaims(database, { articleId, limit: 1 });
    const claim = await claimById(database, row?.claim_id ?? 0);
    expect(claim?.mentions.map((mention) => mention.kind)).toEqual(['quotation', 'element', 'percentage', 'date', 'actor']);
    expect(claim).toMatchObject({ before: '🧲 ', after: ' Nothing else changed.' });
    expect(await claimById(database, 987_654)).toBeNull();
  });

  test('counts kinds, rules, days and speakers', async () => {
    await save(EXTRACTION);
    await registerKinds(database, [{ kind: 'element', version: 7, describe: 'Elements: "Dy".' }], NOW);
    await registerKinds(database, [{ kind: 'element', version: 6, describe: 'Older' }], NOW);
    const [kind] = await database.query<{ found: number }>(`select version, description, found from news.kinds where kind = 'element'`);
    expect(kind).toMatchObject({ version: 7, description: 'Elements: "Dy".' });
    expect(kind?.found).toBeGreaterThan(0);
    expect(await database.query(`select kind from news.rules where rule = 'with-sign'`)).toEqual([{ kind: 'percentage' }]);
    const [day] = await database.query<{ day: string; claims: number }>('select day, claims, figures from news.daily_counts');
    expect(day?.day).toBe('2026-05-02');
    expect(await database.query('select speaker_kind, elements from news.speakers')).toEqual([
      { speaker_kind: 'organisation', elements: ['Dy'] },
    ]);
  });

  test('stores finds that no rule should make: huge names, endless numbers, days that do not exist', async () => {
    const name = 'x'.repeat(20_000);
    const odd: Mention<string, Record<string, unknown>>[] = [
      { ...(MENTIONS[2] as Mention), low: Number.POSITIVE_INFINITY, high: Number.NaN, of: null },
      { ...(MENTIONS[3] as Mention), from: '2026-02-30', to: '0000-01-01' },
      { ...(MENTIONS[4] as Mention), name },
      { ...(MENTIONS[0] as Mention), speaker: { ...SPEAKER, name } },
      { kind: 'novelty', rule: 'new', ...spanOf('Exports'), surprise: [{ start: 3, end: 5 }] },
    ];
    expect(await save({ mentions: odd, claims: [{ ...CLAIM, mentions: [0, 1, 2, 3, 4] }, CLAIM] })).toMatchObject({
      outcome: 'written',
      claims: 1,
    });
    const [novelty] = await database.query(`select detail from news.mentions where kind = 'novelty'`);
    expect(novelty).toEqual({ detail: { surprise: [{ start: 2, end: 4, text: 'Ex' }] } });
  });

  test('stores a sentence of a megabyte as a claim', async () => {
    const text = `${'ore and tariff '.repeat(70_000)}.`;
    ({ revisionId, articleId } = await newRevision(text));
    await save({ mentions: [], claims: [{ ...CLAIM, start: 0, end: text.length, mentions: [], attribution: null }] });
    expect(await countClaims(database, { articleId, search: 'tariff' })).toBe(1);
  });

  test('cuts every mention and claim out of its revision with substr', async () => {
    const part = fc.constantFrom('🧲', '👩‍🏭', 'é', '\uD83E', '\uDDF2', '\0', 'Nd ', '稀土', '\n', ' 5 % ', 'a');
    const texts = fc.array(part, { minLength: 2, maxLength: 40 }).map((parts) => parts.join(''));
    const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(texts, cuts, async (text, offsets) => {
        ({ revisionId, articleId } = await newRevision(text));
        const spans = offsets.map(([from, length]) => ({
          start: from % text.length,
          end: Math.min((from % text.length) + 1 + length, text.length),
        }));
        const mentions = spans.map((span) => ({ kind: 'actor', rule: 'any', text: '', ...span, name: 'x', type: 'person' }));
        await save({ mentions, claims: spans.map((span, index) => ({ ...CLAIM, ...span, mentions: [index], attribution: null })) });
        const wrong = await database.query(
          `select x.text
           from (
             select revision_id, text, start_char, end_char from news.mentions
             union all
             select revision_id, text, start_char, end_char from news.claims
           ) as x
           join news.revisions r on r.revision_id = x.revision_id
           where x.revision_id = $1 and substr(r.text, x.start_char + 1, x.end_char - x.start_char) <> x.text`,
          [revisionId],
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('tells role, affiliation, stance, addressee and chain of quotations and of the claims that copy them', async () => {
    const text =
      '🧲 Argus Metals chief executive Ann Bell warned investors that terbium would run out. Kyodo reported that officials denied the shortage was “real”.';
    ({ revisionId } = await newRevision(text));
    await save(extractClaims({ text, published: '2025-03-03' }));
    const described = 'speaker, speaker_role, speaker_affiliation, stance, addressee, via';
    const quotations = await database.query(
      `select ${described}, target from news.quotations where revision_id = $1 order by start_char, end_char desc`,
      [revisionId],
    );
    const warning = { speaker: 'Ann Bell', speaker_role: 'Argus Metals chief executive', speaker_affiliation: 'Argus Metals' };
    expect(quotations).toMatchObject([
      { ...warning, stance: 'warns', addressee: 'investors', via: [] },
      { speaker: 'Kyodo', speaker_role: null, stance: 'states', addressee: null, via: [] },
      { speaker: 'officials', stance: 'denies', via: ['Kyodo'] },
      { speaker: 'officials', stance: 'denies', target: 'the shortage' },
    ]);
    const claims = await database.query(`select ${described} from news.claims where revision_id = $1 order by start_char`, [revisionId]);
    expect(claims[0]).toMatchObject({ ...warning, stance: 'warns', addressee: 'investors', via: [] });
  });

  test('gives figures of different articles the same key where they measure the same', async () => {
    const keys: unknown[] = [];
    for (const text of [
      'China mines 70 per cent of the world’s cobalt.',
      'China accounts for 76% of global cobalt.',
      'China refines 80% of the world’s cobalt.',
    ]) {
      ({ revisionId } = await newRevision(text));
      await save(extractClaims({ text, published: '2025-03-03' }));
      const [row] = await database.query<Record<string, unknown>>(
        'select measure_key, measure_name, measure_subject, measure_region, measure_counterpart from news.figures where revision_id = $1',
        [revisionId],
      );
      expect(row).toMatchObject({ measure_subject: 'Co', measure_region: 'China', measure_counterpart: null });
      keys.push(row?.measure_key);
    }
    expect(keys).toEqual(['share-of-output|Co|China|', 'share-of-output|Co|China|', 'share-of-processing|Co|China|']);
  });
});
