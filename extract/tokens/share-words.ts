/** A word as written and in lower case, with typographic apostrophes made straight. */
export interface SharedWord {
  readonly text: string;
  readonly lower: string;
}

const PLACES = 1 << 14;
/** Node keeps the whole text in memory for a slice that is longer than this, and so would the table. */
const LONGEST_SHARED = 12;
const shared = new Array<SharedWord | undefined>(PLACES);

/**
 * Cuts a word out of a text.
 *
 * The words of the news recur: each is made once and then shared, so that its lower case and the hash that look-ups in sets and
 * maps need are there already. A word that falls on another's place in the table takes it over: the table never grows.
 */
export function cutWord(text: string, start: number, end: number): SharedWord {
  if (end - start > LONGEST_SHARED) return makeWord(text.slice(start, end));
  let hash = end - start;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  const place = (hash ^ (hash >>> 14)) & (PLACES - 1);
  const known = shared[place];
  if (known !== undefined && stands(known.text, text, start, end)) return known;
  const word = makeWord(text.slice(start, end));
  shared[place] = word;
  return word;
}

function stands(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function makeWord(text: string): SharedWord {
  const lower = text.toLowerCase();
  return { text, lower: lower.includes('’') ? lower.replaceAll('’', "'") : lower };
}
