import pg from 'pg';

/** How node-postgres is told to read the values of a column. */
export type ValueTypes = NonNullable<pg.ClientConfig['types']>;

const { builtins } = pg.types;
/** Types of arrays that node-postgres does not name. */
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TIMESTAMP_ARRAY = 1115;
const NUMERIC_ARRAY = 1231;
const TEXT_ARRAY = 1009 as Parameters<typeof pg.types.getTypeParser>[0]; // Read by node-postgres, but missing among its names.

const asText = (value: string): string => value;

/** An `int8` is a number as long as a number can hold it exactly. */
function asWholeNumber(value: string): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function arrayOf(parse: (value: string) => unknown): (value: string) => unknown {
  const split: (value: string) => unknown = pg.types.getTypeParser(TEXT_ARRAY);
  const each = (item: unknown): unknown => (Array.isArray(item) ? item.map(each) : item === null ? null : parse(String(item)));
  return (value) => each(split(value));
}

const PARSERS: ReadonlyMap<number, (value: string) => unknown> = new Map<number, (value: string) => unknown>([
  // A day has no hour: as a Date it would be a different day west or east of the reader.
  [builtins.DATE, asText],
  [DATE_ARRAY, arrayOf(asText)],
  [builtins.TIMESTAMP, asText],
  [TIMESTAMP_ARRAY, arrayOf(asText)],
  [builtins.INTERVAL, asText],
  [builtins.INT8, asWholeNumber],
  [INT8_ARRAY, arrayOf(asWholeNumber)],
  [builtins.NUMERIC, Number],
  [NUMERIC_ARRAY, arrayOf(Number)],
]);

/** The same on both engines: days, intervals and zoneless times as text, `timestamptz` as Date, whole and decimal numbers as numbers. */
export const VALUE_TYPES: ValueTypes = {
  getTypeParser: (oid, format) => (format === 'binary' ? undefined : PARSERS.get(oid)) ?? pg.types.getTypeParser(oid, format),
};
