import { monthNumber } from './month-names.ts';
import { readPlainDate } from './plain-date.ts';
import { zoneMinutes } from './zone-names.ts';

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MAX_LENGTH = 80;
/** RFC 822 allows comments: "GMT+0000 (Coordinated Universal Time)". */
const COMMENT = /\([^()]{0,60}\)/g;
const MIDNIGHT: Clock = { hour: 0, minute: 0, second: 0 };
const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{1,2})(?:[.,]\d+)?)?`;
const ZONE = String.raw`(?<zone>[a-z]{1,5}|(?:utc|gmt|z)?\s?[+-]\d{1,2}(?::?\d{2})?)`;
const ISO = new RegExp(
  String.raw`^(?<year>\d{4})-(?<month>\d{1,2}|0\d{2}(?=-))(?:-(?<day>\d{1,2}))?(?:(?:t\s?|\s)${TIME}\s?(?:${ZONE}(?:\s?[a-z]{1,4})?)?)?$`,
  'i',
);
/** What most feeds write. */
const RFC_822 = new RegExp(
  String.raw`^(?:\p{L}{2,12}\.?,? ?)?(?<day>\d{1,2}) (?<month>\p{L}{3,12}\.?) (?<year>\d{4}) ${TIME} ${ZONE}$`,
  'iu',
);
const BASIC =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:t?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?<zone>z|[+-]\d{2}:?\d{2})?)?$/i;
const ORDINAL = /^(?<year>\d{4})-?(?<dayOfYear>\d{3})$/;
const YEAR = /^(?<year>\d{4})$/;
/** ISO 8601:1988 with a year of two digits: "031231", "03-12-31", "-0312", "-03-12". */
const SHORT =
  /^(?:(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})|(?<year2>\d{2})-(?<month2>\d{2})-(?<day2>\d{2})|-(?<year3>\d{2})-?(?<month3>\d{2}))$/;
/** "2004년 05월 28일  01:31:15", "2004-05-28 오후 11:23:17": written without a zone, so in that of their country. */
const KOREAN = new RegExp(
  String.raw`^(?<year>\d{4})(?:년 ?|-)(?<month>\d{1,2})(?:월 ?|-)(?<day>\d{1,2})일? ?(?<half>오전|오후)? ?(?:${TIME})$`,
);
const CJK = new RegExp(String.raw`^(?<year>\d{4})年 ?(?<month>\d{1,2})月 ?(?<day>\d{1,2})日 ?(?:${TIME}\s?${ZONE}?)?$`, 'i');
const KOREAN_ZONE = 540;
/** "2004-július-13T9:15-05:00", "2004/07/13 9:15". */
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})[-/. ](?<month>[\p{L}.]{3,12}|\d{1,2})[-/. ](?<day>\d{1,2})\.?(?:(?:t|,?\s)${TIME}\s?${ZONE}?)?$`,
  'iu',
);
const CLOCK_WORD = new RegExp(String.raw`^${TIME}(?<half>am|pm|a\.m\.|p\.m\.)?(?<zone>z|[+-]\d{2}:?\d{2})?$`, 'i');
const NUMBER_WORD = /^\d{1,4}(?:st|nd|rd|th|\.)?$/i;
const HALF_WORD = /^(?:am|pm|a\.m\.|p\.m\.)$/i;
const SLASHED = /^(\d{1,4})([/.])(\d{1,2})[/.](\d{1,4})$/;
const DOTTED_CLOCK = /^(?<hour>[01]?\d|2[0-3])\.(?<minute>[0-5]\d)(?:\.(?<second>[0-5]\d))?$/;

/**
 * Reads a date as feeds write it, whatever the standard says they should: RFC 822 and 850, ISO 8601, asctime,
 * months in other languages, names of zones.
 *
 * A date without a zone is read as UTC, one without a time as the day's beginning. The clock is never asked.
 *
 * @returns ISO 8601 with the zone as stated, or null: unreadable, or a day that does not exist.
 */
export function readFeedDate(written: string): string | null {
  const plain = readPlainDate(written);
  if (plain !== null) return plain;
  if (written.length > MAX_LENGTH * 4) return null;
  const text = written
    .replace(COMMENT, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  if (text === '' || text.length > MAX_LENGTH) return null;
  return readNumeric(text) ?? readWords(text);
}

function readNumeric(text: string): string | null {
  const korean = KOREAN.exec(text)?.groups;
  if (korean && (korean.half !== undefined || text.includes('년'))) return compose(dayOf(korean), clockOf(korean), KOREAN_ZONE);
  for (const pattern of [RFC_822, ISO, BASIC, CJK, YEAR_FIRST]) {
    const groups = pattern.exec(text)?.groups;
    if (groups) return compose(dayOf(groups), clockOf(groups), zoneOf(groups.zone));
  }
  const ordinal = ORDINAL.exec(text)?.groups;
  if (ordinal) return compose(dayOfYear(Number(ordinal.year), Number(ordinal.dayOfYear)), MIDNIGHT, 0);
  const year = YEAR.exec(text)?.groups;
  if (year) return compose({ year: Number(year.year), month: 1, day: 1 }, MIDNIGHT, 0);
  const short = SHORT.exec(text)?.groups;
  if (!short) return null;
  const { year: y = short.year2 ?? short.year3, month = short.month2 ?? short.month3, day = short.day2 ?? '1' } = short;
  return compose({ year: fullYear(y ?? ''), month: Number(month), day: Number(day) }, MIDNIGHT, 0);
}

/** What the words of a date have told so far. */
interface Told {
  readonly numbers: string[];
  day: Day | null;
  month: number | null;
  clock: Clock | null;
  zone: number | null;
  half: string | undefined;
}

/** Words and numbers in any of the orders that RFC 822, RFC 850, asctime and their imitators have. */
function readWords(text: string): string | null {
  const told: Told = { numbers: [], day: null, month: null, clock: null, zone: null, half: undefined };
  for (const word of splitWords(text)) if (!take(word, told)) return null;
  const day = told.day ?? (told.month === null ? null : fromNumbers(told.numbers, told.month));
  return day === null ? null : compose(day, withHalf(told.clock ?? MIDNIGHT, told.half), told.zone ?? 0);
}

/** Takes one word; false when it makes the date unreadable. */
function take(word: string, told: Told): boolean {
  const time = told.clock === null ? clockWord(word, told) : undefined;
  const month = monthNumber(word);
  const slashed = told.day === null ? SLASHED.exec(word) : null;
  if (time) {
    told.clock = clockOf(time);
    told.half = time.half;
    if (time.zone !== undefined) told.zone = zoneMinutes(time.zone);
  } else if (month !== null) {
    // The last one counts: "mar., 3 févr." begins with a Tuesday.
    told.month = month;
  } else if (NUMBER_WORD.test(word)) told.numbers.push(word.replace(/(?<!\D)\D+$/, ''));
  else if (slashed) {
    told.day = fromSlashes(slashed);
    return told.day !== null;
  } else if (HALF_WORD.test(word)) told.half = word;
  else if ((told.clock !== null || told.numbers.length > 1) && zoneMinutes(word) !== null) told.zone = combineZones(told.zone, word);
  // Before the time an unknown word is a day of the week or a preposition; behind it, a zone that cannot be guessed.
  else return told.clock === null && !/\d/.test(word);
  return true;
}

/** "10:20", and "10.20" once day, month and year are known. */
function clockWord(word: string, told: Told): Record<string, string | undefined> | undefined {
  const dotted = told.month !== null && told.numbers.length === 2 ? DOTTED_CLOCK.exec(word)?.groups : undefined;
  return dotted ?? CLOCK_WORD.exec(word)?.groups;
}

/** Splits at blanks and commas, and "03-Jul-2024" at its hyphens; "GMT +0200" becomes one word. */
function splitWords(text: string): string[] {
  return text
    .replace(/^\p{L}{2,12}\.?,?\s/u, (weekday) => (monthNumber(weekday.replace(/[\s,]/g, '')) === null ? '' : weekday))
    .replace(/(\d{1,2})-(\p{L}{3,9}\.?)-(\d{2,4})/u, '$1 $2 $3')
    .replace(/\b(GMT|UTC|UT) (?=[+-]\d)/i, '$1')
    .split(/[\s,()]+/)
    .filter((word) => word !== '' && word !== '|' && word !== '-');
}

/** The numbers around a month's name: day and year, in whichever order only one makes sense. */
function fromNumbers(numbers: readonly string[], month: number): Day | null {
  const [first, second] = numbers;
  if (first === undefined || second === undefined || numbers.length > 2) return null;
  const yearFirst = first.length > 2;
  const [day, year] = yearFirst ? [second, first] : [first, second];
  return { year: fullYear(year), month, day: Number(day) };
}

/** "2006/09/15" is clear, "15/09/2006" and "9.10.2006" too; "09/10/2006" is not, and is left unread. */
function fromSlashes(match: RegExpExecArray): Day | null {
  const [, first = '', separator = '', second = '', third = ''] = match;
  if (first.length === 4) return { year: Number(first), month: Number(second), day: Number(third) };
  if (third.length !== 4) return null;
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 || separator === '.') return { year: Number(third), month: b, day: a };
  if (b > 12) return { year: Number(third), month: a, day: b };
  return a === b ? { year: Number(third), month: a, day: b } : null;
}

/** An offset after a name corrects it: "GMT+0200". Two names: the first one counts. */
function combineZones(known: number | null, word: string): number | null {
  return known === null || /\d/.test(word) ? zoneMinutes(word) : known;
}

function dayOf(groups: Record<string, string | undefined>): Day {
  const month = groups.month ?? '';
  return {
    year: Number(groups.year),
    month: /^\d/.test(month) ? Number(month) : (monthNumber(month) ?? 0),
    day: Number(groups.day ?? '1'),
  };
}

function clockOf(groups: Record<string, string | undefined>): Clock {
  const clock = { hour: Number(groups.hour ?? '0'), minute: Number(groups.minute ?? '0'), second: Number(groups.second ?? '0') };
  return groups.half === '오후' ? withHalf(clock, 'pm') : groups.half === '오전' ? withHalf(clock, 'am') : clock;
}

function withHalf(clock: Clock, half: string | undefined): Clock {
  if (half === undefined || clock.hour > 12) return clock;
  return { ...clock, hour: (clock.hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0) };
}

const zoneOf = (zone: string | undefined): number | null => (zone === undefined ? 0 : zoneMinutes(zone));

function dayOfYear(year: number, day: number): Day {
  const date = new Date(Date.UTC(year, 0, 1));
  date.setUTCDate(day);
  return { year: date.getUTCFullYear() === year ? year : 0, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** RFC 2822 §4.3: up to 49 is this century, three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length >= 4) return year;
  return digits.length === 3 || year >= 50 ? year + 1900 : year + 2000;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** Null for days and times that do not exist; a leap second and 24:00 belong to the minute and day after. */
function compose(day: Day | null, clock: Clock, zone: number | null): string | null {
  if (day === null || zone === null || day.year < 1000 || day.year > 9999) return null;
  const midnight = new Date(Date.UTC(day.year, day.month - 1, day.day));
  if (midnight.getUTCMonth() !== day.month - 1 || midnight.getUTCDate() !== day.day) return null;
  const endOfDay = clock.hour === 24 && clock.minute === 0 && clock.second === 0;
  if ((clock.hour > 23 && !endOfDay) || clock.minute > 59 || clock.second > 60) return null;
  const local = new Date(midnight.getTime() + ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000);
  const sign = zone < 0 ? '-' : '+';
  const offset = zone === 0 ? 'Z' : `${sign}${pad(Math.floor(Math.abs(zone) / 60))}:${pad(Math.abs(zone) % 60)}`;
  return `${local.toISOString().slice(0, 19)}${offset}`;
}
