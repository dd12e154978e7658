import { keyOf } from './key.ts';
import { hashOf, smallestHash } from './min-hash.ts';
import { wordsOf } from './words-of.ts';

/** Words that a sentence can change without saying anything else. */
const FUNCTION_WORDS = new Set(
  (
    'a an the this that these those it its he she they them their his her we our you your i in on at of to from by for with as into over ' +
    'under about between during after before since until than and or but nor so yet if while whereas is are was were be been being am has ' +
    'have had do does did will would can could may might shall should must not no also who whom which what when where there here per cent ' +
    'percent said says say told tells according added adding'
  ).split(' '),
);

/** Fewer words than this are a phrase that many sentences may hold. */
const MIN_CONTENT_WORDS = 7;
const MIN_QUOTED_WORDS = 6;

/** Near-identical sentences are found by their smallest hashes: one changed word in fifteen leaves some band whole in four of five cases. */
const BANDS = 4;
const HASHES_A_BAND = 8;

/** What the keys of a claim are made of. */
export interface ClaimWords {
  readonly text: string;
  readonly polarity: string;
  /** Symbols and groups of elements in it. */
  readonly elements: readonly string[];
  /** The words in marks that somebody is given for. */
  readonly quoted: readonly string[];
}

/**
 * The keys of what a claim says word for word: two claims that share one are the same claim.
 *
 * Sentences share a key when they differ in a word or two, and agree in every number, element and negation. Quotations share one for each
 * sentence of at least six words in which they are the same, whatever stands around the marks.
 */
export function wordsKeys({ text, polarity, elements, quoted }: ClaimWords): string[] {
  const keys = quoted.flatMap(quotedSentences).map((words) => keyOf('quotation', words.join(' ')));
  const words = wordsOf(text);
  const content = [...new Set(words.filter((word) => !FUNCTION_WORDS.has(word)))].sort();
  if (content.length >= MIN_CONTENT_WORDS) {
    const numbers = content.filter((word) => /\d/u.test(word));
    const fixed = [polarity, [...elements].sort().join(' '), numbers.join(' ')];
    keys.push(
      keyOf('sentence', ...fixed, content.join(' ')),
      ...bands(content).map((band, number) => keyOf(`band-${number}`, ...fixed, band)),
    );
  }
  return [...new Set(keys)];
}

/**
 * A key of a sentence without its numbers, and without the words that are figures or dates: an edited figure leaves it the same.
 *
 * @param values - The texts of those figures and dates, as they stand in the sentence.
 */
export function frameKey(text: string, values: readonly string[]): string {
  const without = [...new Set(values)]
    .sort((left, right) => right.length - left.length)
    .reduce((rest, value) => rest.replaceAll(value, ' '), text);
  return keyOf(
    'frame',
    wordsOf(without)
      .filter((word) => !/\d/u.test(word))
      .join(' '),
  );
}

function quotedSentences(quotation: string): string[][] {
  return quotation
    .split(/(?<![.!?…])[.!?…]+(?=\s|$)/u)
    .map(wordsOf)
    .filter((words) => words.length >= MIN_QUOTED_WORDS);
}

/** The smallest of each of many hashes over the words, some to a band. */
function bands(words: readonly string[]): string[] {
  const hashes = words.map(hashOf);
  return Array.from({ length: BANDS }, (_, band) => {
    const smallest = Array.from({ length: HASHES_A_BAND }, (_, row) => smallestHash(hashes, band * HASHES_A_BAND + row));
    return smallest.join(' ');
  });
}
