import type { Command } from 'commander';
import { addForms } from '../terminal/command-options.ts';
import type { OutputOptions } from '../terminal/output.ts';
import { type AccessOptions, addAccess } from './access-options.ts';
import type { EditOptions } from './keep-feeds.ts';

/** The subcommands of `assay feeds` that check an address, keep lists, and say something of a feed. */
export function registerKeeping(feeds: Command): void {
  registerCheck(feeds);
  registerLists(feeds);
  registerPause(feeds);
  registerEdit(feeds);
}

function registerCheck(feeds: Command): void {
  const check = feeds
    .command('check')
    .description('look at an address and tell what would be read; nothing is stored')
    .argument('<url>', 'address of a feed or of a site')
    .addHelpText('before', 'Examples:\n  assay feeds check https://example.org/\n  assay feeds check https://example.org/rss.xml --json\n');
  addForms(addAccess(check), 'json').action(async (url: string, options: OutputOptions & AccessOptions) => {
    const { checkFeed } = await import('./find-feeds.ts');
    await checkFeed(url, options);
  });
}

function registerLists(feeds: Command): void {
  const read = feeds
    .command('import')
    .description('follow all feeds of a list in OPML; twice is as once')
    .argument('<file>', 'a file, or - for standard input')
    .addHelpText('before', 'Examples:\n  assay feeds import feeds.opml\n  assay feeds import - < feeds.opml\n');
  addForms(read, 'json').action(async (file: string, options: OutputOptions) => {
    const { importFeeds } = await import('./keep-feeds.ts');
    await importFeeds(file, options);
  });
  feeds
    .command('export')
    .description('write all feeds as OPML')
    .option('--output <file>', 'a file, instead of standard output')
    .option('--with-logins', 'write logins that addresses hold as well')
    .addHelpText('before', 'Example:\n  assay feeds export > feeds.opml\n')
    .action(async (options: { output?: string; withLogins?: boolean }) => {
      const { exportFeeds } = await import('./keep-feeds.ts');
      await exportFeeds(options);
    });
}

function registerPause(feeds: Command): void {
  const pause = feeds
    .command('pause')
    .description('stop checking a feed until it is resumed')
    .argument('<feed>', 'its id or its address')
    .option('--reason <words>', 'why, for whoever looks at it later')
    .addHelpText('before', 'Example:\n  assay feeds pause 3 --reason "sends test articles"\n');
  addForms(pause, 'json').action(async (feed: string, options: OutputOptions & { reason?: string }) => {
    const { pauseFeed } = await import('./keep-feeds.ts');
    await pauseFeed(feed, options);
  });
  const resume = feeds
    .command('resume')
    .description('have a paused or gone feed checked again, at once')
    .argument('<feed>', 'its id or its address')
    .addHelpText('before', 'Example:\n  assay feeds resume 3\n');
  addForms(resume, 'json').action(async (feed: string, options: OutputOptions) => {
    const { resumeFeed } = await import('./keep-feeds.ts');
    await resumeFeed(feed, options);
  });
}

function registerEdit(feeds: Command): void {
  const edit = feeds
    .command('edit')
    .description('give a feed another title, a folder, bounds for its interval, a login or a proxy; an empty text takes one back')
    .argument('<feed>', 'its id or its address')
    .option('--title <words>', 'title that stays, whatever the feed calls itself')
    .option('--folder <names>', 'folders, the outermost first: "Metals / Asia"')
    .option('--min-interval <seconds>', 'seconds between two checks at least')
    .option('--max-interval <seconds>', 'seconds between two checks at most')
    .addHelpText(
      'before',
      'Examples:\n  assay feeds edit 3 --title "The Zinc Post"\n  assay feeds edit 3 --folder "Metals / Asia" --min-interval 900\n\n' +
        '  assay feeds edit 3 --login desk --secret env:FEED_ZINC\n  assay feeds edit 3 --header "X-Key: env:FEED_ZINC_KEY" --proxy http://proxy.example:3128',
    );
  addForms(addAccess(edit), 'json').action(async (feed: string, options: EditOptions) => {
    const { editFeed } = await import('./keep-feeds.ts');
    await editFeed(feed, options);
  });
}
