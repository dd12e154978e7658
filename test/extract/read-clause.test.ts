import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareDocument } from '../../extract/document.ts';
import { type Clause, readClause } from '../../extract/read-clause.ts';

const CASES: readonly { text: string; modality: Clause['modality']; polarity: Clause['polarity'] }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/claims/clauses.json'), 'utf8'),
);

function read(text: string): Clause {
  const document = prepareDocument({ text });
  return readClause(document, 0, document.tokens.length);
}

function verbOf(text: string): string | null {
  const { tokens } = prepareDocument({ text });
  const { verb } = read(text);
  return verb && text.slice(tokens[verb.first]?.start, tokens[verb.end - 1]?.end);
}

describe('polarity and modality of the first main clause', () => {
  for (const { text, modality, polarity } of CASES) {
    test(text, () => {
      expect(read(text)).toMatchObject({ modality, polarity });
    });
  }

  test('are met by at least two cases each', () => {
    for (const value of ['asserted', 'hedged', 'forecast', 'conditional'] as const) {
      expect(CASES.filter(({ modality }) => modality === value).length).toBeGreaterThan(2);
    }
    expect(CASES.filter(({ polarity }) => polarity === 'negated').length).toBeGreaterThan(2);
  });
});

describe('the verb group', () => {
  test('takes auxiliaries, adverbs and negation with it', () => {
    expect(verbOf('The pause will probably not be prolonged by Oslo.')).toBe('will probably not be prolonged');
  });

  test('is not that of a relative clause before it', () => {
    expect(verbOf('Smelters that closed in May reopened in June.')).toBe('reopened');
  });

  test('is not that of an aside before it', () => {
    expect(verbOf('The plant (which closed) sells scrap.')).toBe('sells');
  });

  test('stands behind an opening clause', () => {
    expect(verbOf('Because ore was short, the plant stopped.')).toBe('stopped');
  });

  test('is missing where there is none', () => {
    expect(verbOf('A tonne of ore.')).toBeNull();
  });
});
