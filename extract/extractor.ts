import type { Document, Span } from './document.ts';

export type { Document, Span } from './document.ts';

/** The kinds of mention that `annotation` defines; each has one extractor of the same name. */
export type MentionKind = 'element' | 'percentage' | 'date' | 'quotation' | 'actor';

/** What an extractor yields: where, by which of its rules, and the fields of its kind. */
export type Found<Fields> = Span & { readonly rule: string } & Fields;

/** A recognised span with its fields; `text` is exactly the document's characters from `start` to `end`. */
export type Mention<Kind extends string = string, Fields = unknown> = { readonly kind: Kind; readonly text: string } & Found<Fields>;

/** One kind of mention: how it is found, and the version of that way. */
export interface Extractor<Kind extends string = string, Fields = unknown> {
  readonly kind: Kind;
  /** Raised whenever the output can change: stored claims are then extracted again. */
  readonly version: number;
  /** One line for people: what is found, with examples. */
  readonly describe: string;
  extract(document: Document): Iterable<Found<Fields>>;
}

/** Declares an extractor; the only thing that a file in `extractors/` exports by default. */
export function defineExtractor<Kind extends string, Fields>(extractor: Extractor<Kind, Fields>): Extractor<Kind, Fields> {
  return extractor;
}

/**
 * Runs one extractor and completes its finds with kind and text.
 *
 * @throws {RangeError} When an extractor yields a span that is empty or outside the text: a fault of the rule, never of the input.
 */
export function mentionsOf<Kind extends string, Fields>(extractor: Extractor<Kind, Fields>, document: Document): Mention<Kind, Fields>[] {
  const mentions: Mention<Kind, Fields>[] = [];
  for (const found of extractor.extract(document)) {
    if (!(found.start >= 0 && found.start < found.end && found.end <= document.text.length)) {
      throw new RangeError(`${extractor.kind}/${found.rule} found ${found.start}-${found.end} in ${document.text.length} characters`);
    }
    const mention = { kind: extractor.kind, text: document.text.slice(found.start, found.end), ...found };
    mentions.push(withTexts(mention, document.text));
  }
  return mentions;
}

/** Gives the spans among the fields of a mention (what a percentage is of) their text. */
function withTexts<Fields extends object>(mention: Fields, text: string): Fields {
  for (const [name, value] of Object.entries(mention)) {
    if (isBareSpan(value)) Object.assign(mention, { [name]: { ...value, text: text.slice(value.start, value.end) } });
  }
  return mention;
}

const isBareSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'start' in value && 'end' in value && !('text' in value);
