import type { Season } from '../dates/period.ts';

/** Names of months by their number; the abbreviations also with their full stop. */
export const MONTHS: ReadonlyMap<string, number> = numbered([
  'january jan jan.',
  'february feb feb.',
  'march mar mar.',
  'april apr apr.',
  'may',
  'june jun jun.',
  'july jul jul.',
  'august aug aug.',
  'september sept sept. sep sep.',
  'october oct oct.',
  'november nov nov.',
  'december dec dec.',
]);

/** Names of weekdays by their ISO 8601 number, Monday first. */
export const WEEKDAYS: ReadonlyMap<string, number> = numbered([
  'monday mon mon.',
  'tuesday tue tue. tues tues.',
  'wednesday wed wed.',
  'thursday thu thu. thur thur. thurs thurs.',
  'friday fri fri.',
  'saturday sat sat.',
  'sunday sun sun.',
]);

/** Plural names of weekdays, which name a set: "on Mondays". */
export const WEEKDAY_PLURALS: ReadonlyMap<string, number> = numbered([
  'mondays',
  'tuesdays',
  'wednesdays',
  'thursdays',
  'fridays',
  'saturdays',
  'sundays',
]);

/** Names of seasons. */
export const SEASONS: ReadonlyMap<string, Season> = new Map([
  ['spring', 'SP'],
  ['springtime', 'SP'],
  ['summer', 'SU'],
  ['summertime', 'SU'],
  ['autumn', 'FA'],
  ['fall', 'FA'],
  ['winter', 'WI'],
  ['wintertime', 'WI'],
]);

/** Month names that are as often another word; they need a number, an article of time or a preposition beside them. */
export const AMBIGUOUS_MONTHS: ReadonlySet<string> = new Set('may march mar jan dec august jun'.split(' '));

/** Weekday abbreviations that are as often another word. */
export const AMBIGUOUS_WEEKDAYS: ReadonlySet<string> = new Set('sat sun wed mon fri tue thu sat. sun. wed. thur'.split(' '));

/** Seasons that are as often another word. */
export const AMBIGUOUS_SEASONS: ReadonlySet<string> = new Set(['spring', 'fall']);

function numbered(rows: readonly string[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap((row, index) => row.split(' ').map((word) => [word, index + 1] as const)));
}
