import type { Document } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { ANCHORS_AFTER, ANCHORS_BEFORE, RANGE_DASHES, RANGE_WORDS } from '../lexicon/link-words.ts';
import { type DateMention, isDate, type LinkedSpan, linkTo } from './linked.ts';

/** What ties a date to another of the same sentence. */
export interface DateLinks {
  /** On the first of a range: where it ends. */
  readonly rangeTo?: LinkedSpan;
  /** On the last of a range: where it begins. */
  readonly rangeFrom?: LinkedSpan;
  /** On a duration: the date that it is counted from. */
  readonly anchor?: LinkedSpan;
  /** Whether the duration lies before or after its anchor. */
  readonly side?: 'before' | 'after';
}

/** The most words between a duration and its anchor: "12 days beyond the July 5". */
const MOST_BETWEEN = 4;

/**
 * Ties dates together that the text ties: the two ends of a range ("between March and June", "10–14 May"), and a duration to the date that
 * it is counted from ("another 12 days beyond the July 5 deadline").
 *
 * @param mentions - All mentions in reading order; they go out in the same one.
 */
export function linkDates(document: Document, mentions: readonly Mention[]): readonly Mention[] {
  const links = new Map<Mention, DateLinks>();
  let before: DateMention | null = null;
  for (const date of mentions) {
    if (!isDate(date)) continue;
    if (before)
      for (const [mention, found] of linksBetween(document, before, date)) links.set(mention, { ...links.get(mention), ...found });
    before = date;
  }
  return links.size === 0 ? mentions : mentions.map((mention) => (links.has(mention) ? { ...mention, ...links.get(mention) } : mention));
}

function linksBetween(document: Document, first: DateMention, second: DateMention): readonly (readonly [Mention, DateLinks])[] {
  const [end, next] = [document.tokenAt(first.end), document.tokenAt(second.start)];
  if (next <= end || next - end > MOST_BETWEEN || document.sentenceOfToken[end] !== document.sentenceOfToken[next]) return [];
  const between = document.tokens.slice(end, next).map(({ lower }) => lower);
  if (first.type === 'duration') {
    const side = anchorSide(between);
    const fixed = second.type === 'date' || second.type === 'time';
    return side && fixed ? [[first, { anchor: linkTo(second), side }]] : [];
  }
  if (!isPoint(first) || !isPoint(second) || !isRangeJoint(document, first, between)) return [];
  return [
    [first, { rangeTo: linkTo(second) }],
    [second, { rangeFrom: linkTo(first) }],
  ];
}

const isPoint = ({ type, value }: DateMention): boolean => (type === 'date' || type === 'time') && !value.startsWith('PAST');

function isRangeJoint(document: Document, first: DateMention, between: readonly string[]): boolean {
  const [joint = '', ...rest] = between;
  if (rest.some((word) => word !== 'the')) return false;
  if (RANGE_DASHES.has(joint) || RANGE_WORDS.has(joint)) return true;
  return joint === 'and' && wordBefore(document, first) === 'between';
}

function wordBefore(document: Document, { start }: Mention): string {
  let at = document.tokenAt(start) - 1;
  if (document.tokens[at]?.lower === 'the') at--;
  return document.tokens[at]?.lower ?? '';
}

/** The side of "beyond the", "prior to", "from": nothing else stands between a duration and its anchor. */
function anchorSide(between: readonly string[]): 'before' | 'after' | null {
  const words = between.filter((word) => word !== 'the' && word !== 'on').join(' ');
  if (ANCHORS_AFTER.has(words)) return 'after';
  return ANCHORS_BEFORE.has(words) ? 'before' : null;
}
