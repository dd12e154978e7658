import type { Token } from '../../tokenize.ts';

/** The tokens that a grammar walks over. */
export type Tokens = readonly Token[];

const CONJUNCTIONS = new Set(['and', 'but', 'or']);
const HYPHENS = new Set(['-', '‑', '–']);

/** The lower-case word at a token; empty past the end. */
export function lowerAt(tokens: Tokens, at: number): string {
  return tokens[at]?.lower ?? '';
}

/** Whether a token follows the one before it without a blank. */
export function isGlued(tokens: Tokens, at: number): boolean {
  return tokens[at] !== undefined && tokens[at]?.spaced === false;
}

/** The token behind a hyphen that is glued on both sides: the "old" of "year-old"; `at` itself where none is. */
export function pastHyphen(tokens: Tokens, at: number): number {
  return HYPHENS.has(tokens[at]?.text ?? '') && isGlued(tokens, at) && isGlued(tokens, at + 1) ? at + 1 : at;
}

/** Whether a phrase may close before a token: a sign, a conjunction or the end. */
export function closes(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  return token === undefined || token.kind === 'sign' || CONJUNCTIONS.has(token.lower);
}

/** Whether a word is written with a capital. */
export function isCapitalised(tokens: Tokens, at: number): boolean {
  const first = tokens[at]?.text[0] ?? '';
  return first !== first.toLowerCase();
}

/** The token behind "the" or another of the given words; `at` itself where none is. */
export function past(tokens: Tokens, at: number, ...words: readonly string[]): number {
  return words.includes(lowerAt(tokens, at)) ? at + 1 : at;
}

/** Whether the words stand at a token, one after the other. */
export function startsWith(tokens: Tokens, at: number, ...words: readonly string[]): boolean {
  return words.every((word, index) => lowerAt(tokens, at + index) === word);
}

/** A whole number written with so many digits alone; null otherwise. */
export function digitsAt(tokens: Tokens, at: number, fewest: number, most: number): number | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.text.length < fewest || token.text.length > most || !/^\d+$/.test(token.text)) return null;
  return Number(token.text);
}

/** The year that two digits stand for; longer ones are as they are. */
export const fullYear = (year: number): number => (year < 100 ? (year < 50 ? 2000 : 1900) + year : year);

/** Whether a number stands alone: no sign, digit or letter is glued to either side that would make it part of a code, sum or score. */
export function standsAlone(tokens: Tokens, first: number, end: number): boolean {
  const before = tokens[first - 1];
  const after = tokens[end];
  if (before && !tokens[first]?.spaced && /[\p{L}\p{N}$€£¥#/.:_&@+=\\]/u.test(before.text.at(-1) ?? '')) return false;
  if (after && !after.spaced && /^[\p{L}\p{N}%°/:_@+=\\]/u.test(after.text)) return false;
  return true;
}
