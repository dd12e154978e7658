import { shownUrl } from '../../ingest/fetch/fetch-failure.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import type { Article, ArticleInput } from '../../ingest/read-article.ts';
import { type Reading, resultOf } from './reading.ts';
import { limitsOf, openThreadPool, ThreadEnded } from './thread-pool.ts';

/** Reads pages apart from everything else, which then goes on meanwhile. */
export interface PageReader {
  /**
   * @throws {IngestError} As `readArticle` does, and `page-too-costly` for a page that took more time or memory than a page may; the next
   *   one is read all the same.
   */
  readonly read: (input: ArticleInput) => Promise<Article>;
  close(): Promise<void>;
}

/** What one page may cost. */
export interface PageLimits {
  readonly deadlineMs: number;
  readonly heapMib: number;
}

/** A page of a megabyte takes a tenth of a second. */
const LIMITS: PageLimits = { deadlineMs: 20_000, heapMib: 384 };

/** Opens a reader with a thread of its own, which starts with the first page. */
export function openPageReader(limits: PageLimits = LIMITS): PageReader {
  const pool = openThreadPool<ArticleInput, Reading<Article>>({
    file: 'page-thread',
    size: 1,
    deadlineMs: limits.deadlineMs,
    resourceLimits: limitsOf(limits.heapMib),
  });
  return {
    read: async (input) => {
      const reading = await pool.ask(input).catch((error: unknown) => {
        throw endOf(input, limits, error);
      });
      return resultOf(reading);
    },
    close: () => pool.close(),
  };
}

function endOf({ url }: ArticleInput, { deadlineMs, heapMib }: PageLimits, cause: unknown): Error {
  const what = url ? shownUrl(url) : 'the page';
  const end = cause instanceof ThreadEnded ? cause.end : 'ended';
  // As when the process stops: nothing is wrong with the page.
  if (end === 'ended') return new Error(`The thread that read ${what} ended`, { cause });
  const why = end === 'too-slow' ? `took longer than ${deadlineMs / 1000} s` : `took more than ${heapMib} MiB of memory`;
  return new IngestError('page-too-costly', `Reading ${what} ${why}`, { disposition: 'give-up', cause });
}
