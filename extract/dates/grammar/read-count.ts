import { VAGUE_COUNTS } from '../../lexicon/date-words.ts';
import { readFraction, readNumber, readRange } from '../../read-number.ts';
import { lowerAt, pastHyphen, startsWith, type Tokens } from './token-walk.ts';

/** How many units; null where the text leaves it open. */
export interface Count {
  readonly count: number | null;
  readonly end: number;
  /** "a", "an" and "one" may also be no count at all. */
  readonly article: boolean;
}

/** Reads "two", "12", "2 1/2", "a", "a few", "a couple of", "half a", "dozens of"; of a range the lower end. */
export function readCount(tokens: Tokens, at: number): Count | null {
  const word = lowerAt(tokens, at);
  if (word === 'a' || word === 'an') return readArticle(tokens, at);
  if (word === 'half') {
    const end = pastHyphen(tokens, at + 1);
    const article = lowerAt(tokens, end);
    return { count: 0.5, end: article === 'a' || article === 'an' ? pastHyphen(tokens, end + 1) : end, article: false };
  }
  if (word === 'couple') return { count: 2, end: lowerAt(tokens, at + 1) === 'of' ? at + 2 : at + 1, article: false };
  if (VAGUE_COUNTS.has(word)) return { count: null, end: at + 1, article: false };
  if (/^(?:dozens|hundreds|thousands|scores|tens)$/.test(word) && lowerAt(tokens, at + 1) === 'of')
    return { count: null, end: at + 2, article: false };
  const range = readRange(tokens, at);
  if (range) return { count: range.low, end: range.endToken, article: false };
  const fraction = readFraction(tokens, at);
  return fraction && { count: fraction.value, end: fraction.endToken, article: false };
}

/** The token behind "and a half", which may follow the unit: "a year and a half". */
export function readAndAHalf(tokens: Tokens, at: number): number | null {
  return startsWith(tokens, at, 'and', 'a', 'half') ? at + 3 : null;
}

function readArticle(tokens: Tokens, at: number): Count | null {
  const next = lowerAt(tokens, at + 1);
  if (next === 'few') return { count: null, end: at + 2, article: false };
  if (next === 'couple') return { count: 2, end: lowerAt(tokens, at + 2) === 'of' ? at + 3 : at + 2, article: false };
  if (next === 'good' && lowerAt(tokens, at + 2) === 'few') return { count: null, end: at + 3, article: false };
  if (next === 'half') return { count: 0.5, end: pastHyphen(tokens, at + 2), article: false };
  const number = readNumber(tokens, at);
  if (number) return { count: number.value, end: number.endToken, article: false };
  return { count: 1, end: at + 1, article: true };
}
