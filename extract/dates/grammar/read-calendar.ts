import { MEASURE_NOUNS, ORDINALS } from '../../lexicon/date-words.ts';
import { MONTHS, WEEKDAYS } from '../../lexicon/months.ts';
import { isDay } from '../calendar.ts';
import { calendar, type Meaning, type Reading, type YearOf } from '../meaning.ts';
import { isMonthName, isWeekdayName } from './ambiguous-words.ts';
import { digitsAt, isGlued, lowerAt, past, pastHyphen, standsAlone, type Tokens } from './token-walk.ts';

const LEAP_YEAR = 2000;
const TENS: ReadonlyMap<string, number> = new Map([
  ['twenty', 20],
  ['thirty', 30],
]);
const SLASHED_LEADS = new Set('on until till since before after starting beginning through thru due dated out'.split(' '));
const SUFFIXES = new Set(['st', 'nd', 'rd', 'th']);
const YEAR_WORDS: ReadonlyMap<string, 'last' | 'this' | 'next'> = new Map([
  ['last', 'last'],
  ['this', 'this'],
  ['next', 'next'],
  ['the following', 'next'],
  ['the previous', 'last'],
]);

/** Reads a date that begins with the name of a month: "October", "Oct. 30", "October 30, 2025", "October of last year". */
export function readMonthDate(tokens: Tokens, at: number): Reading | null {
  const month = MONTHS.get(lowerAt(tokens, at));
  if (month === undefined || !isMonthName(tokens, at)) return null;
  const afterMonth = past(tokens, pastHyphen(tokens, at + 1), '/');
  const day = readDay(tokens, afterMonth === at + 1 ? past(tokens, at + 1, 'the') : afterMonth);
  if (day && !countsSomething(tokens, day.end) && isDay(LEAP_YEAR, month, day.day)) {
    const year = readYearBehind(tokens, day.end);
    return dateReading(year?.end ?? day.end, { year: year?.year ?? null, month, day: day.day }, 'month-day');
  }
  const year = readYearBehind(tokens, at + 1);
  return dateReading(year?.end ?? at + 1, { year: year?.year ?? null, month }, year ? 'month-year' : 'month');
}

/** Reads a date that begins with its day: "30 October 2025", "the 14th of July", "30-Oct-2025". */
export function readDayFirst(tokens: Tokens, at: number): Reading | null {
  const article = past(tokens, at, 'the');
  const day = readDay(tokens, article);
  if (!day || (article > at && !day.ordinal)) return null;
  if (day.ordinal === 'word' && lowerAt(tokens, day.end) !== 'of') return null;
  const monthAt = past(tokens, pastHyphen(tokens, day.end), 'of', '/');
  const month = MONTHS.get(lowerAt(tokens, monthAt));
  if (month === undefined || !isDay(LEAP_YEAR, month, day.day)) return null;
  if (lowerAt(tokens, monthAt) === tokens[monthAt]?.text && !day.ordinal && lowerAt(tokens, monthAt).length < 4) return null;
  const year = readYearBehind(tokens, monthAt + 1);
  return dateReading(year?.end ?? monthAt + 1, { year: year?.year ?? null, month, day: day.day }, 'day-month');
}

/** Reads a weekday, with the date behind it where there is one: "Thursday", "Thursday, October 30", "Thursday (Oct. 30)", "Friday the 13th". */
export function readWeekday(tokens: Tokens, at: number): Reading | null {
  const weekday = WEEKDAYS.get(lowerAt(tokens, at));
  if (weekday === undefined || !isWeekdayName(tokens, at)) return null;
  const bracketed = lowerAt(tokens, at + 1) === '(';
  const dateAt = past(tokens, at + 1, ',', '(');
  const date = readMonthDate(tokens, dateAt) ?? readDayFirst(tokens, dateAt) ?? readNumericDate(tokens, dateAt);
  if (date && hasDay(date.meaning)) {
    if (!bracketed) return { ...date, rule: 'weekday-date' };
    if (lowerAt(tokens, date.end) === ')') return { ...date, end: date.end + 1, rule: 'weekday-date' };
  }
  return { end: at + 1, meaning: calendar({ weekday }), rule: 'weekday', modifier: null };
}

/** Reads dates of digits: "2025-10-31", "2025/10/31", "10/31/2025", "31.10.2025"; of two numbers that could be either the month comes first. */
export function readNumericDate(tokens: Tokens, at: number): Reading | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[at]?.text ?? '');
  if (dotted) return numericReading(at + 1, Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const sign = lowerAt(tokens, at + 1);
  if (!['-', '/', '‑'].includes(sign) || !isGlued(tokens, at + 1) || !isGlued(tokens, at + 2)) return null;
  const end = at + 5;
  const year = digitsAt(tokens, at, 4, 4);
  const slashed = sign === '/' ? readSlashedDay(tokens, at) : null;
  if (slashed) return slashed;
  const second = digitsAt(tokens, at + 2, 1, 2) ?? MONTHS.get(lowerAt(tokens, at + 2)) ?? null;
  if (second === null) return null;
  if (lowerAt(tokens, at + 3) !== sign || !isGlued(tokens, at + 3) || !isGlued(tokens, at + 4))
    return year !== null && sign !== '/' ? readYearMonth(tokens, at, year, second) : null;
  const short = sign === '/' && year === null ? readShortYear(tokens, at) : null;
  if (short) return short;
  const third = digitsAt(tokens, at + 4, year === null ? 4 : 1, year === null ? 4 : 2);
  const stamped = year !== null && /^t\d{1,2}$/.test(lowerAt(tokens, end)); // "2025-10-31T09:30Z"
  if (third === null || !(stamped || standsAlone(tokens, at, end))) return null;
  if (year !== null) return numericReading(end, year, second, third);
  const first = digitsAt(tokens, at, 1, 2);
  if (first === null) return null;
  return first > 12 ? numericReading(end, third, second, first) : numericReading(end, third, first, second, second <= 12);
}

/** "03/05/13": three times two digits, or fewer behind a word that a day follows. */
function readShortYear(tokens: Tokens, at: number): Reading | null {
  const led = SLASHED_LEADS.has(lowerAt(tokens, at - 1)) || WEEKDAYS.has(lowerAt(tokens, at - 1));
  const [first, second] = [digitsAt(tokens, at, led ? 1 : 2, 2), digitsAt(tokens, at + 2, led ? 1 : 2, 2)];
  const third = digitsAt(tokens, at + 4, 2, 2);
  if (first === null || second === null || third === null || !standsAlone(tokens, at, at + 5)) return null;
  const year = third < 50 ? 2000 + third : 1900 + third;
  return first > 12 ? numericReading(at + 5, year, second, first) : numericReading(at + 5, year, first, second, second <= 12);
}

/** "on 11/21", "Fri 11/21": month and day, where the word before leaves no fraction or score; "9/11" is that of 2001. */
function readSlashedDay(tokens: Tokens, at: number): Reading | null {
  const [first, second] = [digitsAt(tokens, at, 1, 2), digitsAt(tokens, at + 2, 1, 2)];
  if (first === null || second === null || !standsAlone(tokens, at, at + 3) || countsSomething(tokens, at + 3)) return null;
  if (first === 9 && second === 11) return dateReading(at + 3, { year: 2001, month: first, day: second }, 'numeric-date');
  const before = lowerAt(tokens, at - 1);
  if (!SLASHED_LEADS.has(before) && !WEEKDAYS.has(before)) return null;
  const [month, day] = first > 12 ? [second, first] : [first, second];
  return isDay(LEAP_YEAR, month, day) && !(first === 24 && second === 7)
    ? dateReading(at + 3, { year: null, month, day }, 'numeric-date')
    : null;
}

/** "2025-10" is a month unless it reads as the years 2009 and 2010 of a season. */
function readYearMonth(tokens: Tokens, at: number, year: number, month: number): Reading | null {
  const twoDigits = tokens[at + 2]?.text.length === 2;
  if (!twoDigits || month < 1 || month > 12 || month === (year + 1) % 100 || !standsAlone(tokens, at, at + 3)) return null;
  return dateReading(at + 3, { year, month }, 'iso-month');
}

function numericReading(end: number, year: number, month: number, day: number, swappable = false): Reading | null {
  return isDay(year, month, day) ? dateReading(end, { year, month, day, swappable }, 'numeric-date') : null;
}

function dateReading(end: number, parts: { year: YearOf; month: number; day?: number; swappable?: boolean }, rule: string): Reading {
  return { end, meaning: calendar(parts), rule, modifier: null };
}

/** The day of a month: "30", "30th", "fourth", "twenty-sixth". */
export function readDay(tokens: Tokens, at: number): { day: number; end: number; ordinal: 'digits' | 'word' | null } | null {
  const digits = digitsAt(tokens, at, 1, 2);
  if (digits !== null) {
    if (digits < 1 || digits > 31) return null;
    const suffixed = isGlued(tokens, at + 1) && SUFFIXES.has(lowerAt(tokens, at + 1));
    return { day: digits, end: suffixed ? at + 2 : at + 1, ordinal: suffixed ? 'digits' : null };
  }
  const word = ORDINALS.get(lowerAt(tokens, at));
  if (word !== undefined) return { day: word, end: at + 1, ordinal: 'word' };
  const tens = TENS.get(lowerAt(tokens, at));
  const unit = ORDINALS.get(lowerAt(tokens, pastHyphen(tokens, at + 1)));
  if (tens === undefined) return lowerAt(tokens, at) === 'thirtieth' ? { day: 30, end: at + 1, ordinal: 'word' } : null;
  return unit !== undefined && tens + unit <= 31 ? { day: tens + unit, end: pastHyphen(tokens, at + 1) + 1, ordinal: 'word' } : null;
}

/** The year behind a month or day: ", 2025", "2025", "of 2025", "’25", "this year", "of last year". */
export function readYearBehind(tokens: Tokens, at: number): { year: YearOf; end: number } | null {
  const yearAt = past(tokens, pastHyphen(tokens, at), ',', 'of', '/', 'in');
  const digits = digitsAt(tokens, yearAt, 4, 4);
  if (digits !== null && digits >= 1000 && digits < 2200 && !countsSomething(tokens, yearAt + 1)) {
    const after = tokens[yearAt + 1];
    if (!(after && !after.spaced && /^[\p{L}%]/u.test(after.text))) return { year: digits, end: yearAt + 1 };
  }
  if (lowerAt(tokens, at) === ',' || lowerAt(tokens, yearAt - 1) === 'in') return null;
  if (/^['’]$/.test(lowerAt(tokens, yearAt)) && isGlued(tokens, yearAt + 1)) {
    const short = digitsAt(tokens, yearAt + 1, 2, 2);
    if (short !== null) return { year: short < 50 ? 2000 + short : 1900 + short, end: yearAt + 2 };
  }
  const article = lowerAt(tokens, yearAt) === 'the';
  const which = YEAR_WORDS.get(article ? `the ${lowerAt(tokens, yearAt + 1)}` : lowerAt(tokens, yearAt));
  const unitAt = article ? yearAt + 2 : yearAt + 1;
  return which && lowerAt(tokens, unitAt) === 'year' ? { year: which, end: unitAt + 1 } : null;
}

/** Whether a number is followed by what it counts: "May 30 tonnes" holds no 30th of May. */
export function countsSomething(tokens: Tokens, behind: number): boolean {
  const next = tokens[behind];
  if (!next) return false;
  if (/^[%°]$/.test(next.text)) return true;
  if (!next.spaced && /^[\p{L}]/u.test(next.text)) return true;
  return MEASURE_NOUNS.has(next.lower) || (next.lower === 'per' && lowerAt(tokens, behind + 1).startsWith('cent'));
}

const hasDay = (meaning: Meaning): boolean => meaning.shape === 'calendar' && meaning.day !== null;
