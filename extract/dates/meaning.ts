import type { HolidayRule } from '../lexicon/holidays.ts';
import type { TimeUnit } from '../lexicon/time-units.ts';
import type { Season } from './period.ts';

/** The one before, this one, or the one after, as "last", "this" and "next" pick it. */
export type Which = 'last' | 'this' | 'next';

/** A year as stated, or in relation to that of publication; null where the words leave it open. */
export type YearOf = number | Which | null;

export type Modifier = 'before' | 'after' | 'start' | 'mid' | 'end' | 'approx' | 'less-than' | 'more-than';

/** What an expression says by its own words, before its context is asked. */
export type Meaning =
  /** A year, month, day or weekday, by what is stated of it. `which` counts whole ones of the finest part: "last Monday". */
  | {
      readonly shape: 'calendar';
      readonly year: YearOf;
      readonly month: number | null;
      readonly day: number | null;
      readonly weekday: number | null;
      readonly which: Which | null;
      /** Whether month and day may be the other way round, as in "03/11/2025". */
      readonly swappable?: boolean;
    }
  /** Two years, a decade or a century that begin with the year `first`. */
  | { readonly shape: 'years'; readonly first: number; readonly years: 2 | 10 | 100 }
  | { readonly shape: 'season'; readonly season: Season; readonly year: YearOf; readonly which: Which | null }
  /** `quarter` is null in "the 1988 quarter": the one spoken of. Which days a fiscal one has depends on whose it is. */
  | { readonly shape: 'quarter'; readonly quarter: number | null; readonly year: YearOf; readonly fiscal?: boolean }
  | { readonly shape: 'half'; readonly half: number; readonly year: YearOf; readonly fiscal?: boolean }
  | { readonly shape: 'week'; readonly week: number; readonly year: YearOf }
  /** The week that holds a date: "the week of March 6". */
  | { readonly shape: 'week-of'; readonly of: Meaning }
  | { readonly shape: 'holiday'; readonly holiday: HolidayRule; readonly year: YearOf; readonly which: Which | null }
  /** A unit of the calendar some steps from that of publication: "last week", "tomorrow". `cut`: it ends at publication ("earlier this year"). */
  | { readonly shape: 'unit'; readonly unit: TimeUnit; readonly steps: number; readonly cut: boolean }
  /** The day before or after another: "the day before last Tuesday". */
  | { readonly shape: 'day-beside'; readonly of: Meaning; readonly days: -1 | 1 }
  /** A weekday of such a week, a day of such a month: "Tuesday of last week", "the 15th of next month"; day 0 is its last. */
  | { readonly shape: 'day-in'; readonly of: Meaning; readonly weekday: number | null; readonly day: number | null }
  /** Some units before or after publication, or before or after the time spoken of; `count` null is "years ago". */
  | {
      readonly shape: 'offset';
      readonly count: number | null;
      readonly unit: TimeUnit;
      readonly sign: -1 | 1;
      readonly from: 'publication' | 'context';
      /** How finely the words behind it place it: to the day in "a year ago today", to the month in "two years ago this month". */
      readonly fine?: 'day' | 'week' | 'month';
    }
  /** A month, season or weekday of the time spoken of, or the one beside it: "that winter", "the following May". */
  | { readonly shape: 'that'; readonly of: Meaning; readonly side: -1 | 0 | 1 }
  /** The like period a year before the one spoken of. `period`: "a year earlier" also compares with a month; "a year ago" only with a quarter. */
  | { readonly shape: 'year-before'; readonly period: boolean }
  | {
      readonly shape: 'duration';
      readonly count: number | null;
      readonly unit: TimeUnit;
      /** Whether its own words tie it to publication: "the past two years". */
      readonly anchor: 'past' | 'future' | null;
    }
  | { readonly shape: 'set'; readonly value: string }
  | { readonly shape: 'reference'; readonly value: string }
  /** A time of day, `22:00` or `MO`; `day` null is the day spoken of. */
  | { readonly shape: 'time'; readonly clock: string; readonly day: Meaning | null };

/** An expression found in the tokens from where it was looked for to before `end`. */
export interface Reading {
  readonly end: number;
  readonly meaning: Meaning;
  readonly rule: string;
  /** By words inside the span. */
  readonly modifier: Modifier | null;
}

/** A calendar meaning from the parts that are known. */
export function calendar(parts: Partial<Omit<Extract<Meaning, { shape: 'calendar' }>, 'shape'>>): Meaning {
  return { shape: 'calendar', year: null, month: null, day: null, weekday: null, which: null, ...parts };
}

/** The longest of some readings; the first of equals. */
export function longest(readings: readonly (Reading | null)[]): Reading | null {
  let best: Reading | null = null;
  for (const reading of readings) if (reading && (!best || reading.end > best.end)) best = reading;
  return best;
}
