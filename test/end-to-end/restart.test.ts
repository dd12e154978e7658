import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { openEmbedded } from '../../store/embedded.ts';
import { openPostgres } from '../../store/postgres.ts';
import { scratchPostgresUrl, scratchRedisUrl } from '../engines.ts';
import { type Running, run, scratch, startProcess, until } from './processes.ts';

/** How often something is killed; more by RESTARTS=20. */
const KILLS = Number(process.env.RESTARTS ?? 2);
const WITHIN_MS = 120_000 + KILLS * 30_000;
const FEEDS = 8;
const FIRST_ENTRIES = 3;
const METALS = ['tin', 'zinc', 'cobalt', 'gallium', 'indium', 'nickel', 'copper', 'lithium'];

/** Numbers that look random and are the same every time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A site whose feeds get a further entry every day, and which takes its time to answer. */
interface Site {
  readonly origin: string;
  readonly feedUrls: readonly string[];
  /** How often each feed was asked since the day began. */
  readonly asked: Map<string, number>;
  /** The most that a feed was asked on one day. */
  most(): number;
  entries(): number;
  newDay(): void;
  close(): void;
}

async function openSite(): Promise<Site> {
  let perFeed = FIRST_ENTRIES;
  let most = 0;
  const asked = new Map<string, number>();
  const item = (feed: string, index: number, origin: string) =>
    `<item><title>Story ${index} of ${feed}</title><link>${origin}/story/${feed}/${index}</link><guid isPermaLink="false">${feed}-${index}</guid></item>`;
  const pageOf = (feed: string, index: string) => {
    const metal = METALS[Number(feed) % METALS.length];
    const day = (Number(index) % 27) + 1;
    const sentences = [
      `Prices of ${metal} rose ${index}.${feed} percent on ${day} October, the smelter Number ${feed} said.`,
      `Its output of ${metal} fell by ${feed}${index} tonnes, report ${index} showed.`,
    ];
    return `<!doctype html><html lang="en"><title>Story ${index} of ${feed}</title><article><h1>Story ${index} of ${feed}</h1>${sentences.map((each) => `<p>${each}</p>`).join('')}</article></html>`;
  };
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    const [, kind, feed = '', index = ''] = path.split('/');
    const origin = `http://${request.headers.host}`;
    const count = perFeed;
    if (kind === 'feed') {
      asked.set(path, (asked.get(path) ?? 0) + 1);
      most = Math.max(most, asked.get(path) ?? 0);
    }
    const send = (): void => {
      if (kind === 'feed') {
        const items = Array.from({ length: count }, (_, at) => item(feed, at, origin)).join('');
        response
          .writeHead(200, { 'content-type': 'application/rss+xml' })
          .end(`<rss version="2.0"><channel><title>Wire ${feed}</title>${items}</channel></rss>`);
      } else if (kind === 'story') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(feed, index));
      else response.writeHead(404).end();
    };
    setTimeout(send, kind === 'feed' ? 120 : 40);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    feedUrls: Array.from({ length: FEEDS }, (_, index) => `${origin}/feed/${index}`),
    asked,
    most: () => most,
    entries: () => FEEDS * perFeed,
    newDay: () => {
      perFeed += 1;
      asked.clear();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Postgres ends one of several statements that wait for each other in a ring; a job is done again then, and so is this. */
async function update(database: Database, sql: string, id: number): Promise<void> {
  try {
    await database.query(sql, [id]);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '40P01')) throw error;
    await database.query(sql, [id]);
  }
}

/** Lets more than a day pass for all that waits for a time, which is longer than any feed is left alone. */
async function passDay(database: Database): Promise<void> {
  const idsOf = async (table: string, condition: string): Promise<readonly number[]> =>
    (await database.query<{ id: number }>(`select id from news_private.${table} where ${condition} order by id`)).map(({ id }) => id);
  // Row by row: the program is at work on the same rows, several at a time and in an order of its own.
  for (const id of await idsOf('feed', 'true')) {
    await update(
      database,
      `update news_private.feed
       set next_poll_at = next_poll_at - interval '25 h', asking_since = asking_since - interval '25 h', lease_until = lease_until - interval '25 h',
         last_checked_at = last_checked_at - interval '25 h', last_succeeded_at = last_succeeded_at - interval '25 h'
       where id = $1`,
      id,
    );
  }
  for (const id of await idsOf('entry', 'awaits_fetch_since is not null')) {
    await update(
      database,
      `update news_private.entry
       set awaits_fetch_since = awaits_fetch_since - interval '25 h', queued_at = queued_at - interval '25 h'
       where id = $1`,
      id,
    );
  }
}

interface Kept {
  readonly entries: number;
  readonly articles: number;
  readonly revisions: number;
  readonly waiting: number;
  readonly unread: number;
}

async function kept(database: Database): Promise<Kept> {
  const [row] = await database.query<Kept>(
    `select (select count(*)::int from news_private.entry) as entries,
       (select count(*)::int from news_private.article) as articles,
       (select count(*)::int from news_private.revision) as revisions,
       (select count(*)::int from news_private.entry where awaits_fetch_since is not null) as waiting,
       (select count(*)::int from news_private.revision r where not exists (select from news_private.claim c where c.revision_id = r.id)) as unread`,
  );
  if (row === undefined) throw new Error('no counts');
  return row;
}

const whole = (site: Site) => ({ entries: site.entries(), articles: site.entries(), revisions: site.entries(), waiting: 0, unread: 0 });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function report(profile: string, killed: readonly string[], site: Site, found: Kept): void {
  const lost = site.entries() - found.entries;
  const doubled = Math.max(0, found.articles - site.entries());
  console.log(
    `${profile}: killed ${killed.join(', ')}. ${found.entries} entries, ${found.articles} articles; lost: ${lost || 'nothing'}, doubled: ${doubled || 'nothing'}, ` +
      `most polls of one feed in its interval: ${site.most()}`,
  );
}

describe('whatever is killed, nothing is lost and nothing comes twice', () => {
  const closing: (() => unknown)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  test(
    'in one process with its own database',
    async () => {
      const random = numbers(41);
      const place = await scratch();
      closing.push(() => place.close());
      const site = await openSite();
      closing.push(() => site.close());
      const folder = join(place.folder, 'data');
      const environment = { ASSAY_DATA_DIR: folder, ASSAY_ALLOW_HOSTS: new URL(site.origin).host };
      const shift = async (): Promise<Kept> => {
        const database = await openEmbedded(folder, { address: null });
        try {
          await passDay(database);
          return await kept(database);
        } finally {
          await database.close();
        }
      };
      expect((await run(['feeds', 'add', '--no-look', ...site.feedUrls], environment)).code).toBe(0);
      const killed: string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const running = startProcess(['start', '--no-newsstand'], environment);
        // In the middle of its work, and every fourth time while it starts.
        if (kill % 4 < 3) await until('it asks for feeds', async () => site.asked.size > 0);
        const ms = Math.round(random() * 900);
        await pause(ms);
        await running.stop('SIGKILL');
        killed.push(`after ${ms} ms`);
        expect(site.most()).toBeLessThanOrEqual(1);
        await shift();
        site.newDay();
      }
      const healed = await run(['start', '--once', '--no-newsstand'], environment);
      expect(healed.code, healed.stderr).toBe(0);
      const found = await shift();
      report('One process', killed, site, found);
      expect(found).toEqual(whole(site));
      expect(site.most()).toBe(1);
    },
    WITHIN_MS,
  );

  test.runIf(inject('engines').postgresUrl !== null && inject('engines').redisUrl !== null)(
    'in several processes on Postgres and Redis, which is flushed',
    async () => {
      const random = numbers(42);
      const site = await openSite();
      closing.push(() => site.close());
      const [postgres, redis] = [await scratchPostgresUrl(), await scratchRedisUrl()];
      closing.push(
        () => postgres.close(),
        () => redis.close(),
      );
      const environment = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, ASSAY_ALLOW_HOSTS: new URL(site.origin).host };
      expect((await run(['migrate'], environment)).code).toBe(0);
      expect((await run(['feeds', 'add', '--no-look', ...site.feedUrls], environment)).code).toBe(0);
      const database = await openPostgres(postgres.url, { maxConnections: 2 });
      const client = new Redis(redis.url);
      const commands = [['schedule'], ['work'], ['work']];
      const processes: Running[] = commands.map((command) => startProcess(command, environment));
      closing.push(async () => {
        await Promise.all(processes.map((running) => running.stop('SIGKILL')));
        client.disconnect();
        await database.close();
      });
      const killed: string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        await until('feeds are asked for', async () => site.asked.size > 0);
        const ms = Math.round(random() * 900);
        await pause(ms);
        const victim = kill % commands.length;
        await processes[victim]?.stop('SIGKILL');
        processes[victim] = startProcess(commands[victim] ?? [], environment);
        killed.push(`${commands[victim]} after ${ms} ms`);
        if (kill === KILLS - 1 || kill === Math.floor(KILLS / 2)) {
          await client.flushdb();
          killed.push('all of Redis');
        }
        site.newDay();
        await passDay(database);
      }
      const isWhole = async (): Promise<boolean> => JSON.stringify(await kept(database)) === JSON.stringify(whole(site));
      await until('everything has been read', isWhole, 20_000).catch(async () => {
        // What was asked for just before the day ended has the next day's news on the next one.
        site.asked.clear();
        await passDay(database);
        await until('everything has been read', isWhole, 60_000).catch(() => undefined);
      });
      const found = await kept(database);
      report('Postgres and Redis', killed, site, found);
      expect(found).toEqual(whole(site));
      expect(site.most()).toBe(1);
    },
    WITHIN_MS,
  );
});
