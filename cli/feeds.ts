import type { Command } from 'commander';
import { type AccessOptions, addAccess, readAccess } from './feeds/access-options.ts';
import type { AddOptions } from './feeds/find-feeds.ts';
import { registerKeeping } from './feeds/register-keeping.ts';
import { CommandError } from './terminal/command-error.ts';
import { addForms } from './terminal/command-options.ts';
import { type OutputOptions, writeJson, writeRows } from './terminal/output.ts';
import { say } from './terminal/progress.ts';

const ALL = [
  'feed_id',
  'title',
  'url',
  'state',
  'last_checked_at',
  'next_poll_at',
  'failure_count',
  'last_error_code',
  'last_error_message',
];

/** `assay feeds`: what is followed. */
export function register(program: Command): void {
  const feeds = program
    .command('feeds')
    .description('follow feeds, and see how they are doing')
    .addHelpText('before', 'Examples:\n  assay feeds add https://example.org/rss.xml\n  assay feeds list\n  assay feeds show 3\n');
  registerAdd(feeds);
  registerList(feeds);
  registerShow(feeds);
  registerRefresh(feeds);
  registerRemove(feeds);
  registerKeeping(feeds);
  registerParse(feeds);
}

function registerAdd(feeds: Command): void {
  const add = feeds
    .command('add')
    .description('follow feeds; the address of a site leads to its feed')
    .argument('<url...>', 'address of a site or feed; several are taken for feeds as they are')
    .option('--first', 'of several feeds of a site, follow the first')
    .option('--no-look', 'follow the address as it is, without looking at it')
    .addHelpText(
      'before',
      'Examples:\n  assay feeds add https://example.org/rss.xml\n  assay feeds add https://a.example/feed https://b.example/atom --json\n' +
        '  assay feeds add https://example.org/members.xml --login desk --secret env:FEED_EXAMPLE\n',
    );
  addForms(addAccess(add), 'json').action(async (urls: string[], options: AddOptions & AccessOptions) => {
    const { addFeeds } = await import('./feeds/change-feeds.ts');
    const access = await readAccess(options);
    const [only = '', ...others] = urls;
    if (others.length > 0 || options.look === false || !/^https?:/i.test(only)) return addFeeds(urls, options, access);
    const { chooseFeeds } = await import('./feeds/find-feeds.ts');
    await addFeeds(await chooseFeeds(only, options, access), options, access);
  });
}

function registerList(feeds: Command): void {
  const list = feeds
    .command('list')
    .description('list all feeds, those in trouble first')
    .addHelpText('before', 'Examples:\n  assay feeds list\n  assay feeds list --csv > feeds.csv\n');
  addForms(list, 'json', 'jsonl', 'csv', 'plain').action(async (options: OutputOptions) => {
    const { withInstance } = await import('./instance.ts');
    const rows = await withInstance((ask) => ask('feeds.list', {}));
    if (options.json || options.jsonl || options.csv || options.plain) return writeRows(rows, ALL, options);
    const { tableOfFeeds } = await import('./feeds/show-feed.ts');
    await tableOfFeeds(rows);
  });
}

function registerShow(feeds: Command): void {
  const show = feeds
    .command('show')
    .description('show a feed: its checks, what went wrong, what happens next')
    .argument('<feed>', 'its id or its address')
    .option('--entries', 'with what it says of each item')
    .addHelpText(
      'before',
      'Examples:\n  assay feeds show 3\n  assay feeds show 3 --entries\n  assay feeds show https://example.org/rss.xml --json\n',
    );
  addForms(show, 'json').action(async (feed: string, options: OutputOptions & { entries?: boolean }) => {
    const { withInstance } = await import('./instance.ts');
    const found = await withInstance((ask) => ask('feeds.show', { feed, entries: options.entries === true }));
    if (options.json) return writeJson(found);
    const { showFeed } = await import('./feeds/show-feed.ts');
    await showFeed(found);
  });
}

interface RefreshOptions extends OutputOptions {
  readonly all?: boolean;
  readonly failing?: boolean;
}

function registerRefresh(feeds: Command): void {
  const refresh = feeds
    .command('refresh')
    .description('check feeds now, whatever their interval')
    .argument('[feed...]', 'ids or addresses')
    .option('--all', 'all feeds')
    .option('--failing', 'feeds whose last check failed')
    .addHelpText('before', 'Examples:\n  assay feeds refresh 3 4\n  assay feeds refresh --failing\n');
  addForms(refresh, 'json').action(async (names: string[], options: RefreshOptions) => {
    const ways = [names.length > 0, options.all, options.failing].filter(Boolean).length;
    if (ways !== 1) throw new CommandError('usage', 'Name the feeds to check, by id or address, or say --all or --failing.');
    const { refreshFeeds } = await import('./feeds/change-feeds.ts');
    await refreshFeeds(options.all ? 'all' : options.failing ? 'failing' : names, options);
  });
}

function registerRemove(feeds: Command): void {
  const remove = feeds
    .command('remove')
    .description('stop following a feed; its articles and claims stay')
    .argument('<feed>', 'its id or its address')
    .option('--yes', 'do not ask')
    .addHelpText('before', 'Example:\n  assay feeds remove 3 --yes\n');
  addForms(remove, 'json').action(async (feed: string, options: OutputOptions & { yes?: boolean }) => {
    const { removeFeed } = await import('./feeds/change-feeds.ts');
    await removeFeed(feed, options);
  });
}

function registerParse(feeds: Command): void {
  feeds
    .command('parse')
    .description('read a feed document, without a database')
    .argument('[file]', 'a file, or - for standard input', '-')
    .option('--jsonl', 'read one JSON object a line, answer one a line (see docs/cli.md)')
    .option('--json', 'print one JSON document')
    .option('--url <address>', 'address that the document is from; relative links count from there')
    .addHelpText('before', 'Examples:\n  assay feeds parse feed.xml\n  assay feeds parse --jsonl < documents.jsonl > entries.jsonl\n')
    .action(async (file: string, options: OutputOptions & { url?: string }) => {
      if (options.jsonl && file !== '-') say(`Reading lines from standard input; ${file} is left out, for --jsonl takes no file.`);
      const { parseFeedFile, parseFeedLines } = await import('./feeds/parse-feed.ts');
      await (options.jsonl ? parseFeedLines() : parseFeedFile(file, options));
    });
}
