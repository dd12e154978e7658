import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fetchUrl } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { parseFeed } from '../../ingest/parse-feed.ts';
import { discoverFeeds } from '../../workers/discover-feeds.ts';
import { type JobContext, requestFor } from '../../workers/job-context.ts';
import { openRobots } from '../../workers/requests/ask-robots.ts';
import { configOf, openClock } from '../jobs.ts';

/** Hosts that stand for this machine or for what is inside a network, each in another notation. */
const NOTATIONS = [
  ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0x7F.1', '0177.0.0.1', '0177.1', '017700000001'],
  ...['127.0.0.1.', '0', '0.0.0.0', '0x0', '127.255.255.254', '00000177.0.0.01'],
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[::7f00:1]'],
  ...[
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[fe80::1]',
    '[fc00::1]',
    '[fec0::1]',
  ],
  ...['１２７.0.0.1', '①②⑦.0.0.1', '127。0。0。1', '127%2E0%2E0%2E1', '%31%32%37.0.0.1'],
  ...['localhost', 'LOCALHOST.', 'ｌｏｃａｌｈｏｓｔ', 'news.example@127.0.0.1', 'news.example:80@127.1', '8.8.8.8@2130706433'],
  ...['169.254.169.254', '[::ffff:a9fe:a9fe]', '2852039166', '[fd00:ec2::254]', '100.100.100.200', '100.64.0.1', '192.0.0.192'],
  ...['10.0.0.1', '172.16.0.1', '192.168.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
];

describe('no way leads to this machine or into its network', () => {
  let reached = 0;
  let server: Server;
  let port: number;
  const config = configOf();

  beforeAll(async () => {
    server = createServer((_request, response) => {
      reached += 1;
      response.end('<rss version="2.0"><channel><title>Inside</title></channel></rss>');
    });
    // Both families and every address of the machine.
    await new Promise<void>((resolve) => server.listen(0, resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    reached = 0;
  });

  /** Names have an address of this machine here. */
  const here: LookupFunction = (_name, options, found) =>
    options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4);
  const fetch: JobContext['fetch'] = (request, signal) => fetchUrl({ ...request, timeoutMs: 3000 }, signal, { lookup: here });
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'was let in',
      (error: unknown) => (error instanceof IngestError ? error.code : String(error)),
    );
  /** Asks for robots.txt with no turns and no memory, which is all that it needs of a context. */
  const askRobots = (url: string, by: JobContext['fetch']): Promise<void> => {
    const context = { config, fetch: by, now: openClock().now, takeTurn: async () => ({ end: async () => {} }) };
    return openRobots()(context as unknown as JobContext, url); // the parts that are looked at
  };

  test.each(NOTATIONS)('%s: neither for feeds and articles nor for robots.txt and sitemaps', async (host) => {
    const url = `http://${host}:${port}/feed`;
    const means = { config, fetch, readFeed: parseFeed };
    expect(await codeOf(fetch(requestFor(config, url, '*/*')))).toBe('address-refused');
    if (URL.canParse(url)) await askRobots(url, fetch).catch(() => undefined);
    expect(await codeOf(discoverFeeds(means, url))).toBe('address-refused');
    expect(reached).toBe(0);
  });

  describe('by a redirect, or a name that changes its address', () => {
    let outside: Server;
    let target = '';
    let origin: string;
    const privateNames: Readonly<Record<string, readonly string[]>> = {
      'inside.example': ['127.0.0.1'],
      'both.example': ['93.184.216.34', '127.0.0.1'],
      'mapped.example': ['::ffff:127.0.0.1'],
      'six.example': ['::1'],
      'metadata.example': ['169.254.169.254'],
    };
    let lookups = 0;
    const lookup: LookupFunction = (name, options, found) => {
      lookups += 1;
      // The first look is public, all others are not: a name that is bound anew between the check and the connection.
      const addresses = privateNames[name] ?? (lookups > 1 ? ['127.0.0.1'] : ['192.0.2.7']);
      const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (options.all) found(null, all);
      else found(null, all[0]?.address ?? '', all[0]?.family);
    };
    const through: JobContext['fetch'] = (request, signal) =>
      fetchUrl({ ...request, timeoutMs: 3000, allowHosts: [new URL(origin).host] }, signal, { lookup });

    beforeAll(async () => {
      outside = createServer((request, response) => {
        if (request.url === '/robots-of-sitemap/robots.txt' || request.url === '/robots.txt')
          response
            .writeHead(target === '' ? 200 : 302, target === '' ? {} : { location: target })
            .end(`Sitemap: http://127.0.0.1:${port}/news.xml`);
        else if (request.url?.startsWith('/page'))
          response.writeHead(200, { 'content-type': 'text/html' }).end('<html><p>A page</p></html>');
        else response.writeHead(302, { location: target }).end();
      });
      await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
      origin = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
    });
    afterAll(() => {
      outside.closeAllConnections();
      outside.close();
    });
    beforeEach(() => {
      lookups = 0;
      target = '';
    });

    test.each([...NOTATIONS, ...Object.keys(privateNames)])('a redirect to %s', async (host) => {
      // Headers are written byte by byte.
      target = Buffer.from(`http://${host}:${port}/`).toString('latin1');
      expect(await codeOf(through(requestFor(config, `${origin}/moved`, '*/*')))).toBe('address-refused');
      await askRobots(`${origin}/article`, through).catch(() => undefined);
      expect(reached).toBe(0);
    });

    test.each(Object.keys(privateNames))('the name %s', async (name) => {
      expect(await codeOf(through(requestFor(config, `http://${name}:${port}/`, '*/*')))).toBe('address-refused');
      await askRobots(`http://${name}:${port}/`, through).catch(() => undefined);
      expect(reached).toBe(0);
    });

    test('a name whose second look is private', async () => {
      const url = `http://rebound.example:${port}/`;
      await codeOf(through(requestFor(config, url, '*/*')));
      expect(await codeOf(through(requestFor(config, url, '*/*')))).toBe('address-refused');
      expect(reached).toBe(0);
    });

    test('a sitemap that a robots.txt names', async () => {
      const found = await discoverFeeds({ config, fetch: through, readFeed: parseFeed }, `${origin}/page`);
      expect(found.feeds).toEqual([]);
      expect(found.tried.some(({ reason }) => reason.includes('127.0.0.1'))).toBe(true);
      expect(reached).toBe(0);
    });
  });
});
