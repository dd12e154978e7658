import type { Codes } from './character-class.ts';

/** A word as written and in lower case, with typographic apostrophes made straight. */
export interface SharedWord {
  readonly text: string;
  readonly lower: string;
}

const PLACES = 1 << 14;
/** Longer ones hardly recur. */
const LONGEST_SHARED = 32;
const shared = new Array<SharedWord | undefined>(PLACES);

/**
 * Cuts a word out of a text.
 *
 * The words of the news recur: each is made once and then shared, so that its lower case and the hash that look-ups in sets and
 * maps need are there already. A word that falls on another's place in the table takes it over: the table never grows.
 *
 * @param codes - The units of the text.
 */
export function cutWord(text: string, codes: Codes, start: number, end: number): SharedWord {
  if (end - start > LONGEST_SHARED) return makeWord(text.slice(start, end));
  let hash = end - start;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + (codes[i] ?? 0)) | 0;
  const place = (hash ^ (hash >>> 14)) & (PLACES - 1);
  const known = shared[place];
  if (known !== undefined && stands(known.text, codes, start, end)) return known;
  const word = makeWord(intern(text.slice(start, end)));
  shared[place] = word;
  return word;
}

function stands(word: string, codes: Codes, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== codes[start + i]) return false;
  return true;
}

function makeWord(text: string): SharedWord {
  const small = text.toLowerCase();
  const lower = small.includes('’') ? small.replaceAll('’', "'") : small;
  return { text, lower: lower === text ? text : intern(lower) };
}

/**
 * The engine's own copy of a string, as it keeps of literals and names of fields: whatever compares it with those of a lexicon compares
 * two addresses, it keeps no text in memory that it was cut from, and code that meets words meets one kind of string.
 */
const intern = (text: string): string => Object.keys({ [text]: true })[0] ?? text;
