import { type Article, readArticle } from '../../ingest/read-article.ts';
import type { ReadOptions } from '../articles.ts';
import { colours, printable, writeFields, writeJson, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { readArticleSource } from '../terminal/read-article-source.ts';
import { countOf } from '../terminal/show-value.ts';

/** More lines of one kind than these are counted, not shown. */
const MAX_SHOWN = 20;
const MAX_WIDTH = 100;
const FIELDS = ['title', 'author', 'published', 'modified', 'language', 'outlet', 'url'] as const;

/** Reads one page or text and prints what was read, and by which rules. */
export async function readSourceArticle(source: string, options: ReadOptions): Promise<void> {
  const { bytes, contentType, url } = await readArticleSource(source, 'articles read');
  const article = readArticle({ bytes, contentType, url: options.url ?? url, published: options.published ?? null });
  await (options.json ? writeJson(asJson(article)) : showReading(article, options.text === true));
}

/** Keys are the names of the columns of `news.revisions`; `sources` names the rule of each field. */
function asJson(article: Article) {
  const { title, author, published, modified, language, outlet, url, sources, text, charset, furniture, defects } = article;
  const repairs = article.repairs.map(({ before, after, decoder }) => ({ before, after, decoder }));
  const fields = { title, author, published, modified, language, outlet, url, sources };
  return { ...fields, charset, charset_rule: article.charsetRule, repairs, furniture, defects, text };
}

async function showReading(article: Article, withText: boolean): Promise<void> {
  const by = (rule: string | null): string => (rule === null ? '' : ` (${rule})`);
  await writeFields([
    ...FIELDS.map((field) => [field, `${article[field] ?? 'not found'}${by(article.sources[field])}`] as const),
    ['charset', article.charset === null ? null : `${article.charset}${by(article.charsetRule)}`],
    ['text', countOf(Array.from(article.text).length, 'character')],
    ['defects', article.defects.join('\n')],
  ]);
  await showLines(`${countOf(article.repairs.length, 'repair')}`, repairLines(article));
  await showLines(`${countOf(article.furniture.length, 'line')} cut`, article.furniture);
  if (withText) await writeLine(`\n${printable(article.text)}`);
  else say('--text shows the text, --json everything.');
}

/** Repairs as `before → after (decoder)`; those that are alike are counted. */
function repairLines({ repairs }: Article): string[] {
  const counts = new Map<string, number>();
  for (const { before, after, decoder } of repairs) {
    const line = `${clip(before)} → ${after === '' ? 'nothing' : clip(after)} (${decoder})`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line}, ${count} times`));
}

async function showLines(head: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await writeLine(`\n${colours.bold(head)}`);
  for (const line of lines.slice(0, MAX_SHOWN)) await writeLine(`  ${printable(clip(line, MAX_WIDTH * 2))}`);
  if (lines.length > MAX_SHOWN) await writeLine(`  and ${lines.length - MAX_SHOWN} more`);
}

/** A text on one line, cut where it is longer than a line. */
function clip(text: string, width = MAX_WIDTH): string {
  const line = text.replace(/\s+/g, ' ');
  const characters = Array.from(line.slice(0, width * 2 + 2));
  return characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : line;
}
