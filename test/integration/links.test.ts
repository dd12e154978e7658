import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Claim } from '../../extract/claim.ts';
import type { Mention } from '../../extract/extractor.ts';
import { saveRevision } from '../../store/articles.ts';
import { saveExtraction } from '../../store/claims.ts';
import type { Database } from '../../store/database.ts';
import { saveEntries } from '../../store/entries.ts';
import { addFeed } from '../../store/feeds.ts';
import { articlesToLink, linkClaims, unlinkAll } from '../../store/links/link-claims.ts';
import { emptyDatabase, engines, type ScratchDatabase } from '../engines.ts';

const VERSIONS = { percentage: 1, quotation: 1, claim: 1 };

/** A sentence of an article; a figure measures what its key says. */
interface Sentence {
  readonly text: string;
  readonly figure?: { readonly text: string; readonly low: number; readonly modifier?: 'about' | 'over'; readonly measure: string };
}

const CUT: Sentence = { text: 'The Ostrava smelter will cut its output of antimony next spring because ore has become too dear.' };
const CUT_AGAIN: Sentence = {
  text: 'The Ostrava smelter will cut its output of antimony next spring, because ore has become too dear, it says.',
};
const OTHER: Sentence = { text: 'Nobody in the harbour of Turku remembers a winter with so many empty berths and idle cranes.' };
const share = (low: number, words = `${low} percent`, modifier?: 'about' | 'over'): Sentence => ({
  text: `Mines of the valley gave ${words} of the ore in 2025.`,
  figure: { text: words, low, measure: 'share of ore, valley', ...(modifier ? { modifier } : {}) },
});

describe.each(engines())('links on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
  });
  afterAll(() => scratch.close());
  beforeEach(async () => {
    await emptyDatabase(database);
  });

  /** An article of an outlet, published on a day of May; told again with other sentences it is a new revision of the same article. */
  async function tell(outlet: string, day: number, sentences: readonly Sentence[], slug = 'a'): Promise<void> {
    const now = new Date(Date.UTC(2026, 4, day, 12));
    const link = `https://${outlet.toLowerCase()}.example/${slug}`;
    const { feed } = await addFeed(database, { url: `https://${outlet.toLowerCase()}.example/feed`, title: outlet, now });
    const entry = { title: null, link, guid: null, published: null, summary: null, content: null, author: null };
    await saveEntries(database, { feedId: feed.id, entries: [entry], now });
    const [row] = await database.query<{ id: number }>('select id from news_private.entry where feed_id = $1 and url = $2', [
      feed.id,
      link,
    ]);
    const text = sentences.map((sentence) => sentence.text).join(' ');
    const nowhere = { author: null, modified: null, url: null, outlet: null };
    const unknown = { ...nowhere, sources: { ...nowhere, title: null, published: null, language: null }, charset: null, charsetRule: null };
    const published = `2026-05-${String(day).padStart(2, '0')}`;
    const article = { ...unknown, title: null, published, language: 'en', text, repairs: [], furniture: [], defects: [] };
    const fetched = { entryId: row?.id ?? 0, article, body: null, contentType: null, fetchedAt: now, finalUrl: link };
    const { revisionId } = await saveRevision(database, fetched);
    await saveExtraction(database, { revisionId, extraction: extractionOf(text, sentences), versions: VERSIONS, at: now });
  }

  async function linkAll(): Promise<void> {
    while ((await linkClaims(database)).more);
  }
  const links = async () => ({
    keys: await database.query('select * from news_private.claim_link order by claim_id, key'),
    members: await database.query('select * from news_private.claim_cluster order by cluster_id, claim_id'),
    clusters: await database.query('select * from news_private.cluster order by cluster_id'),
    measured: await database.query('select * from news_private.measured order by mention_id'),
  });
  const clusters = () =>
    database.query('select basis, claims, articles, outlets, first_outlet from news.claim_clusters order by basis, first_claim_id');

  test('put near-identical sentences of two outlets together, and name who had it first', async () => {
    await tell('Tin', 4, [CUT, OTHER]);
    await tell('Zinc', 2, [CUT_AGAIN]);
    await linkAll();
    expect(await clusters()).toEqual([{ basis: 'words', claims: 2, articles: 2, outlets: 2, first_outlet: 'Zinc' }]);
    expect(await database.query('select outlet, followed_by, followers from news.first_reports')).toEqual([
      { outlet: 'Zinc', followed_by: ['Tin'], followers: 1 },
    ]);
    const claims = await database.query('select outlet, carried_by from news.claims order by outlet, start_char');
    expect(claims).toEqual([
      { outlet: 'Tin', carried_by: 2 },
      { outlet: 'Tin', carried_by: 1 },
      { outlet: 'Zinc', carried_by: 2 },
    ]);
  });

  test('put the same value of a measure together, however it is written', async () => {
    await tell('Tin', 4, [share(66.67, 'two-thirds')]);
    await tell('Zinc', 5, [share(67)]);
    await tell('Lead', 6, [share(50)]);
    await linkAll();
    expect(await clusters()).toEqual([{ basis: 'figure', claims: 2, articles: 2, outlets: 2, first_outlet: 'Tin' }]);
  });

  test('go when an outlet edits the sentence away', async () => {
    await tell('Tin', 4, [CUT]);
    await tell('Zinc', 5, [CUT_AGAIN]);
    await linkAll();
    await tell('Zinc', 5, [OTHER]);
    await linkAll();
    expect(await clusters()).toEqual([]);
    expect((await links()).members).toEqual([]);
  });

  test('show figures that cannot both be true, and none that can', async () => {
    await tell('Tin', 4, [share(70)]);
    await tell('Zinc', 5, [share(76)]);
    await tell('Lead', 6, [share(72, 'about 72 percent', 'about')]);
    await tell('Iron', 7, [share(75, 'over 75 percent', 'over')]);
    await linkAll();
    const pairs = await database.query(
      'select outlet, earlier_outlet from news.discrepancies order by reported_at, outlet, earlier_outlet',
    );
    expect(pairs).toEqual([
      { outlet: 'Zinc', earlier_outlet: 'Tin' },
      { outlet: 'Iron', earlier_outlet: 'Tin' },
    ]);
  });

  test('are the same rows when they are all made anew, whatever was told, edited and linked before', async () => {
    const sentences = [CUT, CUT_AGAIN, OTHER, share(70), share(76), share(70, 'seventy percent')];
    const step = fc.record({
      outlet: fc.constantFrom('Tin', 'Zinc', 'Lead'),
      slug: fc.constantFrom('a', 'b'),
      day: fc.integer({ min: 1, max: 9 }),
      told: fc.uniqueArray(fc.integer({ min: 0, max: sentences.length - 1 }), { minLength: 1, maxLength: 4 }),
      isLinked: fc.boolean(),
    });
    const check = async (steps: readonly { outlet: string; slug: string; day: number; told: number[]; isLinked: boolean }[]) => {
      for (const { outlet, slug, day, told, isLinked } of steps) {
        await tell(
          outlet,
          day,
          told.flatMap((index) => sentences[index] ?? []),
          slug,
        );
        if (isLinked) await linkClaims(database, 1);
      }
      await linkAll();
      const made = await links();
      await unlinkAll(database);
      expect(await articlesToLink(database)).toBeGreaterThan(0);
      while ((await linkClaims(database, 1)).more);
      expect(await links()).toEqual(made);
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), check), { numRuns: 6, seed: 7 });
  });
});

function extractionOf(text: string, sentences: readonly Sentence[]): { mentions: Mention[]; claims: Claim[] } {
  const mentions: Mention<string, Record<string, unknown>>[] = [];
  const claims = sentences.map((sentence): Claim => {
    const start = text.indexOf(sentence.text);
    const { figure } = sentence;
    const own = figure ? [mentions.length] : [];
    if (figure) {
      const at = start + sentence.text.indexOf(figure.text);
      const measure = { measure: 'share', subject: 'ore', region: null, counterpart: null, key: figure.measure };
      const fields = {
        low: figure.low,
        high: figure.low,
        unit: 'percent',
        modifier: figure.modifier ?? null,
        direction: null,
        role: 'share',
        of: null,
      };
      mentions.push({ kind: 'percentage', rule: 'test', start: at, end: at + figure.text.length, text: figure.text, ...fields, measure });
    }
    const span = { start, end: start + sentence.text.length, text: sentence.text };
    const said = { polarity: 'affirmed', modality: 'asserted', confidence: 0.9, rule: 'own-voice' } as const;
    return { ...span, mentions: own, tags: [], attribution: null, ...said };
  });
  return { mentions, claims };
}
