import type { Claim } from './claim.ts';
import { type DocumentInput, prepareDocument, type Span } from './document.ts';
import { extractFrom } from './extract-claims.ts';
import type { Extractor, Mention } from './extractor.ts';
import { EXTRACTORS } from './registry.ts';
import { type Evidence, type Loss, takeNotes } from './trace.ts';

/** A stretch of the text that speaks for something, or words where there is none. */
export interface ShownEvidence {
  readonly as: string;
  readonly note: string | null;
  readonly at: (Span & { readonly text: string }) | null;
}

/** A reading that was not taken. */
export interface ShownLoss extends Span {
  readonly kind: string;
  readonly rule: string;
  readonly text: string;
  readonly why: string;
}

/** Why something was found. */
export interface Explanation {
  readonly evidence: readonly ShownEvidence[];
  /** The readings that gave way to it. */
  readonly lost: readonly ShownLoss[];
}

/** An extraction with its reasons. */
export interface ExplainedExtraction {
  readonly mentions: readonly (Mention & { readonly explanation: Explanation })[];
  readonly claims: readonly (Claim & { readonly explanation: Explanation })[];
  /** What was considered, and refused for the sake of no other mention. */
  readonly refused: readonly ShownLoss[];
}

/**
 * Extracts as `extractClaims` does, and says why: for each mention and claim what it rests on and what gave way to it.
 *
 * The mentions and claims are the same, byte for byte; only the notes are more.
 */
export function explainClaims(input: DocumentInput, extractors: readonly Extractor[] = EXTRACTORS): ExplainedExtraction {
  const notes = takeNotes();
  const document = prepareDocument(input, notes);
  const { mentions, claims, settled } = extractFrom(document, extractors, input.language ?? null);
  const { text } = document;
  const losses = [...notes.losses, ...settled].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const winners = new Map<Loss, Span>();
  for (const loss of losses) {
    const winner =
      mentions.find((mention) => beats(mention, loss)) ?? claims.find((claim) => loss.kind === 'claim' && overlap(claim, loss.span));
    if (winner) winners.set(loss, winner);
  }
  const explain = (kind: string, found: Span & { readonly text: string }): Explanation => ({
    evidence: [...notes.evidenceOf(kind, found), ...fieldEvidence(found)].map((each) => shownEvidence(text, each)),
    lost: losses.filter((loss) => winners.get(loss) === found).map((loss) => shownLoss(text, loss)),
  });
  return {
    mentions: mentions.map((mention) => ({ ...mention, explanation: explain(mention.kind, mention) })),
    claims: claims.map((claim) => ({ ...claim, explanation: explain('claim', claim) })),
    refused: losses.filter((loss) => !winners.has(loss)).map((loss) => shownLoss(text, loss)),
  };
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** A mention beats an overlapping reading of its kind; the name of an actor also an element inside it. */
function beats(mention: Mention, { kind, span }: Loss): boolean {
  return overlap(mention, span) && (mention.kind === kind || (mention.kind === 'actor' && kind === 'element'));
}

/** Fields that are themselves what a mention rests on: the cue and speaker of a quotation, the links of figures and dates. */
function fieldEvidence(found: object): Evidence[] {
  return Object.entries(found).flatMap(([name, value]) =>
    FIELDS.has(name) && isSpan(value) ? [{ as: FIELDS.get(name) ?? name, span: value, note: null }] : [],
  );
}

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['cue', 'cue'],
  ['speaker', 'speaker'],
  ['of', 'measure'],
  ['period', 'period'],
  ['otherEnd', 'other end'],
  ['rangeTo', 'end of the range'],
  ['rangeFrom', 'beginning of the range'],
  ['anchor', 'anchor'],
]);

const isSpan = (value: unknown): value is Span => typeof value === 'object' && value !== null && 'start' in value && 'end' in value;

function shownEvidence(text: string, { as, span, note }: Evidence): ShownEvidence {
  return { as, note, at: span && { start: span.start, end: span.end, text: text.slice(span.start, span.end) } };
}

function shownLoss(text: string, { kind, rule, span, why }: Loss): ShownLoss {
  return { kind, rule, start: span.start, end: span.end, text: text.slice(span.start, span.end), why };
}
