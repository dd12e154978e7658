import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

// A site on loopback, in a process of its own: feeds of a hundred entries each, and a page of real length behind every entry.
const PER_FEED = 100;
const [folder, articles] = [process.argv[2], Number(process.argv[3])];

/** Each page in two halves: between them goes what makes it an article of its own. */
const pages = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')).flatMap(({ group, url, expected }, index) => {
  if (group !== '60 KiB' && group !== '100 KiB') return [];
  // Under the address that a page names as its own, a hundred of them would be one article.
  const html = readFileSync(join(folder, `${index}.html`), 'utf8').replaceAll(url, '');
  // In the midst of what is read of it, not of what stands around.
  const line = expected.split('\n').find((each) => each.length > 80 && html.includes(each.slice(0, 60)));
  if (line === undefined) return [];
  const at = html.lastIndexOf(line.slice(0, 60));
  return [[Buffer.from(html.slice(0, at)), Buffer.from(html.slice(at))]];
});

const item = (number, origin) =>
  `<item><title>Report ${number}</title><link>${origin}/story/${number}</link><guid isPermaLink="false">${number}</guid></item>`;

function feedOf(feed, origin) {
  const count = Math.min(PER_FEED, articles - feed * PER_FEED);
  const items = Array.from({ length: count }, (_, index) => item(feed * PER_FEED + index, origin)).join('');
  return `<rss version="2.0"><channel><title>Wire ${feed}</title>${items}</channel></rss>`;
}

const server = createServer((request, response) => {
  const [, kind, number] = request.url.split('/');
  if (kind === 'feed') {
    return response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf(Number(number), `http://${request.headers.host}`));
  }
  if (kind !== 'story') return response.writeHead(404).end();
  const [before, after] = pages[Number(number) % pages.length];
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.write(before);
  response.write(`Report number ${number} has come in. `);
  response.end(after);
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port, feeds: Math.ceil(articles / PER_FEED) }));
