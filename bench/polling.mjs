import { writeTable } from './print.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, so that four whole weeks are run. */
const START = Date.UTC(2026, 0, 5);
const DAYS = 28;
const FEEDS = 300;
const BEFORE = 14 * DAY;
const SIZES = [10, 15, 20, 25, 30, 50, 100];
/** What holds for one set of feeds alone is luck: the mean of several counts. */
const SEEDS = [7, 1, 2, 3, 4, 5];

/** Numbers that look random and are the same every time (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A feed from rare to very busy, with its nights and weekends in its own zone; a third of them send several entries at once. */
function makeFeed(random) {
  const perDay = Math.exp(Math.log(0.08) + random() * Math.log(250 / 0.08));
  const zone = Math.floor(random() * 24);
  const night = 0.02 + random() * 0.25;
  const weekend = 0.2 + random() * 0.6;
  const isBursty = random() < 0.35;
  const shape = (at) => {
    const local = at + zone * HOUR;
    const hour = (local / HOUR) % 24;
    const ofDay = hour >= 6 && hour < 22 ? 0.5 + Math.sin(((hour - 6) / 16) * Math.PI) : night;
    return ofDay * (new Date(local).getUTCDay() % 6 === 0 ? weekend : 1);
  };
  let mean = 0;
  for (let hour = 0; hour < 168; hour++) mean += shape(START + hour * HOUR) / 168;
  const times = [];
  for (let at = START - BEFORE; at < START + DAYS * DAY; at += 60_000) {
    const expected = (perDay * shape(at)) / mean / 1440;
    if (random() >= (isBursty ? expected / 2.5 : expected)) continue;
    const count = isBursty ? 1 + Math.floor(random() * 4) : 1;
    for (let index = 0; index < count; index++) times.push(at + random() * 60_000);
  }
  times.sort((one, other) => one - other);
  return { times, size: SIZES[Math.floor(random() * SIZES.length)], offset: random() * HOUR };
}

/** Polls a feed by a rule; a document holds its last entries alone, so what has left it between two polls is lost. */
function simulate({ times, size, offset }, rule) {
  let at = START + offset;
  let known = times.findIndex((time) => time >= at);
  if (known < 0) known = times.length;
  const first = times.slice(Math.max(0, known - size), known);
  const next = rule();
  let last = at;
  at += 1000 * next({ since: first[0] ?? at - BEFORE, at, arrivals: first, size: first.length, isFirst: true });
  const result = { polls: 1, withNews: 0, lost: 0, delays: [] };
  while (at < START + DAYS * DAY) {
    let end = known;
    while (end < times.length && times[end] < at) end++;
    const seen = Math.min(end - known, size);
    const arrivals = times.slice(end - seen, end);
    result.polls++;
    result.withNews += seen > 0 ? 1 : 0;
    result.lost += end - known - seen;
    for (const time of arrivals) result.delays.push((at - time) / 60_000);
    const waitSeconds = next({ since: last, at, arrivals, size: Math.min(size, end), isFirst: false });
    known = end;
    last = at;
    at += waitSeconds * 1000;
  }
  return result;
}

/** The scheduler as the program runs it, from the same inputs. */
function ourRule({ watchFeed, secondsToNextPoll }) {
  return () => {
    let rhythm = null;
    return ({ since, at, arrivals, size, isFirst }) => {
      const published = arrivals.map((time) => new Date(time));
      const documentEntries = size;
      rhythm = watchFeed(rhythm, {
        since: new Date(since),
        at: new Date(at),
        published,
        documentEntries: isFirst ? null : documentEntries,
      });
      return secondsToNextPoll({
        rhythm,
        at: new Date(at),
        documentEntries,
        recentPerHour: isFirst ? 0 : (arrivals.length / (at - since)) * HOUR,
        mayHaveLost: !isFirst && size > 0 && arrivals.length === size,
        hints: { minSeconds: null },
      });
    };
  };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Runs a rule over all feeds. */
export function runPolling(rule, { feeds = FEEDS, seed = SEEDS[0] } = {}) {
  const random = numbers(seed);
  const results = Array.from({ length: feeds }, () => simulate(makeFeed(random), rule));
  const total = (name) => results.reduce((sum, result) => sum + result[name], 0);
  const delays = results.flatMap((result) => result.delays).sort((one, other) => one - other);
  return {
    pollsPerDay: total('polls') / feeds / DAYS,
    withNews: total('withNews') / total('polls'),
    meanDelay: mean(delays),
    p95Delay: delays[Math.floor(delays.length * 0.95)],
    meanOfFeeds: mean(results.filter(({ delays: own }) => own.length > 0).map(({ delays: own }) => mean(own))),
    lost: total('lost') / (total('lost') + delays.length),
    entries: delays.length,
  };
}

/** The mean of each figure over all seeds, and the number of all entries. */
function overSeeds(rule) {
  const results = SEEDS.map((seed) => runPolling(rule, { seed }));
  const means = Object.keys(results[0]).map((name) => [name, mean(results.map((result) => result[name]))]);
  return { ...Object.fromEntries(means), entries: results.reduce((sum, { entries }) => sum + entries, 0) };
}

/** Compares the scheduler with a fixed hour: polls, delay and loss over 28 days. */
export async function benchPolling() {
  const ours = overSeeds(ourRule(await import('../dist/workers/schedule-feeds.js')));
  const hour = overSeeds(() => () => 3600);
  return {
    about: `${SEEDS.length} sets of ${FEEDS} feeds over ${DAYS} days, ${ours.entries} entries, the mean of the sets`,
    rows: [
      { name: 'assay: square root of the rate', ...ours },
      { name: 'a fixed hour', ...hour },
    ],
    targets: [
      { what: 'polls a feed and day', value: ours.pollsPerDay, limit: 22, below: true },
      { what: 'minutes of mean delay', value: ours.meanDelay, limit: 14, below: true },
      { what: 'entries lost, per cent', value: 100 * ours.lost, limit: 0.01, below: true },
    ],
  };
}

/** Writes the comparison as a table. */
export function printPolling({ rows }) {
  writeTable(rows, [
    ['rule', ({ name }) => name],
    ['polls/feed/day', ({ pollsPerDay }) => pollsPerDay.toFixed(1)],
    ['with news', ({ withNews }) => `${(100 * withNews).toFixed(0)} %`],
    ['mean delay min', ({ meanDelay }) => meanDelay.toFixed(1)],
    ['p95', ({ p95Delay }) => p95Delay.toFixed(0)],
    ['mean of feeds', ({ meanOfFeeds }) => meanOfFeeds.toFixed(0)],
    ['lost', ({ lost }) => `${(100 * lost).toFixed(3)} %`],
  ]);
}
