import { createServer } from 'node:http';

const ARTICLE = `<!doctype html><html lang="en"><head><title>Terbium falls again</title>
<meta property="article:published_time" content="2026-11-12T08:00:00Z"></head><body><article><h1>Terbium falls again</h1>
<p>Terbium prices fell 22 percent in October, said Ravi Lindqvist, who runs the exchange of Oslo, in a note to its members on Tuesday.</p>
<p>The exchange expects that buyers of magnets return by the spring of 2027, and that stocks of terbium are down by 5 percent until then.</p>
</article></body></html>`;

const LATE = ARTICLE.replaceAll('Terbium falls again', 'Terbium after all').replace('22 percent', '24 percent');

/** A site that somebody new to the program follows. */
export interface NewcomerSite {
  /** The address of its home page, which names its feed. */
  readonly origin: string;
  readonly host: string;
  /** An address whose server has a fault. */
  readonly brokenUrl: string;
  /** From now on the page that was missing is there. */
  repair(): void;
  close(): void;
}

/** Serves a home page, its feed of two entries, one of which has no page yet, and a feed that has a fault. */
export async function openNewcomerSite(): Promise<NewcomerSite> {
  let isRepaired = false;
  const feedOf = (
    origin: string,
  ) => `<?xml version="1.0"?><rss version="2.0"><channel><title>The Terbium Journal</title><link>${origin}/</link>
<description/><item><title>Terbium falls again</title><link>${origin}/one</link><guid>one</guid></item>
<item><title>Terbium after all</title><link>${origin}/late</link><guid>late</guid></item></channel></rss>`;
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const html = (body: string) => response.setHeader('content-type', 'text/html; charset=utf-8').end(body);
    if (request.url === '/')
      html('<!doctype html><title>The Terbium Journal</title><link rel="alternate" type="application/rss+xml" href="/news.xml"><p>News.');
    else if (request.url === '/news.xml') response.setHeader('content-type', 'application/rss+xml').end(feedOf(origin));
    else if (request.url === '/one') html(ARTICLE);
    else if (request.url === '/late' && isRepaired) html(LATE);
    else response.writeHead(request.url === '/broken.xml' ? 500 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    origin: `http://${host}/`,
    host,
    brokenUrl: `http://${host}/broken.xml`,
    repair: () => {
      isRepaired = true;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
