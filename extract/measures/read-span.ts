import type { Document, Sentence } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { isDate, type LinkedSpan, type PercentageMention } from '../links/linked.ts';

/** The days that a figure is compared for, the end exclusive. */
export interface FigureSpan {
  readonly from: string;
  readonly to: string;
}

const DURATION = /^P(\d+(?:\.\d+)?)([YMWD])$/;
const DAYS: Readonly<Record<string, number>> = { Y: 365.25, M: 30.4375, W: 7, D: 1 };
const DAY_MS = 86_400_000;
const WITHIN: ReadonlySet<string> = new Set(['in', 'over', 'within', 'of']);
/** Behind these a duration is counted from something else than today: "within a year of its peak". */
const COUNTED_FROM: ReadonlySet<string> = new Set(['of', 'from', 'after', 'before', 'to', 'since', 'later', 'earlier']);
const FARTHEST_SESSION = 80;
const LONGEST_DAYS = 36_525;
const SESSION = /\b(?:in|during) (?:early|late|morning|afternoon|overnight|today's)? ?(?:trading|trade|dealings)\b/;

/**
 * The days that a figure holds for, where its date alone does not say them: "since July" runs to the day of publication, "almost fourfold in
 * two years" began two years before it, and "in early trading" is that day.
 *
 * @returns Null where the date itself is the answer, or there is none.
 */
export function readSpan(document: Document, dates: ReadonlyMap<number, Mention>, figure: PercentageMention & Linked): FigureSpan | null {
  const { publishedOn } = document;
  const sentence = document.sentenceAt(figure.start);
  if (publishedOn === null || !sentence || Number.isNaN(Date.parse(publishedOn))) return null;
  const isChange = figure.role === 'change';
  const today = { from: publishedOn, to: shift(publishedOn, 1) };
  const date = figure.period ? dates.get(figure.period.start) : undefined;
  if (date && isDate(date)) return spanOfDate(document, date, { today, isChange });
  const duration = durationBefore(document, sentence, { figure, dates });
  if (duration) return spanOfDate(document, duration, { today, isChange });
  const text = document.text.slice(figure.end, Math.min(sentence.end, figure.end + FARTHEST_SESSION)).toLowerCase();
  return SESSION.test(text.split(/[;:]/, 1)[0] ?? '') ? today : null;
}

/** A figure may be tied to its date by the linking of mentions. */
export interface Linked {
  readonly period?: LinkedSpan;
}

function spanOfDate(document: Document, date: Mention, { today, isChange }: { today: FigureSpan; isChange: boolean }): FigureSpan | null {
  if (!isDate(date)) return null;
  const word = (at: number): string => document.tokens[at]?.lower ?? '';
  const first = document.tokenAt(date.start);
  const lead = word(first - 1) === 'the' ? word(first - 2) : word(first - 1);
  if (lead === 'since' && date.from !== null && date.from < today.from) return { from: date.from, to: today.to };
  if (!isChange || date.type !== 'duration' || date.from !== null || !WITHIN.has(lead)) return null;
  if (COUNTED_FROM.has(word(document.tokenAt(date.end - 1) + 1))) return null;
  const [, count, unit] = DURATION.exec(date.value) ?? [];
  if (!count || !unit) return null;
  const days = Math.round(Number(count) * (DAYS[unit] ?? 0));
  return days <= LONGEST_DAYS ? { from: shift(today.from, -days), to: today.to } : null;
}

const LONGEST_OPENING = 8;

/** "Then, in the space of 22 months, it tripled": a duration that opens the sentence, with no more than a word before it. */
function durationBefore(
  document: Document,
  sentence: Sentence,
  { figure, dates }: { figure: Mention; dates: ReadonlyMap<number, Mention> },
): Mention | null {
  for (let at = sentence.firstToken; at < Math.min(sentence.firstToken + LONGEST_OPENING, sentence.endToken); at++) {
    const token = document.tokens[at];
    const date = token && token.end <= figure.start ? dates.get(token.start) : undefined;
    if (date && isDate(date)) return date.type === 'duration' ? date : null;
  }
  return null;
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
