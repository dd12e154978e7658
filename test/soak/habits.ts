import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** A request to a host of the hostile newsstand. */
export interface Ask {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly origin: string;
  /** How often this address was asked before. */
  readonly turn: number;
  /** What a well-behaved host would answer, and as what. */
  readonly good: string;
  readonly type: string;
}

/** An item as its host lists it. */
export interface Item {
  readonly index: number;
  readonly link: string;
  readonly guid: string;
}

/** How a host misbehaves; what is not named it does well. */
export interface Habit {
  /** The document of its feed, from its items and how often it was asked. */
  readonly document?: (items: readonly Item[], turn: number) => string;
  readonly feed?: (ask: Ask) => void;
  readonly page?: (ask: Ask) => void;
  readonly robots?: (ask: Ask) => void;
  /** What there must be of it in the end: every article, none but the entries, or not even these, and why. */
  readonly ends?: { readonly articles: 'all' | 'none'; readonly code?: string; readonly entries?: 'none' };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xml = (text: string): string => text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

/** An item in RSS. */
export const rssItem = ({ index, link, guid }: Item, more = ''): string =>
  `<item><title>Story ${index}</title><link>${xml(link)}</link><guid isPermaLink="false">${xml(guid)}</guid>${more}</item>`;
/** A document in RSS. */
export const rss = (body: string): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>${body}</channel></rss>`;
const each = (items: readonly Item[], write: (item: Item) => string): string => rss(items.map(write).join(''));

/** Answers well. */
export function answerWell({ response, good, type }: Ask): void {
  response.writeHead(200, { 'content-type': type }).end(good);
}

/** Misbehaves two times of three. */
const mostly =
  (bad: (ask: Ask) => void) =>
  (ask: Ask): void =>
    ask.turn % 3 === 2 ? answerWell(ask) : bad(ask);

const html = (response: ServerResponse, status: number, body: string): void =>
  void response.writeHead(status, { 'content-type': 'text/html' }).end(`<!doctype html><html>${body}</html>`);
const redirect = (status: number, to: (origin: string) => string) => (ask: Ask) =>
  void ask.response.writeHead(status, { location: to(ask.origin) }).end();

/** So many bytes of a body, at a pace, until nobody listens any more or it has gone on for some seconds. */
function pour(response: ServerResponse, chunk: string | Buffer, everyMs: number): void {
  const timer = setInterval(() => response.write(chunk), everyMs);
  const stop = (): void => clearInterval(timer);
  response.once('close', stop);
  setTimeout(() => response.destroy(), 8_000).unref();
}

const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '<item>'));
const WRONG_DATES = [
  '32 Nov 2026 25:61',
  'Mon, 00 Foo 0000',
  '9999-99-99',
  'Sun, 01 Jan 2090 00:00:00 GMT',
  'gestern',
  '1',
  '2026-02-30T10:00',
];
const ENTITY_BOMB = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** Every way in which a newsstand may misbehave, by the name of its host. */
export const HABITS: Readonly<Record<string, Habit>> = {
  'well-behaved': {},
  slow: { feed: ({ response, good, type }) => void setTimeout(() => response.writeHead(200, { 'content-type': type }).end(good), 700) },
  trickling: {
    feed: mostly(({ response, type }) => {
      response.writeHead(200, { 'content-type': type });
      pour(response, '<', 200);
    }),
    page: mostly(({ response }) => pour(response.writeHead(200), ' ', 200)),
  },
  endless: {
    feed: mostly(({ response, type }) => pour(response.writeHead(200, { 'content-type': type }), Buffer.alloc(512 * 1024, '<item>'), 20)),
  },
  'gzip-bomb': {
    feed: mostly(({ response, type }) => response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(bomb)),
  },
  'gzip-bomb-pages': {
    page: ({ response }) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    ends: { articles: 'none', code: 'too-large' },
  },
  'not-packed': {
    feed: mostly(({ response, good }) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(good)),
  },
  'wrong-type': { feed: ({ response, good }) => response.writeHead(200, { 'content-type': 'image/png' }).end(good) },
  'no-type': { feed: ({ response, good }) => response.writeHead(200).end(good), page: ({ response, good }) => response.end(good) },
  'redirect-loop': { feed: mostly(redirect(302, (origin) => `${origin}/feed`)) },
  'redirect-loop-pages': {
    page: ({ request, response }) => response.writeHead(301, { location: request.url ?? '/' }).end(),
    ends: { articles: 'none', code: 'too-many-redirects' },
  },
  'redirect-inside': {
    feed: redirect(301, (origin) => `http://[::1]:${new URL(origin).port}/feed`),
    ends: { articles: 'none', entries: 'none', code: 'address-refused' },
  },
  'redirect-nowhere': { feed: mostly(redirect(302, () => 'http://%zz/')) },
  'rate-limited': {
    feed: mostly(({ response }) => response.writeHead(429, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }).end()),
    page: mostly(({ response }) => response.writeHead(429, { 'retry-after': '2' }).end()),
  },
  unavailable: {
    feed: mostly(({ response }) => response.writeHead(503, { 'retry-after': '1800' }).end()),
    page: mostly(({ response }) => response.writeHead(503).end()),
  },
  'retry-after-nonsense': { feed: mostly(({ response }) => response.writeHead(503, { 'retry-after': '-9e99 soon' }).end()) },
  'changing-guids': { document: (items, turn) => each(items, (item) => rssItem({ ...item, guid: `${item.guid}-${turn}` })) },
  'tracking-parameters': {
    document: (items, turn) =>
      each(items, (item) => rssItem({ ...item, guid: `${turn}-${item.guid}`, link: `${item.link}?utm_source=${turn}` })),
  },
  'one-guid': { document: (items) => each(items, (item) => rssItem({ ...item, guid: 'always the same' })) },
  'links-twice': {
    document: (items) => each(items, (item) => rssItem(item) + rssItem({ ...item, guid: `${item.guid}-again` })),
  },
  reordered: { document: (items, turn) => each(turn % 2 === 0 ? items : items.toReversed(), (item) => rssItem(item)) },
  gone: { feed: ({ response }) => response.writeHead(410).end(), ends: { articles: 'none', entries: 'none', code: 'gone' } },
  'not-there': { feed: ({ response }) => response.writeHead(404).end(), ends: { articles: 'none', entries: 'none', code: 'not-found' } },
  'pages-taken-down': { page: ({ response }) => response.writeHead(410).end(), ends: { articles: 'none', code: 'gone' } },
  'wrong-label': {
    feed: ({ response, good }) => response.writeHead(200, { 'content-type': 'text/xml; charset=iso-8859-1' }).end(`${good}<!-- “ü” -->`),
    page: ({ response, good }) => response.writeHead(200, { 'content-type': 'text/html; charset=us-ascii' }).end(good),
  },
  'utf-16': { feed: ({ response, good }) => response.writeHead(200, { 'content-type': 'text/xml' }).end(utf16(good)) },
  'broken-bytes': {
    feed: ({ response, good, type }) => {
      const body = Buffer.from(good.replaceAll('Story', '\u0001Story\uFFFE'));
      response.writeHead(200, { 'content-type': type }).end(Buffer.concat([body, Buffer.of(0xff, 0xc3, 0xed, 0xa0, 0x80)]));
    },
  },
  challenge: { feed: mostly(({ response }) => html(response, 503, '<title>Just a moment...</title><div id="cf-challenge"></div>')) },
  consent: { feed: mostly(({ response }) => html(response, 200, '<title>Before you continue</title><p>Accept all cookies</p>')) },
  'a-page': {
    feed: ({ response }) => html(response, 200, '<title>Welcome</title><p>Nothing to read here</p>'),
    ends: { articles: 'none', entries: 'none', code: 'not-a-feed' },
  },
  empty: { feed: mostly(({ response }) => response.writeHead(200).end()) },
  huge: { document: (items) => each(items, (item) => rssItem(item, `<description>${'Ore &amp; more. '.repeat(8_000)}</description>`)) },
  'wrong-dates': {
    document: (items) => each(items, (item) => rssItem(item, `<pubDate>${WRONG_DATES[item.index % WRONG_DATES.length]}</pubDate>`)),
  },
  'half-a-document': {
    feed: mostly(({ response, good, type, turn }) =>
      response.writeHead(200, { 'content-type': type }).end(good.slice(0, Math.floor((good.length * ((turn % 7) + 1)) / 9))),
    ),
  },
  'broken-off': {
    feed: mostly(({ response, good }) => {
      response.writeHead(200, { 'content-length': good.length * 2 }).write(good.slice(0, 200));
      setTimeout(() => response.destroy(), 20);
    }),
    page: mostly(({ response }) => response.destroy()),
  },
  'no-http': { feed: mostly(({ response }) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n')) },
  'headers-without-end': { feed: mostly(({ response }) => response.writeHead(200, { 'x-much': 'a'.repeat(100_000) }).end()) },
  'entity-bomb': {
    document: (items) =>
      each(items, (item) => rssItem(item))
        .replace('<rss', `${ENTITY_BOMB}<rss`)
        .replace('Wire', '&c;&f;Wire'),
  },
  'never-closed': {
    document: (items) => each(items, (item) => rssItem(item)).replace('</channel></rss>', '<b>'.repeat(20_000)),
  },
  'signs-without-end': { document: (items) => each(items, (item) => rssItem(item, `<description>${'&lt;'.repeat(20_000)}</description>`)) },
  'names-of-prototypes': {
    document: (items) => each(items, (item) => rssItem(item, '<__proto__>1</__proto__><constructor>2</constructor><toString/>')),
  },
  'says-nothing-changed': {
    feed: (ask) => {
      const { request, response, turn } = ask;
      if (request.headers['if-none-match'] && turn % 2 === 1) response.writeHead(304, { etag: `"${turn}"` }).end();
      else response.writeHead(200, { 'content-type': ask.type, etag: '"always"' }).end(ask.good);
    },
  },
  'page-not-html': {
    page: ({ response }) => response.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.from('%PDF-1.7\n\u0000\u0001 obj')),
    ends: { articles: 'none' },
  },
  'page-too-deep': { page: ({ response, good }) => html(response, 200, `${'<div>'.repeat(3_000)}${good}`) },
  'robots-broken': { robots: mostly(({ response }) => response.writeHead(500).end()) },
  'robots-endless': { robots: ({ response }) => response.writeHead(200).end('Disallow\n'.repeat(200_000)) },
  'robots-closed': {
    robots: ({ response }) => response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /story/\n'),
    ends: { articles: 'none', code: 'robots-disallowed' },
  },
};
