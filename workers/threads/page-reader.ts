import { shownUrl } from '../../ingest/fetch/fetch-failure.ts';
import type { Article, ArticleInput } from '../../ingest/read-article.ts';
import { openThreadReader, type ReadingLimits, type ThreadReader } from './thread-reader.ts';

/** Reads pages: throws what `readArticle` does, and `page-too-costly` for one that took more time or memory than a page may. */
export type PageReader = ThreadReader<ArticleInput, Article>;

/** A page of a megabyte takes a tenth of a second. */
const LIMITS: ReadingLimits = { deadlineMs: 20_000, heapMib: 384 };

/** Opens a reader of pages with a thread of its own. */
export const openPageReader = (limits = LIMITS): PageReader =>
  openThreadReader({
    file: 'page-thread',
    limits,
    tooCostly: { code: 'page-too-costly', disposition: 'give-up' },
    nameOf: ({ url }) => (url ? shownUrl(url) : 'the page'),
  });
