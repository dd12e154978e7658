import { writeFile } from 'node:fs/promises';
import type { OperationInput } from '../../workers/operations/index.ts';
import { withInstance } from '../instance.ts';
import { CommandError } from '../terminal/command-error.ts';
import { type OutputOptions, printable, writeJson, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { readSource } from '../terminal/read-source.ts';
import { countOf } from '../terminal/show-value.ts';
import { type AccessOptions, readAccess } from './access-options.ts';

/** Follows every feed of a list in OPML. */
export async function importFeeds(file: string, options: OutputOptions): Promise<void> {
  const base64 = (await readSource(file)).toString('base64');
  const done = await withInstance((ask) => ask('feeds.import', { base64 }));
  if (options.json) return writeJson(done);
  const { feeds, added, defects } = done;
  await writeLine(`${countOf(feeds.length, 'feed')} in the list: ${added} new, ${feeds.length - added} followed already.`);
  for (const defect of defects) say(printable(`Read past: ${defect}`));
}

/** Writes all feeds as OPML, to a file or to standard output. */
export async function exportFeeds(options: { readonly output?: string; readonly withLogins?: boolean }): Promise<void> {
  const { opml, feeds } = await withInstance((ask) => ask('feeds.export', { with_logins: options.withLogins === true }));
  if (options.output === undefined) return writeLine(opml.trimEnd());
  await writeFile(options.output, opml, { mode: 0o600 });
  say(`${countOf(feeds, 'feed')} written to ${options.output}.`);
}

/** Stops checking a feed until it is resumed. */
export async function pauseFeed(feed: string, options: OutputOptions & { readonly reason?: string }): Promise<void> {
  const paused = await withInstance((ask) => ask('feeds.pause', { feed, ...(options.reason ? { reason: options.reason } : {}) }));
  if (options.json) return writeJson(paused);
  await writeLine(printable(`Paused feed ${paused.feed_id}: ${paused.url}`));
  say(`To have it checked again: assay feeds resume ${paused.feed_id}`);
}

/** Has a feed checked again. */
export async function resumeFeed(feed: string, options: OutputOptions): Promise<void> {
  const resumed = await withInstance((ask) => ask('feeds.resume', { feed }));
  if (options.json) return writeJson(resumed);
  await writeLine(printable(`Feed ${resumed.feed_id} is active and due: ${resumed.url}`));
}

/** What `feeds edit` can change; an empty text takes back what was said. */
export interface EditOptions extends OutputOptions, AccessOptions {
  readonly title?: string;
  readonly folder?: string;
  readonly minInterval?: string;
  readonly maxInterval?: string;
}

/** Changes what is said of a feed. */
export async function editFeed(feed: string, options: EditOptions): Promise<void> {
  const said = {
    title: options.title,
    folder: options.folder,
    min_poll_seconds: options.minInterval,
    max_poll_seconds: options.maxInterval,
  };
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  const access = await readAccess(options);
  if (given.length === 0 && access === null)
    throw new CommandError(
      'usage',
      'Say what to change: --title, --folder, --min-interval, --max-interval, --login, --bearer, --header or --proxy.',
    );
  const change = Object.fromEntries(given.map(([name, value]) => [name, value === '' ? null : value]));
  const input = { feed, ...change, ...(access === null ? {} : { access }) } as OperationInput<'feeds.edit'>; // names from the list above
  const edited = await withInstance((ask) => ask('feeds.edit', input));
  if (options.json) return writeJson(edited);
  await writeLine(printable(`Feed ${edited.feed_id}: ${edited.title ?? edited.url}`));
}
