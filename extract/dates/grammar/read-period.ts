import { GAME_WORDS, ORDINALS } from '../../lexicon/date-words.ts';
import { HOLIDAY_WORDS, HOLIDAYS, SMALL_HOLIDAYS } from '../../lexicon/holidays.ts';
import { AMBIGUOUS_SEASONS, MONTHS, SEASONS } from '../../lexicon/months.ts';
import type { Meaning, Reading, YearOf } from '../meaning.ts';
import { readYearBehind } from './read-calendar.ts';
import { readFiscal, readSplitYear } from './read-fiscal.ts';
import { digitsAt, fullYear, isCapitalised, isGlued, lowerAt, past, pastHyphen, type Tokens } from './token-walk.ts';

const QUARTER_CODE = /^(?:q([1-4])|([1-4])q)(\d{2}|\d{4})?$/;
const HALF_CODE = /^(?:h([12])|([12])h)(\d{2}|\d{4})?$/;
const SEASON_LEADS = new Set('in during since by until till before after this last next through from late early mid of for'.split(' '));
const GAMES = new Set('game match season final race play session half period set'.split(' '));

/** Reads quarters and halves of years: "the third quarter", "Q2 2025", "first-half", "the first half of 2026", "the 1988 quarter". */
export function readQuarter(tokens: Tokens, at: number): Reading | null {
  const coded = readCoded(tokens, at) ?? readMonthQuarter(tokens, at);
  if (coded) return coded;
  const first = past(tokens, at, 'the', 'its', 'their');
  if (first > at && lowerAt(tokens, at) !== 'the') return null;
  const year = digitsAt(tokens, first, 4, 4);
  const named = year === null ? readFiscal(tokens, first) : null;
  const stated = year ?? named?.year ?? null;
  const numberAt = year === null ? (named?.end ?? first) : first + 1;
  const fiscalAt = past(tokens, numberAt, ...FISCAL, 'calendar');
  const ordinal = ordinalAt(tokens, fiscalAt) ?? seasonalQuarter(tokens, fiscalAt);
  const nounAt = ordinal === null ? fiscalAt : past(tokens, pastHyphen(tokens, ordinal.end), ...FISCAL);
  const noun = lowerAt(tokens, nounAt);
  if (noun !== 'quarter' && noun !== 'half' && !(noun === 'period' && stated !== null)) return null;
  if (ordinal === null && (stated === null || noun === 'half')) return null;
  const fiscal = named !== null || FISCAL.includes(lowerAt(tokens, numberAt)) || FISCAL.includes(lowerAt(tokens, nounAt - 1));
  return withYear(tokens, { at, end: nounAt + 1, noun, value: ordinal?.value ?? null, stated, fiscal });
}

const FISCAL = ['fiscal', 'financial'];

/** "the Christmas quarter" is the last one of the year. */
function seasonalQuarter(tokens: Tokens, at: number): { value: number; end: number } | null {
  return /^(?:christmas|holiday|festive)$/.test(lowerAt(tokens, at)) && lowerAt(tokens, at + 1) === 'quarter'
    ? { value: 4, end: at + 1 }
    : null;
}

interface PartOfYear {
  readonly at: number;
  readonly end: number;
  readonly noun: string;
  readonly value: number | null;
  readonly stated: number | null;
  readonly fiscal: boolean;
}

function withYear(tokens: Tokens, { at, end, noun, value, stated, fiscal }: PartOfYear): Reading | null {
  if ((value ?? 1) > (noun === 'half' ? 2 : 4)) return null;
  const behind = stated === null ? readYearOfPeriod(tokens, end) : null;
  const year = stated ?? behind?.year ?? null;
  // "the first half of the match", "second-half goals"
  const next = lowerAt(tokens, end);
  if (year === null && (noun === 'half' ? next === 'of' || GAMES.has(next) : false)) return null;
  if (year === null && value !== null && isOfGame(tokens, at, end)) return null;
  if (noun === 'period') return { end, meaning: { shape: 'quarter', quarter: null, year: stated }, rule: 'year-period', modifier: null };
  const known = fiscal || behind?.fiscal ? { year, fiscal: true } : { year };
  const meaning: Meaning = noun === 'half' ? { shape: 'half', half: value ?? 1, ...known } : { shape: 'quarter', quarter: value, ...known };
  return { end: behind?.end ?? end, meaning, rule: noun, modifier: null };
}

/** "the first half had ended goalless", "outscored them in the third quarter": parts of a game, told by words that none but games have. */
function isOfGame(tokens: Tokens, first: number, end: number): boolean {
  for (let at = first - 1; at > first - GAME_REACH && !/^[.!?]?$/.test(lowerAt(tokens, at)); at--) if (isGameWord(tokens, at)) return true;
  for (let at = end; at < end + GAME_REACH && !/^[.!?]?$/.test(lowerAt(tokens, at)); at++) if (isGameWord(tokens, at)) return true;
  return false;
}

const GAME_REACH = 14;
const isGameWord = (tokens: Tokens, at: number): boolean =>
  GAME_WORDS.has(lowerAt(tokens, at)) || (lowerAt(tokens, at) === 'minute' && ordinalAt(tokens, at - 1) !== null);

/** "the September quarter", "December 2024 quarter": named after the month that ends it; "the April–June quarter" after both its ends. */
function readMonthQuarter(tokens: Tokens, at: number): Reading | null {
  const firstAt = past(tokens, at, 'the');
  const joint = /^(?:[-‑–—]|to)$/.test(lowerAt(tokens, firstAt + 1)) ? firstAt + 2 : firstAt;
  const second = joint > firstAt ? MONTHS.get(lowerAt(tokens, joint)) : undefined;
  const monthAt = second !== undefined && MONTHS.get(lowerAt(tokens, firstAt)) === second - 2 ? joint : firstAt;
  const month = MONTHS.get(lowerAt(tokens, monthAt));
  if (month === undefined || month % 3 !== 0 || !isCapitalised(tokens, monthAt)) return null;
  const stated = digitsAt(tokens, monthAt + 1, 4, 4);
  const nounAt = pastHyphen(tokens, stated === null ? monthAt + 1 : monthAt + 2);
  if (lowerAt(tokens, nounAt) !== 'quarter') return null;
  const behind = stated === null ? readYearOfPeriod(tokens, nounAt + 1) : null;
  const year = stated ?? behind?.year ?? null;
  const end = behind?.end ?? nounAt + 1;
  return { end, meaning: { shape: 'quarter', quarter: month / 3, year }, rule: 'month-quarter', modifier: null };
}

/** The year behind a quarter, half or season: "of 2026", "of fiscal 2026", "of the year", "last year", "2026". */
function readYearOfPeriod(tokens: Tokens, at: number): { year: YearOf; end: number; fiscal?: boolean } | null {
  const of = past(tokens, at, 'of');
  if (of > at) {
    const the = past(tokens, of, 'the', 'this');
    if (the > of && lowerAt(tokens, the) === 'year') return { year: 'this', end: the + 1 };
    if (the > of && /^(?:current|fiscal)$/.test(lowerAt(tokens, the)) && lowerAt(tokens, the + 1) === 'year')
      return { year: 'this', end: the + 2, fiscal: lowerAt(tokens, the) === 'fiscal' };
  }
  const fiscal = readFiscal(tokens, of) ?? readSplitYear(tokens, of);
  return fiscal ? { ...fiscal, fiscal: true } : readYearBehind(tokens, at);
}

function readCoded(tokens: Tokens, at: number): Reading | null {
  const word = lowerAt(tokens, at);
  const glued = tokens[at]?.kind === 'number' && isGlued(tokens, at + 1) ? word + lowerAt(tokens, at + 1) : null;
  const end = glued ? at + 2 : at + 1;
  const leading = digitsAt(tokens, at, 4, 4);
  const fiscal = leading === null ? readFiscal(tokens, at) : null;
  if (leading !== null || fiscal) {
    const codeAt = pastHyphen(tokens, fiscal?.end ?? at + 1);
    const inner = codeReading(lowerAt(tokens, codeAt), codeAt + 1, leading ?? fiscal?.year ?? null);
    return inner && { ...inner, end: codeAt + 1, meaning: fiscal ? asFiscal(inner.meaning) : inner.meaning };
  }
  const code = codeReading(glued ?? word, end, null);
  if (!code) return null;
  const year = readYearOfPeriod(tokens, end);
  const meaning = code.meaning;
  if (!year || (meaning.shape !== 'quarter' && meaning.shape !== 'half') || meaning.year !== null) return code;
  const dated = { ...meaning, year: year.year };
  return { ...code, end: year.end, meaning: year.fiscal ? asFiscal(dated) : dated };
}

const asFiscal = (meaning: Meaning): Meaning =>
  meaning.shape === 'quarter' || meaning.shape === 'half' ? { ...meaning, fiscal: true } : meaning;

function codeReading(code: string, end: number, year: number | null): Reading | null {
  const quarter = QUARTER_CODE.exec(code);
  const half = HALF_CODE.exec(code);
  const match = quarter ?? half;
  if (!match) return null;
  const number = Number(match[1] ?? match[2]);
  const stated = match[3] === undefined ? year : fullYear(Number(match[3]));
  const meaning: Meaning = quarter ? { shape: 'quarter', quarter: number, year: stated } : { shape: 'half', half: number, year: stated };
  return { end, meaning, rule: quarter ? 'quarter' : 'half', modifier: null };
}

/** Reads seasons: "the spring of 2010", "last fall", "summer 2025", "in winter". */
export function readSeason(tokens: Tokens, at: number): Reading | null {
  const first = past(tokens, at, 'the');
  const name = lowerAt(tokens, first);
  const season = SEASONS.get(name);
  if (!season) return null;
  const year = readYearOfPeriod(tokens, first + 1);
  const before = lowerAt(tokens, at - 1);
  const led = SEASON_LEADS.has(before) || before === '-';
  const after = lowerAt(tokens, first + 1);
  if (!year && AMBIGUOUS_SEASONS.has(name) && (!led || after === 'of' || after === 'in')) return null;
  if (!year && !(led || first > at)) return null;
  if (!year && isCapitalised(tokens, first) && isCapitalised(tokens, first + 1)) return null;
  return {
    end: year ? pastSecondYear(tokens, year.end, year.year) : first + 1,
    meaning: { shape: 'season', season, year: year?.year ?? null, which: null },
    rule: 'season',
    modifier: null,
  };
}

/** "the winter of 1942–43". */
function pastSecondYear(tokens: Tokens, at: number, year: YearOf): number {
  if (typeof year !== 'number' || !/^[-‑–/]$/.test(lowerAt(tokens, at)) || !isGlued(tokens, at) || !isGlued(tokens, at + 1)) return at;
  const second = digitsAt(tokens, at + 1, 2, 4);
  return second === year + 1 || second === (year + 1) % 100 ? at + 2 : at;
}

/** Reads holidays by name: "Christmas Eve", "New Year’s Day 2026". */
export function readHoliday(tokens: Tokens, at: number): Reading | null {
  if (lowerAt(tokens, at) === 'the') {
    const named = readHoliday(tokens, at + 1);
    return named?.meaning.shape === 'holiday' && named.meaning.holiday.on === 'lunar' ? named : null;
  }
  if (!isCapitalised(tokens, at) && !SMALL_HOLIDAYS.has(lowerAt(tokens, at))) return null;
  let name = '';
  let found: Reading | null = null;
  for (let i = at; i < at + HOLIDAY_WORDS && i < tokens.length; i++) {
    name = i === at ? lowerAt(tokens, i) : `${name} ${lowerAt(tokens, i)}`;
    const holiday = HOLIDAYS.get(name);
    if (holiday) found = { end: i + 1, meaning: { shape: 'holiday', holiday, year: null, which: null }, rule: 'holiday', modifier: null };
  }
  if (found?.meaning.shape !== 'holiday' || isCapitalised(tokens, found.end)) return null;
  const year = readYearBehind(tokens, found.end);
  return year ? { ...found, end: year.end, meaning: { ...found.meaning, year: year.year } } : found;
}

/** Reads numbered weeks: "week 44", "2025-W44". */
export function readWeekNumber(tokens: Tokens, at: number): Reading | null {
  const year = digitsAt(tokens, at, 4, 4);
  const code = year === null ? null : /^w(\d{2})$/.exec(lowerAt(tokens, pastHyphen(tokens, at + 1)));
  const number = code ? Number(code[1]) : lowerAt(tokens, at) === 'week' ? digitsAt(tokens, at + 1, 1, 2) : null;
  if (number === null || number < 1 || number > 53) return null;
  const end = code ? at + 3 : at + 2;
  const behind = code ? null : readYearBehind(tokens, end);
  return {
    end: behind?.end ?? end,
    meaning: { shape: 'week', week: number, year: year ?? behind?.year ?? null },
    rule: 'week-number',
    modifier: null,
  };
}

/** "first", "1st", "second", "final". */
export function ordinalAt(tokens: Tokens, at: number): { value: number; end: number } | null {
  const word = ORDINALS.get(lowerAt(tokens, at));
  if (word !== undefined) return { value: word, end: at + 1 };
  const digits = digitsAt(tokens, at, 1, 1);
  return digits !== null && isGlued(tokens, at + 1) && /^(?:st|nd|rd|th)$/.test(lowerAt(tokens, at + 1))
    ? { value: digits, end: at + 2 }
    : null;
}
