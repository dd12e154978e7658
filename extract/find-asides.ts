import type { Token } from './tokenize.ts';

/** The index behind each aside, by the index of the token that opens it. */
export type Asides = ReadonlyMap<number, number>;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '—': '—' };
/** Two dashes further apart than this are no pair. */
const LONGEST = 60;

/**
 * Finds brackets and paired dashes: "(as it is known)", "—vital for motors—", " – its only buyer – ".
 *
 * One pass from the end: the next closing sign of each kind is known before its opening one is met.
 */
export function findAsides(tokens: readonly Token[], first: number, end: number): Asides {
  const asides = new Map<number, number>();
  const ahead = new Map<string, number>();
  for (let i = end - 1; i >= first; i--) {
    const sign = signOf(tokens, i);
    if (sign === null) continue;
    const closer = ahead.get(CLOSING[sign] ?? '');
    if (closer !== undefined && closer - i <= LONGEST) asides.set(i, closer + 1);
    ahead.set(sign, i);
  }
  return asides;
}

/** A bracket or a dash, an en dash with blanks counting as a long one; null for all else. */
function signOf(tokens: readonly Token[], i: number): string | null {
  const token = tokens[i];
  if (token?.kind !== 'sign') return null;
  if (token.text === '–') return token.spaced && tokens[i + 1]?.spaced ? '—' : null;
  return /^[()[\]—]$/.test(token.text) ? token.text : null;
}
