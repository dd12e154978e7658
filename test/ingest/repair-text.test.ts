import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRepairs, composeRepairs } from '../../ingest/mojibake/compose-repairs.ts';
import { repairText } from '../../ingest/repair-text.ts';
import { GROWTH_LIMIT, growth } from '../growth.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../fixtures/mojibake/${name}`, import.meta.url), 'utf8'));
const repaired = read('repaired.json') as readonly { about: string; text: string; repaired: string }[];
const untouched = read('untouched.json') as readonly string[];

describe('fixtures/mojibake/repaired', () => {
  test('has cases', () => expect(repaired.length).toBeGreaterThan(10));

  test.each(repaired.map((each) => [each.about, each] as const))('repairs %s', (_, each) => {
    expect(repairText(each.text).text).toBe(each.repaired);
  });

  test.each(repaired.map((each) => [each.about, each] as const))('says all that it did: %s', (_, { text }) => {
    const { text: after, repairs } = repairText(text);
    expect(applyRepairs(text, repairs)).toBe(after);
    for (const { start, end, before } of repairs) expect(text.slice(start, end)).toBe(before);
  });

  test('has nothing left to do on its own outcome', () => {
    for (const { text } of repaired) {
      const { text: after } = repairText(text);
      expect(repairText(after)).toEqual({ text: after, repairs: [], defects: [] });
    }
  });

  test('repairs one bad paragraph among good ones, and nothing else', () => {
    const good = `${untouched.join('\n')}\n`;
    for (const { text, repaired: after } of repaired) expect(repairText(`${good}${text}\n${good}`).text).toBe(`${good}${after}\n${good}`);
  });
});

describe('fixtures/mojibake/untouched', () => {
  test.each(untouched)('leaves alone: %s', (text) => {
    expect(repairText(text)).toEqual({ text, repairs: [], defects: [] });
  });
});

test('says so where more letters were lost than are looked for, and goes on with what is left when asked again', () => {
  const damaged = `caf${'\u00c3\u0083f'.repeat(53)}\n${'\u00c3\u0083f'.repeat(4)}`;
  const { text, defects } = repairText(damaged);
  expect(defects).toEqual(['too many letters were lost to look for all of them']);
  expect(text.split('\n')[1]).not.toContain('\u0083');
  const again = repairText(text);
  expect(again.defects).toEqual([]);
  expect(repairText(again.text).text).toBe(again.text);
});

test('names the table that a text was misread by', () => {
  expect(repairText('Itâ€™s done').repairs).toEqual([{ start: 2, end: 5, before: 'â€™', after: '’', decoder: 'windows-1252' }]);
});

test('the time that a long text takes grows as it does', () => {
  const repairing = (times: number) => (): unknown => repairText(`${untouched.join('\n')}\n${'โ€œaโ€ '.repeat(20)}\n`.repeat(times));
  expect(growth(repairing, 25)).toBeLessThan(GROWTH_LIMIT);
});

test('repair is idempotent on any text', () => {
  const odd = fc.constantFrom(
    ...'âÂÃÄÅ€™œ“”’‚„…†‡‰šžŸ¢£¥§©«»°±²³´µ¶·¸¹º½¿àéèùăłĺţş√∞∂‰ÑÐµ°»РСТђљ–—βΓπ┬╕▒โเยรฉขคข鈥檚 \u00a0\u00ad\u0080\u0099\u009d\ufffd'.split(''),
    'a',
    's',
    ' ',
    '\n',
    '&amp;',
    '&#8217;',
    'Straße',
    'the',
  );
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const once = repairText(text);
      expect(applyRepairs(text, once.repairs)).toBe(once.text);
      expect(repairText(once.text).text).toBe(once.text);
    }),
    { numRuns: 400 },
  );
});

test('repairs of two passes are told as repairs of the first text', () => {
  const original = '&acirc;€™ and x';
  const first = [
    { start: 0, end: 7, before: '&acirc;', after: 'â', decoder: 'entity' },
    { start: 14, end: 15, before: 'x', after: 'yz', decoder: 'other' },
  ];
  const second = [{ start: 0, end: 3, before: 'â€™', after: '’', decoder: 'windows-1252' }];
  expect(composeRepairs(original, first, second)).toEqual([
    { start: 0, end: 9, before: '&acirc;€™', after: '’', decoder: 'entity + windows-1252' },
    { start: 14, end: 15, before: 'x', after: 'yz', decoder: 'other' },
  ]);
});
