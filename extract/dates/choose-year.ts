import { calendarDay, type DayNumber } from './calendar.ts';
import type { Which } from './meaning.ts';
import type { FixedPeriod } from './period.ts';
import type { Direction } from './tense.ts';

/** How far behind and ahead a day is looked for that leap years alone have. */
const LEAP_REACH = 8;
const FAR_BEHIND = 300;
const NOT_FAR_AHEAD = 65;

/** What comes round each year: the period that it is in a year, or null where that year has none. */
export type Yearly = (year: number) => FixedPeriod | null;

/**
 * Chooses the year of a month, day, season or holiday that states none.
 *
 * "last" has ended before publication, "next" begins after it; the past holds what has begun, the future what has not ended; without a word
 * of direction it is the past, as reports look back, unless that lies most of a year behind and the next one just ahead.
 */
export function chooseYear(yearly: Yearly, published: DayNumber, which: Which | null, direction: Direction): FixedPeriod | null {
  const { year } = calendarDay(published);
  if (which === 'last') return lastOf(yearly, year, (period) => period.to <= published);
  if (which === 'next') return firstOf(yearly, year, (period) => period.from > published);
  if (which === 'this') return yearly(year) ?? nearestOf(yearly, year, published);
  if (direction === 'past') return lastOf(yearly, year, (period) => period.from <= published);
  if (direction === 'future') return firstOf(yearly, year, (period) => period.to > published);
  if (direction === 'near' || direction === 'scheduled') return nearestOf(yearly, year, published);
  const behind = lastOf(yearly, year, (period) => period.from <= published);
  if (!behind || published - behind.to <= FAR_BEHIND) return behind;
  const ahead = firstOf(yearly, year, (period) => period.to > published);
  return ahead && ahead.from - published < NOT_FAR_AHEAD ? ahead : behind;
}

/** The last period that passes, of the years up to the next one: a winter lies in two years, a new year’s eve in none but its own. */
function lastOf(yearly: Yearly, year: number, test: (period: FixedPeriod) => boolean): FixedPeriod | null {
  for (let y = year + 1; y >= year - LEAP_REACH; y--) {
    const period = yearly(y);
    if (period && test(period)) return period;
  }
  return null;
}

function firstOf(yearly: Yearly, year: number, test: (period: FixedPeriod) => boolean): FixedPeriod | null {
  for (let y = year - 1; y <= year + LEAP_REACH; y++) {
    const period = yearly(y);
    if (period && test(period)) return period;
  }
  return null;
}

/** The period that holds publication or lies nearest to it; of equals the one behind. */
function nearestOf(yearly: Yearly, year: number, published: DayNumber): FixedPeriod | null {
  const behind = lastOf(yearly, year, (period) => period.from <= published);
  const ahead = firstOf(yearly, year, (period) => period.from > published);
  if (!behind || !ahead) return behind ?? ahead;
  return distance(ahead, published) < distance(behind, published) ? ahead : behind;
}

function distance(period: FixedPeriod, published: DayNumber): number {
  if (period.to <= published) return published - period.to + 1;
  return Math.max(0, period.from - published);
}
