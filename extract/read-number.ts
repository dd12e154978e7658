import { FRACTION_SIGNS, FRACTION_WORDS, SCALE_WORDS, TENS_WORDS, UNIT_WORDS } from './lexicon/numbers.ts';
import type { Token } from './tokenize.ts';

/** A number as the text writes it; its tokens are those from where it was asked for to before `endToken`. */
export interface NumberPhrase {
  readonly value: number;
  /** The index behind its last token. */
  readonly endToken: number;
  /** Whether it begins with digits ("1.5 million") or with words ("a dozen"). */
  readonly written: 'digits' | 'words';
}

/** Two numbers joined as the ends of a range, or one number, whose ends are equal. */
export interface RangePhrase {
  readonly low: number;
  readonly high: number;
  readonly endToken: number;
}

const SIGNS: ReadonlyMap<string, number> = new Map([
  ['-', -1],
  ['−', -1],
  ['–', -1],
  ['+', 1],
]);
const HYPHENS = new Set(['-', '‑', '–']);
const RANGE_SIGNS = new Set(['-', '‑', '–', '—']);
/** Groups of three digits behind the first; a bound, so that a page of digits is not one number read again from each of them. */
const MOST_GROUPS = 4;
const RANGE_WORDS = new Set(['to', 'or', 'and']);

/**
 * Reads the number that begins with token `at`.
 *
 * Digits with their groups and decimals ("1,250.5", "1 300", ".5", "−3", "+2.8"), digits and a fraction ("2½", "2 1/2"), words ("twenty-two",
 * "one hundred and fifty", "four-and-a-half", "a dozen", "a hundred"), and either before a word of scale ("1.5 million").
 * "a" alone is no number, and a range is two: see `readRange`.
 *
 * @returns null when no number begins there.
 */
export function readNumber(tokens: readonly Token[], at: number): NumberPhrase | null {
  const first = tokens[at];
  if (!first) return null;
  const sign = SIGNS.get(first.text);
  if (sign !== undefined) {
    if (!first.spaced && isWordLike(tokens[at - 1])) return null; // a hyphen: "mid-40s"
    const rest = tokens[at + 1]?.spaced === false ? readDigits(tokens, at + 1) : null;
    return rest && { ...rest, value: sign * rest.value };
  }
  return readDigits(tokens, at) ?? readWords(tokens, at);
}

/**
 * Reads a range of two numbers, or a single one: "5–7", "10 to 25", "three or four".
 *
 * "to", "or" and "and" join only numbers that ascend, since "from 19 to 12" is two ends of a change; "and" only behind "between".
 */
export function readRange(tokens: readonly Token[], at: number): RangePhrase | null {
  const low = readNumber(tokens, at);
  if (!low) return null;
  const single = { low: low.value, high: low.value, endToken: low.endToken };
  const joint = tokens[low.endToken];
  if (!joint) return single;
  const bySign = RANGE_SIGNS.has(joint.text) && !joint.spaced && tokens[low.endToken + 1]?.spaced === false;
  const byWord = RANGE_WORDS.has(joint.lower) && (joint.lower !== 'and' || tokens[at - 1]?.lower === 'between');
  if (!bySign && !byWord) return single;
  const next = low.endToken + 1;
  const high = tokens[next]?.text === '−' ? null : (readDigits(tokens, next) ?? readWords(tokens, next));
  return high && high.value > low.value ? { low: low.value, high: high.value, endToken: high.endToken } : single;
}

/**
 * Reads a part of a whole that begins with token `at`: "half", "a third", "two-thirds", "nine tenths", "3/4", "⅔"; the value is between 0 and 1.
 *
 * Whether it is a share is for the caller to judge: "a third party", "the first half" and "a quarter of an hour" read alike.
 */
export function readFraction(tokens: readonly Token[], at: number): NumberPhrase | null {
  const first = tokens[at];
  if (!first) return null;
  const whole = FRACTION_SIGNS.get(first.text);
  if (whole !== undefined) return { value: whole, endToken: at + 1, written: 'digits' };
  if (first.lower === 'half') return { value: 0.5, endToken: at + 1, written: 'words' };
  if (first.kind === 'number') return readSlashed(tokens, at);
  const count = first.lower === 'a' || first.lower === 'an' ? 1 : UNIT_WORDS.get(first.lower);
  if (!count) return null;
  const part = HYPHENS.has(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.spaced === false ? at + 2 : at + 1;
  const parts = FRACTION_WORDS.get(tokens[part]?.lower ?? '');
  const plural = (tokens[part]?.lower ?? '').endsWith('s');
  if (!parts || plural !== count > 1 || count > parts) return null;
  return { value: count / parts, endToken: part + 1, written: 'words' };
}

function readSlashed(tokens: readonly Token[], at: number): NumberPhrase | null {
  const [count, slash, parts, behind] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (slash?.text !== '/' && slash?.text !== '⁄') return null;
  if (slash.spaced || parts?.kind !== 'number' || parts.spaced || (behind?.text === '/' && !behind.spaced)) return null;
  const [over, under] = [Number(count?.text), Number(parts.text)];
  return over > 0 && over < under && under <= 100 ? { value: over / under, endToken: at + 3, written: 'digits' } : null;
}

function readDigits(tokens: readonly Token[], at: number): NumberPhrase | null {
  const first = tokens[at];
  if (!first) return null;
  let end = at + 1;
  let value: number;
  if (first.text === '.' && first.spaced && tokens[end]?.kind === 'number' && !tokens[end]?.spaced) {
    value = Number(`0.${tokens[end]?.text}`);
    end++;
  } else if (first.kind === 'number') {
    value = parseDigits(first.text);
    if (/^\d{1,3}$/.test(first.text)) {
      let groups = first.text;
      while (isGroup(tokens[end]) && end - at <= MOST_GROUPS) groups += tokens[end++]?.text;
      value = Number(groups.replace(',', '.'));
    }
  } else {
    const alone = FRACTION_SIGNS.get(first.text);
    if (alone === undefined) return null;
    value = alone;
  }
  if (Number.isNaN(value)) return null;
  const added = readAddedFraction(tokens, end);
  if (added) return scaled(tokens, { value: value + added.value, endToken: added.endToken, written: 'digits' });
  return scaled(tokens, { value, endToken: end, written: 'digits' });
}

/** Three digits behind a blank that carry a number on: "1 300", and "1 300,5". */
function isGroup(token: Token | undefined): boolean {
  return token?.kind === 'number' && token.spaced && /^\d{3}(?:,\d{1,2})?$/.test(token.text);
}

/** "1,250" is a thousand and more, "3,5" three and a half: a comma before three digits parts groups, any other decimals. */
function parseDigits(text: string): number {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text) && (text.includes(',') || text.split('.').length > 2))
    return Number(text.replaceAll('.', '').replace(',', '.'));
  return Number(text.replace(',', '.'));
}

/** What is added to a whole number: the sign of "2½", "1/2" of "2 1/2", and "and a half" with or without hyphens. */
function readAddedFraction(tokens: readonly Token[], at: number): { value: number; endToken: number } | null {
  const token = tokens[at];
  if (!token) return null;
  const sign = FRACTION_SIGNS.get(token.text);
  if (sign !== undefined) return { value: sign, endToken: at + 1 };
  if (token.kind === 'number') return token.spaced ? readSlashed(tokens, at) : null;
  let next = at;
  if (HYPHENS.has(token.text) && !token.spaced) next++;
  if (next > at && tokens[next]?.kind === 'number' && !tokens[next]?.spaced) return readSlashed(tokens, next); // "1-1/2"
  if (tokens[next]?.lower !== 'and') return null;
  next++;
  if (HYPHENS.has(tokens[next]?.text ?? '')) next++;
  const article = tokens[next]?.lower;
  if (article === 'a' || article === 'one') {
    next++;
    if (HYPHENS.has(tokens[next]?.text ?? '')) next++;
    const part = tokens[next]?.lower;
    return part === 'half' || part === 'quarter' || part === 'third'
      ? { value: 1 / (FRACTION_WORDS.get(part) ?? 1), endToken: next + 1 }
      : null;
  }
  const fraction = readFraction(tokens, next);
  return fraction?.written === 'words' && tokens[next]?.lower !== 'half' ? fraction : null;
}

function scaled(tokens: readonly Token[], phrase: NumberPhrase): NumberPhrase {
  let at = phrase.endToken;
  if (HYPHENS.has(tokens[at]?.text ?? '') && !tokens[at]?.spaced) at++;
  const scale = SCALE_WORDS.get(tokens[at]?.lower ?? '');
  return scale ? { ...phrase, value: phrase.value * scale, endToken: at + 1 } : phrase;
}

/** Number words: hundreds and below gather in `current` until a thousand or more moves them to `total`. */
function readWords(tokens: readonly Token[], at: number): NumberPhrase | null {
  let total = 0;
  let current = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  let end = at;
  const article = tokens[at]?.lower;
  if (article === 'a' || article === 'an') {
    if (!SCALE_WORDS.has(tokens[at + 1]?.lower ?? '')) return null;
    current = 1;
    end = at + 1;
  }
  for (;;) {
    const next = end === at ? at : nextNumberWord(tokens, end, current + total);
    const word = tokens[next]?.lower ?? '';
    const scale = SCALE_WORDS.get(word);
    const small = UNIT_WORDS.get(word) ?? TENS_WORDS.get(word);
    if (small !== undefined && fitsBehind(small, current, end > at)) current += small;
    else if (scale !== undefined && current > 0 && scale <= 100 && current < 100) current *= scale;
    else if (scale !== undefined && current > 0 && scale > 100 && scale < lastScale) {
      total += current * scale;
      current = 0;
      lastScale = scale;
    } else break;
    end = next + 1;
  }
  if (end === at) return null;
  const added = readAddedFraction(tokens, end);
  const phrase: NumberPhrase = { value: total + current + (added?.value ?? 0), endToken: added?.endToken ?? end, written: 'words' };
  return added ? scaled(tokens, phrase) : phrase;
}

/** Whether "five" can follow what was read: "twenty-five" and "a hundred and five" yes, "ten five" no. */
function fitsBehind(small: number, current: number, begun: boolean): boolean {
  if (!begun) return true;
  const rest = current % 100;
  return current >= 20 || current === 0 ? (rest === 0 ? true : rest % 10 === 0 && rest >= 20 && small < 10 && small > 0) : false;
}

function nextNumberWord(tokens: readonly Token[], end: number, value: number): number {
  const token = tokens[end];
  if (!token) return end;
  if (HYPHENS.has(token.text) && !token.spaced && tokens[end + 1]?.spaced === false) return end + 1;
  return token.lower === 'and' && value >= 100 ? end + 1 : end;
}

const isWordLike = (token: Token | undefined): boolean => token !== undefined && token.kind !== 'sign';
