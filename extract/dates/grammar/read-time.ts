import { DAY_PARTS, NAMED_TIMES } from '../../lexicon/date-words.ts';
import { WEEKDAYS } from '../../lexicon/months.ts';
import { padded } from '../calendar.ts';
import { longest, type Meaning, type Modifier, type Reading } from '../meaning.ts';
import { readDayFirst, readMonthDate, readNumericDate, readWeekday } from './read-calendar.ts';
import { readRelativeDay, readWhich } from './read-relative.ts';
import { START, startsAt } from './starts.ts';
import { digitsAt, isGlued, lowerAt, past, standsAlone, startsWith, type Tokens } from './token-walk.ts';

const ZONES = new Set('gmt utc est edt et pst pdt pt cst cdt ct cet cest bst ist jst aest hkt z'.split(' '));
const CLOCK_LEADS = new Set('at by until till from around before after since about to between and'.split(' '));
/** What a day may begin with. */
const DAYS = START.month | START.number | START.the | START.ordinal | START.weekday | START.relativeDay | START.which;
const TODAY: Extract<Meaning, { shape: 'unit' }> = { shape: 'unit', unit: 'day', steps: 0, cut: false };

/** Reads a time of day, with its day where one stands beside it: "10 p.m. Wednesday", "noon", "Saturday night", "tonight", "Oct. 9 at 10:30". */
export function readTime(tokens: Tokens, at: number): Reading | null {
  const starts = startsAt(tokens[at]);
  const clock = (starts & (START.number | START.time)) === 0 ? null : readClockAndDay(tokens, at);
  const day = readDay(tokens, at);
  return longest([
    clock,
    day && readDayAndClock(tokens, day),
    readDayPart(tokens, at, day),
    (starts & (START.time | START.the)) === 0 ? null : readPartOfDay(tokens, at),
    (starts & (START.that | START.the)) === 0 ? null : readThatPart(tokens, at),
  ]);
}

function readClockAndDay(tokens: Tokens, at: number): Reading | null {
  const clock = readClock(tokens, at);
  if (!clock) return null;
  const day = readDay(tokens, past(tokens, clock.end, ',', 'on'));
  if (!day) return readClockInPart(tokens, clock);
  const part = partIn(lowerAt(tokens, day.end));
  return timeReading(part ? day.end + 1 : day.end, inPart(clock.clock, part), day.meaning, 'clock');
}

/** "9 o'clock in the evening", "3:15 in the afternoon". */
function readClockInPart(tokens: Tokens, { clock, end }: { clock: string; end: number }): Reading {
  const part = startsWith(tokens, end, 'in', 'the') ? partIn(lowerAt(tokens, end + 2)) : null;
  return timeReading(part ? end + 3 : end, inPart(clock, part), null, 'clock');
}

/** "3:15" of an afternoon is 15:15. */
function inPart(clock: string, part: string | null): string {
  const hour = Number(clock.slice(0, 2));
  return part === null || part === 'MO' || hour === 0 || hour >= 12 ? clock : clockOf(hour + 12, Number(clock.slice(3)));
}

function readDayAndClock(tokens: Tokens, day: Reading): Reading | null {
  const clock = readClock(tokens, past(tokens, past(tokens, day.end, ','), 'at', 'around', 'by', 'about'));
  return clock && timeReading(clock.end, clock.clock, day.meaning, 'clock');
}

/** A day as a time of day may name it. */
function readDay(tokens: Tokens, at: number): Reading | null {
  const starts = startsAt(tokens[at]);
  if ((starts & DAYS) === 0) return null;
  const number = (starts & START.number) !== 0;
  const the = (starts & START.the) !== 0;
  const day = longest([
    (starts & START.month) === 0 ? null : readMonthDate(tokens, at),
    number || the || (starts & START.ordinal) !== 0 ? readDayFirst(tokens, at) : null,
    (starts & START.weekday) === 0 ? null : readWeekday(tokens, at),
    number ? readNumericDate(tokens, at) : null,
    the || (starts & START.relativeDay) !== 0 ? readRelativeDay(tokens, at) : null,
    the || (starts & START.which) !== 0 ? readWhich(tokens, at) : null,
  ]);
  if (day?.meaning.shape === 'unit') return day.meaning.unit === 'day' ? day : null;
  return day?.meaning.shape === 'calendar' && (day.meaning.day !== null || day.meaning.weekday !== null) ? day : null;
}

/** "Saturday morning", "tomorrow night", "this afternoon", "last night", "early Tuesday morning", "Friday mornings". */
function readDayPart(tokens: Tokens, at: number, dayAt: Reading | null): Reading | null {
  const word = lowerAt(tokens, at);
  if (word === 'tonight' || word === 'tonite') return timeReading(at + 1, 'NI', TODAY, 'tonight');
  const placed: Modifier | null = word === 'early' ? 'start' : word === 'late' ? 'end' : null;
  const placeEnd = past(tokens, at, 'early', 'late', 'later', 'earlier');
  const first = placeEnd > at ? past(tokens, placeEnd, 'on') : at;
  const day = readNamedDay(tokens, first, first === at ? dayAt : readDay(tokens, first));
  if (!day) return null;
  const partAt = past(tokens, day.end, 'early', 'late');
  const part = partIn(lowerAt(tokens, partAt));
  if (part) return { ...timeReading(partAt + 1, part, day.meaning, 'day-part'), modifier: placed };
  const plural = lowerAt(tokens, partAt).endsWith('s') ? partIn(lowerAt(tokens, partAt).slice(0, -1)) : null;
  const weekday = WEEKDAYS.get(lowerAt(tokens, first));
  if (!plural || weekday === undefined) return null;
  return { end: partAt + 1, meaning: { shape: 'set', value: `XXXX-WXX-${weekday}T${plural}` }, rule: 'set-weekday', modifier: null };
}

const partIn = (word: string): string | null => DAY_PARTS.get(word) ?? null;

function readNamedDay(tokens: Tokens, at: number, day: Reading | null): Reading | null {
  const word = lowerAt(tokens, at);
  const part = partIn(lowerAt(tokens, at + 1)) !== null;
  if (part && word === 'this') return { end: at + 1, meaning: TODAY, rule: 'day', modifier: null };
  if (part && word === 'last') return { end: at + 1, meaning: { ...TODAY, steps: -1 }, rule: 'day', modifier: null };
  return day;
}

/** "the morning of June 3", "the night of Oct. 9". */
function readPartOfDay(tokens: Tokens, at: number): Reading | null {
  const the = past(tokens, at, 'the');
  const hours = /^(?:early|small|late)$/.test(lowerAt(tokens, the)) && lowerAt(tokens, the + 1) === 'hours';
  const part = hours ? (lowerAt(tokens, the) === 'late' ? 'EV' : 'MO') : partIn(lowerAt(tokens, the));
  const of = hours ? the + 2 : the + 1;
  if (!part || lowerAt(tokens, of) !== 'of') return null;
  const dayPart = hours ? readDayPart(tokens, of + 1, readDay(tokens, of + 1)) : null;
  if (dayPart?.meaning.shape === 'time') return { ...dayPart, modifier: lowerAt(tokens, the) === 'late' ? 'end' : 'start' };
  const day = readDay(tokens, of + 1);
  return day && timeReading(day.end, part, day.meaning, 'part-of-day');
}

/** "the next morning", "that night", and "the morning" behind "in" or "during". */
function readThatPart(tokens: Tokens, at: number): Reading | null {
  const word = lowerAt(tokens, at);
  const next = word === 'the' && /^(?:next|following|previous)$/.test(lowerAt(tokens, at + 1));
  const partAt = next ? at + 2 : at + 1;
  const part = partIn(lowerAt(tokens, partAt));
  if (!part) return null;
  if (next) {
    const sign = lowerAt(tokens, at + 1) === 'previous' ? -1 : 1;
    return timeReading(partAt + 1, part, { shape: 'offset', count: 1, unit: 'day', sign, from: 'context' }, 'next-part');
  }
  const spoken = word === 'that' || (word === 'the' && /^(?:in|during)$/.test(lowerAt(tokens, at - 1)) && part !== 'NI');
  return spoken && lowerAt(tokens, partAt + 1) !== 'of' ? timeReading(partAt + 1, part, null, 'that-part') : null;
}

/** Reads "10 p.m.", "8:30am ET", "noon", "5 o'clock", "14:30 GMT", and bare "14:30" behind a preposition. */
function readClock(tokens: Tokens, at: number): { clock: string; end: number } | null {
  if (lowerAt(tokens, at - 1) === 'high') return null;
  const named = NAMED_TIMES.get(lowerAt(tokens, digitsAt(tokens, at, 2, 2) === 12 ? at + 1 : at));
  if (named) return { clock: named, end: pastZone(tokens, (digitsAt(tokens, at, 2, 2) === 12 ? at + 1 : at) + 1) };
  const military = digitsAt(tokens, at, 4, 4);
  if (military !== null && ZONES.has(lowerAt(tokens, at + 1)) && military % 100 < 60 && military < 2400)
    return { clock: clockOf(Math.floor(military / 100), military % 100), end: at + 2 };
  const { hour, minute, end } = readHour(tokens, at);
  if (hour === null || minute > 59) return null;
  const half = readHalf(tokens, end);
  if (half) return hour >= 1 && hour <= 12 ? { clock: clockOf((hour % 12) + half.add, minute), end: pastZone(tokens, half.end) } : null;
  if (startsWith(tokens, end, "o'clock")) return hour <= 24 ? { clock: clockOf(hour, minute), end: end + 1 } : null;
  if (end === at + 1 || hour > 23) return null;
  const zone = pastZone(tokens, end);
  if (zone === end && !CLOCK_LEADS.has(lowerAt(tokens, at - 1))) return null;
  return standsAlone(tokens, at, end) ? { clock: clockOf(hour, minute), end: zone } : null;
}

function readHour(tokens: Tokens, at: number): { hour: number | null; minute: number; end: number } {
  const dotted = /^(\d{1,2})\.(\d{2})$/.exec(tokens[at]?.text ?? '');
  if (dotted)
    return readHalf(tokens, at + 1)
      ? { hour: Number(dotted[1]), minute: Number(dotted[2]), end: at + 1 }
      : { hour: null, minute: 0, end: at };
  const hour = digitsAt(tokens, at, 1, 2);
  if (lowerAt(tokens, at + 1) !== ':' || !isGlued(tokens, at + 1) || !isGlued(tokens, at + 2)) return { hour, minute: 0, end: at + 1 };
  const minute = digitsAt(tokens, at + 2, 2, 2);
  if (minute === null) return { hour: null, minute: 0, end: at };
  const seconds = lowerAt(tokens, at + 3) === ':' && isGlued(tokens, at + 3) && digitsAt(tokens, at + 4, 2, 2) !== null;
  return { hour, minute, end: seconds ? at + 5 : at + 3 };
}

/** "a.m." and its spellings; hours to add. */
function readHalf(tokens: Tokens, at: number): { add: number; end: number } | null {
  const word = lowerAt(tokens, at);
  const half = /^([ap])\.?m\.?$/.exec(word);
  if (half) return { add: half[1] === 'p' ? 12 : 0, end: at + 1 };
  if ((word === 'a' || word === 'p') && lowerAt(tokens, at + 1) === '.' && lowerAt(tokens, at + 2) === 'm' && isGlued(tokens, at + 2))
    return { add: word === 'p' ? 12 : 0, end: at + 3 };
  return null;
}

function pastZone(tokens: Tokens, at: number): number {
  if (ZONES.has(lowerAt(tokens, at)) && tokens[at]?.text === tokens[at]?.text.toUpperCase()) return at + 1;
  return /^(?:local|eastern|pacific|london|beijing)$/.test(lowerAt(tokens, at)) && lowerAt(tokens, at + 1) === 'time' ? at + 2 : at;
}

const clockOf = (hour: number, minute: number): string => `${padded(hour % 24, 2)}:${padded(minute, 2)}`;

function timeReading(end: number, clock: string, day: Meaning | null, rule: string): Reading {
  return { end, meaning: { shape: 'time', clock, day }, rule, modifier: null };
}
