import { TIME_PREPOSITIONS } from '../../lexicon/date-words.ts';
import { MONTHS, SEASONS, WEEKDAYS } from '../../lexicon/months.ts';
import { UNITS } from '../../lexicon/time-units.ts';
import { calendar, type Meaning, type Reading } from '../meaning.ts';
import { closes, isCapitalised, lowerAt, type Tokens } from './token-walk.ts';

/** Behind these, "that" opens a clause: "said that Friday would be quiet". */
const CLAUSE_LEADS = new Set(
  `said says say saying told tells believes believe believed hopes hope hoped so sure warned warns expected expects expect found finds means
   meant showed shows show fact given now noted notes added argued argues claimed claims knew knows know think thinks thought announced reported`.split(
    /\s+/,
  ),
);
const AFTER_NAME = new Set('the a an its his her their he she it they when while with as'.split(' '));

/** Reads what points back to the time spoken of: "that year", "the same day", "that February", "that winter". */
export function readThat(tokens: Tokens, at: number): Reading | null {
  const word = lowerAt(tokens, at);
  const same = lowerAt(tokens, at + 1) === 'same' && (word === 'the' || word === 'that');
  if (!same && word !== 'that') return null;
  const nameAt = same ? at + 2 : at + 1;
  const unit = UNITS.get(lowerAt(tokens, nameAt));
  if (!unit) return readThatName(tokens, nameAt, same);
  if (unit.plural || !/^(?:day|week|month|quarter|year|decade)$/.test(unit.unit)) return null;
  const meaning: Meaning = { shape: 'offset', count: 0, unit: unit.unit, sign: -1, from: 'context' };
  return { end: nameAt + 1, meaning, rule: 'same-unit', modifier: null };
}

function readThatName(tokens: Tokens, at: number, same: boolean): Reading | null {
  const name = lowerAt(tokens, at);
  if (!same && (CLAUSE_LEADS.has(lowerAt(tokens, at - 2)) || !mayFollow(tokens, at + 1))) return null;
  const of = meaningOf(tokens, at, name);
  return of && { end: at + 1, meaning: { shape: 'that', of, side: 0 }, rule: 'that-name', modifier: null };
}

function meaningOf(tokens: Tokens, at: number, name: string): Meaning | null {
  const season = SEASONS.get(name);
  if (season) return { shape: 'season', season, year: null, which: null };
  if (!isCapitalised(tokens, at)) return null;
  const month = MONTHS.get(name);
  if (month !== undefined) return calendar({ month });
  const weekday = WEEKDAYS.get(name);
  return weekday === undefined ? null : calendar({ weekday });
}

function mayFollow(tokens: Tokens, at: number): boolean {
  return closes(tokens, at) || TIME_PREPOSITIONS.has(lowerAt(tokens, at)) || AFTER_NAME.has(lowerAt(tokens, at));
}
