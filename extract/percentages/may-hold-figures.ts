import type { Document } from '../document.ts';
import { FRACTION_SIGNS, FRACTION_WORDS, SCALE_WORDS, TENS_WORDS, UNIT_WORDS } from '../lexicon/numbers.ts';
import { MULTIPLE_STARTS } from './find-multiple.ts';
import { UNIT_STARTS } from './read-unit.ts';

const RATIO = 'ratio';
/** Words and signs of which each figure has one: its unit, its fraction, its multiple; and "in" and "out", which behind a number make a ratio. */
const TELLING: ReadonlyMap<string, string> = new Map([
  ...[...UNIT_STARTS, ...FRACTION_WORDS.keys(), ...FRACTION_SIGNS.keys(), ...MULTIPLE_STARTS].map((word) => [word, 'figure'] as const),
  ...['times', 'fold', 'point', 'every', '/', '⁄'].map((word) => [word, 'figure'] as const),
  ...['in', 'out'].map((word) => [word, RATIO] as const),
]);

/** Whether the tokens from `first` to before `end` can hold a percentage: a test so cheap that most sentences are done with it. */
export function mayHoldFigures({ tokens }: Document, first: number, end: number): boolean {
  for (let at = first; at < end; at++) {
    const told = TELLING.get(tokens[at]?.lower ?? '');
    if (told !== undefined && (told !== RATIO || (at > first && endsNumber(tokens[at - 1]?.lower ?? '')))) return true;
  }
  return false;
}

function endsNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 48 && code <= 57) || code > 127 || UNIT_WORDS.has(word) || TENS_WORDS.has(word) || SCALE_WORDS.has(word);
}
