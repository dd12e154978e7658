import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DocumentInput, prepareDocument } from '../../extract/document.ts';
import { type Extractor, type Mention, mentionsOf } from '../../extract/extractor.ts';
import { inReadingOrder } from '../../extract/settle-overlaps.ts';

/** A text and what is to be found in it; a field that a mention leaves out is not compared. */
interface Case extends DocumentInput {
  readonly mentions: readonly Record<string, unknown>[];
  /** A case that cannot be satisfied yet, and must go on failing. */
  readonly expect?: 'fail';
  /** Whether the whole of extraction runs before the mentions of this kind are looked at. */
  readonly pipeline?: boolean;
}

const CASES = join(import.meta.dirname, '../../fixtures/extractors');
const EXTRACTORS = join(import.meta.dirname, '../../extract/extractors');
const TOLERANCE = 0.01;

const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

const kinds = namesIn(EXTRACTORS, '.ts');

test('every extractor has cases, and every file of cases an extractor', () => {
  expect(kinds.length).toBeGreaterThan(0);
  expect(namesIn(CASES, '.json')).toEqual(kinds);
});

describe.each(kinds)('%s', async (kind) => {
  const extractor = ((await import(`../../extract/extractors/${kind}.ts`)) as { default: Extractor }).default;
  const cases = readCases(kind);

  test('has the kind of its file', () => {
    expect(extractor.kind).toBe(kind);
  });

  test('stays silent in at least one case', () => {
    expect(cases.some(({ mentions }) => mentions.length === 0)).toBe(true);
  });

  for (const item of cases) {
    const run = item.expect === 'fail' ? test.fails : test;
    run(item.text, async () => {
      const found = await find(extractor, item);
      expect(found.map((mention, index) => project(mention, item.mentions[index] ?? { text: '' }, item.text))).toEqual(item.mentions);
    });
  }
});

function readCases(kind: string): readonly Case[] {
  try {
    return JSON.parse(readFileSync(join(CASES, `${kind}.json`), 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}

async function find(extractor: Extractor, item: Case): Promise<readonly Mention[]> {
  if (!item.pipeline) return mentionsOf(extractor, prepareDocument(item)).sort(inReadingOrder);
  const { extractClaims } = await import('../../extract/extract-claims.ts');
  return extractClaims(item).mentions.filter(({ kind }) => kind === extractor.kind);
}

/** What `actual` has in the fields of `wanted`; a span shows its text, and a number close enough the one that is wanted. */
function project(actual: unknown, wanted: unknown, text: string): unknown {
  if (typeof actual === 'number' && typeof wanted === 'number') return Math.abs(actual - wanted) <= TOLERANCE ? wanted : actual;
  if (Array.isArray(actual) && Array.isArray(wanted)) return actual.map((item, index) => project(item, wanted[index], text));
  if (!isRecord(actual) || !isRecord(wanted)) return actual;
  const { start, end } = actual;
  const whole = typeof start === 'number' && typeof end === 'number' ? { ...actual, text: text.slice(start, end) } : actual;
  // A field that is null in the case may be left out: optional fields are given only where the text gives them.
  const actualOf = (field: string): unknown => whole[field as keyof typeof whole] ?? (wanted[field] === null ? null : undefined);
  return Object.fromEntries(Object.keys(wanted).map((field) => [field, project(actualOf(field), wanted[field], text)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
