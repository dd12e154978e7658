import { z } from 'zod';
import { listFailures } from '../../store/failures.ts';
import { feedAccess } from '../../store/feed-access.ts';
import { addFeed, type Feed, feedById, feedByUrl, listFeeds, removeFeed, requestRefresh, setFeedState } from '../../store/feeds.ts';
import { entriesOfFeed, fetchesOfFeed } from '../../store/pages/feeds.ts';
import { findUnknown } from '../did-you-mean.ts';
import { shownAccess } from '../requests/feed-access.ts';
import { ACCESS, keepAccess } from './edit-access.ts';
import { EDIT, keepEdit } from './edit-feed.ts';
import { defineOperation, id, type OperationContext, OperationError, text } from './operation.ts';

/** A feed as people name it: by its id or by its address. */
const feedName = z.union([id, text]);
/** How many checks and entries are shown of a feed. */
const SHOWN_FETCHES = 20;
const SHOWN_ENTRIES = 50;
/** How many feeds one request may name. */
const MOST_FEEDS = 10_000;

/** Why one of several feeds was left out; the others are not held up by it. */
export interface FeedRefusal {
  readonly code: string;
  readonly message: string;
}

/** A feed as commands print it; keys are the columns of `news.feeds` and `news.feed_health`. */
function feedRow(feed: Feed) {
  return {
    feed_id: feed.id,
    title: feed.title,
    url: shownAddress(feed.url),
    state: feed.state,
    last_checked_at: feed.lastCheckedAt,
    next_poll_at: feed.nextPollAt,
    failure_count: feed.failureCount,
    last_error_code: feed.lastErrorCode,
    last_error_message: feed.lastErrorMessage,
  };
}

/** As the views show it: a login in an address is nobody else's business. */
export function shownAddress(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}

async function find(context: OperationContext, name: number | string): Promise<Feed> {
  const feed = typeof name === 'number' ? await feedById(context.database, name) : await feedByUrl(context.database, normalise(name));
  if (feed) return feed;
  const [unknown] = await findUnknown({ database: context.database }, { feed: name });
  const meant = unknown?.meant ? ` Did you mean feed ${unknown.meant}?` : '';
  throw new OperationError('no-such-feed', `There is no feed ${name}.${meant} \`assay feeds list\` shows all with their ids.`);
}

/** One way to write each address, so that no feed is followed twice and a login ends at the only @. */
const normalise = (url: string): string => (URL.canParse(url) ? new URL(url).href : url);

/** Runs one of several; what it refuses is told beside what the others gave. */
async function each<Done>(work: () => Promise<Done>): Promise<(Done & { error: null }) | { error: FeedRefusal }> {
  try {
    return { ...(await work()), error: null };
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

function requireAddress(url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return;
  throw new OperationError('bad-address', `${url} is no address of a feed: it must begin with https:// or http://.`);
}

const NEW_FEEDS = z
  .object({ urls: z.array(z.string()).min(1).max(MOST_FEEDS), access: ACCESS.optional() })
  .refine(({ urls, access }) => access === undefined || urls.length === 1, { error: 'a login, header or proxy is for one feed at a time' });

export const add = defineOperation(NEW_FEEDS, async (context, { urls, access }) => {
  const feeds: { url: string; feed_id: number | null; is_new: boolean; error: FeedRefusal | null }[] = [];
  for (const url of urls) {
    const added = await each(async () => {
      requireAddress(url);
      const { feed, isNew } = await addFeed(context.database, { url: normalise(url), now: context.now() });
      if (access) await keepAccess(context.database, feed, access);
      return { url: shownAddress(feed.url), feed_id: feed.id, is_new: isNew };
    });
    feeds.push({ url, feed_id: null, is_new: false, ...added });
  }
  return { feeds, checked_at_once: await context.tickNow() };
});

export const list = defineOperation(z.object({}), async (context) => (await listFeeds(context.database)).map(feedRow));

export const show = defineOperation(z.object({ feed: feedName, entries: z.boolean().default(false) }), async (context, input) => {
  const feed = await find(context, input.feed);
  const failures = await listFailures(context.database, { limit: 20, feedId: feed.id });
  return {
    ...feedRow(feed),
    access: shownAccess(await feedAccess(context.database, feed.id)),
    site_url: feed.siteUrl,
    folder: feed.folder,
    paused_at: feed.pausedAt,
    paused_reason: feed.pausedReason,
    defects: feed.defects,
    poll_seconds: feed.pollSeconds,
    min_poll_seconds: feed.minPollSeconds,
    max_poll_seconds: feed.maxPollSeconds,
    poll_hints: feed.pollHints,
    added_at: feed.addedAt,
    last_succeeded_at: feed.lastSucceededAt,
    last_changed_at: feed.lastChangedAt,
    failures,
    fetches: await fetchesOfFeed(context.database, feed.id, SHOWN_FETCHES),
    ...(input.entries ? { entry_list: await entriesOfFeed(context.database, feed.id, SHOWN_ENTRIES) } : {}),
  };
});

export const refresh = defineOperation(
  z.object({ feeds: z.union([z.array(feedName).min(1).max(MOST_FEEDS), z.literal('all'), z.literal('failing')]) }),
  async (context, { feeds }) => {
    const named: readonly (number | string | Feed)[] = Array.isArray(feeds)
      ? feeds
      : (await listFeeds(context.database)).filter(
          ({ state, failureCount }) => state === 'active' && (feeds === 'all' || failureCount > 0),
        );
    const refreshed: { feed: string; feed_id: number | null; url: string | null; error: FeedRefusal | null }[] = [];
    for (const name of named) {
      const done = await each(async () => makeDue(context, typeof name === 'object' ? name : await find(context, name)));
      refreshed.push({ feed: typeof name === 'object' ? String(name.id) : String(name), feed_id: null, url: null, ...done });
    }
    return { feeds: refreshed, checked_at_once: await context.tickNow() };
  },
);

async function makeDue(context: OperationContext, feed: Feed): Promise<{ feed_id: number; url: string }> {
  if (!(await requestRefresh(context.database, feed.id, context.now())))
    throw new OperationError(
      'feed-not-active',
      `Feed ${feed.id} is ${feed.state} and is not checked. To have it checked again: assay feeds resume ${feed.id}`,
    );
  return { feed_id: feed.id, url: shownAddress(feed.url) };
}

export const remove = defineOperation(z.object({ feed: feedName }), async (context, input) => {
  const feed = await find(context, input.feed);
  await removeFeed(context.database, feed.id, context.now());
  return { feed_id: feed.id, url: shownAddress(feed.url) };
});

export const pause = defineOperation(z.object({ feed: feedName, reason: text.optional() }), async (context, input) => {
  const feed = await find(context, input.feed);
  await setFeedState(context.database, { id: feed.id, state: 'paused', reason: input.reason ?? null, now: context.now() });
  return { feed_id: feed.id, url: shownAddress(feed.url), state: 'paused' };
});

/** Has a paused or gone feed checked again, at once; one that is active stays as it is. */
export const resume = defineOperation(z.object({ feed: feedName }), async (context, input) => {
  const feed = await find(context, input.feed);
  if (feed.state !== 'active') await setFeedState(context.database, { id: feed.id, state: 'active', now: context.now() });
  return { feed_id: feed.id, url: shownAddress(feed.url), state: 'active', checked_at_once: await context.tickNow() };
});

export const edit = defineOperation(
  z.object({ feed: feedName, access: ACCESS.optional(), ...EDIT }),
  async (context, { feed: name, access, ...change }) => {
    const feed = await find(context, name);
    await keepEdit(context, feed, change);
    // Another login is tried at once: it was most likely given because the feed could not be had.
    if (access) {
      await keepAccess(context.database, feed, access);
      await requestRefresh(context.database, feed.id, context.now());
      await context.tickNow();
    }
    return { ...feedRow(await find(context, feed.id)), access: shownAccess(await feedAccess(context.database, feed.id)) };
  },
);
