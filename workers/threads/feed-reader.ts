import { shownUrl } from '../../ingest/fetch/fetch-failure.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import type { FeedInput, ParsedFeed } from '../../ingest/parse-feed.ts';
import { type Reading, resultOf } from './reading.ts';
import { limitsOf, openThreadPool, ThreadEnded } from './thread-pool.ts';

/** Reads feeds apart from everything else. */
export interface FeedReader {
  /**
   * @throws {IngestError} As `parseFeed` does, and `feed-too-costly` for a document that took more time or memory than a feed may;
   *   the next one is read all the same.
   */
  readonly read: (input: FeedInput) => Promise<ParsedFeed>;
  close(): Promise<void>;
}

/** What one document may cost. */
export interface FeedLimits {
  readonly deadlineMs: number;
  readonly heapMib: number;
}

const LIMITS: FeedLimits = { deadlineMs: 5000, heapMib: 384 };

/** Opens a reader with a thread of its own, which starts with the first document. */
export function openFeedReader(limits: FeedLimits = LIMITS): FeedReader {
  const pool = openThreadPool<FeedInput, Reading<ParsedFeed>>({
    file: 'feed-thread',
    size: 1,
    deadlineMs: limits.deadlineMs,
    resourceLimits: limitsOf(limits.heapMib),
  });
  return {
    read: async (input) => {
      const reading = await pool.ask(input).catch((error: unknown) => {
        throw tooCostly(input, limits, error);
      });
      return resultOf(reading);
    },
    close: () => pool.close(),
  };
}

function tooCostly({ url }: FeedInput, { deadlineMs, heapMib }: FeedLimits, cause: unknown): IngestError {
  const what = url === null ? 'The document' : shownUrl(url);
  const end = cause instanceof ThreadEnded ? cause.end : 'ended';
  const why = {
    'too-slow': `reading it took longer than ${deadlineMs / 1000} s`,
    'too-much-memory': `reading it took more than ${heapMib} MiB of memory`,
    ended: 'the thread that read it ended',
  }[end];
  return new IngestError('feed-too-costly', `${what} was not read: ${why}`, { disposition: 'give-up', cause });
}
