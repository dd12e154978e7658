/** How often may be tried within a quarter of an hour: by one address for one name, and by one address in all. */
const MOST_FOR_NAME = 5;
const MOST_OF_ADDRESS = 30;
const WITHIN_MS = 15 * 60_000;
const MOST_REMEMBERED = 10_000;

/** Counts what failed, so that guessing takes longer than anybody has. */
export interface Attempts {
  /** Whether another attempt may be made. */
  mayTry(address: string, name: string, now: number): boolean;
  failed(address: string, name: string, now: number): void;
  /** Takes one attempt back, and forgets those for the name: somebody knew the password. */
  passed(address: string, name: string): void;
}

/** Makes a counter of one process. */
export function openAttempts(): Attempts {
  const counts = new Map<string, { since: number; count: number }>();
  const countOf = (key: string, now: number): number => {
    const found = counts.get(key);
    return found && now - found.since < WITHIN_MS ? found.count : 0;
  };
  const add = (key: string, now: number): void => {
    const count = countOf(key, now) + 1;
    const since = count === 1 ? now : (counts.get(key)?.since ?? now);
    counts.delete(key);
    counts.set(key, { since, count });
    const oldest = counts.keys().next();
    if (counts.size > MOST_REMEMBERED && !oldest.done) counts.delete(oldest.value);
  };
  return {
    mayTry: (address, name, now) => countOf(`${address} ${name}`, now) < MOST_FOR_NAME && countOf(address, now) < MOST_OF_ADDRESS,
    failed: (address, name, now) => {
      add(`${address} ${name}`, now);
      add(address, now);
    },
    passed: (address, name) => {
      counts.delete(`${address} ${name}`);
      const ofAddress = counts.get(address);
      if (ofAddress) ofAddress.count -= 1;
    },
  };
}
