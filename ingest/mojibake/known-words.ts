import { WORD_LISTS } from './word-lists.ts';

interface Words {
  readonly whole: ReadonlySet<string>;
  /** How words of the list begin: other forms of one begin the same. */
  readonly beginnings: ReadonlySet<string>;
  /** All fours of letters in them, a blank for a word's edge. */
  readonly fours: ReadonlySet<string>;
  /** What words that were asked for are worth: the readings of a line ask for the same ones over and over. */
  readonly weighed: Map<string, number>;
}

const SHORTEST_BEGINNING = 3;
const LONGEST_ENDING = 3;
const MERIT = { whole: 10, beginning: 4, letter: 2, four: 5 };

const known = new Map<string, Words>();

function readWords(language: string): Words {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  const fours = new Set<string>();
  let previous = '';
  for (const [, shared = '', rest = ''] of (WORD_LISTS[language] ?? '').matchAll(/([\da-z])([^\da-z]*)/g)) {
    previous = previous.slice(0, Number.parseInt(shared, 36)) + rest;
    whole.add(previous);
    const edged = ` ${previous} `;
    for (let at = 0; at + 4 <= edged.length; at += 1) fours.add(edged.slice(at, at + 4));
    for (let length = SHORTEST_BEGINNING; length < previous.length; length += 1) beginnings.add(previous.slice(0, length));
  }
  return { whole, beginnings, fours, weighed: new Map() };
}

function wordsOf(language: string): Words {
  const before = known.get(language);
  if (before !== undefined) return before;
  const words = readWords(language);
  known.set(language, words);
  return words;
}

const SYLLABLE = /ου|αι|ει|οι|υι|αυ|ευ|[αεηιουωάέήίόύώϊϋΐΰ]|[αεο][ίύ]/gu;
const ACCENT = /[άέήίόύώΐΰ]/gu;
const COST_OF_ACCENT = 12;

/** A Greek word of more than one syllable has one accent. */
function weighAccents(word: string): number {
  if ((word.match(SYLLABLE)?.length ?? 0) < 2) return 0;
  return (word.match(ACCENT)?.length ?? 0) === 1 ? 0 : COST_OF_ACCENT;
}

function countSeen(fours: ReadonlySet<string>, word: string): number {
  const edged = ` ${word} `;
  let seen = 0;
  for (let at = 0; at + 4 <= edged.length; at += 1) if (fours.has(edged.slice(at, at + 4))) seen += 1;
  return seen;
}

const MAX_WEIGHED = 20_000;

/** How much a word speaks for its reading, as a cost below nought: a word of the language, or nearly one. */
export function weighWord(language: string, word: string): number {
  const words = wordsOf(language);
  if (words.whole.size === 0) return 0;
  const before = words.weighed.get(word);
  if (before !== undefined) return before;
  const cost = weighIn(words, language, word);
  if (words.weighed.size < MAX_WEIGHED) words.weighed.set(word, cost);
  return cost;
}

function weighIn({ whole, beginnings, fours }: Words, language: string, word: string): number {
  const seen = -MERIT.four * countSeen(fours, word);
  if (whole.has(word)) return seen - MERIT.whole - MERIT.letter * word.length;
  const cost = seen + (language === 'el' ? weighAccents(word) : 0);
  const shortest = Math.max(SHORTEST_BEGINNING, word.length - LONGEST_ENDING);
  for (let length = word.length; length >= shortest; length -= 1) {
    if (beginnings.has(word.slice(0, length))) return cost - MERIT.beginning - MERIT.letter * (length - 2);
  }
  return cost;
}
