import type { Document } from '../document.ts';
import { anchoredBehind, firstOfYear, sameOfYear } from './anchor-durations.ts';
import { calendarDay, dayNumber, isoDay, readIsoDay } from './calendar.ts';
import { isForeseen, isReported, leadOf } from './clause-hints.ts';
import { evidenceOfDate, prepositionEvidence } from './explain-dates.ts';
import type { FoundDate } from './find-dates.ts';
import { lowerAt, type Tokens } from './grammar/token-walk.ts';
import { joined } from './join-dates.ts';
import type { Modifier } from './meaning.ts';
import { dayPeriod, type Period, unplaced } from './period.ts';
import { type Resolved, resolveMeaning } from './resolve-meaning.ts';
import type { Context } from './resolve-point.ts';
import { NO_STORY, newParagraph, type Story, tell } from './story.ts';
import { clauseDirection, directionOf, goesOnSince, type Place } from './tense.ts';

/** A temporal expression placed on the calendar. */
export interface ResolvedDate {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly type: Resolved['type'];
  readonly value: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly modifier: Modifier | null;
}

interface Placed extends Resolved {
  readonly date: FoundDate;
  readonly context: Context;
}

const BEFORE = new Set(['before', 'by', 'until', 'till']);
const AFTER = new Set(['after', 'since']);
const RANGE_JOINTS = new Set(['to', 'until', 'till', 'through', '-', '‑', '–', '—']);

/** Places the expressions of a document on the calendar, each in the context of its clause and paragraph. */
export function resolveDates(document: Document, found: readonly FoundDate[]): ResolvedDate[] {
  const published = document.publishedOn === null ? null : readIsoDay(document.publishedOn);
  const placed: Placed[] = [];
  let story = NO_STORY;
  for (const date of found) {
    const place = placeOf(document, date);
    const block = document.sentences[document.sentenceOfToken[date.first] ?? -1]?.block ?? -1;
    if (block !== story.block) story = newParagraph(story, block);
    const context = contextOf(document.tokens, place, story, published);
    const resolved = resolveMeaning(date.meaning, context);
    placed.push({ date, context, ...resolved, period: withinCalendar(resolved.period) });
    orderRange(document.tokens, placed);
    anchorDurations(document.tokens, placed);
    const period = placed.at(-1)?.period;
    if (period) story = tell(story, date, period, { document, place, published });
  }
  return placed.map((item) => {
    const found = describe(document, item);
    if (document.trace) explain(document, item, found);
    return found;
  });
}

/** What lies outside the years that ISO 8601 writes with four digits is past or to come, and cannot be placed. */
function withinCalendar(period: Period): Period {
  if (period.from === null || period.to === null) return period;
  if (period.from < FIRST_DAY) return unplaced('PAST_REF');
  return period.to > LAST_DAY ? unplaced('FUTURE_REF') : period;
}

const FIRST_DAY = dayNumber(1, 1, 1);
const LAST_DAY = dayNumber(9999, 12, 31);

function explain(document: Document, item: Placed, found: ResolvedDate): void {
  const cues: number[] = [];
  clauseDirection(document.tokens, { ...placeOf(document, item.date), onCue: (at) => cues.push(at) });
  const modifier = item.date.modifier === null ? found.modifier : null;
  const context = evidenceOfDate(document, item, cues);
  const own = { as: 'anchor', span: { start: found.start, end: found.end }, note: 'its own words' };
  for (const evidence of [...(context.length > 0 ? context : [own]), ...prepositionEvidence(document, item.date, modifier)])
    document.trace?.evidence('date', found, evidence);
}

function describe(document: Document, { date, type, period }: Placed): ResolvedDate {
  return {
    start: document.tokens[date.first]?.start ?? 0,
    end: document.tokens[date.end - 1]?.end ?? 0,
    rule: date.rule,
    type,
    value: period.value,
    from: period.from === null ? null : isoDay(period.from),
    to: period.to === null ? null : isoDay(period.to),
    modifier: date.modifier ?? (type === 'date' || type === 'time' ? prepositionOf(document.tokens, date) : null),
  };
}

function prepositionOf(tokens: Tokens, date: FoundDate): Modifier | null {
  const word = leadOf(tokens, date.first);
  const earlier = lowerAt(tokens, date.first - 2);
  if (word === 'than' && (earlier === 'later' || earlier === 'earlier')) {
    const negated = /^(?:no|not)$/.test(lowerAt(tokens, date.first - 3));
    return negated === (earlier === 'later') ? 'before' : 'after'; // "no later than", "earlier than"
  }
  if (BEFORE.has(word) || (word === 'to' && earlier === 'prior')) return 'before';
  return AFTER.has(word) ? 'after' : null;
}

function placeOf(document: Document, { first, end }: FoundDate): Place {
  const sentence = document.sentences[document.sentenceOfToken[first] ?? -1];
  if (!sentence) return { first, end, sentenceFirst: first, sentenceEnd: end, tag: () => '' };
  const tag = (at: number) => document.tagsOf(sentence)[at - sentence.firstToken] ?? '';
  return { first, end, sentenceFirst: sentence.firstToken, sentenceEnd: sentence.endToken, tag };
}

function contextOf(
  tokens: Tokens,
  place: Place,
  { bygone, spoken, day, quarter, carried, ahead }: Story,
  published: number | null,
): Context {
  return {
    published,
    bygone: bygone && goesOnSince(tokens, place) ? null : bygone,
    spoken,
    day,
    ahead: ahead?.sentence === place.sentenceFirst ? ahead : null,
    quarter: carried && spoken ? null : quarter,
    direction: once(() => directionOf(tokens, place)),
    clause: once(() => clauseDirection(tokens, place)),
    reports: () => isReported(tokens, place),
    foreseen: () => isForeseen(tokens, place),
  };
}

/** The answer of a question that is asked at most once. */
function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | null = null;
  return () => {
    answer ??= { value: ask() };
    return answer.value;
  };
}

/** Gives the days of "the first nine months", and those of "the three months" or "the same month" once the date behind it is placed. */
function anchorDurations(tokens: Tokens, placed: Placed[]): void {
  const [before, last] = [placed.at(-2), placed.at(-1)];
  if (!last) return;
  const own = firstOfYear(tokens, last.date, last.context);
  if (own) placed[placed.length - 1] = { ...last, period: { ...last.period, ...own } };
  const anchored = before ? (anchoredBehind(tokens, before.date, last) ?? sameOfYear(tokens, before, last)) : null;
  if (before && anchored) placed[placed.length - 2] = { ...before, period: withinCalendar({ ...before.period, ...anchored }) };
}

/** The end of a range lies behind its beginning: "from November to March", "Monday through Friday". */
function orderRange(tokens: Tokens, placed: Placed[]): void {
  const [first, second] = placed.slice(-2);
  if (!first || !second || !joined(tokens, first.date, second.date)) return;
  const meaning = second.date.meaning;
  if (!isBackwards(first.period, second.period) || meaning.shape !== 'calendar' || meaning.year !== null || meaning.which !== null) return;
  if (meaning.month === null && meaning.weekday !== null) orderWeekdays(placed, first, second);
  if (meaning.month === null) return;
  if (!RANGE_JOINTS.has(lowerAt(tokens, second.date.first - 1))) return;
  const year = calendarDay(first.period.from ?? 0).year;
  const later = resolveMeaning({ ...meaning, year: year + 1 }, second.context);
  const { published, direction } = second.context;
  const before = first.date.meaning;
  if (
    published !== null &&
    (later.period.from ?? 0) > published &&
    direction() === 'past' &&
    before.shape === 'calendar' &&
    before.year === null
  )
    placed[placed.length - 2] = { ...first, ...resolveMeaning({ ...before, year: year - 1 }, first.context) };
  else placed[placed.length - 1] = { ...second, ...later };
}

/** "met on Monday and Tuesday": both lie behind; "open Monday through Friday": the second lies ahead. */
function orderWeekdays(placed: Placed[], first: Placed, second: Placed): void {
  const before = first.date.meaning;
  if (before.shape !== 'calendar' || before.weekday === null || first.period.from === null || second.period.from === null) return;
  if (second.context.direction() === 'past') placed[placed.length - 2] = { ...first, period: dayPeriod(first.period.from - DAYS_OF_WEEK) };
  else placed[placed.length - 1] = { ...second, period: dayPeriod(second.period.from + DAYS_OF_WEEK) };
}

const DAYS_OF_WEEK = 7;
const isBackwards = (first: Period, second: Period): boolean => first.from !== null && second.from !== null && second.from < first.from;
