import { ABOUT_IS_DEGREE_AFTER, DEGREE_WORDS, DEGREES, OVER_IS_DEGREE_AFTER } from '../lexicon/date-words.ts';
import { POINT_STARTS, readPart, readPoint } from './grammar/read-point.ts';
import { readReference } from './grammar/read-reference.ts';
import { readToDate } from './grammar/read-relative.ts';
import { readBareUnit, readSet, readSpan } from './grammar/read-span.ts';
import { readTheSpan } from './grammar/read-the-span.ts';
import { readTime } from './grammar/read-time.ts';
import { START, startsOf } from './grammar/starts.ts';
import { lowerAt, type Tokens } from './grammar/token-walk.ts';
import type { Reading } from './meaning.ts';

/** An expression and its tokens, from `first` to before `end`. */
export interface FoundDate extends Reading {
  readonly first: number;
}

/** Told of each reading that another one from the same token wins over, and whether that is longer or only asked first. */
export type OnLost = (first: number, lost: Reading, longer: boolean) => void;

/** How far before its key word an expression may begin: "no more than the past two and a half turbulent years". */
const MOST_LEAD = 8;
const LEADS = START.opener | START.number | START.inner | START.part | START.fiscal;
/** What a time of day begins with: a clock, a day, or a part of a day. */
const TIMES =
  START.time | START.number | START.month | START.weekday | START.the | START.ordinal | START.relativeDay | START.which | START.that;
/** The readers of whole expressions; of readings of equal length the first one's stands. */
const READERS: readonly (readonly [starts: number, read: (tokens: Tokens, at: number) => Reading | null])[] = [
  [START.degree, readDegree],
  [TIMES, readTime],
  [START.part, readPart],
  [START.theSpan, readTheSpan],
  [START.set | START.count, readSet],
  [START.reference, readReference],
  [START.count, readSpan],
  [POINT_STARTS, readPoint],
  [START.bareUnit, readBareUnit],
  [START.bareUnit, readToDate],
];

/** Finds the temporal expressions of some tokens, leftmost and longest, by what their words say alone. */
export function findDates(tokens: Tokens, onLost?: OnLost): FoundDate[] {
  const found: FoundDate[] = [];
  const starts = startsOf(tokens);
  let key = nextKey(starts, 0);
  for (let at = leadOf(starts, key, 0); key < tokens.length; ) {
    const reading = at === key || mayOpen(starts, at) ? readDate(tokens, at, starts[at] ?? 0, onLost) : null;
    if (reading) found.push({ first: at, ...reading });
    at = reading?.end ?? at + 1;
    if (at > key) {
      key = nextKey(starts, at);
      at = leadOf(starts, key, at);
    }
  }
  return found;
}

function nextKey(starts: Uint32Array, from: number): number {
  let at = from;
  while (at < starts.length && ((starts[at] ?? 0) & START.key) === 0) at++;
  return at;
}

/** The first token from which nothing but words of expressions leads up to a key. */
function leadOf(starts: Uint32Array, key: number, least: number): number {
  const farthest = Math.max(least, key - MOST_LEAD);
  let at = key;
  while (at > farthest && ((starts[at - 1] ?? 0) & LEADS) !== 0) at--;
  return at;
}

const mayOpen = (starts: Uint32Array, at: number): boolean => ((starts[at] ?? 0) & (START.opener | START.number)) !== 0;

/** Reads the longest expression that begins at a token. */
function readDate(tokens: Tokens, at: number, starts: number, onLost?: OnLost): Reading | null {
  let best: Reading | null = null;
  for (const [asked, read] of READERS) {
    const reading = (starts & asked) === 0 ? null : read(tokens, at);
    if (!reading) continue;
    const wins = !best || reading.end > best.end;
    if (onLost && best) onLost(at, wins ? best : reading, reading.end !== best.end);
    if (wins) best = reading;
  }
  return best;
}

/** What "around" may stand before: no weekday, which one gets around to or around of. */
function readNear(tokens: Tokens, at: number): Reading | null {
  const reading = readTime(tokens, at) ?? readPoint(tokens, at);
  return reading && lowerAt(tokens, reading.end) !== "'s" && reading.rule !== 'weekday' ? reading : null;
}

/** Whether a figure stands before "less than": what is less is the figure, not the time. */
function comparesFigure(tokens: Tokens, at: number): boolean {
  const before = tokens[at - 1];
  return before?.kind === 'number' || COMPARED.has(before?.lower ?? '');
}

const COMPARED = new Set(
  '% percent cent pc points point times million billion trillion tonnes tons half third quarter far much'.split(' '),
);

/** A word of degree with a span behind it ("more than six hours", "nearly four years ago"); "around" and "circa" also stand before dates. */
function readDegree(tokens: Tokens, at: number): Reading | null {
  let words = '';
  for (let count = 1; count <= DEGREE_WORDS; count++) {
    words = count === 1 ? lowerAt(tokens, at) : `${words} ${lowerAt(tokens, at + count - 1)}`;
    const modifier = DEGREES.get(words);
    if (words.endsWith(' than') && comparesFigure(tokens, at)) continue; // "3.6% less than a year earlier"
    if (!modifier || (words === 'over' && !OVER_IS_DEGREE_AFTER.has(lowerAt(tokens, at - 1)))) continue;
    const next = at + count;
    const span = readSpan(tokens, next) ?? (words === 'up to' ? readTheSpan(tokens, next) : null);
    const near = words === 'around' || words === 'circa' || (words === 'about' && ABOUT_IS_DEGREE_AFTER.has(lowerAt(tokens, at - 1)));
    const reading = span ?? (near ? readNear(tokens, next) : null);
    if (reading && reading.meaning.shape !== 'set') return { ...reading, rule: `degree-${reading.rule}`, modifier };
  }
  return null;
}
