import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteTable } from '../../ingest/charset/decoders.ts';
import { applyRepairs } from '../../ingest/mojibake/compose-repairs.ts';
import { repairText } from '../../ingest/repair-text.ts';
import { GROWTH_LIMIT, growth } from '../growth.ts';

const languages = JSON.parse(readFileSync(new URL('../../fixtures/mojibake/languages.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;
const texts = Object.entries(languages);

/** UTF-8 read by a wrong table; what the table has no character for is kept as a control or dropped. */
function misread(text: string, charset: string, drops = false): string {
  const table = byteTable(charset) ?? [];
  const characters = [...Buffer.from(text, 'utf8')].map((byte) => table[byte] ?? '');
  return characters.filter((character) => !drops || !/[\u0080-\u009f]/.test(character)).join('');
}

test('has a paragraph of thirty languages or more', () => expect(texts.length).toBeGreaterThanOrEqual(30));

test.each(texts)('leaves correct text alone: %s', (_, text) => {
  expect(repairText(text)).toEqual({ text, repairs: [], defects: [] });
});

test('leaves correct text of any two languages beside each other alone', () => {
  const any = fc.constantFrom(...texts.map(([, text]) => text));
  fc.assert(
    fc.property(any, any, fc.constantFrom('\n', ' ', ' – '), (first, second, between) => {
      const text = `${first}${between}${second}`;
      expect(repairText(text)).toEqual({ text, repairs: [], defects: [] });
    }),
    { numRuns: 150 },
  );
});

test('is replayable and has nothing to do on its own outcome, whatever was lost', () => {
  const any = fc.constantFrom(...texts.map(([, text]) => text));
  const charset = fc.constantFrom('windows-1252', 'latin-1', 'windows-1250', 'windows-1254', 'windows-874', 'windows-1251');
  fc.assert(
    fc.property(any, any, charset, fc.boolean(), (first, second, table, drops) => {
      const text = `${misread(first, table, drops)}\n${second}`;
      const once = repairText(text);
      expect(applyRepairs(text, once.repairs)).toBe(once.text);
      expect(repairText(once.text).text).toBe(once.text);
    }),
    { numRuns: 60 },
  );
});

describe('bytes that a table has no character for were dropped', () => {
  test.each([
    ['windows-1252', 'en'],
    ['latin-1', 'sv'],
    ['latin-1', 'it'],
    ['windows-1252', 'ru'],
    ['windows-1252', 'el'],
  ])('from %s in %s', (charset, language) => {
    const text = languages[language] ?? '';
    expect(repairText(misread(text, charset, true)).text).toBe(text);
  });

  test('letters of their own stay in a line that was misread in part', () => {
    const line = 'Le château a été vendu, et le prix du blÃ© monte.';
    expect(repairText(line).text).toBe('Le château a été vendu, et le prix du blé monte.');
  });
});

test('the time it takes grows as the text does', () => {
  const piece = `${misread('It’s the café – naïve, “so”. ', 'windows-1252')}`;
  const repairing = (length: number) => (): unknown => repairText(piece.repeat(length / piece.length));
  expect(growth(repairing, 60_000)).toBeLessThan(GROWTH_LIMIT);
});
