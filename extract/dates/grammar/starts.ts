import {
  DAY_PARTS,
  DECADE_WORDS,
  DEGREES,
  NAMED_TIMES,
  ORDINALS,
  REFERENCES,
  SETS,
  VAGUE_COUNTS,
  WHICH,
} from '../../lexicon/date-words.ts';
import { HOLIDAYS, SMALL_HOLIDAYS } from '../../lexicon/holidays.ts';
import { MONTHS, SEASONS, WEEKDAY_PLURALS, WEEKDAYS } from '../../lexicon/months.ts';
import { FRACTION_WORDS, SCALE_WORDS, TENS_WORDS, UNIT_WORDS } from '../../lexicon/numbers.ts';
import { UNIT_ADJECTIVES, UNITS } from '../../lexicon/time-units.ts';
import type { Token } from '../../tokenize.ts';

/**
 * What a word may begin, as bits: each reader of the grammar is asked only where its first word stands.
 *
 * A bit says that a reader may succeed; that none of its words is forgotten matters, that one is too many only costs time.
 */
export const START = {
  /** The word that no expression is without: a unit, a name, a number. */
  key: 1,
  /** A word that may stand before the key. */
  opener: 2,
  degree: 4,
  part: 8,
  theSpan: 16,
  set: 32,
  reference: 64,
  count: 128,
  bareUnit: 256,
  number: 512,
  month: 1024,
  weekday: 2048,
  the: 4096,
  ordinal: 8192,
  spokenYear: 1 << 14,
  fiscal: 1 << 15,
  mark: 1 << 16,
  season: 1 << 17,
  holiday: 1 << 18,
  relativeDay: 1 << 19,
  which: 1 << 20,
  that: 1 << 21,
  weekOf: 1 << 22,
  /** Times of day alone: "noon", "early" and "tonight"; they also begin with a day or a number. */
  time: 1 << 23,
  /** No beginning: a word or sign that may stand between the first word and the key. */
  inner: 1 << 24,
} as const;

const CODE = /^(?:q[1-4]|h[12]|fy)\d{0,4}$/;
const WORDS = new Map<string, number>();

function mark(bits: number, words: Iterable<string>): void {
  for (const word of words) WORDS.set(word, (WORDS.get(word) ?? 0) | bits);
}
const firstWords = (phrases: Iterable<string>): string[] => [...phrases].map((phrase) => phrase.split(' ', 1)[0] ?? '');
const list = (words: string): string[] => words.split(/\s+/);

mark(START.key | START.month, MONTHS.keys());
mark(START.key | START.weekday, WEEKDAYS.keys());
mark(START.key | START.set, WEEKDAY_PLURALS.keys());
mark(START.key | START.season, SEASONS.keys());
mark(START.key | START.bareUnit, [...UNITS.keys(), 'ytd']);
mark(
  START.key,
  [...DAY_PARTS.keys()].map((part) => `${part}s`),
);
mark(START.key | START.time, [...DAY_PARTS.keys(), ...NAMED_TIMES.keys(), 'tonight', 'tonite']);
mark(START.key | START.reference, REFERENCES.keys());
mark(START.key | START.set, SETS.keys());
mark(START.key, DECADE_WORDS.keys());
mark(START.holiday, firstWords(HOLIDAYS.keys()));
mark(START.key | START.relativeDay, list('yesterday today tomorrow tmrw tmr tomoz 2moro tomorow tommorow'));
mark(START.key, list("present moment future past annum half period century o'clock long"));
mark(START.key | START.part, list('midyear midweek midmonth'));
mark(START.key, list('bc bce b.c. b.c.e.'));
mark(START.key | START.fiscal, ['fiscal', 'fy']);
mark(START.fiscal, ['financial', 'calendar']);
mark(START.key | START.spokenYear, list('nineteen twenty eighteen'));

mark(START.opener | START.count, [...UNIT_WORDS.keys(), ...TENS_WORDS.keys(), ...VAGUE_COUNTS]);
mark(START.opener | START.count, list('a an half couple dozens hundreds thousands scores tens'));
mark(START.opener | START.degree, firstWords(DEGREES.keys()));
mark(START.opener | START.which, [...WHICH.keys(), 'recent', 'latest']);
mark(START.opener | START.ordinal, ORDINALS.keys());
mark(START.ordinal, ['twenty', 'thirty', 'thirtieth']);
mark(
  START.opener | START.part,
  list('early late mid earlier later pre post end beginning start middle turn close rest remainder final opening'),
);
mark(START.part, [...list('outset first opening second third last final latter closing day'), ...UNITS.keys()]);
mark(START.opener | START.theSpan, list('another additional further extra a an year'));
mark(START.opener | START.set, list('every each per once twice thrice'));
mark(START.opener | START.reference, list('right these at long one'));
mark(START.opener | START.that, ['that']);
mark(START.opener | START.bareUnit, ['all']);
mark(START.opener | START.mark, ["'", '’', '‘']);
mark(START.time, list('early late later earlier small'));
mark(START.weekOf, ['a', 'week']);
mark(START.inner, [...SCALE_WORDS.keys(), ...FRACTION_WORDS.keys(), ...UNIT_ADJECTIVES]);
mark(START.inner, list('of than and or to many much few least most times st nd rd th in on same'));
mark(START.inner, list('part stages latter holiday festive christmas to'));
mark(START.inner, list('intervening ensuing subsequent remaining near foreseeable distant immediate not-too-distant not too'));
mark(START.opener | START.the | START.part | START.theSpan | START.reference | START.bareUnit, ['the']);

/** What every token of a text may begin. */
export function startsOf(tokens: readonly Token[]): Uint32Array {
  const starts = new Uint32Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) starts[at] = startsAt(tokens[at]);
  return starts;
}

/** What a token may begin. */
export function startsAt(token: Token | undefined): number {
  if (token === undefined) return 0;
  if (token.kind === 'number') return isKeyNumber(token.text) ? START.number | START.count | START.key : START.number | START.count;
  const bits = WORDS.get(token.lower) ?? 0;
  if (token.kind !== 'word') return bits | START.inner;
  if ((bits & START.holiday) !== 0)
    return token.text !== token.lower || SMALL_HOLIDAYS.has(token.lower) ? bits | START.key : bits & ~START.holiday;
  const first = bits === 0 ? token.lower[0] : '';
  return (first === 'q' || first === 'h' || first === 'f') && CODE.test(token.lower) ? START.key | START.fiscal : bits;
}

/** Days, years, "31.10.2025" and "10.30". */
const isKeyNumber = (text: string): boolean => /^(?:\d{4}|\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\.\d{2})$/.test(text);
