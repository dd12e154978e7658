import type { OperationInput } from '../../workers/operations/index.ts';
import { withInstance } from '../instance.ts';
import { CommandError } from '../terminal/command-error.ts';
import { isAgreed } from '../terminal/is-agreed.ts';
import { type OutputOptions, printable, writeJson, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { loadConfig } from '../terminal/settings.ts';
import { countOf } from '../terminal/show-value.ts';
import type { AccessInput } from './access-options.ts';

interface Done {
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Follows feeds and says when they are checked. */
export async function addFeeds(urls: readonly string[], options: OutputOptions, access: AccessInput | null = null): Promise<void> {
  const input = { urls: [...urls], ...(access === null ? {} : { access }) };
  const { feeds, checked_at_once: atOnce } = await withInstance((ask) => ask('feeds.add', input));
  if (options.json) await writeJson(feeds);
  else
    for (const { url, feed_id: id, is_new: isNew } of feeds.filter(({ error }) => error === null))
      await writeLine(printable(isNew ? `Following ${url} as feed ${id}.` : `Already followed: ${url} is feed ${id}.`));
  const added = feeds.filter(({ is_new: isNew }) => isNew);
  if (added.length > 0) say(`${whenChecked(added.length, atOnce)}\nLook with: assay feeds show ${added[0]?.feed_id}`);
  refuse(feeds, 'followed');
}

/** Has feeds checked at once. */
export async function refreshFeeds(names: OperationInput<'feeds.refresh'>['feeds'], options: OutputOptions): Promise<void> {
  const { feeds, checked_at_once: atOnce } = await withInstance((ask) => ask('feeds.refresh', { feeds: names }));
  if (options.json) await writeJson(feeds);
  const due = feeds.filter(({ error }) => error === null);
  if (!options.json) for (const { feed_id: id, url } of due) await writeLine(printable(`Feed ${id} is due: ${url}`));
  if (feeds.length === 0) say(names === 'failing' ? 'No feed is failing.' : 'No feeds are followed yet: assay feeds add URL');
  if (due.length > 0) say(`${whenChecked(due.length, atOnce)}\nLook with: assay feeds list`);
  refuse(feeds, 'checked');
}

/** Stops following a feed, after asking on a terminal. */
export async function removeFeed(feed: string, options: OutputOptions & { readonly yes?: boolean }): Promise<void> {
  await withInstance(async (ask) => {
    const { feed_id: id, title, url } = await ask('feeds.show', { feed });
    if (!options.yes && !(await isAgreed(`Stop following ${title ?? url} (feed ${id})?`))) return say('Nothing was changed.');
    const removed = await ask('feeds.remove', { feed: id });
    if (options.json) await writeJson(removed);
    else await writeLine(printable(`No longer following ${removed.url}.`));
    say(`Its articles and claims stay. To follow it again: assay feeds add ${removed.url}`);
  });
}

/** Says what happens next, which depends on whether a scheduler is at hand. */
function whenChecked(number: number, atOnce: boolean): string {
  const what = number === 1 ? 'It is' : 'They are';
  if (atOnce) return `${what} being checked now.`;
  const { config } = loadConfig();
  if (!config.DATABASE_URL) return `${what} checked when \`assay start\` runs.`;
  return `${what} checked within ${config.ASSAY_TICK_SECONDS} s where \`assay schedule\` and \`assay work\` run.`;
}

/** Tells of each that was left out, and lets the exit code say so. */
function refuse(items: readonly Done[], done: string): void {
  const refused = items.flatMap(({ error }) => (error ? [`${error.message} [${error.code}]`] : []));
  const [only] = refused;
  if (only === undefined) return;
  if (items.length === 1) throw new CommandError('failed', only);
  const summary =
    refused.length === items.length
      ? `None of ${countOf(items.length, 'feed')} was ${done}:`
      : `${refused.length} of ${countOf(items.length, 'feed')} could not be ${done}:`;
  throw new CommandError(refused.length === items.length ? 'failed' : 'partly', printable([summary, ...refused].join('\n  ')));
}
