import { calendarDay, type DayNumber, dayNumber, isoDay, isoWeekOf, mondayOf, mondayOfWeek, padded } from './calendar.ts';

/** A stretch of the calendar with its TIMEX3 value; the ends are null where the text does not fix them. */
export interface Period {
  readonly value: string;
  readonly from: DayNumber | null;
  /** Exclusive. */
  readonly to: DayNumber | null;
}

/** A period whose ends are known. */
export interface FixedPeriod extends Period {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** The seasons of TIMEX3, northern and meteorological: spring begins in March, a winter ends in the year after its own. */
export type Season = 'SP' | 'SU' | 'FA' | 'WI';

const SEASON_MONTH: Readonly<Record<Season, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** `2025-10-30` */
export function dayPeriod(day: DayNumber): FixedPeriod {
  return { value: isoDay(day), from: day, to: day + 1 };
}

/** `2025-10` */
export function monthPeriod(year: number, month: number): FixedPeriod {
  const from = dayNumber(year, month, 1);
  const first = calendarDay(from);
  return { value: `${padded(first.year, 4)}-${padded(first.month, 2)}`, from, to: dayNumber(year, month + 1, 1) };
}

/** `2025` */
export function yearPeriod(year: number): FixedPeriod {
  return { value: padded(year, 4), from: dayNumber(year, 1, 1), to: dayNumber(year + 1, 1, 1) };
}

/** `2025-W44`, Monday to Sunday. */
export function weekPeriod(day: DayNumber): FixedPeriod {
  const { year, week } = isoWeekOf(day);
  const monday = mondayOf(day);
  return { value: `${padded(year, 4)}-W${padded(week, 2)}`, from: monday, to: monday + 7 };
}

/** `2025-W44` by its number. */
export function numberedWeek(year: number, week: number): FixedPeriod {
  return weekPeriod(mondayOfWeek(year, week));
}

/** `2025-W44-WE`: Saturday and Sunday of the week that holds a day. */
export function weekendPeriod(day: DayNumber): FixedPeriod {
  const week = weekPeriod(day);
  return { value: `${week.value}-WE`, from: week.from + 5, to: week.to };
}

/** `2025-Q3`; a quarter outside 1–4 counts into other years. */
export function quarterPeriod(year: number, quarter: number): FixedPeriod {
  const from = dayNumber(year, quarter * 3 - 2, 1);
  const first = calendarDay(from);
  return {
    value: `${padded(first.year, 4)}-Q${(first.month + 2) / 3}`,
    from,
    to: dayNumber(year, quarter * 3 + 1, 1),
  };
}

/** `2025-H1` */
export function halfPeriod(year: number, half: number): FixedPeriod {
  return { value: `${padded(year, 4)}-H${half}`, from: dayNumber(year, half * 6 - 5, 1), to: dayNumber(year, half * 6 + 1, 1) };
}

/** `2025-SU` */
export function seasonPeriod(year: number, season: Season): FixedPeriod {
  const month = SEASON_MONTH[season];
  return { value: `${padded(year, 4)}-${season}`, from: dayNumber(year, month, 1), to: dayNumber(year, month + 3, 1) };
}

/**
 * `199` for the 1990s, `19` for the twentieth century, `2024-25` for a year that begins in one and ends in the other: `2004/2005` where the
 * short form would be a month.
 */
export function yearsPeriod(first: number, years: 2 | 10 | 100): FixedPeriod {
  const digits = years === 10 ? 3 : 2;
  return {
    value: years === 2 ? doubleYear(first) : padded(Math.floor(first / years), digits),
    from: dayNumber(first, 1, 1),
    to: dayNumber(first + years, 1, 1),
  };
}

function doubleYear(first: number): string {
  const short = (first + 1) % 100;
  return short > 12 ? `${padded(first, 4)}-${short}` : `${padded(first, 4)}/${padded(first + 1, 4)}`;
}

/** A value that names no stretch of the calendar. */
export function unplaced(value: string): Period {
  return { value, from: null, to: null };
}
