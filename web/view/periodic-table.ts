import { SYMBOL_OF_NAME, SYMBOLS } from '../../extract/lexicon/elements.ts';

/** An element and its place in the table: columns are groups, the last two rows hold lanthanides and actinides. */
export interface PlacedElement {
  readonly symbol: string;
  readonly name: string;
  readonly number: number;
  readonly column: number;
  readonly row: number;
}

const FIRST_OF_ROW = [1, 3, 11, 19, 37, 55, 87];

function placeOf(number: number): { column: number; row: number } {
  const row = FIRST_OF_ROW.filter((first) => first <= number).length;
  const step = number - (FIRST_OF_ROW[row - 1] ?? 0);
  if (row === 1) return { row, column: step === 0 ? 1 : 18 };
  if (row <= 3) return { row, column: step < 2 ? step + 1 : step + 11 };
  if (row <= 5 || step < 2) return { row, column: step + 1 };
  return step < 17 ? { row: row + 2, column: step + 1 } : { row, column: step - 13 };
}

const NAMES = new Map([...SYMBOL_OF_NAME].reverse().map(([name, symbol]) => [symbol, name]));

/** The name of an element by its symbol; the symbol itself where there is none. */
export const nameOfElement = (symbol: string): string => NAMES.get(symbol) ?? symbol.replaceAll('-', ' ');

/** Every element in the order of its number. */
export const PERIODIC_TABLE: readonly PlacedElement[] = [...SYMBOLS].map((symbol, i) => ({
  symbol,
  name: nameOfElement(symbol),
  number: i + 1,
  ...placeOf(i + 1),
}));
