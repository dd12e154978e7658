import { FIRST_LUNAR_YEAR, type HolidayRule, LUNAR_NEW_YEARS } from '../lexicon/holidays.ts';
import type { TimeUnit } from '../lexicon/time-units.ts';
import { addMonths, calendarDay, type DayNumber, dayNumber, daysInMonth, isDay, mondayOf, padded, weekdayOf } from './calendar.ts';
import { chooseYear, type Yearly } from './choose-year.ts';
import { easterSunday } from './easter.ts';
import type { Meaning, Which, YearOf } from './meaning.ts';
import {
  dayPeriod,
  type FixedPeriod,
  halfPeriod,
  monthPeriod,
  numberedWeek,
  type Period,
  quarterPeriod,
  seasonPeriod,
  unplaced,
  weekendPeriod,
  weekPeriod,
  yearPeriod,
  yearsPeriod,
} from './period.ts';
import type { Spoken } from './story.ts';
import type { Direction } from './tense.ts';

/** What a date is resolved against. */
export interface Context {
  readonly published: DayNumber | null;
  /** The date last stated or placed in the bygone year that the paragraph tells of. */
  readonly bygone: FixedPeriod | null;
  /** The period spoken of last in the paragraph. */
  readonly spoken: Spoken | null;
  /** The day told of last. */
  readonly day: FixedPeriod | null;
  /** A date to come, with its year, that the sentence states before. */
  readonly ahead: FixedPeriod | null;
  /** The quarter reported on last, for what is compared with it. */
  readonly quarter: FixedPeriod | null;
  /** Where the date looks, by the noun that it stands before or else by its clause. */
  readonly direction: () => Direction;
  /** Where its clause looks. */
  readonly clause: () => Direction;
  /** Whether it is a period that results are given for, whenever they come out. */
  readonly reports: () => boolean;
  /** Whether it is a period that a forecast is given for. */
  readonly foreseen: () => boolean;
}

type Of<Shape extends Meaning['shape']> = Extract<Meaning, { shape: Shape }>;

const STEPS: Readonly<Record<Which, number>> = { last: -1, this: 0, next: 1 };
const UNPLACED: Readonly<Partial<Record<TimeUnit, string>>> = {
  day: 'XXXX-XX-XX',
  week: 'XXXX-WXX',
  weekend: 'XXXX-WXX-WE',
  month: 'XXXX-XX',
  quarter: 'XXXX-QX',
  year: 'XXXX',
};

/** Places a point or stretch on the calendar; null for meanings that are none. */
export function resolvePoint(meaning: Meaning, context: Context): Period | null {
  switch (meaning.shape) {
    case 'calendar':
      return resolveCalendar(meaning, context);
    case 'years':
      return yearsPeriod(meaning.first, meaning.years);
    case 'season':
      return yearly((year) => seasonPeriod(year, meaning.season), meaning.year, meaning.which, context);
    case 'holiday':
      return yearly((year) => holidayIn(year, meaning.holiday), meaning.year, meaning.which, context);
    case 'quarter':
      return withoutDays(meaning, resolveQuarter(meaning, context));
    case 'half':
      return withoutDays(
        meaning,
        resolveReported((year) => halfPeriod(year, meaning.half), meaning.year, context),
      );
    case 'week': {
      const year = statedYear(meaning.year, context) ?? (context.published === null ? null : calendarDay(context.published).year);
      return year === null ? unplaced(`XXXX-W${padded(meaning.week, 2)}`) : numberedWeek(year, meaning.week);
    }
    case 'week-of': {
      const day = resolvePoint(meaning.of, context);
      return day?.from == null ? unplaced('XXXX-WXX') : weekPeriod(day.from);
    }
    case 'unit':
      return resolveUnit(meaning, context);
    case 'day-beside': {
      const day = resolvePoint(meaning.of, context);
      return day?.from == null ? unplaced('XXXX-XX-XX') : dayPeriod(day.from + meaning.days);
    }
    case 'day-in':
      return resolveDayIn(meaning, context);
    case 'that':
      return resolveThat(meaning, context);
    default:
      return null;
  }
}

/** The quarters of a fiscal year have a name and no days; where no year is stated not even their year is known. */
function withoutDays({ fiscal, year }: Of<'quarter'> | Of<'half'>, period: Period): Period {
  if (!fiscal) return period;
  return unplaced(year === null ? period.value.replace(/^\d{4}/, 'XXXX') : period.value);
}

function resolveCalendar(meaning: Of<'calendar'>, context: Context): Period {
  const { year, month, day, weekday, which } = meaning;
  if (meaning.swappable && typeof year === 'number' && month !== null && day !== null) return resolveNumeric(year, month, day, context);
  if (weekday !== null && month === null) return resolveWeekday(weekday, which, context);
  if (month === null && day !== null) return resolveDayOfMonth(day, context);
  if (month === null) {
    const stated = statedYear(year, context);
    return stated === null ? unplaced('XXXX') : yearPeriod(stated);
  }
  return yearly((y) => dayOrMonth(y, month, day), year, which, context);
}

/** Of "03/11/2025" the month comes first, unless the day first lies by publication and the month first does not. */
function resolveNumeric(year: number, first: number, second: number, { published }: Context): Period {
  const monthFirst = dayNumber(year, first, second);
  const dayFirst = dayNumber(year, second, first);
  const isNear = (day: DayNumber) => published !== null && Math.abs(published - day) <= NEAR_PUBLICATION;
  return dayPeriod(!isNear(monthFirst) && isNear(dayFirst) ? dayFirst : monthFirst);
}

/** "on the 14th" is in the month of publication or one beside it. */
function resolveDayOfMonth(day: number, { published, direction }: Context): Period {
  if (published === null) return unplaced(`XXXX-XX-${padded(day, 2)}`);
  const { year, month } = calendarDay(published);
  const days = [-1, 0, 1].flatMap((step) => {
    const first = calendarDay(dayNumber(year, month + step, 1));
    return isDay(first.year, first.month, day) ? [dayNumber(first.year, first.month, day)] : [];
  });
  const looks = direction();
  const ahead = looks === 'future' || looks === 'scheduled' || looks === 'near';
  const chosen = ahead ? days.find((number) => number >= published) : days.findLast((number) => number <= published);
  return chosen === undefined ? unplaced(`XXXX-XX-${padded(day, 2)}`) : dayPeriod(chosen);
}

function dayOrMonth(year: number, month: number, day: number | null): FixedPeriod | null {
  if (day === null) return monthPeriod(year, month);
  return isDay(year, month, day) ? dayPeriod(dayNumber(year, month, day)) : null;
}

/** A period of each year, in the year that is stated, carried by the paragraph, or chosen by the tense of the clause. */
function yearly(periodIn: Yearly, year: YearOf, which: Which | null, context: Context): Period {
  const stated = statedYear(year, context) ?? (which === null && year === null ? bygoneYear(periodIn, context) : null);
  if (stated !== null) return periodIn(stated) ?? unplaced(anyYear(periodIn));
  if (context.published === null) return unplaced(anyYear(periodIn));
  const direction = which ? null : context.direction();
  const ahead = which === null && direction !== 'past' && context.ahead;
  const later = ahead ? periodIn(calendarDay(ahead.from).year) : null;
  if (ahead && later && later.from >= ahead.from) return later; // "begins on June 11, 2026, and ends on July 19"
  return chooseYear(periodIn, context.published, which, direction) ?? unplaced(anyYear(periodIn));
}

/** Stories go forward: January behind a December is that of the next year. */
function bygoneYear(periodIn: Yearly, { bygone, direction }: Context): number | null {
  if (bygone === null) return null;
  const looks = direction();
  if (looks !== 'past' && looks !== null) return null;
  const { year } = calendarDay(bygone.from);
  const same = periodIn(year);
  const goneBack = same !== null && bygone.to - bygone.from < SHORT_OF_YEAR && bygone.from - same.from > HALF_YEAR;
  return goneBack ? year + 1 : year;
}

const NEARLY_OVER = 45;
const SHORT_OF_YEAR = 360;
const HALF_YEAR = 180;
const LEAP_YEAR = 2000;
const NEAR_PUBLICATION = 31;
const anyYear = (periodIn: Yearly): string => (periodIn(LEAP_YEAR)?.value ?? 'XXXX').replace(/^\d{4}/, 'XXXX');

function statedYear(year: YearOf, { published }: Context): number | null {
  if (typeof year === 'number') return year;
  return year === null || published === null ? null : calendarDay(published).year + STEPS[year];
}

/** A weekday is the nearest one on the side of its tense; publication’s own weekday is the day itself, save behind "last" and "next". */
function resolveWeekday(weekday: number, which: Which | null, { published, direction }: Context): Period {
  if (published === null) return unplaced(`XXXX-WXX-${weekday}`);
  const behind = (weekdayOf(published) - weekday + 7) % 7;
  if (which === 'last') return dayPeriod(published - (behind || 7));
  if (which === 'next') return dayPeriod(published + (7 - behind));
  if (which === 'this') return dayPeriod(mondayOf(published) + weekday - 1);
  const looks = direction();
  const ahead = looks === 'future' || looks === 'scheduled' || (looks === 'near' && behind > 3);
  return dayPeriod(ahead ? published + ((7 - behind) % 7) : published - behind);
}

/** Reports speak of quarters that are over; those ahead are the nearest. */
function resolveReported(periodIn: (year: number) => FixedPeriod, year: YearOf, context: Context): Period {
  const stated = statedYear(year, context) ?? (year === null ? bygoneYear(periodIn, context) : null);
  if (stated !== null) return periodIn(stated);
  if (context.published === null) return unplaced(anyYear(periodIn));
  const looks = context.reports() ? 'past' : context.foreseen() ? 'near' : context.clause();
  if (looks !== 'past' && looks !== null) return chooseYear(periodIn, context.published, null, 'near') ?? unplaced(anyYear(periodIn));
  // "got a quota for the fourth quarter", in December: of the one that is nearly over nobody would think a year back.
  const current = periodIn(calendarDay(context.published).year);
  if (!context.reports() && current.from <= context.published && current.to - context.published <= NEARLY_OVER) return current;
  return chooseYear(periodIn, context.published, 'last', null) ?? unplaced(anyYear(periodIn));
}

function resolveQuarter({ quarter, year }: Of<'quarter'>, context: Context): Period {
  if (quarter !== null) return resolveReported((y) => quarterPeriod(y, quarter), year, context);
  const spoken = context.quarter;
  const stated = statedYear(year, context);
  if (spoken) return stated === null ? spoken : quarterPeriod(stated, Number(spoken.value.at(-1)));
  if (stated !== null) return yearPeriod(stated);
  if (context.published === null) return unplaced('XXXX-QX');
  const { year: current, month } = calendarDay(context.published);
  return quarterPeriod(current, Math.ceil(month / 3) - 1);
}

function resolveUnit({ unit, steps, cut }: Of<'unit'>, context: Context): Period {
  const { published } = context;
  if (published === null) return unplaced(UNPLACED[unit] ?? 'PRESENT_REF');
  const period = unitPeriod(unit, steps, published, context);
  return cut ? { ...period, to: Math.max(published, period.from + 1) } : period;
}

/** The unit of the calendar some steps from the one that holds a day. */
function unitPeriod(unit: TimeUnit, steps: number, day: DayNumber, context: Context): FixedPeriod {
  const { year, month } = calendarDay(day);
  if (unit === 'week') return weekPeriod(day + steps * 7);
  if (unit === 'weekend') return weekend(day, steps, context);
  if (unit === 'month') return monthPeriod(year, month + steps);
  if (unit === 'quarter') return quarterPeriod(year, Math.ceil(month / 3) + steps);
  if (unit === 'year') return yearPeriod(year + steps);
  if (unit === 'decade') return yearsPeriod((Math.floor(year / 10) + steps) * 10, 10);
  if (unit === 'century') return yearsPeriod((Math.floor(year / 100) + steps) * 100, 100);
  return dayPeriod(day + steps);
}

/** "the weekend" is the last one begun, or the next one where the clause looks ahead. */
function weekend(day: DayNumber, steps: number, { direction }: Context): FixedPeriod {
  const own = weekendPeriod(day);
  if (steps > 0) return weekendPeriod(day + 7 * steps);
  if (steps < 0) return own.to <= day ? own : weekendPeriod(day - 7);
  const looks = direction();
  return own.from <= day || looks === 'future' || looks === 'scheduled' ? own : weekendPeriod(day - 7);
}

function resolveDayIn({ of, weekday, day }: Of<'day-in'>, context: Context): Period {
  const period = resolvePoint(of, context);
  if (period?.from == null) return unplaced(weekday === null ? 'XXXX-XX-XX' : `XXXX-WXX-${weekday}`);
  const inMonth = day === 0 ? (period.to ?? period.from + 1) - 1 : period.from + (day ?? 1) - 1;
  const number = weekday === null ? inMonth : period.from + weekday - 1;
  return dayPeriod(number);
}

/** "that winter" is in the year spoken of, "that Friday" in the seven days from the time spoken of; "the following May" comes behind it. */
function resolveThat({ of, side }: Of<'that'>, context: Context): Period | null {
  const { spoken } = context;
  if (!spoken || (side !== 0 && of.shape === 'calendar' && of.year !== null)) return resolvePoint(of, context);
  if (side !== 0) {
    const published = side < 0 ? spoken.from : spoken.to - 1;
    return resolvePoint(of, { ...context, published, bygone: null });
  }
  if (of.shape === 'calendar' && of.weekday !== null) return dayPeriod(spoken.from + ((of.weekday - weekdayOf(spoken.from) + 7) % 7));
  const { year } = calendarDay(spoken.from);
  return of.shape === 'calendar' || of.shape === 'season' ? resolvePoint({ ...of, year }, context) : null;
}

/** Some units on or back from a day, to the fineness of the unit. */
export function offsetPeriod(unit: TimeUnit, count: number, day: DayNumber): FixedPeriod {
  const { year, month } = calendarDay(day);
  if (unit === 'week') return Number.isInteger(count) ? weekPeriod(day + count * 7) : dayPeriod(day + Math.round(count * 7));
  if (unit === 'month') return monthPeriod(year, month + Math.trunc(count));
  if (unit === 'quarter') return quarterPeriod(year, Math.ceil(month / 3) + Math.trunc(count));
  if (unit === 'year') return Number.isInteger(count) ? yearPeriod(year + count) : monthOf(addMonths(day, Math.round(count * 12)));
  if (unit === 'decade') return yearPeriod(year + Math.round(count * 10));
  if (unit === 'century') return yearPeriod(year + Math.round(count * 100));
  return dayPeriod(day + (unit === 'day' || unit === 'night' || unit === 'weekend' ? Math.round(count) : 0));
}

const monthOf = (day: DayNumber): FixedPeriod => monthPeriod(calendarDay(day).year, calendarDay(day).month);

function holidayIn(year: number, rule: HolidayRule): FixedPeriod | null {
  if (rule.on === 'lunar') {
    const day = LUNAR_NEW_YEARS[year - FIRST_LUNAR_YEAR];
    return day === undefined ? null : dayPeriod(dayNumber(year, 1, day) + rule.plus);
  }
  return dayPeriod(holidayOn(year, rule));
}

function holidayOn(year: number, rule: Exclude<HolidayRule, { on: 'lunar' }>): DayNumber {
  if (rule.on === 'day') return dayNumber(year, rule.month, rule.day);
  if (rule.on === 'easter') return easterSunday(year) + rule.plus;
  const first = dayNumber(year, rule.month, 1);
  const nth = first + ((rule.weekday - weekdayOf(first) + 7) % 7) + (rule.nth - 1) * 7;
  return (nth - first >= daysInMonth(year, rule.month) ? nth - 7 : nth) + (rule.plus ?? 0);
}
