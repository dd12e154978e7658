import { calendar, type Reading } from '../meaning.ts';
import { digitsAt, fullYear, isGlued, lowerAt, past, type Tokens } from './token-walk.ts';

const FISCAL_CODE = /^fy(\d{2}|\d{4})?$/;

/** Reads fiscal years: "fiscal 2026", "FY2026", "fiscal year 2026", "financial year 2024-25". */
export function readFiscalYear(tokens: Tokens, at: number): Reading | null {
  const fiscal = readFiscal(tokens, at);
  return fiscal && { end: fiscal.end, meaning: calendar({ year: fiscal.year }), rule: 'fiscal-year', modifier: null };
}

/** The year that a fiscal year is named by, and the token behind it. */
export function readFiscal(tokens: Tokens, at: number): { readonly year: number; readonly end: number } | null {
  const word = lowerAt(tokens, at);
  const code = FISCAL_CODE.exec(word);
  if (code?.[1]) return { year: fullYear(Number(code[1])), end: at + 1 };
  if (!code && word !== 'fiscal' && word !== 'financial') return null;
  const yearAt = past(tokens, at + 1, 'year');
  const year = digitsAt(tokens, yearAt, 4, 4);
  return year === null ? null : { year, end: yearAt + 1 };
}

/** "2025-26" behind a quarter or half: a year in two, whose days are not those of the calendar. */
export function readSplitYear(tokens: Tokens, at: number): { readonly year: number; readonly end: number } | null {
  const [year, second] = [digitsAt(tokens, at, 4, 4), digitsAt(tokens, at + 2, 2, 2)];
  const joined = /^[-‑–/]$/.test(lowerAt(tokens, at + 1)) && isGlued(tokens, at + 1) && isGlued(tokens, at + 2);
  return year !== null && joined && second === (year + 1) % 100 ? { year, end: at + 3 } : null;
}
