import type { Claim } from '../../extract/claim.ts';
import type { Mention } from '../../extract/extractor.ts';
import { frameKey } from '../links/words-keys.ts';
import { cutOut, toCodePoints } from '../offsets.ts';
import { toDay } from './storable.ts';

/** The mentions and claims of one text, offsets in UTF-16 units: what extraction gives. */
export interface ExtractionInput {
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
}

/** A mention as a row: `number` is its place in the extraction, `detail` holds the fields of its kind. */
export interface MentionRow {
  readonly number: number;
  readonly kind: string;
  readonly start_char: number;
  readonly end_char: number;
  readonly text: string;
  readonly rule: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A claim as a row, with the numbers of its mentions and what analysts filter by. */
export interface ClaimRow {
  readonly number: number;
  readonly start_char: number;
  readonly end_char: number;
  readonly text: string;
  readonly mentions: readonly number[];
  readonly tags: readonly string[];
  readonly elements: readonly string[];
  readonly element_groups: readonly string[];
  readonly actors: readonly string[];
  readonly polarity: string;
  readonly modality: string;
  readonly confidence: number;
  readonly attribution: Claim['attribution'];
  readonly rule: string;
  /** The same for sentences that differ in their figures and dates alone. */
  readonly frame: string;
}

// Names in an index have an upper limit; what is longer is no name.
const MAX_NAME = 200;

/**
 * Turns an extraction into rows with offsets in code points.
 *
 * Texts are cut out of the revision's text anew, so every row reproduces its text from its offsets, whatever it was given.
 */
export function toRows(text: string, extraction: ExtractionInput): { mentions: MentionRow[]; claims: ClaimRow[] } {
  const converted = toCodePoints(text, withTexts(text, extraction));
  const mentions = converted.mentions.map((mention, number): MentionRow => {
    const { kind, start, end, rule, text: words, ...fields } = mention as Mention & Record<string, unknown>;
    return { number, kind, start_char: start, end_char: end, text: words, rule, detail: readable(fields) };
  });
  const claims = converted.claims.map((claim, number) => {
    const { start, end, text: words, attribution } = claim;
    return { ...summarise(claim, mentions), number, start_char: start, end_char: end, text: words, attribution };
  });
  return { mentions, claims: withoutRepeats(claims) };
}

/** A copy in which every span, however deep, has the text that it spans. */
function withTexts<T>(text: string, value: T): T {
  const copy = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(copy);
    if (part === null || typeof part !== 'object') return part;
    const result = Object.fromEntries(Object.entries(part).map(([name, field]) => [name, copy(field)] as const));
    const { start, end } = result;
    return typeof start === 'number' && typeof end === 'number' ? { ...result, text: cutOut(text, { start, end }) } : result;
  };
  // The copy has the shape of the value.
  return copy(value) as T;
}

/** Days that do not exist in the calendar are unknown. */
function readable(fields: Record<string, unknown>): Record<string, unknown> {
  const isRange = 'from' in fields && 'to' in fields;
  return isRange ? { ...fields, from: toDay(fields.from), to: toDay(fields.to) } : fields;
}

function summarise(
  claim: Claim,
  mentions: readonly MentionRow[],
): Omit<ClaimRow, 'number' | 'start_char' | 'end_char' | 'text' | 'attribution'> {
  const own = [...new Set(claim.mentions)].flatMap((number) => mentions[number] ?? []);
  const ofKind = (kind: string): Readonly<Record<string, unknown>>[] => own.filter((row) => row.kind === kind).map((row) => row.detail);
  const elements = ofKind('element');
  return {
    mentions: own.map((row) => row.number),
    tags: [...new Set(claim.tags)],
    elements: names(elements.flatMap((detail) => detail.elements)),
    element_groups: names(elements.map((detail) => detail.group)),
    actors: names(ofKind('actor').map((detail) => detail.name)),
    polarity: claim.polarity,
    modality: claim.modality,
    confidence: claim.confidence,
    rule: claim.rule,
    frame: frameKey(
      claim.text,
      own.filter((row) => row.kind === 'percentage' || row.kind === 'date').map((row) => row.text),
    ),
  };
}

/** The distinct names in order of their first mention. */
function names(values: readonly unknown[]): string[] {
  const found = values.filter((value) => typeof value === 'string' && value !== '').map((value) => String(value).slice(0, MAX_NAME));
  return [...new Set(found)];
}

/** One claim a span: the first of those that claim the same sentence. */
function withoutRepeats(claims: readonly ClaimRow[]): ClaimRow[] {
  const bySpan = new Map<string, ClaimRow>();
  for (const claim of claims) {
    const span = `${claim.start_char}-${claim.end_char}`;
    if (!bySpan.has(span)) bySpan.set(span, claim);
  }
  return [...bySpan.values()];
}
