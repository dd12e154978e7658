import { SETS, SPAN_LEADS } from '../../lexicon/date-words.ts';
import { MONTHS, SEASONS, WEEKDAY_PLURALS, WEEKDAYS } from '../../lexicon/months.ts';
import { SCALE_WORDS, UNIT_WORDS } from '../../lexicon/numbers.ts';
import { UNIT_ADJECTIVES, UNIT_LETTERS, UNITS, type UnitName } from '../../lexicon/time-units.ts';
import type { Meaning, Modifier, Reading } from '../meaning.ts';
import { type Count, readAndAHalf, readCount } from './read-count.ts';
import { ordinalAt } from './read-period.ts';
import { closes, isCapitalised, isGlued, lowerAt, past, pastHyphen, type Tokens } from './token-walk.ts';

/** "valid for minutes" and "seconds later" are times; "the minutes of the meeting" are none. */
const SHORT_UNIT_LEADS = new Set('for within in after of only just mere many'.split(' '));
const OR_SO: ReadonlyMap<string, Modifier> = new Map([
  ['more', 'more-than'],
  ['less', 'less-than'],
  ['so', 'approx'],
]);
const TIMES = new Set(['once', 'twice', 'thrice']);
const FARTHEST_AMOUNT = 12;
const NO_RATE_AFTER = new Set(
  'for in within after over of to by than last lasts lasted take takes took about around nearly almost is was were be been half and that who which said says had has'.split(
    ' ',
  ),
);
/** "outside business hours": a part of the day, no length of time. */
const HOURS_OF = new Set('business office opening working trading market banking peak rush school visiting daylight'.split(' '));
const AMOUNT_SIGNS = /^[%$€£¥]$/;

/** Reads a number of units and what goes with it: "six months", "one-year", "ten days ago", "three months later", "a week or so ago". */
export function readSpan(tokens: Tokens, at: number): Reading | null {
  const count = tokens[at]?.kind === 'number' && isPartOfCode(tokens, at) ? null : readCount(tokens, at);
  if (!count) return null;
  let unitAt = pastHyphen(tokens, count.end);
  while (UNIT_ADJECTIVES.has(lowerAt(tokens, unitAt)) && unitAt < count.end + 3) unitAt++;
  const unit = UNITS.get(lowerAt(tokens, unitAt));
  if (!unit || !countsUnit(tokens, count, unit, unitAt)) return null;
  const half = readAndAHalf(tokens, unitAt + 1);
  const end = half ?? unitAt + 1;
  if (/^olds?$/.test(lowerAt(tokens, pastHyphen(tokens, end)))) return null; // an age
  if (count.count === 0.25 || isOnePerOther(tokens, at, end)) return null;
  const total = count.count === null ? null : (count.count + (half ? 0.5 : 0)) * unit.factor;
  return readOffset(tokens, end, unit, total) ?? plainSpan(tokens, at, end, unit, total);
}

/** "2024/25 financial year", "10:30 hours": digits that go on from what stands before them. */
function isPartOfCode(tokens: Tokens, at: number): boolean {
  return isGlued(tokens, at) && /[\p{L}\p{N}/:.$€£¥]$/u.test(lowerAt(tokens, at - 1));
}

/** Whether number and unit go together: "two second suspects" and "a second" do not, "three hour meeting" does. */
function countsUnit(tokens: Tokens, { count, end, article }: Count, unit: UnitName, unitAt: number): boolean {
  const word = lowerAt(tokens, unitAt);
  const after = lowerAt(tokens, unitAt + 1);
  if (unit.unit === 'second' && !unit.plural && word === 'second' && (article || count === null)) return false;
  if (unit.unit === 'quarter' && !unit.plural && count === 1 && (unitAt > end || after === 'of')) return false; // "one-quarter of its orders"
  if (unit.unit === 'quarter' && (!unit.plural ? article : unitAt > end || /^(?:of|the)$/.test(after))) return false;
  if (unit.unit === 'night' && !unit.plural && article) return false;
  if (count === null) return unit.plural;
  if (count < 0) return false;
  if (unit.plural || count <= 1) return true;
  return unitAt > end || unit.unit !== 'second' || /^s/.test(word);
}

/** "three-year-on-year" and the "year" of "one year-on-year": a rate of change, no duration. */
function isOnePerOther(tokens: Tokens, at: number, end: number): boolean {
  const joint = pastHyphen(tokens, end);
  return (
    /^(?:on|over)$/.test(lowerAt(tokens, joint)) && lowerAt(tokens, pastHyphen(tokens, joint + 1)) === lowerAt(tokens, end - 1) && at < end
  );
}

function readOffset(tokens: Tokens, at: number, unit: UnitName, count: number | null): Reading | null {
  const vague = lowerAt(tokens, at) === 'or' && /^(?:so|more|two|three)$/.test(lowerAt(tokens, at + 1)) ? at + 2 : at;
  const wordAt = pastHyphen(tokens, vague);
  const word = lowerAt(tokens, wordAt);
  const offset = (end: number, sign: -1 | 1, from: 'publication' | 'context', rule: string) => ({
    end,
    meaning: { shape: 'offset', count, unit: unit.unit, sign, from } as const,
    rule,
    modifier: vague > at ? ('approx' as const) : null,
  });
  if (/^['’]s?$/.test(lowerAt(tokens, at)) && lowerAt(tokens, at + 1) === 'time') return offset(at + 2, 1, 'publication', 'from-now');
  if (lowerAt(tokens, wordAt + 1) === 'than') return null; // "two years later than planned"
  const yearBefore = count === 1 && unit.unit === 'year';
  if (yearBefore && wordAt > vague) return null; // "a year-earlier loss": the article belongs to the noun
  if (word === 'ago' || word === 'earlier') {
    const noun = past(tokens, wordAt + 1, 'period', 'quarter');
    const end = noun > wordAt + 1 && wordAt > vague ? noun : wordAt + 1;
    const dated = word === 'ago' && end === wordAt + 1 && count !== null ? readFineness(tokens, end) : null;
    if (dated) {
      const { meaning } = offset(dated.end, -1, 'publication', 'ago');
      return { end: dated.end, meaning: { ...meaning, fine: dated.fine }, rule: 'dated-ago', modifier: null };
    }
    if (yearBefore) return { end, meaning: { shape: 'year-before', period: word === 'earlier' }, rule: 'year-before', modifier: null };
    return word === 'ago' ? offset(end, -1, 'publication', 'ago') : offset(end, -1, 'context', 'earlier');
  }
  const side = /^(?:before|after|prior|previously)$/.test(word) && closes(tokens, wordAt + 1);
  if (side) return offset(wordAt + 1, word === 'after' ? 1 : -1, 'context', 'beside');
  if (word === 'later' || word === 'afterwards' || word === 'afterward') return offset(wordAt + 1, 1, 'context', 'later');
  if (word === 'hence') return offset(wordAt + 1, 1, 'publication', 'from-now');
  if (word === 'from' && /^(?:now|today)$/.test(lowerAt(tokens, wordAt + 1))) return offset(wordAt + 2, 1, 'publication', 'from-now');
  return null;
}

/** "today", "this week" and "this month" behind "ago": "a year ago today" is a day. */
function readFineness(tokens: Tokens, at: number): { end: number; fine: 'day' | 'week' | 'month' } | null {
  if (lowerAt(tokens, at) === 'today') return { end: at + 1, fine: 'day' };
  const unit = lowerAt(tokens, at) === 'this' ? lowerAt(tokens, at + 1) : '';
  return unit === 'week' || unit === 'month' ? { end: at + 2, fine: unit } : null;
}

function plainSpan(tokens: Tokens, at: number, end: number, unit: UnitName, count: number | null): Reading | null {
  const rule = 'duration';
  if (/^(?:ago|earlier)$/.test(lowerAt(tokens, pastHyphen(tokens, end))) && lowerAt(tokens, pastHyphen(tokens, end) + 1) !== 'than')
    return null;
  const set = readRate(tokens, at, end, unit);
  if (set) return set;
  if (/^an?$/.test(lowerAt(tokens, at)) && end === at + 2 && lowerAt(tokens, pastHyphen(tokens, end)) === 'long') return null; // "a month-long ban"
  if (unit.unit === 'weekend' || (unit.unit === 'night' && count === null)) return null;
  const long = lowerAt(tokens, pastHyphen(tokens, end)) === 'long' && pastHyphen(tokens, end) > end ? end + 2 : end;
  const more = lowerAt(tokens, long) === 'or' && /^(?:more|so|less|two|three)$/.test(lowerAt(tokens, long + 1)) ? long + 2 : long;
  const modifier = more === long ? null : (OR_SO.get(lowerAt(tokens, long + 1)) ?? null);
  return { end: more, meaning: { shape: 'duration', count, unit: unit.unit, anchor: null }, rule, modifier };
}

const COUNTED_FROM = new Set(['after', 'before', 'later', 'earlier', 'ago']);

/** "$1 billion a year", "40,000 tonnes a month": an article behind an amount makes the unit a rate. */
function readRate(tokens: Tokens, at: number, end: number, unit: UnitName): Reading | null {
  const article = lowerAt(tokens, at);
  if ((article !== 'a' && article !== 'an') || end !== at + 2 || !followsAmount(tokens, at)) return null;
  const counted =
    lowerAt(tokens, end) === 'from' ? /^(?:now|today|then)$/.test(lowerAt(tokens, end + 1)) : COUNTED_FROM.has(lowerAt(tokens, end));
  if (counted) return null; // "announced it a day after the vote"
  return { end, meaning: { shape: 'set', value: setValue(unit, 1) }, rule: 'rate', modifier: null };
}

/** Looks for a sum or number before the noun that "a year" follows, across "tonnes of rare-earth magnets" but no clause. */
function followsAmount(tokens: Tokens, at: number): boolean {
  if (NO_RATE_AFTER.has(lowerAt(tokens, at - 1))) return false;
  for (let i = at - 1; i >= Math.max(0, at - FARTHEST_AMOUNT); i--) {
    const token = tokens[i];
    if (!token || /^[.;:()]$/.test(token.text) || (NO_RATE_AFTER.has(token.lower) && token.lower !== 'of')) return false;
    if (token.kind === 'number' || AMOUNT_SIGNS.test(token.text) || SCALE_WORDS.has(token.lower) || UNIT_WORDS.has(token.lower))
      return true;
  }
  return false;
}

/** Reads what comes round: "every Tuesday", "each year", "twice a year", "every three months", "per year", "daily", "on Mondays". */
export function readSet(tokens: Tokens, at: number): Reading | null {
  const word = lowerAt(tokens, at);
  const often = TIMES.has(word) && pastHyphen(tokens, at + 1) > at + 1 ? SETS.get(lowerAt(tokens, at + 2)) : null;
  if (often) return setReading(at + 3, often, 'times'); // "twice-yearly"
  const adverb = SETS.get(word);
  if (
    adverb &&
    !isCapitalised(tokens, at + 1) &&
    !(word === 'quarterly' && tokens[at + 1]?.kind === 'word' && !/^(?:and|or|in|by|to|since)$/.test(lowerAt(tokens, at + 1)))
  )
    return setReading(at + 1, adverb, 'set-adverb');
  const plural = WEEKDAY_PLURALS.get(word);
  if (plural !== undefined) return setReading(at + 1, `XXXX-WXX-${plural}`, 'set-weekday');
  if (word === 'per' && lowerAt(tokens, at + 1) === 'annum') return setReading(at + 2, 'P1Y', 'rate');
  if (word === 'every' || word === 'each') return readEvery(tokens, at);
  const counted = TIMES.has(word) ? at + 1 : timesAt(tokens, at);
  const article = lowerAt(tokens, counted ?? at);
  if (counted === null ? word !== 'per' : !/^(?:a|an|per|each|every)$/.test(article)) return null;
  if (counted !== null && /^(?:every|each)$/.test(article)) return readEvery(tokens, counted);
  const unitAt = (counted ?? at) + 1;
  const unit = UNITS.get(lowerAt(tokens, unitAt));
  return unit && !unit.plural ? setReading(unitAt + 1, setValue(unit, 1), counted === null ? 'rate' : 'times') : null;
}

function timesAt(tokens: Tokens, at: number): number | null {
  const count = readCount(tokens, at);
  return count && !count.article && lowerAt(tokens, count.end) === 'times' ? count.end + 1 : null;
}

function readEvery(tokens: Tokens, at: number): Reading | null {
  const other = /^(?:other|second)$/.test(lowerAt(tokens, at + 1)) ? 2 : 1;
  const from = other === 2 ? at + 2 : at + 1;
  const word = lowerAt(tokens, from);
  const weekday = WEEKDAYS.get(word);
  if (weekday !== undefined) return setReading(from + 1, `XXXX-WXX-${weekday}`, 'every');
  const month = MONTHS.get(word);
  if (month !== undefined && isCapitalised(tokens, from)) return setReading(from + 1, `XXXX-${String(month).padStart(2, '0')}`, 'every');
  const season = SEASONS.get(word);
  if (season) return setReading(from + 1, `XXXX-${season}`, 'every');
  const count = other === 2 ? null : (readCount(tokens, from) ?? ordinalCount(tokens, from));
  const unitAt = count && !count.article ? count.end : from;
  const unit = UNITS.get(lowerAt(tokens, unitAt));
  if (!unit || (unit.plural && !count)) return null;
  return setReading(unitAt + 1, setValue(unit, count ? count.count : other), 'every');
}

function ordinalCount(tokens: Tokens, at: number): Count | null {
  const ordinal = ordinalAt(tokens, at);
  return ordinal && { count: ordinal.value, end: ordinal.end, article: false };
}

/** Reads units without a number: "weeks", "the years", "decades-long", "year-long", "all year". */
export function readBareUnit(tokens: Tokens, at: number): Reading | null {
  const all = lowerAt(tokens, at) === 'all' ? past(tokens, at + 1, 'the') : at;
  const the = all > at ? all : past(tokens, at, 'the');
  const unit = UNITS.get(lowerAt(tokens, the));
  if (!unit || unit.unit === 'night' || unit.unit === 'weekend') return null;
  const end = the + 1;
  const long = pastHyphen(tokens, end) > end && lowerAt(tokens, end + 1) === 'long';
  if (long) return the > all || the > at ? null : bare(end + 2, unit, unit.plural ? null : 1);
  if (!unit.plural) return all > at ? bare(end, unit, 1) : null;
  if (pastHyphen(tokens, end) > end || lowerAt(tokens, end) === 'old') return null;
  const after = lowerAt(tokens, end);
  if (after === 'ago' || after === 'earlier' || after === 'later') return vagueOffset(end + 1, unit, after);
  const lead = lowerAt(tokens, at - 1);
  if (unit.unit === 'hour' && HOURS_OF.has(lead)) return null;
  if ((unit.unit === 'minute' || unit.unit === 'second') && !SHORT_UNIT_LEADS.has(lead)) return null;
  if (unit.unit === 'quarter' && (the > at || !SHORT_UNIT_LEADS.has(lead))) return null;
  const leadOfThe = the > at ? lead : lead === 'the' ? lowerAt(tokens, at - 2) : null;
  if (leadOfThe !== null && !SPAN_LEADS.has(leadOfThe)) return null; // "it counts the days"
  if (/^(?:number|numbers)$/.test(lowerAt(tokens, at - 2)) && lead === 'of') return null;
  if (/^(?:these|those|light|dog|[-‑])$/.test(lead) || lowerAt(tokens, end) === 'when') return null;
  return bare(end, unit, null);
}

function vagueOffset(end: number, unit: UnitName, word: string): Reading {
  const meaning: Meaning = {
    shape: 'offset',
    count: null,
    unit: unit.unit,
    sign: word === 'later' ? 1 : -1,
    from: word === 'ago' ? 'publication' : 'context',
  };
  return { end, meaning, rule: 'vague-offset', modifier: null };
}

function bare(end: number, unit: UnitName, count: number | null): Reading {
  const total = count === null ? null : count * unit.factor;
  return { end, meaning: { shape: 'duration', count: total, unit: unit.unit, anchor: null }, rule: 'bare-units', modifier: null };
}

function setReading(end: number, value: string, rule: string): Reading {
  return { end, meaning: { shape: 'set', value }, rule, modifier: null };
}

function setValue(unit: UnitName, count: number | null): string {
  const amount = count === null ? 'X' : count * unit.factor;
  if (unit.unit === 'quarter' && typeof amount === 'number') return `P${amount * 3}M`;
  const letters = UNIT_LETTERS[unit.unit];
  return letters.startsWith('T') ? `PT${amount}${letters.slice(1)}` : `P${amount}${letters}`;
}
