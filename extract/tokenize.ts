import { ABBREVIATIONS } from './lexicon/abbreviations.ts';
import { CHARACTER, classAt, endOfRun, widthAt } from './tokens/character-class.ts';
import { cutWord } from './tokens/share-words.ts';

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

const POSSESSIVE_LENGTH = 2;
const [FULL_STOP, COMMA, APOSTROPHE, CURLY_APOSTROPHE] = [0x2e, 0x2c, 0x27, 0x2019];

/**
 * Splits a text into tokens, in order, without overlap; every character that is not white space belongs to exactly one.
 *
 * A possessive 's is a token of its own, and the full stop of a listed abbreviation belongs to it. One pass by character codes: as a
 * regular expression with Unicode's classes the same takes three times as long.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = -1;
  const push = (start: number, end: number, kind: Token['kind']): number => {
    const { text: slice, lower } = cutWord(text, start, end);
    tokens.push({ start, end, text: slice, lower, kind, spaced: start !== previousEnd });
    previousEnd = end;
    return end;
  };
  for (let at = 0; at < text.length; ) {
    const kind = classAt(text, at);
    if (kind === CHARACTER.space) at++;
    else if (kind === CHARACTER.digit) at = push(at, endOfNumber(text, at), 'number');
    else if (kind !== CHARACTER.letter) at = push(at, at + widthAt(text, at), 'sign');
    else {
      const dotted = endOfInitialism(text, at);
      const end = dotted < 0 ? endOfWord(text, at) : dotted;
      if (dotted < 0 && isPossessive(text, at, end)) {
        push(at, end - POSSESSIVE_LENGTH, 'word');
        at = push(end - POSSESSIVE_LENGTH, end, 'sign');
      } else at = push(at, dotted < 0 && isAbbreviation(text, at, end) ? end + 1 : end, 'word');
    }
  }
  return tokens;
}

const { letter, mark, digit, numeral } = CHARACTER;

/** A number with its groups: "1,300", "31.10.2025". */
function endOfNumber(text: string, start: number): number {
  for (let at = start; ; at++) {
    at = endOfRun(text, at, digit);
    const joint = text.charCodeAt(at);
    if ((joint !== FULL_STOP && joint !== COMMA) || classAt(text, at + 1) !== digit) return at;
  }
}

/** The end of two letters or more with a full stop each, and of a last one that may be without ("U.S.", "e.g.", "U.S.A"); -1 for other words. */
function endOfInitialism(text: string, start: number): number {
  let at = start;
  let letters = 0;
  for (; classAt(text, at) === letter && text.charCodeAt(at + widthAt(text, at)) === FULL_STOP; letters++) at += widthAt(text, at) + 1;
  if (letters < 2) return -1;
  if (classAt(text, at) !== letter) return at;
  const behind = at + widthAt(text, at);
  return (classAt(text, behind) & (letter | digit | numeral)) === 0 ? behind : at;
}

/** A word with digits behind it (Dy2O3) and inner apostrophes (doesn't). */
function endOfWord(text: string, start: number): number {
  let at = endOfRun(text, start, letter | mark | digit | numeral);
  while (isApostrophe(text, at) && classAt(text, at + 1) === letter) at = endOfRun(text, at + 1, letter | mark);
  return at;
}

function isApostrophe(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === APOSTROPHE || code === CURLY_APOSTROPHE;
}

function isPossessive(text: string, start: number, end: number): boolean {
  if (end - start <= POSSESSIVE_LENGTH || !isApostrophe(text, end - POSSESSIVE_LENGTH)) return false;
  const last = text[end - 1];
  return last === 's' || last === 'S';
}

const isAbbreviation = (text: string, start: number, end: number): boolean =>
  text.charCodeAt(end) === FULL_STOP && ABBREVIATIONS.has(cutWord(text, start, end).lower);
