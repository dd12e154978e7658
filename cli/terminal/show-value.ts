import { isTerminal } from './output.ts';

const STEPS: readonly (readonly [unit: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];

/** An instant for people: how long ago or ahead on a terminal, ISO 8601 elsewhere; an empty text for null. */
export function showTime(instant: string | null, now: number = Date.now(), relative: boolean = isTerminal): string {
  if (instant === null) return '';
  return relative ? showDistance(Date.parse(instant) - now) : instant;
}

/** `3 min ago`, `in 2 h`, `now`. */
function showDistance(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const [unit, size] = STEPS.find(([, step]) => seconds >= step) ?? ['s', 1];
  if (seconds === 0) return 'now';
  const distance = `${Math.round(seconds / size)} ${unit}`;
  return ms < 0 ? `${distance} ago` : `in ${distance}`;
}

/** `1 feed`, `2 feeds`, `2 entries`. */
export function countOf(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : /y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /ch$/.test(noun) ? `${noun}es` : `${noun}s`}`;
}

/** `512 bytes`, `1.4 GiB`. */
export function showBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const number = bytes / 1024 ** power;
  return `${power === 0 || number >= 100 ? Math.round(number) : number.toFixed(1)} ${units[power]}`;
}
