import type { Document, Sentence } from './document.ts';

const LONGEST = 14;
const CAPITALISED = /^\p{Lu}/u;
const IN_CAPITALS = /^\p{Lu}{3,}$/u;
const SIGN_OF_ONE = /^[,.()/]$/;
const DASH = /^[-–—]$/u;

/**
 * The token with which a sentence itself begins: behind "LONDON, Nov 18 (Wire) -", "LUSAKA:" or "Brussels —" at the head of a paragraph, else its
 * first one.
 */
export function behindDateLine({ tokens, blocks }: Document, { firstToken, endToken, block }: Sentence): number {
  if (blocks[block]?.firstToken !== firstToken || !CAPITALISED.test(tokens[firstToken]?.text ?? '')) return firstToken;
  const isInCapitals = IN_CAPITALS.test(tokens[firstToken]?.text ?? '');
  for (let at = firstToken + 1; at < Math.min(endToken - 1, firstToken + LONGEST); at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const isDash = DASH.test(token.text) && token.spaced && tokens[at + 1]?.spaced === true;
    const ends = isDash || (isInCapitals && token.text === ':');
    if (ends) return CAPITALISED.test(tokens[at + 1]?.text ?? '') ? at + 1 : firstToken;
    // A place alone may be written as any name is; with a day or an agency it stands in capitals.
    if (!isInCapitals && !(at === firstToken + 1 && CAPITALISED.test(token.text))) return firstToken;
    if (
      token.kind === 'word'
        ? !CAPITALISED.test(token.text) && token.lower !== 'and'
        : token.kind === 'sign' && !SIGN_OF_ONE.test(token.text)
    )
      return firstToken;
  }
  return firstToken;
}
