import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPlainText } from '../dist/fixtures/newsstand/article-html.js';
import { loadOutlets } from '../dist/fixtures/newsstand/outlets.js';
import { renderArticle } from '../dist/fixtures/newsstand/page.js';
import { decodeBytes } from '../dist/ingest/decode-bytes.js';
import { growPage, SHAPE_NAMES } from './filler.mjs';

const ORIGIN = 'https://newsstand.example';
const SIZES_KIB = [60, 100, 169, 250, 400];
/** A long read joins so many articles. */
const bodiesFor = (sizeKib) => (sizeKib < 150 ? 1 : sizeKib < 300 ? 2 : 3);

/** Every article of the newsstand with its outlet, in a fixed order. */
const articles = () =>
  loadOutlets().flatMap((outlet) => outlet.articles.filter(({ isRemoved }) => !isRemoved).map((article) => ({ outlet, article })));

function pageOf({ outlet, article }, revision) {
  const { body, contentType } = renderArticle(article, revision, outlet, ORIGIN);
  const { text } = decodeBytes(body, contentType);
  return { bytes: body, html: text, contentType, url: `${ORIGIN}${article.path}`, expected: renderPlainText(revision) };
}

/** The newsstand's own pages, in the charsets that they are served in. */
function smallPages(all) {
  return all
    .filter(({ article }) => article.revisions[0].format !== 'text')
    .map((each) => ({ group: 'newsstand', name: each.article.slug, ...pageOf(each, each.article.revisions[0]) }));
}

/** Pages of the size and make of real news sites around the same articles. */
function grownPages(all) {
  const plain = all.filter(({ article: { revisions } }) => revisions[0].format !== 'text' && revisions[0].wire.mojibake.size === 0);
  const titles = all.map(({ article }) => article.revisions[0].title);
  const sentences = all.flatMap(({ article }) => renderPlainText(article.revisions[0]).match(/[A-Z][^.\n]{40,200}\.(?=\s)/g) ?? []);
  return SIZES_KIB.flatMap((sizeKib, row) =>
    SHAPE_NAMES.map((shape, column) => {
      const seed = row * SHAPE_NAMES.length + column;
      const chosen = Array.from({ length: bodiesFor(sizeKib) }, (_, step) => plain[(seed * 5 + step * 7) % plain.length]);
      const first = chosen[0].article.revisions[0];
      const body = chosen.map(({ article }) => article.revisions[0].body).join('\n\n');
      const wire = { ...first.wire, encoding: 'utf-8', declared: 'both', label: 'utf-8' };
      const page = pageOf(chosen[0], { ...first, body, wire });
      const html = growPage(page.html, sizeKib * 1024, shape, { titles, sentences, seed: seed + 1 });
      return { ...page, group: `${sizeKib} KiB`, name: `${sizeKib} KiB, ${shape}`, html, bytes: Buffer.from(html, 'utf8') };
    }),
  );
}

/**
 * Writes the pages of the suite `text` into a folder, for the processes that read them.
 *
 * @returns What the folder holds: one entry an input.
 */
export function writePages(folder) {
  mkdirSync(folder, { recursive: true });
  const all = articles();
  const entries = [...smallPages(all), ...grownPages(all)].map(({ bytes, html, ...about }, index) => {
    writeFileSync(join(folder, `${index}.bin`), bytes);
    writeFileSync(join(folder, `${index}.html`), html);
    return { ...about, sizeBytes: bytes.length, chars: html.length };
  });
  writeFileSync(join(folder, 'index.json'), JSON.stringify(entries));
  return entries;
}

/** Writes the texts of the suite `figures`: every version of every article of the newsstand. */
export function writeTexts(folder) {
  mkdirSync(folder, { recursive: true });
  const entries = articles().flatMap(({ article }) =>
    article.revisions.map((revision) => {
      const text = renderPlainText(revision);
      return { group: 'newsstand', name: article.slug, text, published: revision.published, chars: text.length };
    }),
  );
  writeFileSync(join(folder, 'index.json'), JSON.stringify(entries));
  return entries;
}
