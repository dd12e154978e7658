/** A day as the number of days since 1970-01-01, in the proleptic Gregorian calendar: no clock, no time zone. */
export type DayNumber = number;

/** A day by its parts; months and days count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_OF_ERA = 146_097; // 400 years
const DAYS_TO_1970 = 719_468; // from 0000-03-01

/** The number of a day; `month` may lie outside 1–12 and then counts into other years. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const months = year * 12 + month - 1;
  const civilMonth = (((months % 12) + 12) % 12) + 1;
  const shifted = Math.floor(months / 12) - (civilMonth <= 2 ? 1 : 0); // years that begin in March put the leap day last
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((civilMonth + 9) % 12) + 2) / 5) + day - 1;
  return era * DAYS_OF_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - DAYS_TO_1970;
}

/** The parts of a day. */
export function calendarDay(number: DayNumber): CalendarDay {
  const days = number + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_OF_ERA);
  const dayOfEra = days - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The last day of a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** Whether such a day exists. */
export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(number: DayNumber): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that holds a day. */
export function mondayOf(number: DayNumber): DayNumber {
  return number - weekdayOf(number) + 1;
}

/** The ISO 8601 week that holds a day: the year is that of its Thursday. */
export function isoWeekOf(number: DayNumber): { readonly year: number; readonly week: number } {
  const thursday = mondayOf(number) + 3;
  const { year } = calendarDay(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** The Monday of an ISO 8601 week. */
export function mondayOfWeek(year: number, week: number): DayNumber {
  return mondayOf(dayNumber(year, 1, 4)) + (week - 1) * 7;
}

/** The same day of the month some months on or back; the last of a month that is too short for it. */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const { year, month, day } = calendarDay(number);
  const first = calendarDay(dayNumber(year, month + months, 1));
  return dayNumber(first.year, first.month, Math.min(day, daysInMonth(first.year, first.month)));
}

/** `YYYY-MM-DD`. */
export function isoDay(number: DayNumber): string {
  const { year, month, day } = calendarDay(number);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Reads `YYYY-MM-DD`, with whatever follows it; null when it is no day. */
export function readIsoDay(text: string): DayNumber | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return isDay(year, month, day) ? dayNumber(year, month, day) : null;
}

/** A number with zeros before it. */
export function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
