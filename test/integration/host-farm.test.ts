import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFeed } from '../../ingest/parse-feed.ts';
import type { Database } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { runOperation } from '../../workers/operations/index.ts';
import { type Supervisor, startSupervisor } from '../../workers/supervisor.ts';
import { queueEngines } from '../engines.ts';
import { type HostFarm, openHostFarm } from '../host-farm.ts';
import { configOf, type LogLine, openMemoryLog, until } from '../jobs.ts';

const FEEDS_A_HOST = 5;
/** Five hundred feeds, fifty of them down, on one engine; a seventh of that on the others, and on all with FARM=full. */
const sizeOn = (name: string) =>
  name === queueEngines().at(-1)?.name || process.env.FARM === 'full' ? { hosts: 90, feedsATrouble: 6 } : { hosts: 10, feedsATrouble: 1 };
const WORKERS = 4;
const SPACING_MS = 150;
const RETRY_AFTER_SECONDS = 3600;

const item = (host: string, path: string, index: number, guid = `${host}${path}-${index}`) =>
  `<item><title>Item ${index} of ${path} at ${host}</title><link>http://${host}/${index}${path}</link><guid isPermaLink="false">${guid}</guid></item>`;
const document = (items: readonly string[]) => `<rss version="2.0"><channel><title>Farm</title>${items.join('')}</channel></rss>`;

type Trouble = (response: ServerResponse) => void;
/** Hosts in trouble; the code that each of them ends with. */
const TROUBLES: Readonly<Record<string, readonly [code: string, trouble: Trouble]>> = {
  'nowhere.example': ['dns-failed', () => {}],
  'broken-off.example': ['connect-failed', (response) => response.destroy()],
  'in-ruins.example': ['http-status', (response) => response.writeHead(500).end()],
  'overloaded.example': ['http-status', (response) => response.writeHead(503).end()],
  'not-there.example': ['not-found', (response) => response.writeHead(404).end()],
  'locked.example': ['forbidden', (response) => response.writeHead(403).end()],
  'gone.example': ['gone', (response) => response.writeHead(410).end()],
  'a-page.example': [
    'not-a-feed',
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html><p>Welcome</p></html>'),
  ],
};
/** One feed each: what it asks for counts for its whole host. */
const WAITING = { 'slow-down.example': 429, 'back-soon.example': 503 } as const;

function answer(request: IncomingMessage, response: ServerResponse, host: string): void {
  const [, trouble] = TROUBLES[host] ?? [];
  if (trouble) {
    trouble(response);
    return;
  }
  const wait = Object.entries(WAITING).find(([name]) => name === host)?.[1];
  if (wait !== undefined) {
    response.writeHead(wait, { 'retry-after': String(RETRY_AFTER_SECONDS) }).end();
    return;
  }
  const path = request.url ?? '/';
  const etag = `W/"${host}${path}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  // Ten entries with one guid, as programs send them that were set up wrongly.
  const isRepeating = host === 'h0.example' && path === '/feed-0';
  const items = Array.from({ length: isRepeating ? 10 : 2 }, (_, index) => item(host, path, index, isRepeating ? 'same' : undefined));
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(document(items));
}

describe.each(queueEngines())('a farm of hosts on $name', (engine) => {
  const { hosts: hostCount, feedsATrouble } = sizeOn(engine.name);
  const downCount = Object.keys(TROUBLES).length * feedsATrouble + Object.keys(WAITING).length;
  const closing: (() => unknown)[] = [];
  const logs: (() => readonly LogLine[])[] = [];
  let farm: HostFarm;
  let database: Database;
  let supervisors: Supervisor[] = [];
  let first: Supervisor;
  const count = async (condition: string): Promise<number> => {
    const [row] = await database.query<{ n: number }>(`select count(*)::int as n from news_private.feed where ${condition}`);
    return row?.n ?? 0;
  };

  beforeAll(async () => {
    farm = await openHostFarm(answer);
    closing.push(() => farm.close());
    const scratch = await engine.open();
    closing.push(() => scratch.close());
    ({ database } = scratch);
    await migrate(database);
    const config = configOf({
      ASSAY_ALLOW_HOSTS: '127.0.0.1',
      ASSAY_TICK_SECONDS: '1',
      ASSAY_HOST_SPACING_MS: String(SPACING_MS),
      ...(scratch.redisUrl ? { REDIS_URL: scratch.redisUrl, DATABASE_URL: 'postgres://unused.example/' } : {}),
    });
    const good = Array.from({ length: hostCount * FEEDS_A_HOST }, (_, index) =>
      farm.url(`h${index % hostCount}.example`, `/feed-${Math.floor(index / hostCount)}`),
    );
    const down = Object.keys(TROUBLES).flatMap((host) =>
      Array.from({ length: feedsATrouble }, (_, index) => farm.url(host, `/feed-${index}`)),
    );
    const waiting = Object.keys(WAITING).map((host) => farm.url(host, '/feed'));
    // One after the other, so that the tables that they share are made once.
    for (let worker = 0; worker < WORKERS; worker += 1) {
      const { log, lines } = openMemoryLog();
      logs.push(lines);
      const surroundings = { fetch: farm.fetch, readFeed: parseFeed };
      supervisors.push(await startSupervisor({ config, database, log, roles: ['schedule', 'feed'], surroundings }));
    }
    [first] = supervisors as [Supervisor];
    await runOperation(first.operations, 'feeds.add', { urls: [...good, ...down, ...waiting] });
    await until('every feed has been asked', async () => (await count('last_checked_at is null')) === 0, 110_000);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(supervisors.map((supervisor) => supervisor.stop()));
    supervisors = [];
    for (const close of closing.reverse()) await close();
  });

  test('reads every feed but those that are down, which have their reasons', async () => {
    expect(await count('true')).toBe(hostCount * FEEDS_A_HOST + downCount);
    expect(await count('last_succeeded_at is not null and failure_count = 0')).toBe(hostCount * FEEDS_A_HOST);
    const rows = await database.query<{ url: string; code: string; message: string }>(
      'select url, last_error_code as code, last_error_message as message from news_private.feed where failure_count > 0 order by id',
    );
    expect(rows).toHaveLength(downCount);
    for (const { url, code, message } of rows) {
      expect(code, url).toBe(TROUBLES[new URL(url).hostname]?.[0] ?? 'rate-limited');
      expect(message, url).toMatch(/\S+ \S+ \S+/);
    }
  });

  test('keeps ten entries with one guid as ten', async () => {
    const [row] = await database.query<{ n: number }>(
      `select count(*)::int as n from news_private.entry where feed_id = (select id from news_private.feed where url = $1)`,
      [farm.url('h0.example', '/feed-0')],
    );
    expect(row?.n).toBe(10);
  });

  test('takes every 304 for the word that nothing has changed', async () => {
    const feeds = Array.from({ length: hostCount }, (_, index) => farm.url(`h${index}.example`, '/feed-1'));
    const before = farm.requests.length;
    await runOperation(first.operations, 'feeds.refresh', { feeds });
    const unchanged = async (): Promise<number> => {
      const [row] = await database.query<{ n: number }>('select count(*)::int as n from news_private.fetch where not_modified');
      return row?.n ?? 0;
    };
    await until('all have been asked again', async () => (await unchanged()) === hostCount, 55_000);
    const again = farm.requests.slice(before);
    expect(again).toHaveLength(hostCount);
    expect(again.filter(({ status }) => status !== 304)).toEqual([]);
    const [entries] = await database.query<{ n: number }>('select count(*)::int as n from news_private.entry');
    expect(entries?.n).toBe(hostCount * FEEDS_A_HOST * 2 + 8);
  });

  test('leaves a host alone for as long as it asks', async () => {
    const feeds = Object.keys(WAITING).map((host) => farm.url(host, '/feed'));
    const [row] = await database.query<{ waits: boolean }>(
      `select bool_and(next_poll_at >= last_checked_at + $1::int * interval '1 s') as waits from news_private.feed where url = any($2)`,
      [RETRY_AFTER_SECONDS, feeds],
    );
    expect(row?.waits).toBe(true);
    // Whatever an operator says: the job is put off.
    const putOff = () =>
      logs.flatMap((lines) => lines()).filter(({ event, wait_ms }) => event === 'job.put-off' && Number(wait_ms) > 3_000_000);
    const before = putOff().length;
    await runOperation(first.operations, 'feeds.refresh', { feeds });
    await until('both have been put off', async () => putOff().length >= before + feeds.length);
    expect(farm.requests.filter(({ host }) => host in WAITING)).toHaveLength(feeds.length);
  });

  test('never starts two requests to a host within its spacing', () => {
    const hosts = new Map<string, typeof farm.requests>();
    for (const request of farm.requests) hosts.set(request.host, [...(hosts.get(request.host) ?? []), request]);
    const tooSoon = [...hosts].flatMap(([host, requests]) =>
      requests
        .toSorted((one, other) => one.startedAt - other.startedAt)
        .flatMap(({ startedAt }, index, sorted) => {
          const gap = startedAt - (sorted[index - 1]?.startedAt ?? Number.NEGATIVE_INFINITY);
          return gap < SPACING_MS ? [`${host}: ${gap} ms`] : [];
        }),
    );
    expect(tooSoon).toEqual([]);
    expect(hosts.size).toBe(hostCount + Object.keys(TROUBLES).length - 1 + Object.keys(WAITING).length);
  });

  test('has all workers take part', () => {
    for (const lines of logs) expect(lines().filter(({ event }) => event === 'feed.refreshed').length).toBeGreaterThan(2);
  });
});
