import { behindDateLine } from '../date-line.ts';
import type { Document, Sentence, Token } from '../document.ts';
import { tagTokens } from '../natural.ts';

/** One sentence as the readers of percentages see it; indexes are those of `document.tokens`. */
export interface SentenceView {
  readonly document: Document;
  /** Behind the date line, where there is one. */
  readonly first: number;
  readonly end: number;
  /** The token at `at`, or null outside the sentence. */
  token(at: number): Token | null;
  /** Its lower form, or '' outside the sentence. */
  word(at: number): string;
  /** Its part of speech, or '' outside the sentence; the sentence is tagged when first asked. */
  tag(at: number): string;
}

/** The longest stretch that is tagged: beyond it a sentence is a table, and its words are taken for nouns. */
const MOST_TAGGED = 400;
const SMALL_LETTER = /\p{Ll}/u;

/** A class and no object of closures: its three questions are asked a thousand times a sentence. */
class TokenView implements SentenceView {
  readonly document: Document;
  readonly first: number;
  readonly end: number;
  readonly #sentence: Sentence;
  #tags: readonly string[] | null = null;

  constructor(document: Document, sentence: Sentence) {
    this.document = document;
    this.first = behindDateLine(document, sentence);
    this.end = sentence.endToken;
    this.#sentence = sentence;
  }

  token(at: number): Token | null {
    return at >= this.first && at < this.end ? (this.document.tokens[at] ?? null) : null;
  }

  word(at: number): string {
    return at >= this.first && at < this.end ? (this.document.tokens[at]?.lower ?? '') : '';
  }

  tag(at: number): string {
    if (at < this.first || at >= this.end) return '';
    this.#tags ??= tagsOf(this.document, this.#sentence);
    const tag = this.#tags[at - this.#sentence.firstToken] ?? 'NN';
    return tag === 'PRP' && this.token(at)?.text === 'US' ? 'NNP' : tag; // the tagger takes it for "us"
  }
}

/** Makes the view of one sentence. */
export function viewSentence(document: Document, sentence: Sentence): SentenceView {
  return new TokenView(document, sentence);
}

/** Headlines in capitals are tagged in lower case, or every word of them would be a name; the tags of others are shared with all who read the document. */
function tagsOf(document: Document, sentence: Sentence): readonly string[] {
  const { firstToken: first, endToken: end } = sentence;
  const words = document.tokens.slice(first, Math.min(end, first + MOST_TAGGED));
  const capitals = !words.some(({ text }) => SMALL_LETTER.test(text));
  if (!capitals && end - first <= MOST_TAGGED) return document.tagsOf(sentence);
  return tagTokens(words.map(({ text, lower }) => (capitals ? lower : text)));
}
