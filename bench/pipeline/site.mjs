import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { seeded } from '../filler.mjs';

// Sites on loopback, in a process of their own: feeds of a hundred entries each, and a page of real length behind every entry.
const PER_FEED = 100;
/** So many hosts, each an outlet. */
const HOSTS = 20;
/** One article in so many tells what another outlet has told before, as agencies' reports are told. */
const COPY_EVERY = 5;
const [folder, articles] = [process.argv[2], Number(process.argv[3])];

/** Words of some length, not names of characters, within a paragraph. */
const PARAGRAPH = /(?<=<p[\s>])[\s\S]*?(?=<\/p>)/g;
const LONG_WORD = /(?<=>[^<]*)(?<![\p{L}&-])\p{Ll}{5,}(?![\p{L};-])/gu;

/** A page as what goes out as it is and, between, the words in whose place each article has others. */
function cut(html) {
  const [parts, words] = [[], []];
  let end = 0;
  for (const paragraph of html.matchAll(PARAGRAPH)) {
    for (const { 0: word, index } of `>${paragraph[0]}`.matchAll(LONG_WORD)) {
      const at = paragraph.index + index - 1;
      parts.push(html.slice(end, at));
      words.push(word);
      end = at + word.length;
    }
  }
  return { parts: [...parts, html.slice(end)], words };
}

const pages = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')).flatMap(({ group, url }, index) => {
  if (group !== '60 KiB' && group !== '100 KiB') return [];
  // Under the address that a page names as its own, a hundred of them would be one article.
  return [cut(readFileSync(join(folder, `${index}.html`), 'utf8').replaceAll(url, ''))];
});
const vocabulary = [...new Set(pages.flatMap(({ words }) => words))];

/** What is said stays of the same make, and is not the same. */
function pageOf(number) {
  const { parts, words } = pages[number % pages.length];
  // A copy follows upon what it is a copy of, on a page of the same make.
  const isCopy = number % COPY_EVERY === COPY_EVERY - 1 && number >= pages.length;
  const random = seeded((isCopy ? number - pages.length : number) + 1);
  const told = (word) => (random() < 0.9 ? vocabulary[Math.floor(random() * vocabulary.length)] : word);
  const html = parts.map((part, index) => part + (index < words.length ? told(words[index]) : '')).join('');
  return isCopy ? html.replace('</p>', ` First told elsewhere, as number ${number}.</p>`) : html;
}

const hostOf = (number) => `127.0.0.${1 + (number % HOSTS)}`;
const item = (number, port) =>
  `<item><title>Report ${number}</title><link>http://${hostOf(number)}:${port}/story/${number}</link><guid isPermaLink="false">${number}</guid></item>`;

function feedOf(feed, port) {
  const count = Math.min(PER_FEED, articles - feed * PER_FEED);
  const items = Array.from({ length: count }, (_, index) => item(feed * PER_FEED + index, port)).join('');
  return `<rss version="2.0"><channel><title>Wire ${feed}</title>${items}</channel></rss>`;
}

const server = createServer((request, response) => {
  const [, kind, number] = request.url.split('/');
  if (kind === 'feed')
    return response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf(Number(number), request.socket.localPort));
  if (kind !== 'story') return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(Number(number)));
});
server.listen(0, '0.0.0.0', () => process.send({ port: server.address().port, feeds: Math.ceil(articles / PER_FEED) }));
