import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from './filler.mjs';

const ITEMS = 50;
const SIZE_BYTES = 107 * 1024;
const HOST = 'https://wire.example';

const WORDS = (
  'the a of in to and for with after by from at on as copper nickel smelter ministry export licence quota tonnes price auction port refinery company ' +
  'shares analysts output contract supply mine workers traders customs agency quarter forecast storage delivery plant concentrate regulator council ' +
  'rose fell said expects agreed delayed closed opened raised cut halted resumed approved rejected signed announced'
).split(' ');
const pick = (random, list) => list[Math.floor(random() * list.length)];
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const hex = (random, length) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');

/** A sentence, some of which hold what writers and editors put in: quotation marks, an ampersand, a number. */
function sentence(random) {
  const words = Array.from({ length: 9 + Math.floor(random() * 14) }, () => pick(random, WORDS));
  if (random() < 0.25) words.splice(3, 0, `“${pick(random, WORDS)} ${pick(random, WORDS)}”`);
  if (random() < 0.1) words.splice(5, 0, 'R&amp;D');
  if (random() < 0.2) words.splice(2, 0, `${(random() * 40).toFixed(1)}%`);
  if (random() < 0.15)
    words.splice(4, 0, `<a href="${HOST}/tags/${hex(random, 6)}?from=feed&amp;n=${words.length}">${pick(random, WORDS)}</a>`);
  if (random() < 0.1) words.splice(1, 0, `<em>${pick(random, WORDS)}</em>`);
  return `${capital(words.join(' '))}.`;
}

/** A body as editorial systems write it: a picture, paragraphs, now and then a list. */
function body(random, size) {
  let html = `<figure class="lead"><img src="${HOST}/img/${hex(random, 12)}.jpg?w=1200&amp;q=80" alt="${pick(random, WORDS)}" width="1200" height="675" class="wp-image-${hex(random, 4)}" srcset="${HOST}/img/${hex(random, 12)}.jpg 600w" /><figcaption>${capital(pick(random, WORDS))}</figcaption></figure>\n`;
  while (html.length < size) {
    const text = Array.from({ length: 1 + Math.floor(random() * 3) }, () => sentence(random)).join(' ');
    html += random() < 0.1 ? `<ul>\n<li>${text}</li>\n<li>${sentence(random)}</li>\n</ul>\n` : `<p>${text}</p>\n`;
  }
  return html;
}

const escaped = (html) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const plain = (html) => html.replace(/<[^>]*>/g, '');
const day = (index) => new Date(Date.UTC(2026, 4, 20, 9) - index * 3_600_000);

const rss = (items) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n<title>The Wire</title>\n<link>${HOST}/</link>\n<description>News of metals</description>\n${items.join('\n')}\n</channel>\n</rss>\n`;
const rssItem = (random, index, inside) =>
  `<item>\n<title>${plain(sentence(random))}</title>\n<link>${HOST}/2026/${index}/</link>\n<dc:creator><![CDATA[Ada ${capital(pick(random, WORDS))}]]></dc:creator>\n<pubDate>${day(index).toUTCString()}</pubDate>\n<category><![CDATA[Metals]]></category>\n<guid isPermaLink="false">${HOST}/?p=${1000 + index}</guid>\n${inside}\n</item>`;
const atomEntry = (random, index, inside) =>
  `<entry>\n<title type="html">${plain(sentence(random))}</title>\n<link rel="alternate" type="text/html" href="${HOST}/2026/${index}/"/>\n<id>tag:wire.example,2026:${index}</id>\n<published>${day(index).toISOString()}</published>\n<updated>${day(index).toISOString()}</updated>\n<author><name>Ada ${capital(pick(random, WORDS))}</name></author>\n${inside}\n</entry>`;

/** The shapes that most feeds have: whole texts in sections, whole texts escaped, Atom, and teasers. */
const SHAPES = {
  'RSS, whole texts': (random, size, index) => {
    const text = body(random, size - 250);
    return rssItem(
      random,
      index,
      `<description><![CDATA[<p>${sentence(random)} [&#8230;]</p>]]></description>\n<content:encoded><![CDATA[${text}]]></content:encoded>`,
    );
  },
  'RSS, escaped': (random, size, index) => rssItem(random, index, `<description>${escaped(body(random, size * 0.8))}</description>`),
  Atom: (random, size, index) => atomEntry(random, index, `<content type="html">${escaped(body(random, size * 0.75))}</content>`),
  'RSS, teasers': (random, _size, index) =>
    rssItem(random, index, `<description>${plain(`${sentence(random)} ${sentence(random)}`)}</description>`),
};

function writeFeed(shape, seed) {
  const random = seeded(seed);
  const write = SHAPES[shape];
  const items = [];
  let size = 0;
  while (size < SIZE_BYTES - 600 && (shape === 'RSS, teasers' || items.length < ITEMS)) {
    const item = write(random, SIZE_BYTES / ITEMS - 450, items.length);
    items.push(item);
    size += item.length;
  }
  if (shape !== 'Atom') return rss(items);
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<title>The Wire</title>\n<link href="${HOST}/"/>\n<id>${HOST}/</id>\n<updated>${day(0).toISOString()}</updated>\n${items.join('\n')}\n</feed>\n`;
}

/** Writes feeds of about 107 KB and the list of them into a folder. */
export function writeFeeds(folder) {
  mkdirSync(folder, { recursive: true });
  const entries = Object.keys(SHAPES).map((group, index) => {
    const text = writeFeed(group, 11 + index);
    const bytes = Buffer.from(text);
    writeFileSync(join(folder, `${index}.bin`), bytes);
    writeFileSync(join(folder, `${index}.html`), text);
    return { group, url: `${HOST}/feed`, sizeBytes: bytes.length };
  });
  writeFileSync(join(folder, 'index.json'), JSON.stringify(entries));
  return entries;
}
