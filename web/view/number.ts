const WHOLE = new Intl.NumberFormat('en-GB');

/** A number with its thousands apart; a dash where there is none. */
export const showNumber = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : WHOLE.format(value));

/** A number and what it counts: `1 feed`, `2,400 claims`. */
export const countOf = (count: number, noun: string, plural = `${noun}s`): string =>
  `${WHOLE.format(count)} ${count === 1 ? noun : plural}`;

/** A size in the unit that suits it. */
export function showBytes(bytes: number | null): string {
  if (bytes === null) return '–';
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 2 ** 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
