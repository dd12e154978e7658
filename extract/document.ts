import { tagTokens } from './natural.ts';
import type { OwnLexicon } from './own-lexicon.ts';
import { pairQuotes, type QuotedStretch } from './pair-quotes.ts';
import { type Block, type Sentence, splitBlocks, splitSentences } from './split-sentences.ts';
import { type Token, tokenize } from './tokenize.ts';
import type { Trace } from './trace.ts';

export type { QuotedStretch } from './pair-quotes.ts';
export type { Block, Sentence } from './split-sentences.ts';
export type { Token } from './tokenize.ts';

/** A half-open range of UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What an article gives to extraction; everything but the text may be unknown. */
export interface DocumentInput {
  readonly text: string;
  /** Publication time or day in ISO 8601; relative dates resolve against the day as written there. */
  readonly published?: string | null;
  readonly title?: string | null;
  readonly url?: string | null;
  /** BCP 47; there are rules for English alone, and a text in another language has no mentions. Unknown counts as English. */
  readonly language?: string | null;
  /** The words that an operator adds. */
  readonly lexicon?: OwnLexicon | null;
}

/** A text prepared for extraction: all that extractors read, each part in order of `start`. */
export interface Document {
  readonly text: string;
  /** `YYYY-MM-DD`, or null when the publication day is not known. */
  readonly publishedOn: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly lexicon: OwnLexicon | null;
  readonly tokens: readonly Token[];
  /** Lines of the text: headings, list items, paragraphs. */
  readonly blocks: readonly Block[];
  /** Sentences; they never cross a block. */
  readonly sentences: readonly Sentence[];
  /** Stretches in quotation marks, outer before inner. */
  readonly quotes: readonly QuotedStretch[];
  /** The index of the sentence of each token; a list marker counts to the sentence behind it. */
  readonly sentenceOfToken: readonly number[];
  /** Penn Treebank tags of a sentence's tokens, made when first asked for: they cost more than all else here. */
  tagsOf(sentence: Sentence): readonly string[];
  /** Where readers say what they saw, if an explanation is asked for. */
  readonly trace: Trace | null;
  /** The index of the first token that ends after `offset`; `tokens.length` behind the last one. */
  tokenAt(offset: number): number;
  /** The sentence that holds `offset`, or the next one after it; the last one behind the end. */
  sentenceAt(offset: number): Sentence | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Prepares a text once for all extractors. */
export function prepareDocument(input: DocumentInput, trace: Trace | null = null): Document {
  const { text } = input;
  const tokens = tokenize(text);
  const blocks = splitBlocks(text, tokens);
  const sentences = splitSentences(tokens, blocks);
  const quotes = pairQuotes(text, tokens, blocks);
  return {
    text,
    publishedOn: DAY.exec(input.published ?? '')?.[0] ?? null,
    title: input.title ?? null,
    url: input.url ?? null,
    lexicon: input.lexicon ?? null,
    tokens,
    blocks,
    sentences,
    quotes,
    trace,
    sentenceOfToken: numberTokens(tokens, sentences),
    tagsOf: tagsOnDemand(tokens),
    tokenAt: (offset) => firstEndingAfter(tokens, offset),
    sentenceAt: (offset) => sentences[Math.min(firstEndingAfter(sentences, offset), sentences.length - 1)] ?? null,
  };
}

function numberTokens(tokens: readonly Token[], sentences: readonly Sentence[]): number[] {
  const numbers = new Array<number>(tokens.length).fill(0);
  let behind = 0;
  for (const { number, endToken } of sentences) {
    numbers.fill(number, behind, endToken);
    behind = endToken;
  }
  return numbers;
}

function tagsOnDemand(tokens: readonly Token[]): (sentence: Sentence) => readonly string[] {
  const known = new Map<number, readonly string[]>();
  return (sentence) => {
    const before = known.get(sentence.number);
    if (before) return before;
    const tags = tagTokens(tokens.slice(sentence.firstToken, sentence.endToken).map((token) => token.text));
    known.set(sentence.number, tags);
    return tags;
  };
}

/** The index of the first span that ends after `offset`, by bisection: spans are in order and do not overlap. */
function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
