import { createServer } from 'node:http';

/** What runs, or breaks out of its place, where it is not escaped. */
export const HOSTILE = `"'><img src=x onerror="window.ran=1"><script>window.ran=1</script>`;
const escaped = HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const PAGE = `<!doctype html><html lang="en"><head><title>${escaped} cobalt</title><meta name="author" content="${escaped}">
<meta property="og:site_name" content="${escaped}"><meta property="article:published_time" content="2026-11-12T08:00:00Z"></head><body><article>
<h1>${escaped} cobalt</h1>
<p>Cobalt prices rose by 12 percent in October, said Rosa Lindqvist, the head of Norrbotten Metals, who wrote ${escaped} on the board.</p>
<p>“Nickel exports fell 30 percent,” Lindqvist said on Tuesday. “=HYPERLINK(1)” is what the sheet of the ministry said about 5 percent of it.</p>
<p>=SUM(A1) of all lithium, or 40 percent, comes from Chile, the ministry of mines said on Monday in a long statement to reporters.</p>
<p>@cobalt stocks of the exchange fell by 9 percent in a week, traders said, and nobody expects them to recover before the summer.</p>
</article></body></html>`;

/** A site on which every field is hostile. */
export interface HostileSite {
  readonly origin: string;
  readonly host: string;
  readonly feedUrl: string;
  close(): void;
}

/** Serves a feed of two entries, one of them with a script for an address, and their page. */
export async function openHostileSite(): Promise<HostileSite> {
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    if (request.url !== '/feed') return void response.setHeader('content-type', 'text/html').end(PAGE);
    response.setHeader('content-type', 'application/rss+xml').end(`<?xml version="1.0"?><rss version="2.0"><channel>
<title>${escaped}</title><link>javascript:window.ran=1</link><description>${escaped}</description>
<item><title>${escaped} cobalt</title><link>${origin}/one</link><guid>${escaped}</guid><author>${escaped}</author></item>
<item><title>${escaped} script</title><link>javascript:window.ran=1</link><guid>two</guid></item></channel></rss>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    origin: `http://${host}`,
    host,
    feedUrl: `http://${host}/feed`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
