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
  const isStated = periodFrom !== null && periodTo !== null && periodFrom < periodTo;
  const period = isStated ? { from: periodFrom, to: periodTo } : quarterOf(reportedAt);
  const [lowBound, highBound] = boundsOf(figure);
  return {
    key: keyOf('figure', measureKey, rounded(figure, low), rounded(figure, high), period.from, period.to),
    measureKey,
    periodFrom: period.from,
    periodTo: period.to,
    periodIsStated: isStated,
    lowBound,
    highBound,
  };
}

/** "Tripled" is a rise by 200 percent, and 50 basis points are half a percentage point. */
function inCommonUnit(figure: MeasuredFigure): MeasuredFigure {
  const { unit, role, direction, low, high } = figure;
  if (unit === 'basis-point') return { ...figure, unit: 'percentage-point', low: low / 100, high: high / 100 };
  const isRise = unit === 'multiple' && role === 'change' && direction === 'up';
  return isRise ? { ...figure, unit: 'percent', low: (low - 1) * 100, high: (high - 1) * 100 } : figure;
}

/** "Two-thirds" and "67 percent" are the same value. */
function rounded({ text }: MeasuredFigure, value: number): string {
  return /\d/u.test(text) ? String(value) : String(Math.round(value));
}

function boundsOf({ text, low, high, modifier }: MeasuredFigure): readonly [number, number] {
  const slack = /\d/u.test(text) ? 0 : FRACTION;
  const down = Math.min(low * (1 - slack), low * (1 + slack)) - precisionOf(low) / 2;
  const up = Math.max(high * (1 - slack), high * (1 + slack)) + precisionOf(high) / 2;
  if (modifier === 'over' || modifier === 'at-least') return [down, Number.POSITIVE_INFINITY];
  if (modifier === 'under' || modifier === 'at-most') return [Number.NEGATIVE_INFINITY, up];
  if (modifier === 'nearly') return [down - Math.abs(low) * NEARLY, up];
  if (modifier === 'about') return [down - Math.abs(low) * ABOUT, up + Math.abs(high) * ABOUT];
  return [down, up];
}

/** The size of the last digit that is given: 60 may be anything that rounds to it, and so may 60.5. */
function precisionOf(value: number): number {
  const decimals = (/\.(\d+)$/u.exec(String(value))?.[1] ?? '').length;
  return 10 ** -Math.min(decimals, 6);
}

function quarterOf(at: Date): { readonly from: string; readonly to: string } {
  const year = at.getUTCFullYear();
  const month = Math.floor(at.getUTCMonth() / 3) * 3;
  const day = (months: number): string => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10);
  return { from: day(month), to: day(month + 3) };
}
