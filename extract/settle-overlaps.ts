import type { Span } from './document.ts';
import type { Mention } from './extractor.ts';

/** Kinds whose mentions may nest and overlap: a partial quotation inside an indirect one. */
const NESTING = new Set(['quotation']);

/**
 * Settles which mentions stand, and orders them.
 *
 * Within a kind the longest of overlapping mentions wins, the earlier one of equals. An element inside the name of an actor
 * ("China Rare Earth Group") gives way to the actor. All else may overlap.
 *
 * @returns The mentions that stand, by start, the longer first, then by kind.
 */
export function settleOverlaps(mentions: readonly Mention[]): Mention[] {
  const byKind = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const list = byKind.get(mention.kind);
    if (list) list.push(mention);
    else byKind.set(mention.kind, [mention]);
  }
  for (const [kind, list] of byKind) byKind.set(kind, NESTING.has(kind) ? withoutRepeats(list) : longestOnly(list));
  const actors = byKind.get('actor') ?? [];
  byKind.set('element', outside(byKind.get('element') ?? [], actors));
  return [...byKind.values()].flat().sort(inReadingOrder);
}

/** By start, the longer first, then by kind and rule, so that the order of the extractors does not matter. */
export function inReadingOrder(a: Mention, b: Mention): number {
  return a.start - b.start || b.end - a.end || compare(a.kind, b.kind) || compare(a.rule, b.rule);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One mention a span: of equals, the first in reading order. */
function withoutRepeats(mentions: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  return mentions.toSorted(inReadingOrder).filter((mention) => {
    const span = `${mention.start}-${mention.end}`;
    return seen.has(span) ? false : seen.add(span);
  });
}

/** The longest first: one stays if neither of its ends lies in one that stays already, for a longer one cannot lie inside it. */
function longestOnly(mentions: readonly Mention[]): Mention[] {
  const taken = new Uint8Array(mentions.reduce((end, mention) => Math.max(end, mention.end), 0));
  const longestFirst = mentions.toSorted((a, b) => length(b) - length(a) || inReadingOrder(a, b));
  const kept = longestFirst.filter(({ start, end }) => {
    if (taken[start] || taken[end - 1]) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort(inReadingOrder);
}

const length = (span: Span): number => span.end - span.start;

/** Mentions that lie wholly in none of `spans`; both lists are in order, and spans do not overlap. */
function outside(mentions: readonly Mention[], spans: readonly Mention[]): Mention[] {
  let next = 0;
  return mentions.filter((mention) => {
    while (next < spans.length && (spans[next]?.end ?? 0) <= mention.start) next++;
    const span = spans[next];
    return !(span && span.start <= mention.start && span.end >= mention.end);
  });
}
