import { type TimeUnit, UNIT_LETTERS } from '../lexicon/time-units.ts';
import { addMonths, calendarDay, type DayNumber } from './calendar.ts';
import type { Meaning } from './meaning.ts';
import { dayPeriod, type FixedPeriod, monthPeriod, type Period, quarterPeriod, unplaced, weekPeriod, yearPeriod } from './period.ts';
import { type Context, offsetPeriod, resolvePoint } from './resolve-point.ts';

/** An expression's TIMEX3 type and its place on the calendar. */
export interface Resolved {
  readonly type: 'date' | 'time' | 'duration' | 'set';
  readonly period: Period;
}

type Of<Shape extends Meaning['shape']> = Extract<Meaning, { shape: Shape }>;

const MONTHS_OF: Readonly<Partial<Record<TimeUnit, number>>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };
const DAYS_OF: Readonly<Partial<Record<TimeUnit, number>>> = { day: 1, night: 1, week: 7, weekend: 2 };

/** Places a meaning in its context. */
export function resolveMeaning(meaning: Meaning, context: Context): Resolved {
  switch (meaning.shape) {
    case 'duration':
      return { type: 'duration', period: resolveDuration(meaning, context) };
    case 'set':
      return { type: 'set', period: unplaced(meaning.value) };
    case 'reference':
      return { type: 'date', period: unplaced(meaning.value) };
    case 'time':
      return { type: 'time', period: resolveTime(meaning, context) };
    case 'offset':
      return { type: 'date', period: resolveOffset(meaning, context) };
    case 'year-before':
      return { type: 'date', period: resolveYearBefore(meaning, context) };
    default:
      return { type: 'date', period: resolvePoint(meaning, context) ?? unplaced('PRESENT_REF') };
  }
}

function resolveDuration({ count, unit, anchor }: Of<'duration'>, { published, clause }: Context): Period {
  const value = durationValue(count, unit);
  // "the past 0 years" is no stretch of the calendar.
  if (anchor === null || !count || published === null || !Number.isInteger(count * (MONTHS_OF[unit] ?? 1))) return unplaced(value);
  if (anchor === 'future' && clause() === 'past') return unplaced(value); // "spent the next 14 years in exile"
  const sign = anchor === 'past' ? -1 : 1;
  const months = MONTHS_OF[unit];
  const days = DAYS_OF[unit];
  if (months === undefined && days === undefined) return unplaced(value);
  const other = months === undefined ? published + sign * count * (days ?? 0) : addMonths(published, sign * count * months);
  return { value, from: Math.min(published, other), to: Math.max(published, other) };
}

/** The TIMEX3 value of a duration: `P6M`, `PT3H`, `PXW`, `P2Y6M`; decades and centuries are counted in years once they are counted. */
function durationValue(count: number | null, unit: Of<'duration'>['unit']): string {
  const letters = UNIT_LETTERS[unit];
  const prefix = letters.startsWith('T') ? 'PT' : 'P';
  const letter = letters.replace('T', '');
  if (count === null) return `${prefix}X${letter}`;
  if (unit === 'decade' || unit === 'century') return durationValue(count * (unit === 'decade' ? 10 : 100), 'year');
  const whole = Math.floor(count);
  if (count - whole !== 0.5) return `${prefix}${Math.round(count * 100) / 100}${letter}`;
  if (unit === 'year') return whole === 0 ? 'P6M' : `P${whole}Y6M`;
  if (unit === 'hour') return whole === 0 ? 'PT30M' : `PT${whole}H30M`;
  return `${prefix}${count}${letter}`;
}

function resolveTime({ clock, day }: Of<'time'>, context: Context): Period {
  const period = day === null ? spokenDay(context) : resolveMeaning(day, context).period;
  return { ...period, value: `${period.value}T${clock}` };
}

function spokenDay({ spoken, published }: Context): Period {
  if (spoken && spoken.to - spoken.from === 1) return dayPeriod(spoken.from);
  return published === null ? unplaced('XXXX-XX-XX') : dayPeriod(published);
}

/** "later" and "earlier" count from the time spoken of in the paragraph, else from publication as "ago" does. */
function resolveOffset({ count, unit, sign, from, fine }: Of<'offset'>, { published, spoken, day }: Context): Period {
  if (count === 0 && unit === 'day') return day ?? unplaced('PAST_REF'); // "the same day", whatever else was told of since
  if (count === 0 && !spoken) return unplaced('PAST_REF'); // "that year", of a time that the paragraph does not name
  // "In 2027, … a week earlier": days and weeks are not counted from a year, nor days from a month where one of them was told of.
  const length = spoken === null ? 0 : spoken.to - spoken.from;
  const isFine = (unit === 'day' || unit === 'week') && (length > LONGEST_MONTH || (unit === 'day' && day !== null && length > 1));
  const base = from === 'context' && spoken ? (isFine ? (day?.from ?? published) : spoken.from) : published;
  if (count === null || base === null) return unplaced(from === 'context' ? 'XXXX' : sign < 0 ? 'PAST_REF' : 'FUTURE_REF');
  return fine ? finePeriod(fine, placedBack(unit, sign * count, base)) : offsetPeriod(unit, sign * count, base);
}

const LONGEST_MONTH = 31;

/** The day that lies so many units from another. */
export function placedBack(unit: TimeUnit, count: number, day: DayNumber): DayNumber {
  const months = MONTHS_OF[unit];
  return months === undefined ? day + Math.round(count * (DAYS_OF[unit] ?? 0)) : addMonths(day, Math.round(count * months));
}

function finePeriod(fine: 'day' | 'week' | 'month', day: DayNumber): FixedPeriod {
  if (fine === 'week') return weekPeriod(day);
  const { year, month } = calendarDay(day);
  return fine === 'day' ? dayPeriod(day) : monthPeriod(year, month);
}

/** A year before the quarter or month spoken of, as reports of results compare; otherwise the year before that of longer stretches, or of publication. */
function resolveYearBefore({ period }: Of<'year-before'>, { published, spoken, quarter }: Context): Period {
  if (quarter) return quarterPeriod(calendarDay(quarter.from).year - 1, Number(quarter.value.at(-1)));
  const year = spoken ? calendarDay(spoken.from).year - 1 : null;
  const month = spoken?.closes ? null : /^\d{4}-(\d{2})$/.exec(spoken?.value ?? '');
  if (year !== null && month && period) return monthPeriod(year, Number(month[1]));
  if (year !== null && period) return yearPeriod(year);
  return published === null ? unplaced('PAST_REF') : yearPeriod(calendarDay(published).year - 1);
}
