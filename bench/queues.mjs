import { seeded } from './filler.mjs';
import { writeTable } from './print.mjs';

// What a job costs, in seconds: as the suite `pipeline` has it, on a machine that has nothing else to do.
const FETCH = { median: 0.3, spread: 0.8 };
const MEAN_FETCH = FETCH.median * Math.exp(FETCH.spread ** 2 / 2);
const CLAIMS = { median: 0.02, spread: 0.5 };
const PUT_OFF = 0.003;
const LINK_PASS = 0.02;
const LINK_ARTICLE = 0.004;
const LINK_REST = 0.3;
const LINKED_AT_ONCE = 100;
/** Of Redis: the scripts that an article's two jobs call, what those take of its one processor, and the same of a job that is put off. */
const REDIS = { callsAnArticle: 8, secondsAnArticle: 0.0008, callsAPutOff: 3, secondsAPutOff: 0.0003 };

const SPACING = 1;
const POLL_EVERY = 600;
const BUSY_HOUR = 3;
/** Articles of a host a day: many have few; a host that is read once a second cannot have more than 86,400. */
const HOST = { median: 60, spread: 1.6, most: 10_000 };
const WARM_UP = 600;
const UNTIL = 1200;
const LOOK_EVERY = 5;

/** Slots that fetch and cores that extract are those of all queues; of many queues, which have nothing to do with each other, some are run. */
const SCENARIOS = [
  { name: '1 million', articlesADay: 1e6, queues: 1, slots: 64, cores: 2 },
  { name: '10 million', articlesADay: 1e7, queues: 1, slots: 640, cores: 15 },
  { name: '10 million, 4 queues', articlesADay: 1e7, queues: 4, slots: 640, cores: 15 },
  { name: '100 million, 32 queues', articlesADay: 1e8, queues: 32, slots: 6400, cores: 150 },
  { name: '100 million, 64 queues', articlesADay: 1e8, queues: 64, slots: 6400, cores: 192 },
];
const MOST_RUN = 2;

/** The events to come, the next one first. */
class Agenda {
  #heap = [];
  get size() {
    return this.#heap.length;
  }
  add(at, happen) {
    const heap = this.#heap;
    let place = heap.push({ at, happen }) - 1;
    for (let parent = (place - 1) >> 1; place > 0 && heap[parent].at > at; parent = (place - 1) >> 1) {
      [heap[place], heap[parent]] = [heap[parent], heap[place]];
      place = parent;
    }
  }
  next() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let place = 0; ; ) {
      let child = 2 * place + 1;
      if (child >= heap.length) return first;
      if (child + 1 < heap.length && heap[child + 1].at < heap[child].at) child += 1;
      if (heap[child].at >= last.at) return first;
      [heap[place], heap[child]] = [heap[child], heap[place]];
      place = child;
    }
  }
}

/** A line in which whoever came first is first. */
class Line {
  #items = [];
  #head = 0;
  get length() {
    return this.#items.length - this.#head;
  }
  get first() {
    return this.#items[this.#head];
  }
  push(item) {
    this.#items.push(item);
  }
  shift() {
    const item = this.#items[this.#head++];
    if (this.#head > 10_000 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }
}

/** Servers of one line: each takes the first, `serve` says for how long. */
function openServers(agenda, size, serve) {
  const line = new Line();
  const servers = { line, free: size, busySeconds: 0, take };
  function take(job, now) {
    line.push(job);
    pump(now);
  }
  function pump(now) {
    while (servers.free > 0 && line.length > 0) {
      const { seconds, done } = serve(line.shift(), now);
      servers.free -= 1;
      if (now >= WARM_UP) servers.busySeconds += seconds;
      agenda.add(now + seconds, (at) => {
        servers.free += 1;
        done(at);
        pump(at);
      });
    }
  }
  return servers;
}

const logNormal = (random, { median, spread }) =>
  median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));

/** When a host may be asked again, as far as is known while it is asked: its requests are taken to last as long as those before. */
const expectedFree = ({ startedAt, endsAt, freeAt, requestSeconds }, now) =>
  now < endsAt ? Math.max(now, startedAt + requestSeconds) + SPACING : freeAt;

/** One queue of each kind with its hosts, its workers and its pass of linking: nothing of it is shared with another. */
function simulate({ hosts, slots, cores, random }) {
  const agenda = new Agenda();
  const seen = { articles: 0, putOffs: 0, ages: [], linkAges: [] };
  const toLink = new Line();
  const claims = openServers(agenda, cores, () => ({ seconds: logNormal(random, CLAIMS), done: (at) => toLink.push({ since: at }) }));
  const fetches = openServers(agenda, slots, (job, now) => (job.host.freeAt > now ? putOff(job, now) : fetch(job, now)));
  /** It stands in its host's line and comes back. */
  function putOff({ host, isBack, readyAt }, now) {
    if (now >= WARM_UP) seen.putOffs += 1;
    if (!isBack) host.lineEndsAt = Math.max(host.lineEndsAt, host.freeAt, now) + SPACING + host.requestSeconds;
    const back = isBack ? expectedFree(host, now) + (SPACING * random()) / 8 : host.lineEndsAt;
    return { seconds: PUT_OFF, done: () => agenda.add(back, (at) => fetches.take({ host, since: at, isBack: true, readyAt }, at)) };
  }
  function fetch({ host, readyAt }, now) {
    const seconds = logNormal(random, FETCH);
    Object.assign(host, { startedAt: now, endsAt: now + seconds, freeAt: now + seconds + SPACING });
    if (now >= WARM_UP) seen.articles += 1;
    // What is over and above what the host itself makes everybody wait.
    if (now >= WARM_UP) host.waits.push(Math.max(0, now - readyAt));
    const done = (at) => {
      host.requestSeconds += (seconds - host.requestSeconds) / 4;
      claims.take({ since: at }, at);
    };
    return { seconds, done };
  }
  function poll(host, at) {
    const count = Math.floor(host.aPoll + random());
    for (let number = 0; number < count; number += 1)
      fetches.take({ host, since: at, isBack: false, readyAt: at + number * (SPACING + MEAN_FETCH) }, at);
    agenda.add(at + POLL_EVERY, (later) => poll(host, later));
  }
  for (const host of hosts) agenda.add(random() * POLL_EVERY, (at) => poll(host, at));
  agenda.add(0, (at) => linkFrom(agenda, toLink, at));
  agenda.add(WARM_UP, (at) => lookFrom(agenda, { lines: [fetches.line, claims.line], toLink, seen }, at));
  for (let event = agenda.next(); event.at < UNTIL; event = agenda.next()) event.happen(event.at);
  return { ...seen, busySlots: fetches.busySeconds, busyCores: claims.busySeconds };
}

/** Passes of linking from then on: a rest after each that leaves nothing. */
function linkFrom(agenda, toLink, at) {
  const count = Math.min(toLink.length, LINKED_AT_ONCE);
  for (let number = 0; number < count; number += 1) toLink.shift();
  const rest = toLink.length === 0 ? LINK_REST : 0;
  agenda.add(at + (count === 0 ? 0 : LINK_PASS + count * LINK_ARTICLE) + rest, (later) => linkFrom(agenda, toLink, later));
}

/** Notes from then on how long whoever is first has waited. */
function lookFrom(agenda, { lines, toLink, seen }, at) {
  const age = (line) => (line.length === 0 ? 0 : at - line.first.since);
  seen.ages.push(Math.max(...lines.map(age)));
  seen.linkAges.push(age(toLink));
  agenda.add(at + LOOK_EVERY, (later) => lookFrom(agenda, { lines, toLink, seen }, later));
}

function makeHosts(articlesADay, random) {
  const hosts = [];
  for (let left = articlesADay; left > 0; ) {
    const aDay = Math.min(HOST.most, logNormal(random, HOST), left);
    hosts.push({
      aPoll: ((aDay * POLL_EVERY) / 86_400) * BUSY_HOUR,
      startedAt: 0,
      endsAt: 0,
      freeAt: 0,
      lineEndsAt: 0,
      requestSeconds: 0,
      waits: [],
    });
    left -= aDay;
  }
  return hosts;
}

const quantile = (values, share) => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Jain's index: 1 where all are treated alike, one divided by their number where one has all. */
const fairness = (values) => mean(values) ** 2 / mean(values.map((value) => value * value));

function runScenario({ name, articlesADay, queues, slots, cores }) {
  const random = seeded(7);
  const hosts = makeHosts(articlesADay, random);
  const all = Array.from({ length: queues }, () => []);
  for (const host of hosts) all[Math.floor(random() * queues)].push(host);
  const shards = all.slice(0, MOST_RUN);
  const share = (number) => Math.max(1, Math.floor(number / queues));
  const results = shards.map((mine) => simulate({ hosts: mine, slots: share(slots), cores: share(cores), random }));
  const seconds = UNTIL - WARM_UP;
  const redis = ({ articles, putOffs }, article, putOff) => (articles * article + putOffs * putOff) / seconds;
  const largest = (of) => Math.max(...results.map(of));
  // One more second for each, or hosts that never wait would make every difference infinite.
  const waits = shards
    .flat()
    .filter(({ waits: all }) => all.length > 0)
    .map(({ waits: all }) => mean(all));
  return {
    name,
    hosts: hosts.length,
    arriving: (articlesADay * BUSY_HOUR) / 86_400,
    done: (mean(results.map(({ articles }) => articles)) * queues) / seconds,
    putOffs: mean(results.map(({ putOffs, articles }) => putOffs / articles)),
    oldest: largest(({ ages }) => quantile(ages, 0.95)),
    unlinked: largest(({ linkAges }) => linkAges.at(-1)),
    slots: largest(({ busySlots }) => busySlots / (seconds * share(slots))),
    cores: largest(({ busyCores }) => busyCores / (seconds * share(cores))),
    calls: largest((result) => redis(result, REDIS.callsAnArticle, REDIS.callsAPutOff)),
    redis: largest((result) => redis(result, REDIS.secondsAnArticle, REDIS.secondsAPutOff)),
    wait: quantile(waits, 0.5),
    longWait: quantile(waits, 0.99),
    fairness: fairness(waits.map((wait) => 1 / (1 + wait))),
  };
}

/** The queues in a busy hour, simulated: hosts that are read once a second at most, over one or more queues of each kind. */
export async function benchQueues() {
  const rows = SCENARIOS.map(runScenario);
  const [small] = rows;
  const large = rows.at(-1);
  return {
    about: `a busy hour of ${BUSY_HOUR} times the mean, ${(UNTIL - WARM_UP) / 60} minutes of it; the fullest of several queues counts`,
    rows,
    targets: [
      { what: 'a million a day: seconds that the oldest waits', value: small.oldest, limit: 10, below: true },
      { what: 'a hundred million on many queues: seconds that the oldest waits', value: large.oldest, limit: 10, below: true },
      { what: 'a hundred million on many queues: share of a Redis', value: large.redis, limit: 0.5, below: true },
    ],
  };
}

/** Writes the scenarios as a table. */
export function printQueues({ rows }) {
  const percent = (value) => `${(100 * value).toFixed(0)} %`;
  const seconds = (value) => value.toFixed(1);
  writeTable(rows, [
    ['articles a day', ({ name }) => name],
    ['hosts', ({ hosts }) => String(hosts)],
    ['arriving/s', ({ arriving }) => arriving.toFixed(0)],
    ['done/s', ({ done }) => done.toFixed(0)],
    ['put off', ({ putOffs }) => putOffs.toFixed(2)],
    ['oldest s', ({ oldest }) => seconds(oldest)],
    ['unlinked s', ({ unlinked }) => seconds(unlinked)],
    ['slots', (row) => percent(row.slots)],
    ['cores', (row) => percent(row.cores)],
    ['calls/s', ({ calls }) => calls.toFixed(0)],
    ['a Redis', (row) => percent(row.redis)],
    ['wait s', ({ wait }) => seconds(wait)],
    ['p99', ({ longWait }) => seconds(longWait)],
    ['fairness', ({ fairness: index }) => index.toFixed(2)],
  ]);
}
