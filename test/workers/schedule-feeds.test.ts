import { describe, expect, test } from 'vitest';
import {
  planNextPoll,
  type Rhythm,
  readRhythm,
  type ServerHints,
  secondsAfterFailure,
  secondsToNextPoll,
  watchFeed,
} from '../../workers/schedule-feeds.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Monday. */
const NOW = new Date('2026-11-16T00:00:00Z');
const since = (ms: number): Date => new Date(NOW.getTime() + ms);

/** A feed that was watched for two weeks and had so many entries in each of some hours. */
function watched(perHour: number, hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour)): Rhythm {
  let rhythm: Rhythm | null = null;
  for (let hour = -14 * 24; hour < 0; hour += 1) {
    const count = hours.includes(((hour % 24) + 24) % 24) ? perHour : 0;
    const published = Array.from({ length: count }, (_, index) => since(hour * HOUR + ((index + 0.5) / count) * HOUR));
    rhythm = watchFeed(rhythm, { since: since(hour * HOUR), at: since((hour + 1) * HOUR), published, documentEntries: 1000 });
  }
  return rhythm ?? watchFeed(null, { since: NOW, at: NOW, published: [], documentEntries: null });
}
const ask = (rhythm: Rhythm | null, more: Partial<Parameters<typeof secondsToNextPoll>[0]> = {}) =>
  secondsToNextPoll({
    rhythm,
    at: NOW,
    documentEntries: null,
    recentPerHour: 0,
    mayHaveLost: false,
    hints: { minSeconds: null },
    ...more,
  });
const hinted = (hints: Partial<ServerHints>) => ask(watched(10), { hints: { minSeconds: null, ...hints } });

describe('the interval of a feed', () => {
  test('is shorter the more comes, by the square root', () => {
    const [one, four] = [ask(watched(1)), ask(watched(4))];
    expect(one / four).toBeGreaterThan(1.8);
    expect(one / four).toBeLessThan(2.2);
  });

  test('stays between five minutes and a day', () => {
    expect(ask(watched(2000))).toBe(300);
    expect(ask(watched(0))).toBeGreaterThan(6 * 3600);
    expect(ask(watched(0))).toBeLessThanOrEqual(86_400);
  });

  test('is longer in the night of a feed that sleeps', () => {
    const day = watched(4, [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(ask(day, { at: since(21 * HOUR) })).toBeGreaterThan(2 * 3600);
    expect(ask(day, { at: since(12 * HOUR) })).toBeLessThan(3600);
  });

  test('is so short that only a part of the document can roll over', () => {
    expect(ask(watched(10), { documentEntries: 4 })).toBeLessThan(ask(watched(10)));
    expect(ask(watched(1), { documentEntries: 20, recentPerHour: 60 })).toBeLessThanOrEqual(300);
  });

  test('is short at once when a whole document was new', () => {
    expect(ask(watched(0), { mayHaveLost: true })).toBeLessThanOrEqual(900);
  });

  test('grows cautious with a feed whose documents roll over nearly whole', () => {
    const before = watched(10);
    const look = { since: NOW, at: since(HOUR), published: Array.from({ length: 20 }, () => null), documentEntries: 20 };
    expect(watchFeed(before, look).share).toBeLessThan(before.share);
  });

  test('is never shorter than the server asks, and never longer than a day for it', () => {
    expect(hinted({ minSeconds: 7200 })).toBe(7200);
    expect(hinted({ minSeconds: 40 * 86_400 })).toBe(86_400);
  });

  test('is no longer than the operator wants, unless the server asks for more', () => {
    expect(ask(watched(0), { hints: { minSeconds: null, maxSeconds: 1800 } })).toBe(1800);
    expect(hinted({ minSeconds: 7200, maxSeconds: 1800 })).toBe(7200);
  });

  test('leaves out the hours and days in which the feed wants no reader', () => {
    expect(hinted({ skipHours: [0, 1, 2] })).toBe(3 * 3600);
    expect(hinted({ skipHours: Array.from({ length: 24 }, (_, hour) => hour) })).toBe(86_400);
    expect(hinted({ skipDays: [1] })).toBe(86_400);
  });

  test('is not led astray by entries that say they come from the past or the future', () => {
    const published = [new Date('1970-01-01T00:00:00Z'), new Date('2099-01-01T00:00:00Z'), null];
    const rhythm = watchFeed(null, { since: NOW, at: since(2 * HOUR), published, documentEntries: 30 });
    expect(rhythm.entries.slice(0, 2).reduce((sum, count) => sum + count, 0)).toBe(3);
  });
});

describe('planning the next poll', () => {
  const check = { kept: null, lastSucceededAt: since(-HOUR), at: NOW, published: [], documentEntries: 20, newEntries: 0 };
  const plan = (more: object) => planNextPoll({ ...check, hints: { minSeconds: null }, ...more });

  test('says that entries may have been lost when a whole document was new, but not of the first one', () => {
    expect(plan({ newEntries: 20 }).mayHaveLost).toBe(true);
    expect(plan({ newEntries: 19 }).mayHaveLost).toBe(false);
    expect(plan({ newEntries: 20, lastSucceededAt: null }).mayHaveLost).toBe(false);
    expect(plan({ newEntries: 0, documentEntries: 0 }).mayHaveLost).toBe(false);
  });

  test('learns from the dates of the first document', () => {
    const published = Array.from({ length: 20 }, (_, index) => since(-index * 15 * MINUTE));
    const busy = plan({ lastSucceededAt: null, newEntries: 20, published });
    const rare = plan({ lastSucceededAt: null, newEntries: 20, published: published.map((_, index) => since(-index * 15 * HOUR)) });
    expect(busy.nextPollAt.getTime()).toBeLessThan(rare.nextPollAt.getTime());
  });

  test('goes on from what was kept, and from nothing where that cannot be read', () => {
    const kept = JSON.parse(JSON.stringify(watched(30)));
    expect(readRhythm(kept)).toEqual(kept);
    expect(plan({ kept }).nextPollAt.getTime()).toBeLessThan(plan({}).nextPollAt.getTime());
    for (const broken of [undefined, 'x', {}, { ...kept, entries: [1] }, { ...kept, share: 'much' }]) expect(readRhythm(broken)).toBeNull();
  });

  test('bears a clock that was set back', () => {
    const { nextPollAt } = plan({ lastSucceededAt: since(HOUR), newEntries: 3 });
    expect(nextPollAt.getTime()).toBeGreaterThanOrEqual(since(5 * MINUTE).getTime());
    expect(nextPollAt.getTime()).toBeLessThanOrEqual(since(24 * HOUR).getTime());
  });
});

describe('the wait after a failure', () => {
  const wait = (failureCount: number, more: object = {}) =>
    secondsAfterFailure({ pollSeconds: 3600, failureCount, at: NOW, hints: { minSeconds: null }, luck: 1, ...more });

  test('doubles with every failure in a row, up to a day', () => {
    expect([1, 2, 3, 50].map((count) => wait(count))).toEqual([3600, 7200, 14_400, 86_400]);
  });

  test('differs a little, so that feeds that failed together come back apart', () => {
    expect(wait(3, { luck: 0 })).toBeLessThan(wait(3));
    expect(wait(3, { luck: 0 })).toBeGreaterThan(0.8 * wait(3));
  });

  test('is never shorter than server and document ask', () => {
    expect(wait(1, { hints: { minSeconds: 9000 } })).toBe(9000);
    expect(wait(1, { hints: { minSeconds: null, skipHours: [1, 2] } })).toBe(3 * 3600);
    expect(wait(1, { pollSeconds: 1 })).toBe(300);
  });
});
