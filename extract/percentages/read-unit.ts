import type { Token } from '../tokenize.ts';

/** The unit of a figure. */
export type Unit = 'percent' | 'percentage-point' | 'basis-point' | 'multiple';

/** A unit, and the index of the token behind it. */
export interface UnitPhrase {
  readonly unit: Unit;
  readonly endToken: number;
}

const HYPHENS = new Set(['-', '‑']);
const POINT = new Set(['point', 'points']);
const SHORT_UNITS: ReadonlyMap<string, Unit> = new Map([
  ['%', 'percent'],
  ['％', 'percent'],
  ['percent', 'percent'],
  ['pct', 'percent'],
  ['pct.', 'percent'],
  ['pc', 'percent'],
  ['pp', 'percentage-point'],
  ['pps', 'percentage-point'],
  ['ppt', 'percentage-point'],
  ['ppts', 'percentage-point'],
  ['p.p.', 'percentage-point'],
  ['bp', 'basis-point'],
  ['bps', 'basis-point'],
  ['bips', 'basis-point'],
]);
/** In capitals these are computers, firms and pages. */
const LOWER_CASE_ONLY = new Set(['pc', 'pp', 'pps', 'ppt', 'ppts', 'bp', 'bps', 'bips']);

/** Every word or sign that a unit has, "point" aside. */
export const UNIT_STARTS: ReadonlySet<string> = new Set([...SHORT_UNITS.keys(), 'cent', 'percentage', 'basis']);

/** Reads the unit that begins with token `at`, or behind a hyphen there: "%", "per cent", "-percent", "percentage points", "bp". */
export function readUnit(tokens: readonly Token[], at: number): UnitPhrase | null {
  const from = pastHyphen(tokens, at);
  const token = tokens[from];
  if (!token) return null;
  if (token.lower === 'of' && tokens[from + 1]?.lower === 'a') return readPoints(tokens, from + 2); // "0.3 of a percentage point"
  if (token.lower === 'full' || token.lower === 'whole') return readPoints(tokens, from + 1);
  const unit = SHORT_UNITS.get(token.lower);
  if (unit) {
    if (LOWER_CASE_ONLY.has(token.lower) && token.text !== token.lower) return null;
    const next = pastHyphen(tokens, from + 1);
    if (unit === 'percent' && POINT.has(tokens[next]?.lower ?? '')) return { unit: 'percentage-point', endToken: next + 1 };
    return { unit, endToken: from + 1 };
  }
  if (token.lower === 'per') {
    const next = pastHyphen(tokens, from + 1);
    return tokens[next]?.lower === 'cent' ? { unit: 'percent', endToken: next + 1 } : null;
  }
  return readPoints(tokens, from);
}

/** The index behind the unit at `at`, or null where there is none. */
export const pastUnit = (tokens: readonly Token[], at: number): number | null => readUnit(tokens, at)?.endToken ?? null;

/** "percentage points", "basis points", and a bare "percentage" used for per cent. */
function readPoints(tokens: readonly Token[], at: number): UnitPhrase | null {
  const word = tokens[at]?.lower ?? '';
  if (word !== 'percentage' && word !== 'basis') return null;
  const next = pastHyphen(tokens, at + 1);
  if (POINT.has(tokens[next]?.lower ?? '')) return { unit: word === 'basis' ? 'basis-point' : 'percentage-point', endToken: next + 1 };
  const alone = word === 'percentage' && tokens[at]?.spaced && tokens[at + 1]?.kind !== 'word';
  return alone ? { unit: 'percent', endToken: at + 1 } : null;
}

/** The index behind a hyphen that joins two words at `at`, or `at`. */
export function pastHyphen(tokens: readonly Token[], at: number): number {
  return HYPHENS.has(tokens[at]?.text ?? '') && !tokens[at]?.spaced && tokens[at + 1]?.spaced === false ? at + 1 : at;
}
