import { shownUrl } from '../../ingest/fetch/fetch-failure.ts';
import type { FetchRequest, FetchResponse } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { readNamedSecret } from '../../workers/config.ts';
import { type Discovery, discoverFeeds, type FoundFeed } from '../../workers/discover-feeds.ts';
import { ACCESS, changedAccess } from '../../workers/operations/edit-access.ts';
import { accessParts } from '../../workers/requests/feed-access.ts';
import { openFeedReader } from '../../workers/threads/feed-reader.ts';
import { CommandError } from '../terminal/command-error.ts';
import { colours, type OutputOptions, printable, writeJson, writeLine } from '../terminal/output.ts';
import { say, startProgress } from '../terminal/progress.ts';
import { loadConfig } from '../terminal/settings.ts';
import { countOf, showTime } from '../terminal/show-value.ts';
import { type AccessInput, type AccessOptions, readAccess } from './access-options.ts';
import { withTurns } from './fetch-in-turn.ts';

/** How an address is looked at before it is followed. */
export interface AddOptions extends OutputOptions {
  readonly first?: boolean;
  readonly look?: boolean;
}

/**
 * The feeds to follow for an address: itself when it is one, else the one that its page leads to.
 *
 * An address that cannot be had is followed all the same, and tried again by its schedule: the reason is said.
 *
 * @throws {CommandError} When there is no feed, or several and no choice.
 */
export async function chooseFeeds(url: string, options: AddOptions, access: AccessInput | null = null): Promise<readonly string[]> {
  let found: Discovery;
  try {
    found = await look(url, access);
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    say(`It could not be looked at yet: ${error.message} [${error.code}]`);
    return [url];
  }
  if (found.isFeed) return [url];
  const [first, ...others] = found.feeds;
  if (first === undefined) throw new CommandError('failed', printable(noFeed(url, found)));
  if (others.length > 0 && !options.first) throw new CommandError('failed', printable(severalFeeds(url, found.feeds)));
  // A login is for the origin that it was said of, and for no other that a page names.
  if (access !== null && new URL(first.url).origin !== new URL(url).origin)
    throw new CommandError('failed', printable(`${url} leads to ${describe(first)}\nIt is on another server: add it by its own address.`));
  say(`${url} leads to ${describe(first)}.`);
  return [first.url];
}

/** Reads the feeds of an address and tells what would be read; nothing is stored. */
export async function checkFeed(url: string, options: OutputOptions & AccessOptions): Promise<void> {
  const found = await look(url, await readAccess(options));
  if (options.json) return writeJson({ url, is_feed: found.isFeed, feeds: found.feeds, tried: found.tried });
  for (const feed of found.feeds) {
    await writeLine(colours.bold(printable(describe(feed))));
    for (const defect of feed.defects) await writeLine(printable(`  read past: ${defect}`));
  }
  if (found.feeds.length === 0) throw new CommandError('failed', printable(noFeed(url, found)));
  say(`Nothing was stored. To follow it: assay feeds add ${found.feeds[0]?.url}`);
}

async function look(url: string, access: AccessInput | null): Promise<Discovery> {
  const { config } = loadConfig();
  const reader = openFeedReader();
  // As the instance would keep it.
  const kept = access === null ? null : changedAccess(null, url, ACCESS.parse(access));
  const progress = startProgress();
  try {
    return await withTurns(config, (fetchInTurn) => {
      const fetch = (request: FetchRequest): Promise<FetchResponse> => {
        progress.update(`Looking at ${shownUrl(request.url)}`);
        return fetchInTurn({ ...request, ...(kept === null ? {} : accessParts(kept, request.url, readNamedSecret)) });
      };
      return discoverFeeds({ config, fetch, readFeed: reader.read }, url);
    });
  } finally {
    progress.done();
    await reader.close();
  }
}

function describe({ url, title, entries, newest }: FoundFeed): string {
  return `${title ?? 'a feed without a title'} (${countOf(entries, 'entry')}${newest ? `, newest ${showTime(newest)}` : ''}): ${url}`;
}

function severalFeeds(url: string, feeds: readonly FoundFeed[]): string {
  const lines = feeds.map((feed) => `  ${describe(feed)}\n    assay feeds add ${feed.url}`);
  return [`${url} names ${feeds.length} feeds; choose one, or take the first with --first. [several-feeds]`, ...lines].join('\n');
}

function noFeed(url: string, { tried }: Discovery): string {
  const lines = tried.slice(0, 12).map(({ reason }) => `  ${reason}`);
  return [`No feed was found at ${url}. [no-feed-found]`, ...lines].join('\n');
}
