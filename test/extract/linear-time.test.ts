import { describe, expect, test } from 'vitest';
import { extractClaims } from '../../extract/extract-claims.ts';

const MEGABYTE = 1_000_000;
/** Texts of this length take a fraction of a second where every word is a trigger, and milliseconds where none is. */
const DENSE = 48_000;

/** A text that is read over and over, and how long the longest one is. */
const REPEATED: Readonly<Record<string, readonly [unit: string, size: number]>> = {
  digits: ['0123456789', MEGABYTE],
  'percent signs': ['%', DENSE],
  months: ['January March May ', DENSE],
  'one word': ['tin ', DENSE],
  'a table on one line': ['Tin 5.4 12% 2024 Copper 1,300 -3.5% Q2 2025 ', DENSE],
  'no spaces': ['tinrose5%onMonday,', MEGABYTE],
  'right-to-left marks': ['\u200ftin\u200e 5%\u200f ', DENSE],
  'full-width digits': ['１２３％', DENSE],
  'opening marks': ['“', DENSE],
  'one paragraph': ['Tin exports to Japan fell by 5% in May, the ministry said on Monday. Anna Bell of Arden Metals expects more. ', DENSE],
  'every word in marks': ['“tin” ‘rose’ "by" «five» ', DENSE],
  transcript: ['BELL: Tin rose 5% on Monday.\nQUESTION: Why did it?\n', DENSE],
  capitals: ['TIN EXPORTS TO JAPAN FELL BY 5% IN MAY, THE MINISTRY SAID ON MONDAY. ', DENSE],
  'names without verbs': ['Anna Bell, Carl Dorn, Eva Falk, Japan, China, ', DENSE],
  'ranges of figures': ['from 5% to 7%, ', DENSE],
  'ranges of dates': ['May 3 to 5, ', DENSE],
  'reports in reports': ['Bell said that ', DENSE],
  'quotations with cues': ['“Tin,” said Bell, ', DENSE],
  'figures and dates': ['5% in 2020 from 3% in May ', DENSE],
  'shares of one sentence': ['5% of tin, ', DENSE],
  openers: ['in tin, ', DENSE],
  'brackets that never close': ['(tin ', DENSE],
  dashes: ['tin — ', DENSE],
  'one long word': ['a', MEGABYTE],
  'relative clauses': ['tin, who that ', DENSE],
  lines: ['Tin\n', DENSE],
  'marks that never close': ['“Tin rose, he said.\n', DENSE],
};
const TEXTS: Readonly<Record<string, readonly [make: (size: number) => string, size: number]>> = {
  ...Object.fromEntries(
    Object.entries(REPEATED).map(([name, [unit, size]]) => [name, [(length: number) => repeat(unit, length), size] as const]),
  ),
  'one sentence': [(size) => `The price of tin ${repeat('rose and fell and ', size)}rose.`, MEGABYTE / 4],
  'signs within a sentence': [(size) => `In May${','.repeat(size)} tin rose.`, DENSE],
  'full stops': [(size) => `Tin${'.'.repeat(size)} fell`, DENSE],
  'nested brackets': [(size) => repeat('([{', size / 2) + repeat('}])', size / 2), DENSE],
};

const repeat = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** Twice the text may take twice the time, and a little for caches that it outgrows; what is quadratic takes four times as long. */
const GROWTH_LIMIT = 2.6;
const DOUBLINGS = 3;
/** What takes less than this takes no time: the clock is not to be asked for more. */
const FLOOR_MS = 10;
const ATTEMPTS = 8;
/** On a machine that does much else the clock can mislead for seconds on end; what is quadratic fails every time. */
const PATIENCE = { timeout: 60_000, retry: 2 };

/** Time of the processor, for that of the wall depends on what else runs. */
function measure(text: string): number {
  const before = process.cpuUsage();
  extractClaims({ text, published: '2025-11-03' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times as long each text takes as the one before. */
const growths = (times: readonly number[]): number[] =>
  times.slice(1).map((time, index) => time / Math.max(times[index] ?? FLOOR_MS, FLOOR_MS));

describe('every doubling of the text doubles the time at most', () => {
  test.each(Object.entries(TEXTS))('%s', PATIENCE, (_, [make, size]) => {
    const texts = Array.from({ length: DOUBLINGS + 1 }, (_, index) => make(Math.floor(size / 2 ** (DOUBLINGS - index))));
    measure(texts.at(-2) ?? ''); // compiled before anything counts
    let best = texts.map(() => Number.POSITIVE_INFINITY);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      best = texts.map((text, index) => Math.min(best[index] ?? Number.POSITIVE_INFINITY, measure(text)));
      if (Math.max(...growths(best)) < GROWTH_LIMIT) break;
    }
    expect(Math.max(...growths(best))).toBeLessThan(GROWTH_LIMIT);
  });
});
