import type { Attribution, Speaker, TextSpan } from '../claim.ts';
import type { Document, Span } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { SUBORDINATORS } from '../lexicon/clause-words.ts';
import type { Clause } from '../read-clause.ts';

/** The fields of a quotation that claims are built from. */
export type QuotedMention = Mention & {
  readonly type: Attribution['type'];
  readonly speaker: Speaker | null;
  readonly cue: TextSpan | null;
} & Pick<Attribution, 'stance' | 'addressee' | 'via'>;

/** What of a sentence decides who answers for it. */
export interface Sources {
  readonly document: Document;
  /** Its main clause. */
  readonly main: Clause;
  /** Its quotations, in reading order. */
  readonly quotations: readonly QuotedMention[];
  /** Its elements and percentages. */
  readonly facts: readonly Span[];
}

/** A speaker's description reaches at most so many tokens before the name: "cobalt trader Ann Bell". */
const DESCRIPTION_MAX_TOKENS = 6;
const LINKS = new Set('is are was were has have had and or of in to for on by from with as that which who said says'.split(' '));

/** The one quotation whose speaker answers for the sentence, or null where the outlet speaks. */
export function chooseAttribution(sources: Sources): QuotedMention | null {
  const { quotations } = sources;
  const whole = quotations.filter(({ type }) => type !== 'partial');
  const partial = quotations.find((quotation) => quotation.type === 'partial' && hasMainCue(sources, quotation)) ?? null;
  const asserted = withoutDescriptions(sources);
  if (asserted.length === 0) return whole.find((quotation) => hasMainCue(sources, quotation)) ?? whole[0] ?? partial;
  const start = asserted.reduce((first, fact) => Math.min(first, fact.start), Number.POSITIVE_INFINITY);
  const end = asserted.reduce((last, fact) => Math.max(last, fact.end), 0);
  const holds = (quotation: Span) => covers(quotation, { start, end });
  return whole.find(holds) ?? (partial && holds(partial) ? partial : null);
}

/** The facts that are said, and not part of what a speaker is: inside the description, or in the noun phrase before the name. */
function withoutDescriptions({ document, quotations, facts }: Sources): Span[] {
  const starts = quotations.map(({ start }) => start).sort((a, b) => a - b);
  const speakers = quotations
    .flatMap(({ speaker, cue }) => (speaker ? [{ start: speaker.start, end: endOfDescription(document, speaker, cue, starts) }] : []))
    .sort((a, b) => a.start - b.start);
  let next = 0;
  let described = 0;
  return facts.filter((fact) => {
    for (; next < speakers.length && (speakers[next]?.start ?? 0) <= fact.start; next++)
      described = Math.max(described, speakers[next]?.end ?? 0);
    const ahead = speakers[next];
    return fact.end > described && !(ahead && leadsTo(document, fact, ahead));
  });
}

const OPENS_DESCRIPTION =
  /^(?:who|which|whose|a|an|the|one|its|his|her|their|chief|head|president|director|managing|senior|founder|owner)$/;

/**
 * Where what the text says of a speaker ends: behind it, before the cue ("Ann Bell, who trades tin, said") or before what is said next
 * ("said Ann Bell, a tin trader").
 *
 * @param starts - Where the sentence's quotations start, in order.
 */
function endOfDescription(document: Document, speaker: Span, cue: Span | null, starts: readonly number[]): number {
  const comma = document.tokenAt(speaker.end);
  const opens = document.tokens[comma]?.text === ',' && OPENS_DESCRIPTION.test(document.tokens[comma + 1]?.lower ?? '');
  if (!cue || !opens) return speaker.end;
  if (cue.start > speaker.end) return cue.start;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) >= speaker.end) high = middle;
    else low = middle + 1;
  }
  return starts[low] ?? document.text.length;
}

function leadsTo(document: Document, fact: Span, speaker: Span): boolean {
  const first = document.tokenAt(fact.end);
  const end = document.tokenAt(speaker.start);
  if (first >= end || end - first > DESCRIPTION_MAX_TOKENS) return false;
  return document.tokens.slice(first, end).every(({ kind, text, lower }) => (kind === 'word' && !LINKS.has(lower)) || text === '-');
}

/** Whether the cue is the verb of the main clause, and not a noun, a participle or part of a subordinate clause. */
export function hasMainCue(
  { document, main, quotations }: Pick<Sources, 'document' | 'main' | 'quotations'>,
  quotation: QuotedMention,
): boolean {
  const { cue } = quotation;
  if (!cue || /ing$/u.test(cue.text)) return false;
  if (/^according/iu.test(cue.text)) return true;
  const at = document.tokenAt(cue.start);
  // The tagger took the only verb there is for a noun: "Lund fears that …".
  if (!main.verb) return quotation.type !== 'partial' && at >= main.firstToken && !isNounCue(document, at);
  if (at >= main.verb.first && at < main.verb.end) return true;
  if (quotation.type === 'partial' || at < main.firstToken || isNounCue(document, at)) return false;
  return isSaidIn(document, main.verb.first, quotation, quotations) || follows(document, main.verb.end, at);
}

/** "Prices rose, brokers say": the main verb is part of what is said. */
function isSaidIn(document: Document, verb: number, quotation: QuotedMention, quotations: readonly QuotedMention[]): boolean {
  const token = document.tokens[verb];
  if (!token) return false;
  const holder = covers(quotation, token)
    ? quotation
    : quotations.find((other) => other.cue?.start === quotation.cue?.start && covers(other, token));
  return holder !== undefined;
}

/** The tagger may take a participle for the verb ("officials briefed on the talks say"): nothing then parts it from the cue. */
function follows(document: Document, end: number, cue: number): boolean {
  if (cue < end || cue - end > 2 * DESCRIPTION_MAX_TOKENS) return false;
  return document.tokens
    .slice(end, cue)
    .every(({ kind, lower }) => (kind !== 'sign' || lower === '-') && !PARTS.has(lower) && !SUBORDINATORS.has(lower));
}

const PARTS = new Set(['and', 'or', 'but', 'that', 'which', 'who', 'whose', 'where', 'what', 'how', 'whether', 'to']);

/** "Xi's remarks that …", "the warning that …": the word before is a possessive or an article. */
function isNounCue(document: Document, at: number): boolean {
  return /^(?:'s|the|a|an|his|her|its|their|own)$/u.test(document.tokens[at - 1]?.lower ?? '');
}

const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
