/** What is known of when the entries of a feed come: how many in each hour of the day (UTC), old ones counting less and less. */
export interface Rhythm {
  /** Entries, by the hour in which they came. */
  readonly entries: readonly number[];
  /** Hours of watching behind them, forgotten at the same pace. */
  readonly watched: readonly number[];
  /** The same of weekends alone: entries, and hours of watching. */
  readonly weekend: readonly [entries: number, watched: number];
  /** The share of the document that may be expected to roll over between two checks: less after a check that brought most of one. */
  readonly share: number;
}

/** What was kept of a feed; null for what another version of the program has kept. */
export function readRhythm(kept: unknown): Rhythm | null {
  const { entries, watched, weekend, share }: Readonly<Record<string, unknown>> = Object(kept);
  const isNumbers = (values: unknown, length: number): boolean =>
    Array.isArray(values) && values.length === length && values.every(Number.isFinite);
  const isWhole = isNumbers(entries, 24) && isNumbers(watched, 24) && isNumbers(weekend, 2) && Number.isFinite(share);
  return isWhole ? (kept as Rhythm) : null; // its shape has just been looked at
}

/** A look at a feed: what came between two checks. */
export interface Observation {
  /** The check before, or the first instant that the document tells of. */
  readonly since: Date;
  readonly at: Date;
  /** When the new entries came, as far as the feed says; others came somewhere in between. */
  readonly published: readonly (Date | null)[];
  /** Entries that the document holds; null when none was sent. */
  readonly documentEntries: number | null;
}

/** What decides when a feed is asked again. */
export interface PollQuestion {
  readonly rhythm: Rhythm | null;
  readonly at: Date;
  /** Entries that the document holds; null when none was sent. */
  readonly documentEntries: number | null;
  /** Entries that this check brought, for each hour since the one before: a burst goes on for a while, whatever was usual so far. */
  readonly recentPerHour: number;
  /** True when every entry of a document that was known before was new: there may have been more. */
  readonly mayHaveLost: boolean;
  readonly hints: ServerHints;
}

/** What the server asks for. */
export interface ServerHints {
  /** The longest, in seconds, of max-age, Retry-After, what its document asks for, and what an operator allows at least. */
  readonly minSeconds: number | null;
  /** Hours (UTC) and days (0 is Sunday) in which the feed asks not to be read. */
  readonly skipHours?: readonly number[];
  readonly skipDays?: readonly number[];
  /** The longest interval that the operator wants; the server's wishes go before it. */
  readonly maxSeconds?: number | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Bounds of every interval, in seconds. */
export const MIN_POLL_SECONDS = 5 * 60;
export const MAX_POLL_SECONDS = 24 * 60 * 60;
/** Watching is forgotten to a third over this many days: news desks change their hours, and a burst ends. */
const MEMORY_DAYS = 14;
/** What is taken for granted of a feed that nobody has watched yet: so many entries an hour, believed like so many hours of watching. */
const PRIOR_PER_HOUR = 0.05;
const PRIOR_HOURS = 6;
/** An hour of the day is taken to be like all others until it was watched for about so long. */
const MEAN_HOURS = 1;
const NEIGHBOURS = [
  [-1, 0.5],
  [0, 1],
  [1, 0.5],
] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const LONGEST_LOOK_MS = 14 * 86_400_000;
/** Polls an hour of a feed with one entry an hour; others get the square root of their rate times as many. */
const PACE = 1.18;
const LEAST_SHARE = 0.1;
/** A document is to be seen again before this share of it can have rolled over. */
const ROLL_OVER_SHARE = 0.25;
const STEP_MS = HOUR_MS / 60;

const hourOf = (ms: number): number => Math.floor((((ms % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS);

const isWeekend = (ms: number): boolean => new Date(ms).getUTCDay() % 6 === 0;

/** Adds what came since the last check to what is known. */
export function watchFeed(rhythm: Rhythm | null, seen: Observation): Rhythm {
  const at = seen.at.getTime();
  const since = Math.max(Math.min(at, seen.since.getTime()), at - LONGEST_LOOK_MS);
  const kept = Math.exp((since - at) / (MEMORY_DAYS * DAY_MS));
  const entries = HOURS.map((hour) => (rhythm?.entries[hour] ?? 0) * kept);
  const watched = HOURS.map((hour) => (rhythm?.watched[hour] ?? 0) * kept);
  let weekendEntries = (rhythm?.weekend[0] ?? 0) * kept;
  let weekendWatched = (rhythm?.weekend[1] ?? 0) * kept;
  for (let from = since; from < at; ) {
    const to = Math.min(at, (Math.floor(from / HOUR_MS) + 1) * HOUR_MS);
    add(watched, from, (to - from) / HOUR_MS);
    if (isWeekend(from)) weekendWatched += (to - from) / HOUR_MS;
    from = to;
  }
  seen.published.forEach((when, index) => {
    const stated = when?.getTime() ?? Number.NaN;
    // Clocks of publishers are wrong, and old entries are put back: what cannot be so came somewhere in between.
    const between = since + ((index + 0.5) / seen.published.length) * (at - since);
    const came = stated >= since && stated <= at ? stated : between;
    add(entries, came, 1);
    if (isWeekend(came)) weekendEntries += 1;
  });
  return { entries, watched, weekend: [weekendEntries, weekendWatched], share: nextShare(rhythm?.share ?? ROLL_OVER_SHARE, seen) };
}

/** A burst that filled most of a document shows that the feed is less even than it seems. */
function nextShare(share: number, { published, documentEntries }: Observation): number {
  const isNew = documentEntries ? published.length / documentEntries : 0;
  if (isNew >= 0.9) return Math.max(LEAST_SHARE, share * 0.6);
  return isNew >= 0.6 ? Math.max(LEAST_SHARE, share * 0.85) : Math.min(ROLL_OVER_SHARE, share * 1.003);
}

function add(hours: number[], at: number, amount: number): void {
  const hour = hourOf(at);
  hours[hour] = (hours[hour] ?? 0) + amount;
}

/** Entries an hour to be expected at an instant, by the hour of the day and by whether it is a weekend. An hour counts with
 * its neighbours as far as they were watched, else like the whole day. */
export function ratesOf(rhythm: Rhythm | null): (ms: number) => number {
  const sum = (hours: readonly number[] = []): number => hours.reduce((total, value) => total + value, 0);
  const mean = (sum(rhythm?.entries) + PRIOR_HOURS * PRIOR_PER_HOUR) / (sum(rhythm?.watched) + PRIOR_HOURS);
  const around = (values: readonly number[] = [], hour: number): number =>
    NEIGHBOURS.reduce((total, [offset, weight]) => total + weight * (values[(hour + offset + 24) % 24] ?? 0), 0);
  const hours = HOURS.map((hour) => (around(rhythm?.entries, hour) + mean * MEAN_HOURS) / (around(rhythm?.watched, hour) + MEAN_HOURS));
  const [entries, watched] = rhythm?.weekend ?? [0, 0];
  const restOf = (count: number, hoursWatched: number): number => (count + mean * 24) / (hoursWatched + 24) / mean;
  const weekend = restOf(entries, watched);
  const week = restOf(sum(rhythm?.entries) - entries, sum(rhythm?.watched) - watched);
  return (ms) => (hours[hourOf(ms)] ?? 0) * (isWeekend(ms) ? weekend : week);
}

/**
 * Says how long to wait until a feed is asked again.
 *
 * The polls that are spent on all feeds together give the least delay when each feed gets them by the square root of its rate;
 * so the hours ahead are added up by the root of what is expected in them until they make one poll. Never later than a part of
 * the document can have rolled over, never sooner than the server allows, between five minutes and a day.
 */
export function secondsToNextPoll(question: PollQuestion): number {
  const { rhythm, at, documentEntries, recentPerHour, mayHaveLost, hints } = question;
  const start = at.getTime();
  const mostEntries =
    documentEntries === null || documentEntries === 0 ? Number.POSITIVE_INFINITY : documentEntries * (rhythm?.share ?? ROLL_OVER_SHARE);
  const rateAt = ratesOf(rhythm);
  let polls = 0;
  let entries = 0;
  let ms = 0;
  while (ms < DAY_MS && polls < 1 && entries < mostEntries) {
    const rate = rateAt(start + ms);
    polls += (PACE * Math.sqrt(rate) * STEP_MS) / HOUR_MS;
    entries += (Math.max(rate, recentPerHour) * STEP_MS) / HOUR_MS;
    ms += STEP_MS;
  }
  const usual = Math.min(ms / 1000, hints.maxSeconds ?? MAX_POLL_SECONDS);
  const wanted = mayHaveLost ? Math.min(usual / 2, 900) : usual;
  const allowed = Math.max(wanted, Math.min(hints.minSeconds ?? 0, MAX_POLL_SECONDS));
  return bounded(pastSkipped(start, bounded(allowed), hints));
}

const bounded = (seconds: number): number => Math.round(Math.min(MAX_POLL_SECONDS, Math.max(MIN_POLL_SECONDS, seconds)));

/** Moves a poll out of the hours and days that the feed wants to be left alone in. */
function pastSkipped(start: number, seconds: number, { skipHours = [], skipDays = [] }: ServerHints): number {
  let at = start + seconds * 1000;
  const latest = start + MAX_POLL_SECONDS * 1000;
  while (at < latest && (skipHours.includes(hourOf(at)) || skipDays.includes(new Date(at).getUTCDay()))) {
    at = (Math.floor(at / HOUR_MS) + 1) * HOUR_MS;
  }
  return (at - start) / 1000;
}

/** A successful check, as the schedule needs to know of it. */
export interface Check {
  /** The rhythm as it is kept on the feed's row. */
  readonly kept: unknown;
  readonly lastSucceededAt: Date | null;
  readonly at: Date;
  /** When the entries of the document came, as it says itself, the new ones among them. */
  readonly published: readonly (Date | null)[];
  readonly documentEntries: number | null;
  readonly newEntries: number;
  readonly hints: ServerHints;
}

/** When a feed is asked again after a successful check, and what was learnt of it. */
export function planNextPoll(check: Check): { nextPollAt: Date; rhythm: Rhythm; mayHaveLost: boolean } {
  const { at, documentEntries, newEntries, lastSucceededAt: last } = check;
  const isTime = (when: Date | null): when is Date => when !== null && when.getTime() <= at.getTime();
  const times = check.published.filter(isTime).sort((one, other) => other.getTime() - one.getTime());
  // The first document tells of the time since its oldest entry; later ones of that since the last check.
  const since = last ?? new Date(Math.max(at.getTime() - LONGEST_LOOK_MS, times.at(-1)?.getTime() ?? at.getTime()));
  const published = Array.from({ length: newEntries }, (_, index) => times[index] ?? null);
  const within = last === null ? published.filter((when) => when !== null && when >= since) : published;
  const mayHaveLost = last !== null && documentEntries !== null && documentEntries > 1 && newEntries >= documentEntries;
  const seen = { since, at, published: within, documentEntries: last === null ? null : documentEntries };
  const rhythm = watchFeed(readRhythm(check.kept), seen);
  const hours = last === null ? 0 : Math.max(at.getTime() - last.getTime(), 60_000) / HOUR_MS;
  const recentPerHour = hours > 0 ? newEntries / hours : 0;
  const seconds = secondsToNextPoll({ rhythm, at, documentEntries, recentPerHour, mayHaveLost, hints: check.hints });
  return { nextPollAt: new Date(at.getTime() + seconds * 1000), rhythm, mayHaveLost };
}

/**
 * Says how long to wait after a failure: twice as long with every one in a row, up to a day, spread so that feeds that failed together are
 * not asked again together.
 *
 * @param luck - From 0 to 1.
 */
export function secondsAfterFailure(failure: {
  readonly pollSeconds: number;
  readonly failureCount: number;
  readonly at: Date;
  readonly hints: ServerHints;
  readonly luck: number;
}): number {
  const { pollSeconds, failureCount, at, hints, luck } = failure;
  const base = Math.min(MAX_POLL_SECONDS, Math.max(MIN_POLL_SECONDS, pollSeconds) * 2 ** Math.min(failureCount - 1, 16));
  const spread = base * (0.85 + 0.15 * luck);
  const allowed = Math.max(spread, hints.minSeconds ?? 0);
  return bounded(pastSkipped(at.getTime(), bounded(allowed), hints));
}
