import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '../../store/database.ts';
import { type Ask, answerWell, HABITS, type Habit, type Item, rss, rssItem } from './habits.ts';

const FIRST_ITEMS = 2;
/** More than come between two looks at a feed; older ones have left it, as they do, so that documents soon grow no more. */
const LISTED = 30;
const METALS = ['tin', 'zinc', 'cobalt', 'gallium', 'indium', 'nickel', 'copper', 'lithium'];

/** A newsstand of many hosts, each of which misbehaves in its own way. */
export interface HostileNewsstand {
  readonly feedUrls: readonly string[];
  /** What the program has to be allowed to reach. */
  readonly allowHosts: string;
  /** Requests that were answered, well or not. */
  requests(): number;
  newDay(): void;
  /** What is wrong with what a database holds, host by host; nothing when it is all there, once. */
  faults(database: Database): Promise<readonly string[]>;
  close(): void;
}

interface Host {
  readonly name: string;
  readonly habit: Habit;
  readonly address: string;
  readonly origin: string;
  readonly server: Server;
}

function pageOf(host: string, index: string): string {
  const metal = METALS[Number(index) % METALS.length];
  const sentences = [
    `Prices of ${metal} rose ${index}.5 percent in October, the smelter of ${host} said.`,
    `Its output of ${metal} fell by ${index} tonnes, its report of day ${index} showed.`,
  ];
  return `<!doctype html><html lang="en"><title>Story ${index} of ${host}</title><article><h1>Story ${index} of ${host}</h1>${sentences.map((each) => `<p>${each}</p>`).join('')}</article></html>`;
}

function itemsOf(origin: string, count: number): readonly Item[] {
  const indexes = Array.from({ length: count }, (_, index) => index).slice(-LISTED);
  return indexes.map((index) => ({ index, link: `${origin}/story/${index}`, guid: `item-${index}` }));
}

async function listen(server: Server, address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, address, resolve);
  });
}

function say(host: Host, items: readonly Item[], ask: Omit<Ask, 'good' | 'type'>): void {
  const path = ask.request.url?.split('?', 1)[0] ?? '/';
  const [, kind = '', index = ''] = path.split('/');
  const { document = (all) => rss(all.map((item) => rssItem(item)).join('')), feed, page, robots } = host.habit;
  if (kind === 'feed') (feed ?? answerWell)({ ...ask, good: document(items, ask.turn), type: 'application/rss+xml' });
  else if (kind === 'story') (page ?? answerWell)({ ...ask, good: pageOf(host.name, index), type: 'text/html; charset=utf-8' });
  else if (kind === 'robots.txt' && robots) robots({ ...ask, good: '', type: 'text/plain' });
  else ask.response.writeHead(404).end();
}

/** What the rows hold of each host. */
const FOUND = `
  select f.url, f.state, f.last_error_code as "code", f.next_poll_at is null as "isForgotten",
    (select count(*)::int from news_private.entry e where e.feed_id = f.id) as entries,
    (select count(*)::int from news_private.entry e where e.feed_id = f.id and e.awaits_fetch_since is not null) as waiting,
    (select count(distinct e.link)::int from news_private.entry e where e.feed_id = f.id and e.article_id is null) as unread,
    (select count(*)::int from news_private.failure r join news_private.entry e on e.id = r.entry_id
      where e.feed_id = f.id and r.resolved_at is null) as failures,
    array(select distinct r.code from news_private.failure r join news_private.entry e on e.id = r.entry_id
      where e.feed_id = f.id and r.resolved_at is null order by 1) as "codes",
    (select count(*)::int from news_private.article a where a.url like split_part(f.url, '/feed', 1) || '/%') as articles,
    (select count(*)::int from news_private.article a where a.url like split_part(f.url, '/feed', 1) || '/%'
      and not exists (select from news_private.claim c where c.revision_id = a.current_revision_id)) as "withoutClaims"
  from news_private.feed f order by f.id`;

interface Found {
  readonly url: string;
  readonly state: string;
  readonly code: string | null;
  readonly isForgotten: boolean;
  readonly entries: number;
  readonly waiting: number;
  readonly unread: number;
  readonly failures: number;
  readonly codes: readonly string[];
  readonly articles: number;
  readonly withoutClaims: number;
}

function wrongWith({ habit }: Host, found: Found, published: number): string | null {
  const { articles, code, entries } = habit.ends ?? { articles: 'all' };
  if (found.isForgotten || found.state !== (code === 'gone' && entries === 'none' ? 'gone' : 'active')) return `is ${found.state}`;
  if (entries === 'none') return found.entries > 0 || found.code !== code ? `has ${found.entries} entries and says ${found.code}` : null;
  if (found.waiting > 0) return `has ${found.waiting} entries waiting`;
  if (articles === 'none') {
    if (found.articles > 0 || found.unread !== published)
      return `has ${found.articles} articles, and ${found.unread} of ${published} entries`;
    const isTold = found.failures >= published && (code === undefined || found.codes.join() === code);
    return isTold ? null : `says ${found.codes} of ${found.failures} entries`;
  }
  if (found.articles !== published) return `has ${found.articles} articles of ${published} and ${found.unread} unread (${found.codes})`;
  return found.withoutClaims > 0 ? `has ${found.withoutClaims} articles without claims` : null;
}

/** Opens the newsstand: every host has an address of its own in 127.0.0.0/8. */
export async function openHostileNewsstand(): Promise<HostileNewsstand> {
  let count = FIRST_ITEMS;
  let requests = 0;
  const open = async ([name, habit]: readonly [string, Habit], at: number): Promise<Host> => {
    const address = `127.1.1.${at + 1}`;
    const turns = new Map<string, number>();
    const server = createServer((request: IncomingMessage, response: ServerResponse) => {
      requests += 1;
      const turn = turns.get(request.url ?? '') ?? 0;
      turns.set(request.url ?? '', turn + 1);
      response.on('error', () => {});
      say(host, itemsOf(host.origin, count), { request, response, origin: host.origin, turn });
    });
    await listen(server, address);
    const host = { name, habit, address, origin: `http://${address}:${(server.address() as AddressInfo).port}`, server };
    return host;
  };
  const hosts = await Promise.all(Object.entries(HABITS).map(open));
  return {
    feedUrls: hosts.map(({ origin }) => `${origin}/feed`),
    allowHosts: '127.1.1.0/24',
    requests: () => requests,
    newDay: () => {
      count += 1;
    },
    async faults(database) {
      const rows = await database.query<Found>(FOUND);
      return hosts.flatMap((host) => {
        const found = rows.find(({ url }) => url === `${host.origin}/feed`);
        const wrong = found === undefined ? 'is not followed' : wrongWith(host, found, count);
        return wrong === null ? [] : [`${host.name} ${wrong}`];
      });
    },
    close: () => {
      for (const { server } of hosts) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
