import type { Command } from 'commander';
import { addFilters, addForms, readInstant, wholeNumber } from './terminal/command-options.ts';
import { type OutputOptions, writeJson, writeRows } from './terminal/output.ts';

const SHOWN = ['article_id', 'reported_at', 'outlet', 'title', 'claims', 'revisions', 'language'];
const ALL = [
  'article_id',
  'outlet',
  'title',
  'author',
  'url',
  'published_at',
  'reported_at',
  'language',
  'first_seen_at',
  'last_fetched_at',
  'revision_id',
  'revision',
  'revisions',
  'characters',
  'claims',
  'feed_ids',
];

interface ListOptions extends OutputOptions {
  readonly limit: number;
  readonly feed?: number;
  readonly outlet?: string;
  readonly since?: string;
  readonly until?: string;
}

/** `assay articles`: what was fetched. */
export function register(program: Command): void {
  const articles = program
    .command('articles')
    .description('look at the articles that were fetched, or at how a page is read')
    .addHelpText(
      'before',
      'Examples:\n  assay articles list --since 7d\n  assay articles show 12 --claims\n  assay articles read page.html\n',
    );
  registerList(articles);
  registerShow(articles);
  registerRefetch(articles);
  registerRead(articles);
}

function registerList(articles: Command): void {
  const list = articles
    .command('list')
    .description('list articles, the latest first')
    .option('--limit <n>', 'so many at most', wholeNumber(1, 10_000), 50)
    .addHelpText(
      'before',
      'Examples:\n  assay articles list --since 7d --outlet wire\n  assay articles list --limit 10000 --csv > articles.csv\n',
    );
  addForms(addFilters(list), 'json', 'jsonl', 'csv', 'plain').action(async (options: ListOptions) => {
    const { withInstance } = await import('./instance.ts');
    const { limit, feed, outlet, since, until } = options;
    const rows = await withInstance((ask) => ask('articles.list', { limit, feed, outlet, since, until }));
    if (options.json || options.jsonl || options.csv || options.plain) await writeRows(rows, ALL, options);
    const { sayWhatIsUnknown } = await import('./terminal/say-unknown.ts');
    if (rows.length === 0 && (await sayWhatIsUnknown({ feed, outlet }))) return;
    if (options.json || options.jsonl || options.csv || options.plain) return;
    const { tableOfArticles } = await import('./articles/show-article.ts');
    await tableOfArticles(rows, SHOWN, limit);
  });
}

interface ShowOptions extends OutputOptions {
  readonly claims?: boolean;
  readonly revisions?: boolean;
  readonly text?: boolean;
}

function registerShow(articles: Command): void {
  const show = articles
    .command('show')
    .description('show an article: where its title, date and characters come from, its revisions, what was repaired')
    .argument('<id>', 'its id', wholeNumber(1, 2_147_483_647))
    .option('--claims', 'with its claims')
    .option('--revisions', 'with the claims that came, changed or went from one revision to the next')
    .option('--text', 'with its text')
    .addHelpText(
      'before',
      'Examples:\n  assay articles show 12\n  assay articles show 12 --claims\n  assay articles show 12 --revisions\n  assay articles show 12 --text --json\n',
    );
  addForms(show, 'json').action(async (article: number, options: ShowOptions) => {
    const { withInstance } = await import('./instance.ts');
    const { claims = false, revisions = false } = options;
    const found = await withInstance((ask) => ask('articles.show', { article, claims, revisions }));
    if (options.json) return writeJson(found);
    const { showArticle } = await import('./articles/show-article.ts');
    await showArticle(found, options);
  });
}

/** What `articles refetch` was asked for. */
export interface RefetchOptions extends OutputOptions {
  readonly outlet?: string;
  readonly since?: string;
}

function registerRefetch(articles: Command): void {
  const refetch = articles
    .command('refetch')
    .description('fetch pages of articles again now, to see what was edited; a page that has not changed costs an answer without a body')
    .argument('[ids...]', 'ids of articles', (id: string, others: readonly number[] = []) => [...others, wholeNumber(1, 2_147_483_647)(id)])
    .option('--outlet <name>', 'those of outlets with this in their name')
    .option(
      '--since <when>',
      'those reported at or after a day, a time, or so long ago: 2026-11-02, 2026-11-02T09:00Z, 7d, 12h',
      readInstant,
    )
    .addHelpText(
      'before',
      'Examples:\n  assay articles refetch 12 17\n  assay articles refetch --since 2d\n  assay articles refetch --outlet wire --since 7d\n',
    );
  addForms(refetch, 'json').action(async (ids: readonly number[], options: RefetchOptions) => {
    const { refetchArticles } = await import('./articles/refetch-articles.ts');
    await refetchArticles(ids, options);
  });
}

/** What `articles read` was asked for. */
export interface ReadOptions extends OutputOptions {
  readonly text?: boolean;
  readonly url?: string;
  readonly published?: string;
}

function registerRead(articles: Command): void {
  const read = articles
    .command('read')
    .description('read a page or text as the pipeline would and show where each field came from, what was repaired and cut; no database')
    .argument('<source>', 'a file, an http(s) address, or - for standard input')
    .option('--text', 'with its text')
    .option('--url <address>', 'address that the page is from')
    .option('--published <when>', 'publication day or time that the feed states, for a page that states none')
    .addHelpText(
      'before',
      'Examples:\n  assay articles read page.html --text\n  assay articles read https://example.org/news/1\n  curl -s https://example.org/news/1 | assay articles read - --json\n',
    );
  addForms(read, 'json').action(async (source: string, options: ReadOptions) => {
    const { readSourceArticle } = await import('./articles/read-article.ts');
    await readSourceArticle(source, options);
  });
}
