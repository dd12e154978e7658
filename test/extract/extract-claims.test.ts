import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Extraction, extractClaims, extractionKey, extractionVersions, hasRules } from '../../extract/extract-claims.ts';
import { defineExtractor, type Mention } from '../../extract/extractor.ts';
import { EXTRACTORS } from '../../extract/registry.ts';
import { hostileText, newsText } from './arbitrary-texts.ts';
import { address, EXTRACT, inChild } from './in-child.ts';

const PUBLISHED = '2025-11-03';
const UNRELATED = '\n\nThe weather in the valley was mild and dry.';
const RUNS = { numRuns: 60 };

describe('the same document', () => {
  test('gives the same answer twice, byte for byte', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        const input = { text, published: PUBLISHED };
        expect(JSON.stringify(extractClaims(input))).toBe(JSON.stringify(extractClaims(input)));
      }),
      RUNS,
    );
  });

  test('gives the same answer in whatever order the extractors run', () => {
    fc.assert(
      fc.property(newsText, fc.shuffledSubarray([...EXTRACTORS], { minLength: EXTRACTORS.length }), (text, extractors) => {
        const input = { text, published: PUBLISHED };
        expect(JSON.stringify(extractClaims(input, extractors))).toBe(JSON.stringify(extractClaims(input)));
      }),
      RUNS,
    );
  });

  test('gives the same mentions and claims when a paragraph on something else is added', () => {
    fc.assert(
      fc.property(newsText, (text) => {
        const before = extractClaims({ text, published: PUBLISHED });
        const after = extractClaims({ text: text + UNRELATED, published: PUBLISHED });
        expect(upTo(after, text.length)).toEqual(before);
      }),
      RUNS,
    );
  });
});

function upTo({ mentions, claims }: Extraction, end: number): Extraction {
  return { mentions: mentions.filter((mention) => mention.end <= end), claims: claims.filter((claim) => claim.end <= end) };
}

describe('offsets', () => {
  test('cut their text out of the document, in claims, mentions and all that hangs on them', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        const extraction = extractClaims({ text, published: PUBLISHED });
        for (const span of spansIn(extraction)) {
          expect(text.slice(span.start, span.end)).toBe(span.text);
          expect(span.end).toBeGreaterThan(span.start);
        }
      }),
      RUNS,
    );
  });

  test('of mentions ascend, the longer first where two start together', () => {
    fc.assert(
      fc.property(newsText, (text) => {
        const { mentions } = extractClaims({ text, published: PUBLISHED });
        expect(mentions.map(order)).toEqual(mentions.toSorted((a, b) => a.start - b.start || b.end - a.end).map(order));
      }),
      RUNS,
    );
  });

  test('of a claim hold or meet each of its mentions', () => {
    fc.assert(
      fc.property(newsText, (text) => {
        const { mentions, claims } = extractClaims({ text, published: PUBLISHED });
        for (const claim of claims) {
          const meets = (mention: Mention | undefined) => mention !== undefined && mention.start < claim.end && mention.end > claim.start;
          expect(claim.mentions).toEqual([...mentions.keys()].filter((index) => meets(mentions[index])));
        }
      }),
      RUNS,
    );
  });
});

const order = ({ start, end }: Mention): string => `${start}-${end}`;

/** Every object below a value that has start, end and text. */
function* spansIn(value: unknown): Generator<{ start: number; end: number; text: string }> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'text' in value) yield value as { start: number; end: number; text: string };
  for (const member of Object.values(value)) yield* spansIn(member);
}

describe('languages', () => {
  test('without rules have neither mentions nor claims', () => {
    expect(extractClaims({ text: 'China fördert 70 Prozent des Neodyms.', language: 'de' })).toEqual({ mentions: [], claims: [] });
  });

  test('that are English or unknown have rules', () => {
    expect(['en', 'EN-gb', 'en-US', null].map(hasRules)).toEqual([true, true, true, true]);
    expect(['de', 'eng', 'es', 'zh-CN'].map(hasRules)).toEqual([false, false, false, false]);
  });
});

describe('versions', () => {
  test('are those of the extractors, and one of the claims', () => {
    expect(Object.keys(extractionVersions()).sort()).toEqual([...EXTRACTORS.map(({ kind }) => kind), 'claim'].sort());
  });

  test('make a key without a colon that changes with any of them, and not with their order', () => {
    const raised = EXTRACTORS.map((extractor, index) => (index === 0 ? { ...extractor, version: extractor.version + 1 } : extractor));
    expect(extractionKey()).toMatch(/^\d+(?:-\d+)+$/);
    expect(extractionKey(raised)).not.toBe(extractionKey());
    expect(extractionKey(EXTRACTORS.toReversed())).toBe(extractionKey());
  });
});

test('an extractor that finds what is not in the text is a fault, and named', () => {
  const wrong = defineExtractor({ kind: 'date', version: 1, describe: 'wrong', extract: () => [{ rule: 'too-far', start: 2, end: 99 }] });
  expect(() => extractClaims({ text: 'Tin.' }, [wrong])).toThrow(new RangeError('date/too-far found 2-99 in 4 characters'));
});

test('a fresh process says nothing and keeps its environment, a tempting .env at hand', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quiet-'));
  try {
    writeFileSync(join(folder, '.env'), 'TEMPTING=1\nPATH=/nowhere\n');
    const answer = inChild(
      `const before = JSON.stringify(process.env);
       const { extractClaims } = await import(${address(EXTRACT, 'extract-claims.ts')});
       const { claims } = extractClaims({ text: 'Exports of tin may fall by 5%.' });
       process.exitCode = JSON.stringify(process.env) !== before ? 3 : claims.length === 1 ? 0 : 4;`,
      folder,
    );
    expect(answer).toEqual({ stdout: '', stderr: '', status: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
