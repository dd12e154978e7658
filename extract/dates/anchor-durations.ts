import { calendarDay, type DayNumber, dayNumber, isDay } from './calendar.ts';
import type { FoundDate } from './find-dates.ts';
import { lowerAt, type Tokens } from './grammar/token-walk.ts';
import type { Meaning } from './meaning.ts';
import { dayPeriod, type FixedPeriod, monthPeriod, quarterPeriod, yearPeriod } from './period.ts';
import { placedBack } from './resolve-meaning.ts';
import type { Context } from './resolve-point.ts';

type Duration = Extract<Meaning, { shape: 'duration' }>;

/** A date with the stretch of the calendar that it was given. */
interface Beside {
  readonly date: FoundDate;
  readonly period: { readonly from: DayNumber | null; readonly to: DayNumber | null };
}

/** What stands between a duration and the date that it runs up to. */
const UP_TO = new Set(['to', 'through', 'thru', 'until', 'till', 'ended', 'ending']);
const ON = new Set(['in', 'on', 'the']);
const MOST_BETWEEN = 2;
const MOST_MONTHS = 11;
/** Behind these "the first nine months" are not those of a year. */
const OF_SOMETHING = new Set('of in after since following at on as that when under with he she it they we'.split(' '));

/**
 * Places a duration that the date behind it ties to the calendar: "the three months to September", "the first ten days of May".
 *
 * @param next - The date behind it, where one follows.
 * @returns Its days, or null where nothing ties it.
 */
export function anchoredBehind(tokens: Tokens, date: FoundDate, next: Beside | undefined): Stretch | null {
  const { meaning } = date;
  if (meaning.shape !== 'duration' || !next) return null;
  const { from, to } = next.period;
  if (from === null || to === null || next.date.modifier === 'start' || next.date.modifier === 'mid') return null;
  const joint = lowerAt(tokens, date.end);
  if (next.date.first - date.end > MOST_BETWEEN) return null;
  for (let at = date.end + 1; at < next.date.first; at++) if (!ON.has(lowerAt(tokens, at))) return null;
  if (UP_TO.has(joint)) return meaning.anchor === null ? stretch(meaning, to, -1) : null;
  if (joint !== 'of' || next.date.modifier !== null) return null;
  const pick = pickOf(tokens, date);
  return pick === 'first' ? stretch(meaning, from, 1) : pick === 'last' ? stretch(meaning, to, -1) : null;
}

/** "exports in the first nine months": those of the last year in which they are over. */
export function firstOfYear(tokens: Tokens, date: FoundDate, { published, clause }: Context): Stretch | null {
  const { meaning } = date;
  if (meaning.shape !== 'duration' || meaning.unit !== 'month' || published === null || pickOf(tokens, date) !== 'first') return null;
  if (meaning.count === null || meaning.count < 2 || meaning.count > MOST_MONTHS || OF_SOMETHING.has(lowerAt(tokens, date.end)))
    return null;
  if (!/^(?:in|for|over|during)$/.test(lowerAt(tokens, date.first - 1))) return null;
  const { year } = calendarDay(published);
  const own = stretch(meaning, yearPeriod(year).from, 1);
  const ahead = clause() === 'future' || clause() === 'scheduled';
  return own && own.to > published && !ahead ? stretch(meaning, yearPeriod(year - 1).from, 1) : own;
}

/** "the same month last year", "the same day of 2024": what it is the same as, in the year that is named behind it. */
export function sameOfYear(tokens: Tokens, { date, period }: Beside, next: Beside): FixedPeriod | null {
  if (date.rule !== 'same-unit' || period.from === null || next.period.from === null || next.period.to === null) return null;
  const between = tokens.slice(date.end, next.date.first).map((token) => token.lower);
  if (between.length > 1 || (between[0] !== undefined && !/^(?:of|in)$/.test(between[0]))) return null;
  if (next.period.to - next.period.from < WHOLE_YEAR) return null;
  const [own, { year }] = [calendarDay(period.from), calendarDay(next.period.from)];
  if (period.to === period.from + 1) return isDay(year, own.month, own.day) ? dayPeriod(dayNumber(year, own.month, own.day)) : null;
  const isQuarter = date.meaning.shape === 'offset' && date.meaning.unit === 'quarter';
  if (isQuarter) return quarterPeriod(year, Math.ceil(own.month / 3));
  return date.meaning.shape === 'offset' && date.meaning.unit === 'month' ? monthPeriod(year, own.month) : null;
}

const WHOLE_YEAR = 365;

type Stretch = Pick<FixedPeriod, 'from' | 'to'>;

/** So many units from a day on, or up to it. */
function stretch({ count, unit }: Duration, day: DayNumber, sign: -1 | 1): Stretch | null {
  const other = count === null ? null : placedBack(unit, sign * count, day);
  return other === null || other === day ? null : { from: Math.min(day, other), to: Math.max(day, other) };
}

function pickOf(tokens: Tokens, { first }: FoundDate): 'first' | 'last' | null {
  const word = lowerAt(tokens, lowerAt(tokens, first) === 'the' ? first + 1 : first);
  if (word === 'first' || word === 'opening') return 'first';
  return word === 'last' || word === 'final' || word === 'closing' ? 'last' : null;
}
