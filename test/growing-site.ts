import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '../store/database.ts';

const FEEDS = 8;
const FIRST_ENTRIES = 3;
const METALS = ['tin', 'zinc', 'cobalt', 'gallium', 'indium', 'nickel', 'copper', 'lithium'];

/** Numbers that look random and are the same every time (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A site whose feeds get a further entry every day, and which takes its time to answer. */
export interface Site {
  readonly origin: string;
  readonly feedUrls: readonly string[];
  /** How often each feed was asked since the day began. */
  readonly asked: Map<string, number>;
  /** The most that a feed was asked on one day. */
  most(): number;
  entries(): number;
  /** Each feed has an entry more. */
  grow(): void;
  /** Each feed has an entry more, and is counted anew. */
  newDay(): void;
  /** A day of one feed is over; `isAsking` when it is being asked: what has not arrived yet belongs to the day before. */
  endDay(feedUrl: string, isAsking: boolean): void;
  close(): void;
}

/** Opens the site on loopback. */
export async function openSite(): Promise<Site> {
  let perFeed = FIRST_ENTRIES;
  let most = 0;
  const asked = new Map<string, number>();
  const onTheWay = new Set<string>();
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
    if (kind === 'feed' && !onTheWay.delete(path)) {
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
  const grow = (): void => {
    perFeed += 1;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    feedUrls: Array.from({ length: FEEDS }, (_, index) => `${origin}/feed/${index}`),
    asked,
    most: () => most,
    entries: () => FEEDS * perFeed,
    grow,
    newDay: () => {
      grow();
      asked.clear();
    },
    endDay: (feedUrl, isAsking) => {
      const path = new URL(feedUrl).pathname;
      onTheWay.delete(path);
      if (isAsking && !asked.has(path)) onTheWay.add(path);
      asked.delete(path);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Postgres ends one of several statements that wait for each other in a ring; a job is done again then, and so is this. */
async function update(database: Database, sql: string, id: number): Promise<readonly { readonly isAsking?: boolean }[]> {
  try {
    return await database.query(sql, [id]);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '40P01')) throw error;
    return database.query(sql, [id]);
  }
}

/**
 * Lets more than a day pass for all that waits for a time, which is longer than any feed is left alone.
 *
 * @param site - Counts anew how often each feed is asked, as soon as the day of that feed has passed.
 */
export async function passDay(database: Database, site?: Site): Promise<void> {
  // Row by row: the program is at work on the same rows, several at a time and in an order of its own.
  for (const { id, url } of await database.query<{ id: number; url: string }>('select id, url from news_private.feed order by id')) {
    const [row] = await update(
      database,
      `update news_private.feed
       set next_poll_at = next_poll_at - interval '25 h', asking_since = asking_since - interval '25 h', lease_until = lease_until - interval '25 h',
         last_checked_at = last_checked_at - interval '25 h', last_succeeded_at = last_succeeded_at - interval '25 h'
       where id = $1
       returning asking_since is not null as "isAsking"`,
      id,
    );
    site?.endDay(url, row?.isAsking === true);
  }
  const waiting = await database.query<{ id: number }>(
    'select id from news_private.entry where awaits_fetch_since is not null order by id',
  );
  for (const { id } of waiting) {
    await update(
      database,
      `update news_private.entry
       set awaits_fetch_since = awaits_fetch_since - interval '25 h', queued_at = queued_at - interval '25 h',
         failing_since = failing_since - interval '25 h'
       where id = $1`,
      id,
    );
  }
}

/**
 * Whether feeds of the site are asked for.
 *
 * All that were being asked as the day passed are answered on the new one, and rest from then on: then another day passes.
 */
export async function isAskedFor(site: Site, database: Database): Promise<boolean> {
  const awake = await database.query(
    'select from news_private.feed where next_poll_at <= now() or lease_until is not null or asking_since is not null limit 1',
  );
  if (site.asked.size > 0) return true;
  if (awake.length === 0) await passDay(database, site);
  return false;
}

/** What a database holds of the site. */
export interface Kept {
  readonly entries: number;
  readonly articles: number;
  readonly revisions: number;
  readonly waiting: number;
  readonly unread: number;
}

/** Counts it, without the program's help. */
export async function kept(database: Database): Promise<Kept> {
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

/** What it holds when nothing is missing, doubled, or still to be done. */
export const whole = (site: Site): Kept => ({
  entries: site.entries(),
  articles: site.entries(),
  revisions: site.entries(),
  waiting: 0,
  unread: 0,
});
