import { isDay } from './calendar.ts';
import type { FoundDate } from './find-dates.ts';
import { countsSomething, readDay, readYearBehind } from './grammar/read-calendar.ts';
import { digitsAt, isGlued, lowerAt, type Tokens } from './grammar/token-walk.ts';
import { calendar, type Meaning, type YearOf } from './meaning.ts';

const DASHES = new Set(['-', '‑', '–', '—']);
const JOINTS = new Set(['and', 'or', 'to', 'until', 'till', 'through', '&', ',', '/']);
/** Behind these, "October 9 and 10" and "September 14 to 15" are two days, not a day and a sum. */
const RANGE_LEADS = new Set(['from', 'between', 'on', 'of', 'dated', ',', '(']);
const LEAP_YEAR = 2000;
const MOST_JOINT = 2;

type Calendar = Extract<Meaning, { shape: 'calendar' }>;

/** Completes dates by their neighbours: the second day of "May 10–11", the first of "10 and 11 May", the year of "October and November 2024". */
export function joinDates(tokens: Tokens, found: readonly FoundDate[]): FoundDate[] {
  const days = found.flatMap((date, index) => withOtherDays(tokens, date, found[index + 1]?.first ?? tokens.length));
  for (let i = days.length - 2; i >= 0; i--) {
    const [date, next] = [days[i], days[i + 1]];
    if (date && next && joined(tokens, date, next)) days[i] = { ...date, meaning: withYearOf(date.meaning, next.meaning) };
  }
  return days;
}

/** Whether a date follows another with nothing but a joint between them. */
export function joined(tokens: Tokens, date: FoundDate, next: FoundDate): boolean {
  const gap = next.first - date.end;
  if (gap < 1 || gap > MOST_JOINT) return false;
  for (let i = date.end; i < next.first; i++) if (!JOINTS.has(lowerAt(tokens, i)) && !DASHES.has(lowerAt(tokens, i))) return false;
  return true;
}

/** A date with the year of the one joined to it, or the year before where it comes later in the year: "Nov–Feb 2017". */
function withYearOf(first: Meaning, second: Meaning): Meaning {
  if (first.shape === 'quarter' && second.shape === 'quarter' && first.year === null && second.year !== null)
    return { ...first, year: yearBeforeIf((first.quarter ?? 0) > (second.quarter ?? 0), second.year) };
  if (first.shape !== 'calendar' || second.shape !== 'calendar' || first.month === null || second.month === null) return first;
  if (first.year !== null || first.which !== null || second.year === null) return first;
  return { ...first, year: yearBeforeIf(first.month > second.month, second.year) };
}

/** The year, or the one before it where the first of two comes later in the year; "last year" has none before it that words could name. */
function yearBeforeIf(later: boolean, year: YearOf): YearOf {
  if (!later) return year;
  if (typeof year === 'number') return year - 1;
  return year === 'next' ? 'this' : year === 'this' ? 'last' : null;
}

/** "1939–45": a dash and the last two digits of a later year of the century. */
function withLaterYear(tokens: Tokens, date: FoundDate, year: number): FoundDate[] {
  const at = date.end + 1;
  const last = digitsAt(tokens, at, 2, 2);
  const dashed = DASHES.has(lowerAt(tokens, date.end)) && isGlued(tokens, date.end) && isGlued(tokens, at);
  const more = DASHES.has(lowerAt(tokens, at + 1)) || isGlued(tokens, at + 1);
  if (last === null || !dashed || last <= year % 100 || (more && tokens[at + 1]?.kind !== 'sign') || countsSomething(tokens, at + 1))
    return [date];
  const later = calendar({ year: year - (year % 100) + last });
  return [date, { first: at, end: at + 1, meaning: later, rule: 'joined-year', modifier: null }];
}

function withOtherDays(tokens: Tokens, date: FoundDate, nextFirst: number): FoundDate[] {
  const { meaning } = date;
  if (date.rule === 'year' && meaning.shape === 'calendar' && typeof meaning.year === 'number')
    return withLaterYear(tokens, date, meaning.year);
  if (meaning.shape !== 'calendar' || meaning.month === null || meaning.day === null) return [date];
  if (date.rule === 'month-day' || date.rule === 'weekday-date') return withDayBehind(tokens, date, meaning, nextFirst);
  return date.rule === 'day-month' ? withDayBefore(tokens, date, meaning) : [date];
}

function withDayBehind(tokens: Tokens, date: FoundDate, meaning: Calendar, nextFirst: number): FoundDate[] {
  const joint = lowerAt(tokens, date.end);
  const dashed = DASHES.has(joint) && isGlued(tokens, date.end) === isGlued(tokens, date.end + 1);
  const worded = /^(?:and|or|to|through)$/.test(joint) && RANGE_LEADS.has(lowerAt(tokens, date.first - 1));
  const at = date.end + 1;
  const day = dashed || worded ? readDay(tokens, at) : null;
  if (!day || day.ordinal === 'word' || day.end > nextFirst || countsSomething(tokens, day.end) || meaning.year !== null) return [date];
  if (day.day <= (meaning.day ?? 0) || !isDay(LEAP_YEAR, meaning.month ?? 0, day.day)) return [date];
  const year = readYearBehind(tokens, day.end);
  const stated: YearOf = year?.year ?? null;
  const second = calendar({ year: stated, month: meaning.month, day: day.day });
  return [
    { ...date, meaning: { ...meaning, year: stated } },
    { first: at, end: year?.end ?? day.end, meaning: second, rule: 'joined-day', modifier: null },
  ];
}

function withDayBefore(tokens: Tokens, date: FoundDate, meaning: Calendar): FoundDate[] {
  const joint = lowerAt(tokens, date.first - 1);
  const at = date.first - 2;
  const day = digitsAt(tokens, at, 1, 2);
  if (day === null || day < 1 || day >= (meaning.day ?? 0)) return [date];
  const worded = /^(?:and|or|to)$/.test(joint) && RANGE_LEADS.has(lowerAt(tokens, at - 1));
  if (!worded && !(DASHES.has(joint) && tokens[at]?.spaced)) return [date];
  return [{ first: at, end: at + 1, meaning: { ...meaning, day }, rule: 'joined-day', modifier: null }, date];
}
