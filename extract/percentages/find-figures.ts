import { CHANGE_VERBS, FILLERS, RANGE_VERBS } from '../lexicon/measure-cues.ts';
import { FRACTION_SIGNS, FRACTION_WORDS, TENS_WORDS, UNIT_WORDS } from '../lexicon/numbers.ts';
import { readFraction, readNumber, readRange } from '../read-number.ts';
import { findMultiple, MULTIPLE_STARTS } from './find-multiple.ts';
import { findFraction, findRatio } from './find-share.ts';
import { readModifierBefore } from './read-modifier.ts';
import { pastHyphen, readUnit, type Unit } from './read-unit.ts';
import type { SentenceView } from './sentence-view.ts';

/** A figure with its unit, as tokens from `first` to before `end`. */
export interface Figure {
  readonly first: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly unit: Unit;
  readonly rule: 'counted' | 'shared-unit' | 'part-of-point' | 'fraction' | 'ratio' | 'multiple' | 'unit-first';
}

const START_SIGNS = new Set(['+', '-', '−', '–', '.', ...FRACTION_SIGNS.keys()]);
const START_WORDS = new Set([
  'a',
  'an',
  'half',
  'quarter',
  'per',
  'percent',
  ...UNIT_WORDS.keys(),
  ...TENS_WORDS.keys(),
  ...MULTIPLE_STARTS,
]);
const RANGE_SIGNS = new Set(['-', '–', '—', '‑']);

/** Finds the figures of a sentence that are shares, rates or relative changes, in order. */
export function findFigures(view: SentenceView): Figure[] {
  const figures: Figure[] = [];
  for (let at = view.first; at < view.end; ) {
    const figure = starts(view, at) ? findAt(view, at) : null;
    if (figure && figure.end <= view.end) figures.push(figure);
    at = figure?.end ?? at + 1;
  }
  return figures;
}

function starts(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (!token) return false;
  return token.kind === 'number' || (token.kind === 'sign' ? START_SIGNS.has(token.text) : START_WORDS.has(token.lower));
}

function findAt(view: SentenceView, at: number): Figure | null {
  return (
    findPartOfPoint(view, at) ??
    findCounted(view, at) ??
    findRatio(view, at) ??
    findMultiple(view, at) ??
    findFraction(view, at) ??
    findUnitFirst(view, at)
  );
}

/** Numbers with a unit behind: "37%", "5–7 per cent", "10 to 25 per cent", "5% to 7%", and the first of "from 19 to 25 per cent". */
function findCounted(view: SentenceView, at: number): Figure | null {
  const { tokens } = view.document;
  const fromEnds =
    view.word(readModifierBefore(view, at).start - 1) === 'from' && !RANGE_VERBS.has(view.word(readModifierBefore(view, at).start - 2));
  const range = readRange(tokens, at);
  const number = readNumber(tokens, at);
  if (!range || !number || FRACTION_WORDS.has(view.word(number.endToken))) return null;
  if (fromEnds && tokens[number.endToken]?.lower === 'to') return firstOfTwo(view, at, number.value, number.endToken);
  const unit = readUnit(tokens, range.endToken);
  if (!unit) return null;
  const figure: Figure = { first: at, end: unit.endToken, low: range.low, high: range.high, unit: unit.unit, rule: 'counted' };
  return fromEnds || range.low !== range.high ? figure : joinRange(view, figure);
}

/** The "19" of "from 19 to 25 per cent", whose unit comes with the second number. */
function firstOfTwo(view: SentenceView, at: number, value: number, end: number): Figure | null {
  for (let next = end + 1; next <= end + 4; next++) {
    const second = readNumber(view.document.tokens, next);
    const unit = second && readUnit(view.document.tokens, second.endToken);
    if (unit) return { first: at, end, low: value, high: value, unit: unit.unit, rule: 'shared-unit' };
    if (second) return null;
  }
  return null;
}

/** "5% to 7%" and "0.25%–0.5%" are one range, unless a verb of change makes the second its end: "rose 5% to 7%". */
function joinRange(view: SentenceView, figure: Figure): Figure {
  const { tokens } = view.document;
  const joint = tokens[figure.end];
  const before = readModifierBefore(view, figure.first).start - 1;
  const bySign = joint !== undefined && RANGE_SIGNS.has(joint.text) && !joint.spaced && tokens[figure.end + 1]?.spaced === false;
  const byTo =
    joint?.lower === 'to' && !CHANGE_VERBS.has(view.word(before)) && view.word(before) !== 'by' && !FILLERS.has(view.word(before));
  const byAnd = joint?.lower === 'and' && view.word(before) === 'between';
  if (!bySign && !byTo && !byAnd) return figure;
  const high = readNumber(tokens, figure.end + 1);
  const unit = high && readUnit(tokens, high.endToken);
  return high && unit?.unit === figure.unit && high.value > figure.low ? { ...figure, end: unit.endToken, high: high.value } : figure;
}

/** "half a percentage point", "a quarter of a per cent", "a quarter-point cut", "a percentage point". */
function findPartOfPoint(view: SentenceView, at: number): Figure | null {
  const { tokens } = view.document;
  const word = view.word(at);
  const figure = (end: number, low: number, unit: Unit): Figure => ({ first: at, end, low, high: low, unit, rule: 'part-of-point' });
  const spare = word === 'quarter' || word === 'half' ? { value: 1 / (FRACTION_WORDS.get(word) ?? 1), endToken: at + 1 } : null;
  const fraction = spare ?? readFraction(tokens, at);
  if (fraction && word === 'a' && pastHyphen(tokens, fraction.endToken) > fraction.endToken) return null; // "a quarter-point cut"
  if (!fraction) {
    const unit = word === 'a' || word === 'an' ? readUnit(tokens, at + 1) : null;
    return unit && unit.unit !== 'percent' ? figure(unit.endToken, 1, unit.unit) : null;
  }
  let next = pastHyphen(tokens, fraction.endToken);
  const point =
    view.word(next) === 'point' && (next > fraction.endToken || word === 'quarter' || view.word(fraction.endToken - 1) === 'quarter');
  if (point) return figure(next + 1, fraction.value, 'percentage-point');
  if (view.word(next) === 'of') next++;
  if (view.word(next) === 'a' || view.word(next) === 'one' || view.word(next) === '1') next++;
  const unit = readUnit(tokens, next);
  return unit ? figure(unit.endToken, fraction.value, unit.unit) : null;
}

/** "per cent of 210", standing alone as in a question. */
function findUnitFirst(view: SentenceView, at: number): Figure | null {
  if (at !== view.first) return null;
  const unit = readUnit(view.document.tokens, at);
  if (!unit || view.word(unit.endToken) !== 'of') return null;
  const number = readNumber(view.document.tokens, unit.endToken + 1);
  if (!number || number.endToken < view.end) return null;
  return { first: at, end: number.endToken, low: number.value, high: number.value, unit: unit.unit, rule: 'unit-first' };
}
