import { UNITS } from '../../lexicon/time-units.ts';
import { longest, type Meaning, type Modifier, type Reading } from '../meaning.ts';
import { readDayFirst, readMonthDate, readNumericDate, readWeekday } from './read-calendar.ts';
import { readFiscalYear } from './read-fiscal.ts';
import { readHoliday, readQuarter, readSeason, readWeekNumber } from './read-period.ts';
import { readDayIn, readMonthlessDay, readRelativeDay, readTheUnit, readWeekOf, readWhich, unitReading } from './read-relative.ts';
import { readThat } from './read-that.ts';
import { readYear, readYears } from './read-year.ts';
import { START, startsAt } from './starts.ts';
import { lowerAt, past, pastHyphen, startsWith, type Tokens } from './token-walk.ts';

const PLACES: ReadonlyMap<string, Modifier | null> = new Map([
  ['early', 'start'],
  ['late', 'end'],
  ['mid', 'mid'],
  ['earlier', null],
  ['later', null],
  ['pre', 'before'],
  ['post', 'after'],
]);
const PARTS: ReadonlyMap<string, Modifier | null> = new Map([
  ['beginning', 'start'],
  ['start', 'start'],
  ['outset', 'start'],
  ['turn', 'start'],
  ['middle', 'mid'],
  ['end', 'end'],
  ['close', 'end'],
  ['rest', null],
  ['remainder', null],
]);

const MID_UNITS: ReadonlyMap<string, 'year' | 'month' | 'week'> = new Map([
  ['midyear', 'year'],
  ['midmonth', 'month'],
  ['midweek', 'week'],
]);

const WEEKS: ReadonlyMap<string, Modifier> = new Map([
  ['first', 'start'],
  ['early', 'start'],
  ['opening', 'start'],
  ['second', 'mid'],
  ['third', 'mid'],
  ['last', 'end'],
  ['later', 'end'],
  ['latter', 'end'],
  ['final', 'end'],
  ['closing', 'end'],
]);
const PARTS_OF_STRETCH = new Set('week weeks days months weekend part stages'.split(' '));

const { number, month, weekday, the, ordinal, spokenYear, fiscal, mark, season, holiday, relativeDay, which, that, weekOf } = START;
/** The readers of points by what they begin with; of readings of equal length the first one's stands. */
const POINTS: readonly (readonly [starts: number, read: (tokens: Tokens, at: number) => Reading | null])[] = [
  [month, readMonthDate],
  [number | the | ordinal, readDayFirst],
  [weekday, readWeekday],
  [number, readNumericDate],
  [number | the | spokenYear, readYear],
  [number | the | mark | ordinal, readYears],
  [number | the | month | ordinal | fiscal, readQuarter],
  [fiscal, readFiscalYear],
  [season | the, readSeason],
  [holiday | the, readHoliday],
  [number | weekOf, readWeekNumber],
  [relativeDay | the, readRelativeDay],
  [which | the, readWhich],
  [weekday | the | number | ordinal, readDayIn],
  [the, readTheUnit],
  [weekOf | the, readWeekOf],
  [that | the, readThat],
  [the, readMonthlessDay],
];

/** What a point may begin with. */
export const POINT_STARTS = POINTS.reduce((all, [starts]) => all | starts, 0);

/** Reads the longest plain point or stretch of the calendar that begins at a token. */
export function readPoint(tokens: Tokens, at: number): Reading | null {
  const starts = startsAt(tokens[at]);
  if ((starts & POINT_STARTS) === 0) return null;
  let best: Reading | null = null;
  for (const [asked, read] of POINTS) {
    const reading = (starts & asked) === 0 ? null : read(tokens, at);
    if (reading && (!best || reading.end > best.end)) best = reading;
  }
  return best;
}

/** Reads a part of a stretch: "earlier this month", "early on Saturday", "mid-2027", "the end of April", "year’s end", "the first week of May". */
export function readPart(tokens: Tokens, at: number): Reading | null {
  const the = past(tokens, at, 'the');
  return longest([
    readPlaced(tokens, /^(?:pre|post)$/.test(lowerAt(tokens, the)) ? at : the),
    readDayBeside(tokens, the),
    readPartOf(tokens, the),
    readUnitEnd(tokens, the),
    readWeekOfMonth(tokens, the),
    readEdgeDay(tokens, the),
    readEndHyphen(tokens, the),
    readMidUnit(tokens, at),
  ]);
}

/** "the day before last Tuesday", "the day after May 12". */
function readDayBeside(tokens: Tokens, at: number): Reading | null {
  const side = lowerAt(tokens, at + 1);
  if ((side !== 'before' && side !== 'after') || lowerAt(tokens, at) !== 'day' || lowerAt(tokens, at - 1) !== 'the') return null;
  const day = readPoint(tokens, at + 2);
  if (day?.meaning.shape !== 'calendar' || (day.meaning.day === null && day.meaning.weekday === null)) return null;
  return {
    ...day,
    meaning: { shape: 'day-beside', of: day.meaning, days: side === 'before' ? -1 : 1 },
    rule: 'day-beside',
    modifier: null,
  };
}

/** A word of place and its stretch: "early 2026", "late yesterday", "earlier in the week", "mid-to-late 2026". */
function readPlaced(tokens: Tokens, at: number): Reading | null {
  const word = lowerAt(tokens, at);
  const modifier = PLACES.get(word);
  if (modifier === undefined) return null;
  const hyphenated = pastHyphen(tokens, at + 1) > at + 1;
  if ((word === 'pre' || word === 'post') && !hyphenated) return null;
  if (modifier === null && lowerAt(tokens, at - 1) === 'the') return null; // "the earlier May agreement"
  const pointAt = past(tokens, pastHyphen(tokens, at + 1), 'in', 'on');
  const point =
    word === 'mid' || !hyphenated || /^\d/.test(lowerAt(tokens, pointAt)) || word === 'early' || word === 'late'
      ? readPoint(tokens, pointAt)
      : null;
  const reading = point ?? readUnitInCourse(tokens, pointAt);
  if (!reading || !isStretch(reading.meaning)) return null;
  const cut = word === 'earlier' && reading.meaning.shape === 'unit' && reading.meaning.steps === 0 && reading.meaning.unit !== 'day';
  const meaning: Meaning = cut && reading.meaning.shape === 'unit' ? { ...reading.meaning, cut: true } : reading.meaning;
  return { end: reading.end, meaning, rule: `placed-${reading.rule}`, modifier };
}

/** "the week" in "earlier in the week". */
function readUnitInCourse(tokens: Tokens, at: number): Reading | null {
  if (lowerAt(tokens, at) !== 'the') return null;
  const unit = UNITS.get(lowerAt(tokens, at + 1));
  return unit && !unit.plural && /^(?:week|month|year|day)$/.test(unit.unit) && lowerAt(tokens, at - 1) === 'in'
    ? unitReading(at + 2, unit.unit, 0, 'the-unit')
    : null;
}

/** "the end of April", "the start of next year", "the end of the year". */
function readPartOf(tokens: Tokens, at: number): Reading | null {
  const modifier = PARTS.get(lowerAt(tokens, at));
  if (modifier === undefined || lowerAt(tokens, at + 1) !== 'of') return null;
  const point = readPoint(tokens, at + 2) ?? readTheUnitOf(tokens, at + 2);
  if (!point || !isStretch(point.meaning) || (modifier === null && point.meaning.shape === 'reference')) return null;
  return { ...point, rule: `part-${point.rule}`, modifier };
}

function readTheUnitOf(tokens: Tokens, at: number): Reading | null {
  const the = past(tokens, at, 'the');
  const unit = UNITS.get(lowerAt(tokens, the));
  if (!unit || unit.plural || !/^(?:week|month|year|decade|century)$/.test(unit.unit)) return null;
  return unitReading(the + 1, unit.unit, 0, 'the-unit');
}

/** "year-end 2025", "year’s end", "month-end". */
function readUnitEnd(tokens: Tokens, at: number): Reading | null {
  const unit = UNITS.get(lowerAt(tokens, at));
  if (!unit || unit.plural || !/^(?:week|month|quarter|year|decade|century)$/.test(unit.unit)) return null;
  const endAt = lowerAt(tokens, at + 1) === "'s" ? at + 2 : pastHyphen(tokens, at + 1);
  if (lowerAt(tokens, endAt) !== 'end' || endAt === at + 1) return null;
  const year = unit.unit === 'year' ? readYear(tokens, past(tokens, endAt + 1, 'of')) : null;
  if (year) return { ...year, rule: 'unit-end', modifier: 'end' };
  return { ...unitReading(endAt + 1, unit.unit, 0, 'unit-end'), modifier: 'end' };
}

/** "the first week of May" names the month, at its start; "the last days of October" and "the latter part of 2025" at its end. */
function readWeekOfMonth(tokens: Tokens, at: number): Reading | null {
  const modifier = WEEKS.get(lowerAt(tokens, at));
  if (!modifier || !PARTS_OF_STRETCH.has(lowerAt(tokens, at + 1)) || lowerAt(tokens, at + 2) !== 'of') return null;
  const point = readPoint(tokens, at + 3) ?? (lowerAt(tokens, at + 1) === 'part' ? readTheUnitOf(tokens, at + 3) : null);
  return point && isStretch(point.meaning) ? { ...point, rule: `part-${point.rule}`, modifier } : null;
}

/** "midyear", "mid-week". */
function readMidUnit(tokens: Tokens, at: number): Reading | null {
  const word = lowerAt(tokens, at);
  const whole = MID_UNITS.get(word);
  const nameAt = word === 'mid' ? pastHyphen(tokens, at + 1) : at;
  const unit = whole ?? (nameAt > at + 1 ? MID_UNITS.get(`mid${lowerAt(tokens, nameAt)}`) : undefined);
  return unit ? { ...unitReading(nameAt + 1, unit, 0, 'mid-unit'), modifier: 'mid' } : null;
}

/** "the first day of May", "the last day of the year". */
function readEdgeDay(tokens: Tokens, at: number): Reading | null {
  const edge = WEEKS.get(lowerAt(tokens, at));
  if ((edge !== 'start' && edge !== 'end') || !startsWith(tokens, at + 1, 'day', 'of')) return null;
  const point = readPoint(tokens, at + 3) ?? readTheUnitOf(tokens, at + 3);
  if (!point || !isStretch(point.meaning)) return null;
  return { ...point, meaning: { shape: 'day-in', of: point.meaning, weekday: null, day: edge === 'start' ? 1 : 0 }, rule: 'edge-day' };
}

/** "end-March", "end-2026". */
function readEndHyphen(tokens: Tokens, at: number): Reading | null {
  if (lowerAt(tokens, at) !== 'end' || pastHyphen(tokens, at + 1) === at + 1) return null;
  const point = readMonthDate(tokens, at + 2) ?? readYear(tokens, at + 2);
  return point && { ...point, rule: `part-${point.rule}`, modifier: 'end' };
}

function isStretch(meaning: Meaning): boolean {
  if (meaning.shape === 'that') return true;
  if (meaning.shape === 'offset') return meaning.count === 0; // "later that year"
  return !['duration', 'set', 'reference', 'time', 'year-before'].includes(meaning.shape);
}
