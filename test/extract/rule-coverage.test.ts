import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DocumentInput, prepareDocument } from '../../extract/document.ts';
import { mentionsOf } from '../../extract/extractor.ts';
import { EXTRACTORS } from '../../extract/registry.ts';

interface Case extends DocumentInput {
  readonly mentions: readonly unknown[];
}

const ROOT = join(import.meta.dirname, '../..');
/** Where the rules of a figure's kind are written. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  date: ['extract/dates'],
  element: ['extract/elements', 'extract/extractors/element.ts'],
  percentage: ['extract/percentages'],
};

const casesOf = (kind: string): readonly Case[] => JSON.parse(readFileSync(join(ROOT, `fixtures/extractors/${kind}.json`), 'utf8'));

function sourceOf(path: string): string {
  const whole = join(ROOT, path);
  if (path.endsWith('.ts')) return readFileSync(whole, 'utf8');
  const files = readdirSync(whole, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.map((name) => readFileSync(join(whole, name), 'utf8')).join('\n');
}

/** The names that the source gives to rules as they stand; those that are put together hold one of them. */
function rulesOf(kind: string): ReadonlySet<string> {
  const source = (SOURCES[kind] ?? []).map(sourceOf).join('\n');
  return new Set([...source.matchAll(/\brule: '([a-z-]+)'/g)].map((match) => match[1] ?? ''));
}

describe.each(Object.keys(SOURCES))('the cases of %s', (kind) => {
  test('are silent in a third or more', () => {
    const cases = casesOf(kind);
    const silent = cases.filter(({ mentions }) => mentions.length === 0).length;
    expect(silent).toBeGreaterThanOrEqual(cases.length / 3);
  });

  test('have one for every rule', () => {
    const extractor = EXTRACTORS.find((each) => each.kind === kind);
    const fired = new Set(
      casesOf(kind).flatMap((item) => (extractor ? mentionsOf(extractor, prepareDocument(item)).map(({ rule }) => rule) : [])),
    );
    const rules = rulesOf(kind);
    expect(rules.size).toBeGreaterThan(3);
    expect([...rules].filter((rule) => ![...fired].some((name) => name === rule || name.endsWith(`-${rule}`)))).toEqual([]);
  });
});
