import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainClaims } from '../../extract/explain.ts';
import { extractClaims } from '../../extract/extract-claims.ts';
import { hostileText, newsText } from './arbitrary-texts.ts';

const PUBLISHED = '2025-11-03';
const explain = (text: string, published: string | null = PUBLISHED) => explainClaims({ text, published });
const without = <T extends object>(items: readonly (T & { readonly explanation: unknown })[]): unknown[] =>
  items.map(({ explanation, ...rest }) => rest);

/** What the mention with this text rests on: `as`, the text of its stretch, the words about it. */
function evidenceOf(text: string, words: string, published: string | null = PUBLISHED): unknown[] {
  const { mentions } = explain(text, published);
  const mention = mentions.find((each) => each.text === words);
  return (mention?.explanation.evidence ?? []).map(({ as, at, note }) => [as, at?.text ?? null, note]);
}

describe('an explanation', () => {
  test('finds what extraction finds without it', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        const { mentions, claims } = explain(text);
        expect({ mentions: without(mentions), claims: without(claims) }).toEqual(extractClaims({ text, published: PUBLISHED }));
      }),
      { numRuns: 60 },
    );
  });

  test('gives every mention and claim something to rest on, cut out of the text', () => {
    fc.assert(
      fc.property(newsText, (text) => {
        const { mentions, claims, refused } = explain(text);
        for (const { explanation, kind } of mentions) if (kind !== 'quotation') expect(explanation.evidence.length).toBeGreaterThan(0);
        const reasons = [...mentions, ...claims].map(({ explanation }) => explanation);
        const spans = [
          ...reasons.flatMap(({ evidence }) => evidence.flatMap(({ at }) => at ?? [])),
          ...reasons.flatMap(({ lost }) => lost),
        ];
        for (const span of [...spans, ...refused]) expect(text.slice(span.start, span.end)).toBe(span.text);
      }),
      { numRuns: 60 },
    );
  });

  test('names the words that a figure was read from', () => {
    expect(evidenceOf('Output fell by more than 12% in June.', '12%')).toEqual([
      ['anchor', '%', 'percent'],
      ['modifier', 'more than', 'over'],
      ['cue', 'fell', 'down'],
      ['measure', 'Output', null],
      ['period', 'June', null],
    ]);
  });

  test('names the day of publication and the verb where a date was placed by them', () => {
    expect(evidenceOf('The ban will end in April.', 'April')).toEqual([
      ['anchor', null, 'the day of publication, 2025-11-03'],
      ['tense', 'will', 'future'],
    ]);
    expect(evidenceOf('The ban will end in April 2027.', 'April 2027')).toEqual([['anchor', 'April 2027', 'its own words']]);
  });

  test('names the year that a paragraph tells of', () => {
    const text = 'In the spring of 2010 the works burnt down. It was rebuilt by October.';
    expect(evidenceOf(text, 'October')).toContainEqual(['anchor', null, '2010-SP, the year that the paragraph tells of']);
  });

  test('names the mention that a short name stands for', () => {
    expect(evidenceOf('Petra Holm spoke first. Later Holm left.', 'Holm')).toContainEqual(['name', 'Petra Holm', null]);
  });

  test('names the cue and the speaker of a quotation, and the verb of a claim', () => {
    const text = 'Traders say that tin is scarce.';
    expect(evidenceOf(text, 'tin is scarce')).toEqual([
      ['speaker', 'Traders', null],
      ['cue', 'say', null],
    ]);
    const [claim] = explain(text).claims;
    expect(claim?.explanation.evidence.map(({ as, at }) => [as, at?.text])).toContainEqual(['verb', 'is']);
  });

  test('tells what gave way to a mention and why', () => {
    const lostTo = (text: string): unknown[] =>
      explain(text).mentions.flatMap((winner) => winner.explanation.lost.map((loss) => [winner.text, loss.text, loss.why]));
    expect(lostTo('The mill closed on Tuesday morning.')).toContainEqual(['Tuesday morning', 'Tuesday', 'the other is longer']);
    expect(lostTo('China Rare Earth Group sold a mine.')).toContainEqual([
      'China Rare Earth Group',
      'Rare Earth',
      'it stands inside a longer name',
    ]);
  });

  test('tells what was considered and refused', () => {
    const refused = explain('Talks may lead to a deal. He won silver.\n\nWhy is tin scarce?').refused.map(({ kind, text, why }) => [
      kind,
      text,
      why,
    ]);
    expect(refused).toContainEqual(['element', 'lead', 'its neighbours tell of something else than the material']);
    expect(refused).toContainEqual(['element', 'silver', 'its neighbours tell of something else than the material']);
    expect(refused).toContainEqual(['claim', 'Why is tin scarce?', 'a question of the outlet']);
  });

  test('has nothing to say of a text in another language', () => {
    const explained = explainClaims({ text: 'Zinn ist knapp.', language: 'de' });
    expect(explained).toEqual({ mentions: [], claims: [], refused: [] });
  });
});
