import type { Document, Sentence, Token } from './document.ts';

/** A token, or what several of them were made one of. */
type Word = Pick<Token, 'text' | 'lower' | 'spaced'> & { readonly kind: string };

const LONGEST = 14;
const CAPITALISED = /^\p{Lu}/u;
const IN_CAPITALS = /^\p{Lu}[\p{Lu} ]{2,}$/u;
const SIGN_INSIDE = /^[,.()/]$/;
const DASH = /^[-–—]$/u;

/** The token with which a sentence itself begins: behind the date line at the head of its paragraph, else its first one. */
export function behindDateLine({ tokens, blocks }: Document, { firstToken, endToken, block }: Sentence): number {
  return blocks[block]?.firstToken === firstToken ? endOfDateLine(tokens, firstToken, endToken) : firstToken;
}

/** The index behind "LONDON, Nov 18 (Wire) -", "LUSAKA:" or "Brussels —" where one begins at `first`; `first` where none does. */
export function endOfDateLine(words: readonly Word[], first: number, end: number): number {
  const place = words[first]?.text ?? '';
  if (!CAPITALISED.test(place)) return first;
  const isInCapitals = IN_CAPITALS.test(place);
  for (let at = first + 1; at < Math.min(end - 1, first + LONGEST); at++) {
    const word = words[at];
    if (word === undefined) break;
    const next = isTight(word, words[at + 1]) ? at + 2 : at + 1; // "--"
    const isDash = DASH.test(word.text) && word.spaced && words[next]?.spaced === true;
    if (isDash || (isInCapitals && word.text === ':')) return CAPITALISED.test(words[next]?.text ?? '') ? next : first;
    // A place alone may be written as any name is; with a day or an agency it stands in capitals.
    if (!isInCapitals && !(at === first + 1 && CAPITALISED.test(word.text))) return first;
    if (!belongs(word)) return first;
  }
  return first;
}

const isTight = (word: Word, next: Word | undefined): boolean => word.text === '-' && next?.text === '-' && !next.spaced;

function belongs({ kind, text, lower }: Word): boolean {
  if (kind === 'word') return CAPITALISED.test(text) || lower === 'and';
  return kind === 'number' || SIGN_INSIDE.test(text);
}
