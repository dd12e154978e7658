import { keyOf } from './key.ts';

/** A figure with a measure, as it is stored. */
export interface MeasuredFigure {
  readonly text: string;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly modifier: string | null;
  readonly direction: string | null;
  readonly role: string | null;
  readonly measureKey: string;
  /** ISO dates, the end exclusive; null where the text names no time that can be resolved. */
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

/** What two figures must share or overlap in, to be the same or to contradict each other. */
export interface ComparableFigure {
  /** The same for figures that state the same value for the same measure and time. */
  readonly key: string;
  readonly measureKey: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly periodIsStated: boolean;
  /** What the words leave open, widened by the modifier; infinite where it is open. */
  readonly lowBound: number;
  readonly highBound: number;
}

/** What is rounded to 11 ends where 12 begins: the ranges do not meet. */
const HALF = 0.499;
/** "About 60" holds for anything within a twentieth of 60. */
const ABOUT = 0.05;
/** "Nearly 60" is at most 60, and at least nine tenths of it. */
const NEARLY = 0.1;
/** A fraction in words ("two-thirds", "half") is rounded by who says it. */
const FRACTION = 0.04;

/**
 * Reads a figure as a range on its measure.
 *
 * @param reportedAt - A figure without a stated time holds for the quarter in which it was reported.
 * @returns Null for a range or a time that cannot be compared.
 */
export function comparableFigure(stated: MeasuredFigure, reportedAt: Date): ComparableFigure | null {
  const figure = inCommonUnit(stated);
  const { low, high, periodFrom, periodTo } = figure;
  const measureKey = `${figure.measureKey} (${figure.unit})`;
  if (!Number.isFinite(low) || !Number.isFinite(high) || high < low) return null;
  // A change that the sentence gives no sign to may be either.
  if (figure.role === 'change' && figure.direction === null) return null;
  const isStated =
    periodFrom !== null && periodTo !== null && periodFrom < periodTo && !isInForce(figure, periodFrom, periodTo, reportedAt);
  const period = isStated ? { from: periodFrom, to: periodTo } : unstatedPeriod(figure, reportedAt);
  const [lowBound, highBound] = boundsOf(figure);
  const named = isStated ? namedPeriod(period) : quarterOf(reportedAt);
  return {
    key: keyOf('figure', measureKey, rounded(figure, low), rounded(figure, high), named.from, named.to),
    measureKey,
    periodFrom: period.from,
    periodTo: period.to,
    periodIsStated: isStated,
    lowBound,
    highBound,
  };
}

/** "Tripled" is a rise by 200 percent, "halved" one by -50, and 50 basis points are half a percentage point. */
function inCommonUnit(figure: MeasuredFigure): MeasuredFigure {
  const { unit, role, direction, low, high } = figure;
  if (unit === 'basis-point') return { ...figure, unit: 'percentage-point', low: low / 100, high: high / 100 };
  if (role !== 'change') return figure;
  if (unit === 'multiple')
    return direction === null ? figure : { ...figure, unit: 'percent', low: (low - 1) * 100, high: (high - 1) * 100 };
  return direction === 'down'
    ? { ...figure, low: -high, high: -low, modifier: OPPOSITES.get(figure.modifier ?? '') ?? figure.modifier }
    : figure;
}

/** "Down by over 9" is below -9. */
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['over', 'under'],
  ['at-least', 'at-most'],
  ['under', 'over'],
  ['at-most', 'at-least'],
]);

/** "Sixty-one per cent" is as exact as "61%". */
const IS_COUNTED = /\d|per\s?cent/iu;

/** "Two-thirds" and "67 percent" are the same value. */
function rounded({ text }: MeasuredFigure, value: number): string {
  return /\d/u.test(text) ? String(value) : String(Math.round(value));
}

function boundsOf({ text, low, high, modifier }: MeasuredFigure): readonly [number, number] {
  const slack = IS_COUNTED.test(text) ? 0 : FRACTION;
  const down = Math.min(low * (1 - slack), low * (1 + slack)) - precisionOf(low) * HALF;
  const up = Math.max(high * (1 - slack), high * (1 + slack)) + precisionOf(high) * HALF;
  if (modifier === 'over' || modifier === 'at-least') return [down, Number.POSITIVE_INFINITY];
  if (modifier === 'under' || modifier === 'at-most') return [Number.NEGATIVE_INFINITY, up];
  if (modifier === 'nearly') return low < 0 ? [down, up + Math.abs(high) * NEARLY] : [down - Math.abs(low) * NEARLY, up];
  if (modifier === 'about') return [down - Math.abs(low) * ABOUT, up + Math.abs(high) * ABOUT];
  return [down, up];
}

/** The size of the last digit that is given: 60 may be anything that rounds to it, and so may 60.5. */
function precisionOf(value: number): number {
  const decimals = (/\.(\d+)$/u.exec(String(value))?.[1] ?? '').length;
  return 10 ** -Math.min(decimals, 6);
}

/** What is decided holds for long; what is traded is another figure a week later. */
const DECIDED = /^(?:[a-z]+-)?(?:quota-change|tariff-)/;
const DAYS_AROUND = 5;
const DAY_MS = 86_400_000;

/** The time that a figure without one is compared for: of a change a few days around its report, of anything else the quarter. */
function unstatedPeriod({ measureKey, role }: MeasuredFigure, at: Date): Period {
  if (role !== 'change' || DECIDED.test(measureKey)) return quarterOf(at);
  const day = (offset: number): string => new Date(at.getTime() + offset * DAY_MS).toISOString().slice(0, 10);
  return { from: day(-DAYS_AROUND), to: day(DAYS_AROUND + 1) };
}

/** "The quota for 2026" is that of now, and so is "the quota" of another outlet. */
function isInForce({ measureKey }: MeasuredFigure, from: string, to: string, at: Date): boolean {
  const today = at.toISOString().slice(0, 10);
  return DECIDED.test(measureKey) && from <= today && today < to;
}

interface Period {
  readonly from: string;
  readonly to: string;
}

const LONG_MS = 100 * DAY_MS;

/** A long time is told roughly: "since July" is the same in articles of a few days. */
function namedPeriod({ from, to }: Period): Period {
  const end = Date.parse(to);
  return end - Date.parse(from) > LONG_MS ? { from, to: quarterOf(new Date(end - DAY_MS)).to } : { from, to };
}

function quarterOf(at: Date): Period {
  const year = at.getUTCFullYear();
  const month = Math.floor(at.getUTCMonth() / 3) * 3;
  const day = (months: number): string => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10);
  return { from: day(month), to: day(month + 3) };
}
