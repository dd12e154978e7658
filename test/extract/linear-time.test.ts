import { describe, expect, test } from 'vitest';
import { extractClaims } from '../../extract/extract-claims.ts';
import { GROWTH_LIMIT, growth } from '../growth.ts';

/** An eighth of a million characters, for what takes next to no time. */
const LONG = 125_000;
/** Eight texts of this length take a fraction of a second where every word is a trigger, and milliseconds where none is. */
const DENSE = 6_000;

/** A text that is read over and over, and how long an eighth of it is. */
const REPEATED: Readonly<Record<string, readonly [unit: string, size: number]>> = {
  digits: ['0123456789', LONG],
  'percent signs': ['%', DENSE],
  months: ['January March May ', DENSE],
  'one word': ['tin ', DENSE],
  'a table on one line': ['Tin 5.4 12% 2024 Copper 1,300 -3.5% Q2 2025 ', DENSE],
  'no spaces': ['tinrose5%onMonday,', LONG],
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
  'one long word': ['a', LONG],
  'relative clauses': ['tin, who that ', DENSE],
  lines: ['Tin\n', DENSE],
  'marks that never close': ['“Tin rose, he said.\n', DENSE],
};
const TEXTS: Readonly<Record<string, readonly [make: (size: number) => string, size: number]>> = {
  ...Object.fromEntries(
    Object.entries(REPEATED).map(([name, [unit, size]]) => [name, [(length: number) => repeat(unit, length), size] as const]),
  ),
  'one sentence': [(size) => `The price of tin ${repeat('rose and fell and ', size)}rose.`, LONG / 4],
  'signs within a sentence': [(size) => `In May${','.repeat(size)} tin rose.`, DENSE],
  'colons before a cue': [(size) => `${repeat('Tin: ', size)}, he said.`, DENSE],
  'full stops': [(size) => `Tin${'.'.repeat(size)} fell`, DENSE],
  'nested brackets': [(size) => repeat('([{', size / 2) + repeat('}])', size / 2), DENSE],
};

const repeat = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

const reading = (text: string) => (): unknown => extractClaims({ text, published: '2025-11-03' });

describe('a text takes as long as its parts do', () => {
  test.each(Object.entries(TEXTS))('%s', (_, [make, size]) => {
    expect(growth((length) => reading(make(length)), size)).toBeLessThan(GROWTH_LIMIT);
  });
});
