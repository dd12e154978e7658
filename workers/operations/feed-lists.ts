import { z } from 'zod';
import { readOpml, type Subscription, writeOpml } from '../../ingest/feed/opml.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { addFeed, type Feed, listFeeds, setFeedState } from '../../store/feeds.ts';
import { shownAddress } from './feeds.ts';
import { defineOperation, OperationError } from './operation.ts';

/** Follows every feed of a list in OPML; those that are followed already stay as they are. */
export const importList = defineOperation(z.object({ base64: z.string() }), async (context, { base64 }) => {
  const { subscriptions, defects } = readList(Buffer.from(base64, 'base64'));
  const feeds: { feed_id: number; url: string; is_new: boolean }[] = [];
  for (const subscription of subscriptions) {
    const now = context.now();
    const { url, title, siteUrl, folder, isPaused, pausedReason, goneReason } = subscription;
    const { feed, isNew } = await addFeed(context.database, { url, title: null, siteUrl, givenTitle: title, folder, now });
    if (isNew && isPaused) await setFeedState(context.database, { id: feed.id, state: 'paused', reason: pausedReason, now });
    if (isNew && goneReason !== null) await setFeedState(context.database, { id: feed.id, state: 'gone', reason: goneReason, now });
    feeds.push({ feed_id: feed.id, url: shownAddress(feed.url), is_new: isNew });
  }
  return { feeds, added: feeds.filter(({ is_new: isNew }) => isNew).length, defects, checked_at_once: await context.tickNow() };
});

function readList(bytes: Uint8Array): ReturnType<typeof readOpml> {
  try {
    return readOpml(bytes);
  } catch (error) {
    if (error instanceof IngestError) throw new OperationError(error.code, error.message);
    throw error;
  }
}

/** Writes all feeds as OPML. Logins in addresses are left out unless they are asked for. */
export const exportList = defineOperation(z.object({ with_logins: z.boolean().default(false) }), async (context, input) => {
  const feeds = await listFeeds(context.database);
  return { opml: writeOpml(feeds.map((feed) => subscriptionOf(feed, input.with_logins))), feeds: feeds.length };
});

function subscriptionOf(feed: Feed, withLogins: boolean): Subscription {
  return {
    url: withLogins ? feed.url : shownAddress(feed.url),
    title: feed.title,
    siteUrl: feed.siteUrl,
    folder: feed.folder,
    isPaused: feed.state === 'paused',
    pausedReason: feed.state === 'paused' ? feed.pausedReason : null,
    goneReason:
      feed.state === 'gone' ? (feed.lastErrorMessage ?? feed.pausedReason ?? 'The server says that it will not come back.') : null,
  };
}
