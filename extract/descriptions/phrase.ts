import type { Document, Sentence, Span } from '../document.ts';

/** A sentence with its tags, indexed by the tokens of the document. */
export class TaggedSentence {
  readonly document: Document;
  readonly first: number;
  readonly end: number;
  readonly #sentence: Sentence;

  constructor(document: Document, sentence: Sentence) {
    this.document = document;
    this.#sentence = sentence;
    this.first = sentence.firstToken;
    this.end = sentence.endToken;
  }

  /** The token's lower form; empty outside the sentence. */
  word(at: number): string {
    return at >= this.first && at < this.end ? (this.document.tokens[at]?.lower ?? '') : '';
  }

  /** The token as written; empty outside the sentence. */
  text(at: number): string {
    return at >= this.first && at < this.end ? (this.document.tokens[at]?.text ?? '') : '';
  }

  /** Its part of speech; empty outside the sentence. */
  tag(at: number): string {
    return at >= this.first && at < this.end ? (this.document.tagsOf(this.#sentence)[at - this.first] ?? '') : '';
  }

  /** Tokens [first, end) as a span with its text. */
  span(first: number, end: number): (Span & { readonly text: string }) | null {
    const from = this.document.tokens[first];
    const to = this.document.tokens[end - 1];
    if (!from || !to || end <= first) return null;
    return { start: from.start, end: to.end, text: this.document.text.slice(from.start, to.end) };
  }
}

const DETERMINERS = new Set(
  'the a an this that these those his her its their our my your some any several many all both each every no another other one two three four five'.split(
    ' ',
  ),
);
const POSSESSIVE = /^['’]s?$/i;
const HYPHEN = /^[-‑–&/]$/;
const LONGEST = 16;

/** Whether a token can stand in a noun phrase. */
function isInside(sentence: TaggedSentence, at: number): boolean {
  const text = sentence.text(at);
  if (POSSESSIVE.test(text) || HYPHEN.test(text)) return true;
  if (text === '.') return /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|U\.S|U\.K)$/u.test(sentence.text(at - 1));
  // "told broadcaster NOS"
  if (/^\p{Lu}{2,}$/u.test(text)) return true;
  return DETERMINERS.has(sentence.word(at)) || /^(?:NN|JJ|CD|PRP\$|POS|DT|FW|VBG$)/.test(sentence.tag(at));
}

/** The index behind the noun phrase that begins at `at`, no further than `limit`; `at` itself where none begins. */
export function phraseEnd(sentence: TaggedSentence, at: number, limit: number): number {
  let end = at;
  while (end < limit && end - at < LONGEST && (isInside(sentence, end) || isCall(sentence, end)) && !opensNext(sentence, at, end)) end++;
  while (end > at && !isNoun(sentence, end - 1)) end--;
  return end;
}

/** "told the committee the state is ready": an article behind a noun opens a phrase of its own. */
const opensNext = (sentence: TaggedSentence, first: number, at: number): boolean =>
  at > first && /^(?:the|a|an)$/.test(sentence.word(at)) && isNoun(sentence, at - 1);

/** The index of the first token of the noun phrase that ends before `end`, with one "of" phrase; `end` itself where none does. */
export function phraseStart(sentence: TaggedSentence, end: number, limit: number): number {
  if (!isNoun(sentence, end - 1)) return end;
  let first = end - 1;
  while (first > limit && end - first < LONGEST) {
    const opened = DETERMINERS.has(sentence.word(first)) && !POSSESSIVE.test(sentence.text(first));
    const before = first - 1;
    if (sentence.word(before) === 'of' && isNoun(sentence, before - 1)) first -= 2;
    else if (!opened && isInside(sentence, before) && !(sentence.tag(before) === 'VBG')) first--;
    else break;
  }
  while (first < end && (POSSESSIVE.test(sentence.text(first)) || HYPHEN.test(sentence.text(first)))) first++;
  return first;
}

/** "told an earnings call": taken for a verb. */
const isCall = (sentence: TaggedSentence, at: number): boolean =>
  /^(?:call|briefing|hearing|meeting)$/.test(sentence.word(at)) && isInside(sentence, at - 1);

const isNoun = (sentence: TaggedSentence, at: number): boolean =>
  isCall(sentence, at) || /^(?:NN|FW)/.test(sentence.tag(at)) || /^\p{Lu}\p{L}/u.test(sentence.text(at));
