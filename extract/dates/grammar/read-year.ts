import { DECADE_WORDS, MEASURE_NOUNS, ORDINALS, TIME_PREPOSITIONS } from '../../lexicon/date-words.ts';
import { readNumber } from '../../read-number.ts';
import { calendar, type Reading } from '../meaning.ts';
import { opensSentence } from './ambiguous-words.ts';
import { countsSomething, readDay } from './read-calendar.ts';
import { digitsAt, isCapitalised, isGlued, lowerAt, past, pastHyphen, type Tokens } from './token-walk.ts';

const FIRST_YEAR = 1000;
const LAST_YEAR = 2199;
const QUALIFIERS = new Set('metric new more additional square short long extra dry net american chinese u.s. foreign local'.split(' '));
const SPOKEN_CENTURIES: ReadonlyMap<string, number> = new Map([
  ['eighteen', 1800],
  ['nineteen', 1900],
  ['twenty', 2000],
]);
const STREETS = new Set('street avenue road lane drive boulevard way place court parkway highway st. ave. blvd.'.split(' '));
const PRODUCTS = new Set(
  'russell windows office model boeing nikkei peugeot type class series route flight version no number room page'.split(' '),
);
const WEAK_PREPOSITIONS = new Set('to of for than about around from by at within or and as between through'.split(' '));
const VERBS = new Set("was is has will would were had could may might can 's saw marked brought".split(' '));

/** Reads a year on its own: "2026", "the 2019", "nineteen ninety-one"; numbers of four digits that count or name something are none. */
export function readYear(tokens: Tokens, at: number): Reading | null {
  const yearAt = lowerAt(tokens, at) === 'the' ? past(tokens, at + 1, 'year') : at;
  if (yearAt > at + 1) {
    const named = digitsAt(tokens, yearAt, 4, 4) === null ? null : readYear(tokens, yearAt);
    if (named) return named;
  }
  const ancient = readAncientYear(tokens, at);
  if (ancient) return ancient;
  const year = digitsAt(tokens, at, 4, 4);
  if (year === null) return readSpokenYear(tokens, at);
  if (year < FIRST_YEAR || year > LAST_YEAR || !isYear(tokens, at, year)) return null;
  const double = readDoubleYear(tokens, at, year);
  if (double) return double;
  const beyond = lowerAt(tokens, at + 1) === 'and' && lowerAt(tokens, at + 2) === 'beyond';
  return { end: beyond ? at + 3 : at + 1, meaning: calendar({ year }), rule: 'year', modifier: null };
}

/** "447 BC", "10,000 BCE": before the years of the calendar; TIMEX3 writes them with an era and no sign. */
function readAncientYear(tokens: Tokens, at: number): Reading | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || !isBeforeChrist(tokens, at + 1)) return null;
  const year = /^\d{1,2},\d{3}$|^\d{1,5}$/.test(token.text) ? Number(token.text.replace(',', '')) : 0;
  return year > 0 ? era(at + 2, `BC${String(year).padStart(4, '0')}`) : null;
}

/** "BC" in capitals behind a number, not the province in "Suite 300, BC". */
const isBeforeChrist = (tokens: Tokens, at: number): boolean => /^(?:BCE?|B\.C\.?(?:E\.)?)$/.test(tokens[at]?.text ?? '');

const era = (end: number, value: string): Reading => ({ end, meaning: { shape: 'reference', value }, rule: 'era', modifier: null });

/** "2024-25", "2024/25": a fiscal, crop or school year. */
function readDoubleYear(tokens: Tokens, at: number, year: number): Reading | null {
  const second = digitsAt(tokens, at + 2, 2, 2);
  if (!/^[-‑–/]$/.test(lowerAt(tokens, at + 1)) || !isGlued(tokens, at + 1) || !isGlued(tokens, at + 2)) return null;
  if (second !== (year + 1) % 100 || /^[-‑–/]$/.test(lowerAt(tokens, at + 3))) return null;
  return { end: at + 3, meaning: { shape: 'years', first: year, years: 2 }, rule: 'double-year', modifier: null };
}

function isYear(tokens: Tokens, at: number, year: number): boolean {
  if (!mayStandAlone(tokens, at) || countsSomething(tokens, at + 1)) return false;
  if (QUALIFIERS.has(lowerAt(tokens, at + 1)) && MEASURE_NOUNS.has(lowerAt(tokens, at + 2))) return false;
  if (isCapitalised(tokens, at + 1) && STREETS.has(lowerAt(tokens, at + 2))) return false;
  const before = lowerAt(tokens, at - 1);
  if (PRODUCTS.has(before) || /^[$€£¥#№@]$/.test(before)) return false;
  const likely = year >= 1900 && year <= 2060;
  if (/^[-‑]$/.test(before) && /^(?:mid|post|pre|early|late)$/.test(lowerAt(tokens, at - 2))) return likely;
  if (before === 'year' || before === 'fiscal' || before === '(' || before === 'the' || before === "'s") return likely || before !== 'the';
  if (WEAK_PREPOSITIONS.has(before)) return year >= 1700 && year <= 2100;
  if (TIME_PREPOSITIONS.has(before)) return true;
  if (opensSentence(tokens, at)) return likely && (VERBS.has(lowerAt(tokens, at + 1)) || !isPlural(tokens, at + 1));
  // Counts are seldom written so without a comma: "the 2030 targets", not "2010 envelopes".
  return likely && (!isPlural(tokens, at + 1) || (year >= 2015 && year <= 2050));
}

/** Years may be joined by a dash or slash to another one, and follow "mid-" and "post-". */
function mayStandAlone(tokens: Tokens, at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (after && !after.spaced && /^[\p{L}%°:@+=_\\]/u.test(after.text) && after.text !== "'s") return /^['’]s$/i.test(after.text);
  if (after && !after.spaced && after.text === '/' && digitsAt(tokens, at + 2, 2, 4) === null) return false;
  if (!before || tokens[at]?.spaced) return true;
  if (/^[-‑–—/]$/.test(before.text))
    return tokens[at - 2]?.kind !== 'number' ? before.text !== '/' && !isCode(tokens, at) : digitsAt(tokens, at - 2, 4, 4) !== null;
  return /^[('"“‘[—]$/.test(before.text);
}

/** "Falcon-2000": a name before the hyphen. "mid-", "post-" and "pre-" are none. */
function isCode(tokens: Tokens, at: number): boolean {
  return isGlued(tokens, at - 1) && !/^(?:mid|post|pre|early|late|since)$/.test(lowerAt(tokens, at - 2)) && lowerAt(tokens, at - 1) !== '—';
}

function isPlural(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'word' && token.text === token.lower && /[^su']s$/.test(token.lower) && !VERBS.has(token.lower);
}

/** "nineteen ninety-one", "twenty twenty-five", as radio transcripts write years. */
function readSpokenYear(tokens: Tokens, at: number): Reading | null {
  const century = SPOKEN_CENTURIES.get(lowerAt(tokens, at));
  if (century === undefined || tokens[at + 1]?.kind !== 'word' || !tokens[at + 1]?.spaced) return null;
  const rest = readNumber(tokens, at + 1);
  if (!rest || rest.value < 10 || rest.value > 99 || !Number.isInteger(rest.value)) return null;
  return { end: rest.endToken, meaning: calendar({ year: century + rest.value }), rule: 'spoken-year', modifier: null };
}

/** Reads decades and centuries: "the 1990s", "the '90s", "the eighties", "the 20th century". */
export function readYears(tokens: Tokens, at: number): Reading | null {
  const first = past(tokens, at, 'the');
  const long = digitsAt(tokens, first, 4, 4);
  const plural = /^['’]?s$/.test(lowerAt(tokens, first + 1)) && isGlued(tokens, first + 1);
  if (long !== null)
    return plural && long % 10 === 0 && long >= FIRST_YEAR ? years(first + 2, long, long % 100 === 0 && long < 2000 ? 100 : 10) : null;
  const marked = /^['’‘]$/.test(lowerAt(tokens, first)) ? first + 1 : first;
  const short = digitsAt(tokens, marked, 2, 2);
  if (short !== null && short % 10 === 0 && /^['’]?s$/.test(lowerAt(tokens, marked + 1)) && isGlued(tokens, marked + 1)) {
    return marked > first || first > at ? years(marked + 2, decadeOf(short), 10) : null;
  }
  const word = DECADE_WORDS.get(lowerAt(tokens, first));
  if (word !== undefined && first > at && lowerAt(tokens, first - 1) === 'the') return years(first + 1, decadeOf(word), 10);
  return readCentury(tokens, at, first);
}

function readCentury(tokens: Tokens, at: number, first: number): Reading | null {
  const ordinal = readDay(tokens, first);
  if (!ordinal?.ordinal) return null;
  const noun = pastHyphen(tokens, ordinal.end);
  if (lowerAt(tokens, noun) !== 'century' || (first === at && ORDINALS.get(lowerAt(tokens, first)) === 1)) return null;
  if (isBeforeChrist(tokens, noun + 1)) return era(noun + 2, `BC${String(ordinal.day - 1).padStart(2, '0')}`);
  return years(noun + 1, (ordinal.day - 1) * 100, 100);
}

const decadeOf = (twoDigits: number): number => (twoDigits < 30 ? 2000 : 1900) + twoDigits;

function years(end: number, first: number, length: 10 | 100): Reading {
  return { end, meaning: { shape: 'years', first, years: length }, rule: length === 10 ? 'decade' : 'century', modifier: null };
}
