import { shownUrl } from '../../ingest/fetch/fetch-failure.ts';
import type { FeedInput, ParsedFeed } from '../../ingest/parse-feed.ts';
import { openThreadReader, type ReadingLimits, type ThreadReader } from './thread-reader.ts';

/** Reads feeds: throws what `parseFeed` does, and `feed-too-costly` for a document that took more time or memory than a feed may. */
export type FeedReader = ThreadReader<FeedInput, ParsedFeed>;

const LIMITS: ReadingLimits = { deadlineMs: 5000, heapMib: 384 };

/** Opens a reader of feeds with a thread of its own. */
export const openFeedReader = (limits = LIMITS): FeedReader =>
  openThreadReader({
    file: 'feed-thread',
    limits,
    tooCostly: { code: 'feed-too-costly', disposition: 'give-up' },
    nameOf: ({ url }) => (url ? shownUrl(url) : 'the document'),
  });
