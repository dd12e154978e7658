import { hashOf, mix, smallestHash } from './min-hash.ts';
import { wordsOf } from './words-of.ts';

/** So many words in a row are one piece of a text: long enough to be somebody's wording, short enough to outlive an edit beside it. */
const WORDS_A_PIECE = 5;
/** A text of fewer pieces is a notice, of which many are alike. */
const LEAST_PIECES = 30;
const MOST_WORDS = 20_000;

/**
 * 64 bands of 3 hashes: two texts that have 54 % of all their pieces in common (each has 70 % of the other) share a band in all but one of
 * 100 000 cases, those with a third in 9 of 10, and those with a tenth, which a common box or disclaimer may give, in 1 of 16.
 */
const BANDS = 64;
const HASHES_A_BAND = 3;

/** From this share of the shorter text on, one is taken for a copy of the other. */
const COPY_SHARE = 0.5;
/** Outlets have forms of their own for prices, tables and the weather: within one, only what is nearly the same is a copy. */
const OWN_COPY_SHARE = 0.8;

/** What a text is compared by. */
export interface TextSketch {
  /** Hashes of its pieces, each once. */
  readonly pieces: ReadonlySet<number>;
  /** Texts that have much in common have at least one of these in common; whole numbers below 2^53. */
  readonly bands: readonly number[];
}

/** What a text is compared by; null when it is too short to be compared. */
export function sketchText(text: string): TextSketch | null {
  const pieces = piecesOf(text);
  return pieces.size < LEAST_PIECES ? null : { pieces, bands: bandsOf(pieces) };
}

/** The hashes of all runs of five words. */
export function piecesOf(text: string): ReadonlySet<number> {
  const words = wordsOf(text);
  const units = UNSPACED.test(words.join(' ')) ? words.flatMap(apart) : words;
  const hashes = units.slice(0, MOST_WORDS).map(hashOf);
  const pieces = new Set<number>();
  for (let start = 0; start + WORDS_A_PIECE <= hashes.length; start += 1) {
    let piece = 0;
    for (let index = start; index < start + WORDS_A_PIECE; index += 1) piece = mix(Math.imul(piece, 31) + (hashes[index] ?? 0));
    pieces.add(piece);
  }
  return pieces;
}

/** Scripts that put no spaces between words are compared by their characters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const apart = (word: string): string[] => (UNSPACED.test(word) ? [...word] : [word]);

function bandsOf(pieces: ReadonlySet<number>): number[] {
  const hashes = Uint32Array.from(pieces);
  return Array.from({ length: BANDS }, (_, band) => {
    let high = band;
    let low = band;
    for (let row = 0; row < HASHES_A_BAND; row += 1) {
      const smallest = smallestHash(hashes, band * HASHES_A_BAND + row);
      high = mix(Math.imul(high, 31) + smallest);
      low = mix(Math.imul(low, 37) ^ smallest);
    }
    return (high >>> 11) * 2 ** 32 + low;
  });
}

/** What two texts have in common: the share of the shorter one's pieces that are in the other, too. */
export function shareOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [shorter, longer] = one.size <= other.size ? [one, other] : [other, one];
  if (shorter.size === 0) return 0;
  let common = 0;
  for (const piece of shorter) if (longer.has(piece)) common += 1;
  return common / shorter.size;
}

/** Whether texts with so much in common are copies of each other. */
export const isCopy = (share: number, isSameOutlet: boolean): boolean => share >= (isSameOutlet ? OWN_COPY_SHARE : COPY_SHARE);
