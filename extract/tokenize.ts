import { ABBREVIATIONS } from './lexicon/abbreviations.ts';

/** A word, number or sign of the text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lower case, with typographic apostrophes made straight: `doesn't`. */
  readonly lower: string;
  readonly kind: 'word' | 'number' | 'sign';
  /** Whether white space (or the start of the text) stands before it: `rare-earth` is three tokens, the last two without. */
  readonly spaced: boolean;
}

// A dotted abbreviation (U.S., e.g.), a word with digits behind it (Dy2O3) and inner apostrophes (doesn't), a number with its groups, any other sign.
// A possessive 's is a token of its own. Numbered groups: naming them makes an object a match, a third of the time of it all.
const TOKEN =
  /((?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?)|(\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}[\p{L}\p{M}]*)*)|(\d+(?:[.,]\d+)*)|(?:[^\s])/gu;
const POSSESSIVE_LENGTH = 2;

/** Splits a text into tokens, in order, without overlap; every character that is not white space belongs to exactly one. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = -1;
  const push = (start: number, end: number, kind: Token['kind']) => {
    const slice = text.slice(start, end);
    tokens.push({ start, end, text: slice, lower: lowerOf(slice), kind, spaced: start !== previousEnd });
    previousEnd = end;
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const start = match.index;
    const end = TOKEN.lastIndex;
    const word = match[2];
    if (word === undefined) push(start, end, match[1] ? 'word' : match[3] ? 'number' : 'sign');
    else if (isPossessive(word)) {
      push(start, end - POSSESSIVE_LENGTH, 'word');
      push(end - POSSESSIVE_LENGTH, end, 'sign');
    } else if (text[end] === '.' && ABBREVIATIONS.has(word.toLowerCase())) {
      push(start, end + 1, 'word');
      TOKEN.lastIndex = end + 1;
    } else push(start, end, 'word');
  }
  return tokens;
}

function lowerOf(slice: string): string {
  const lower = slice.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

function isPossessive(word: string): boolean {
  const apostrophe = word.at(-POSSESSIVE_LENGTH);
  return (apostrophe === '’' || apostrophe === "'") && /[sS]$/.test(word) && word.length > POSSESSIVE_LENGTH;
}
