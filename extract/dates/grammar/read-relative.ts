import { WHICH } from '../../lexicon/date-words.ts';
import { MONTHS, SEASONS, WEEKDAYS } from '../../lexicon/months.ts';
import { UNIT_ADJECTIVES, UNITS, type UnitName } from '../../lexicon/time-units.ts';
import { calendar, type Meaning, type Reading, type Which } from '../meaning.ts';
import { readDay, readDayFirst, readMonthDate } from './read-calendar.ts';
import { readAndAHalf, readCount } from './read-count.ts';
import { readHoliday } from './read-period.ts';
import { closes, isCapitalised, lowerAt, past, startsWith, type Tokens } from './token-walk.ts';

const STEPS: Readonly<Record<Which, number>> = { last: -1, this: 0, next: 1 };
const DAYS: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
  ...'tmrw tmr tomoz 2moro tomorow tommorow'.split(' ').map((word) => [word, 1] as const),
]);
/** Before "the last year", these make it the twelve months up to now. */
const SPANNING = new Set('over in during for within throughout of'.split(' '));
/** Behind these "last" is what goes on. */
const LASTING = new Set("will would can could may might should must to not 'll n't".split(' '));
/** "to last year", "to last Monday": one unit, or a name. */
const isNamed = (tokens: Tokens, at: number): boolean => UNITS.get(lowerAt(tokens, at))?.plural === false || isCapitalised(tokens, at);
/** What may follow "the week" or "the year" where it means the present one. */
const CURRENT_AFTER = new Set('for of in during earlier later end'.split(' '));

/** Reads "yesterday", "today", "tomorrow" and "the day before yesterday". */
export function readRelativeDay(tokens: Tokens, at: number): Reading | null {
  const day = DAYS.get(lowerAt(tokens, at));
  if (day !== undefined) return unitReading(at + 1, 'day', day, 'relative-day');
  if (startsWith(tokens, at, 'the', 'day', 'before', 'yesterday')) return unitReading(at + 4, 'day', -2, 'relative-day');
  if (startsWith(tokens, at, 'the', 'day', 'after', 'tomorrow')) return unitReading(at + 4, 'day', 2, 'relative-day');
  return null;
}

/** Reads what "last", "this", "next" and their like pick: "last week", "this April", "next Tuesday", "the past two years", "recent months". */
export function readWhich(tokens: Tokens, at: number): Reading | null {
  const the = past(tokens, at, 'the');
  const word = lowerAt(tokens, the);
  if (word === 'recent' || word === 'latest') return readRecent(tokens, the);
  const which = WHICH.get(word);
  if (!which || (the > at && word === 'this')) return null;
  if (word === 'following' && the === at && isCapitalised(tokens, at)) return null; // "Following two days of talks, …"
  if (word === 'last' && the === at && LASTING.has(lowerAt(tokens, at - 1)) && !isNamed(tokens, at + 1)) return null; // "will last three years"
  const next = past(tokens, the + 1, 'fiscal', 'calendar', 'financial');
  if (word === 'this' && WHICH.get(lowerAt(tokens, next)) === 'last') return readWhich(tokens, next);
  const unit = UNITS.get(lowerAt(tokens, next));
  if (unit) return readWhichUnit(tokens, { at, the, next, word, which, unit });
  const counted = word === 'this' || word === 'current' ? null : readCounted(tokens, next, which, the > at);
  const reading = counted ?? readWhichName(tokens, next, which);
  if (!reading || the === at || !/^(?:following|previous|preceding)$/.test(word) || !/^which-(?:weekday|season|month)$/.test(reading.rule))
    return reading;
  return { ...reading, meaning: { shape: 'that', of: reading.meaning, side: which === 'last' ? -1 : 1 } };
}

interface WhichUnit {
  readonly at: number;
  readonly the: number;
  readonly next: number;
  readonly word: string;
  readonly which: Which;
  readonly unit: UnitName;
}

function readWhichUnit(tokens: Tokens, { at, the, next, word, which, unit }: WhichUnit): Reading | null {
  const end = next + 1;
  const definite = the > at;
  if (unit.plural) return which === 'this' ? null : reference(end, which === 'last' ? 'PAST_REF' : 'FUTURE_REF');
  if (unit.unit === 'second' || unit.unit === 'minute' || unit.unit === 'hour')
    return which === 'this' ? null : duration(end, unit, 1, which);
  if (unit.unit === 'decade' || unit.unit === 'century')
    return which === 'this' ? unitReading(end, unit.unit, 0, 'which-unit') : duration(end, unit, 1, which);
  if (unit.unit === 'night' || (unit.unit === 'day' && lowerAt(tokens, end) === 'of')) return null; // "the last day of August"
  const spans =
    (word === 'past' || word === 'coming' || (definite && /^(?:last|next)$/.test(word) && SPANNING.has(lowerAt(tokens, at - 1)))) &&
    definite;
  const fiscal = next > the + 1;
  if (spans && !fiscal && unit.unit !== 'quarter' && which !== 'this') {
    const half = readAndAHalf(tokens, end);
    return half === null ? duration(end, unit, 1, which) : duration(half, unit, 1.5, which);
  }
  if (/^(?:following|previous|preceding|prior)$/.test(word) || (definite && word === 'next')) {
    return neighbour(end, unit, which === 'last' ? -1 : 1);
  }
  return readWeekdayOfUnit(tokens, unitReading(end, unit.unit, STEPS[which] * unit.factor, 'which-unit'));
}

/** "the past two years", "the next few days", "the last three straight quarters". */
function readCounted(tokens: Tokens, at: number, which: Which, definite: boolean): Reading | null {
  const count = readCount(tokens, at);
  if (!count) return null;
  let unitAt = count.end;
  while (UNIT_ADJECTIVES.has(lowerAt(tokens, unitAt)) && unitAt < count.end + 3) unitAt++;
  const unit = UNITS.get(lowerAt(tokens, unitAt));
  if (!unit || count.article || (!unit.plural && count.count !== 1 && !definite)) return null;
  const neighbouring = definite && /^(?:previous|preceding|prior|following)$/.test(lowerAt(tokens, at - 1)); // beside a time that is told of, not beside today
  const reading = duration(unitAt + 1, unit, count.count, which);
  return neighbouring && reading.meaning.shape === 'duration' ? { ...reading, meaning: { ...reading.meaning, anchor: null } } : reading;
}

/** "last Monday", "this April", "next spring", "last Christmas", "last Oct. 23". */
function readWhichName(tokens: Tokens, at: number, which: Which): Reading | null {
  const name = lowerAt(tokens, at);
  const weekday = WEEKDAYS.get(name);
  if (weekday !== undefined) return named(at + 1, calendar({ weekday, which }), 'which-weekday');
  const season = SEASONS.get(name);
  if (season) return named(at + 1, { shape: 'season', season, year: null, which }, 'which-season');
  if (MONTHS.has(name)) {
    const date = readMonthDate(tokens, at);
    if (date?.meaning.shape !== 'calendar' || date.meaning.year !== null) return date;
    return named(date.end, { ...date.meaning, which }, 'which-month');
  }
  const holiday = readHoliday(tokens, at);
  return holiday?.meaning.shape === 'holiday' ? named(holiday.end, { ...holiday.meaning, which }, 'which-holiday') : null;
}

/** "recent years" lie in the past; "the latest quarter" is the one last reported on. */
function readRecent(tokens: Tokens, at: number): Reading | null {
  const unit = UNITS.get(lowerAt(tokens, at + 1));
  if (!unit) return null;
  if (lowerAt(tokens, at) === 'recent') return unit.plural ? reference(at + 2, 'PAST_REF') : null;
  if (unit.plural || unit.unit === 'second' || unit.unit === 'minute') return null;
  if (unit.unit === 'quarter') return named(at + 2, { shape: 'quarter', quarter: null, year: null }, 'latest-quarter');
  return unitReading(at + 2, unit.unit, -1, 'latest-unit');
}

/** "last week Wednesday", "this week’s Tuesday" are a day of that week. */
function readWeekdayOfUnit(tokens: Tokens, reading: Reading): Reading {
  const weekday = WEEKDAYS.get(lowerAt(tokens, reading.end));
  if (weekday === undefined || reading.meaning.shape !== 'unit' || reading.meaning.unit !== 'week') return reading;
  return named(reading.end + 1, { shape: 'day-in', of: reading.meaning, weekday, day: null }, 'weekday-of-week');
}

/** Reads a day inside a relative week or month: "Tuesday of last week", "Tuesday this week", "the 15th of next month". */
export function readDayIn(tokens: Tokens, at: number): Reading | null {
  const the = past(tokens, at, 'the');
  const weekday = WEEKDAYS.get(lowerAt(tokens, at));
  const day = weekday === undefined ? readDay(tokens, the) : null;
  if (weekday === undefined && !day?.ordinal) return null;
  const end = weekday !== undefined ? at + 1 : (day?.end ?? at);
  const of = past(tokens, end, 'of', 'in');
  if (weekday === undefined && of === end) return null;
  const unit = readWhich(tokens, of);
  if (unit?.meaning.shape !== 'unit' || unit.meaning.unit !== (weekday !== undefined ? 'week' : 'month')) return null;
  return named(unit.end, { shape: 'day-in', of: unit.meaning, weekday: weekday ?? null, day: day?.day ?? null }, 'day-in-unit');
}

/** Reads "the week", "the month", "the quarter" and "the year" where they mean the present one, and "the weekend". */
export function readTheUnit(tokens: Tokens, at: number): Reading | null {
  if (lowerAt(tokens, at) !== 'the') return null;
  const unitAt = past(tokens, at + 1, 'fiscal', 'calendar');
  const unit = UNITS.get(lowerAt(tokens, unitAt));
  if (!unit || unit.plural) return null;
  if (unit.unit === 'weekend') return unitReading(unitAt + 1, 'weekend', 0, 'the-weekend');
  const after = lowerAt(tokens, unitAt + 1);
  if (after === 'to' && lowerAt(tokens, unitAt + 2) === 'date') return toDate(unitAt + 3, unit.unit);
  if (/^(?:ending|ended)$/.test(after) || (/^(?:to|through)$/.test(after) && isPeriodEnd(tokens, unitAt + 2)))
    return named(unitAt + 1, { shape: 'duration', count: unit.factor, unit: unit.unit, anchor: null }, 'unit-ending');
  if (/^(?:before|after)$/.test(after) && closes(tokens, unitAt + 2) && unit.unit !== 'second' && unit.unit !== 'minute')
    return neighbour(unitAt + 2, unit, after === 'before' ? -1 : 1);
  if (/^(?:before|after|when|that|to|-)$/.test(after)) return null;
  const ago = unitAt + 3;
  if (unit.unit !== 'week' && startsWith(tokens, unitAt + 1, 'a', 'year') && /^(?:ago|earlier)$/.test(lowerAt(tokens, ago)))
    return named(ago + 1, { shape: 'year-before', period: true }, 'year-before');
  if (unit.unit === 'quarter' && after !== 'of') return named(unitAt + 1, { shape: 'quarter', quarter: null, year: null }, 'the-quarter');
  if (unit.unit !== 'week' && unit.unit !== 'month' && unit.unit !== 'year') return null;
  return CURRENT_AFTER.has(lowerAt(tokens, at - 1)) && after !== 'of' ? unitReading(unitAt + 1, unit.unit, 0, 'the-unit') : null;
}

/** Reads "year-to-date" and "year to date" without an article, and "YTD". */
export function readToDate(tokens: Tokens, at: number): Reading | null {
  if (lowerAt(tokens, at) === 'ytd') return toDate(at + 1, 'year');
  const joint = past(tokens, at + 1, '-', '‑');
  if (lowerAt(tokens, at) !== 'year' || lowerAt(tokens, joint) !== 'to') return null;
  const date = past(tokens, joint + 1, '-', '‑');
  return lowerAt(tokens, date) === 'date' ? toDate(date + 1, 'year') : null;
}

/** "the year to date" is what is over of it. */
function toDate(end: number, unit: UnitName['unit']): Reading | null {
  if (!/^(?:week|month|quarter|year)$/.test(unit)) return null;
  return named(end, { shape: 'unit', unit, steps: 0, cut: true }, 'unit-to-date');
}

/** "the year to March 2026", "the quarter to the end of June": a date of the calendar behind "to". */
function isPeriodEnd(tokens: Tokens, at: number): boolean {
  const noun = past(tokens, at, 'the');
  const end = lowerAt(tokens, noun) === 'end' ? past(tokens, noun + 1, 'of', '-', '‑') : at;
  return (readMonthDate(tokens, end) ?? readDayFirst(tokens, end)) !== null;
}

/** Reads a day of the month alone, behind a preposition: "on the 14th". */
export function readMonthlessDay(tokens: Tokens, at: number): Reading | null {
  if (lowerAt(tokens, at) !== 'the' || !/^(?:on|by|until|before|after|since|from)$/.test(lowerAt(tokens, at - 1))) return null;
  const day = readDay(tokens, at + 1);
  const after = tokens[day?.end ?? at];
  if (day?.ordinal !== 'digits' || (after?.kind === 'word' && !/^(?:in|at|and|of|to|with|when|as|after|before)$/.test(after.lower)))
    return null;
  if (after?.lower === 'of') return null;
  return named(day.end, calendar({ day: day.day }), 'day-of-month');
}

/** Reads the week around a date: "the week of March 6", "the week ending May 3". */
export function readWeekOf(tokens: Tokens, at: number): Reading | null {
  const the = past(tokens, at, 'the', 'a');
  if (lowerAt(tokens, the) !== 'week' || !/^(?:of|ending|ended|beginning|starting|commencing)$/.test(lowerAt(tokens, the + 1))) return null;
  const dateAt = past(tokens, the + 2, 'on');
  const date = readMonthDate(tokens, dateAt);
  return date?.meaning.shape === 'calendar' && date.meaning.day !== null
    ? named(date.end, { shape: 'week-of', of: date.meaning }, 'week-of')
    : null;
}

/** "the following year", "the year before": beside the time spoken of. */
function neighbour(end: number, unit: UnitName, sign: -1 | 1): Reading {
  return named(end, { shape: 'offset', count: unit.factor, unit: unit.unit, sign, from: 'context' }, 'neighbour-unit');
}

export function unitReading(end: number, unit: UnitName['unit'], steps: number, rule: string): Reading {
  return { end, meaning: { shape: 'unit', unit, steps, cut: false }, rule, modifier: null };
}

function duration(end: number, unit: UnitName, count: number | null, which: Which): Reading {
  const total = count === null ? null : count * unit.factor;
  const anchor = which === 'last' ? 'past' : 'future';
  return { end, meaning: { shape: 'duration', count: total, unit: unit.unit, anchor }, rule: 'anchored-duration', modifier: null };
}

const reference = (end: number, value: string): Reading => ({
  end,
  meaning: { shape: 'reference', value },
  rule: 'vague-units',
  modifier: null,
});
const named = (end: number, meaning: Meaning, rule: string): Reading => ({ end, meaning, rule, modifier: null });
