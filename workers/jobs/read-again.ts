import { IngestError } from '../../ingest/ingest-error.ts';
import { type Article, readArticle } from '../../ingest/read-article.ts';
import { noteReader, type StoredPage, saveReread, stalePage } from '../../store/extraction/reread.ts';
import type { JobContext } from '../job-context.ts';
import { rulesInForce } from '../rules-in-force.ts';

/**
 * Reads the stored page of a revision again where an older reader has read it, without fetching: decode-bytes → repair-text → read-article.
 *
 * @returns The revision that has the text as it reads now: the same, or a new one that is not current yet.
 */
export async function readAgain(context: Pick<JobContext, 'database' | 'readPage'>, revisionId: number): Promise<number> {
  const { readerVersion } = rulesInForce();
  const page = await stalePage(context.database, revisionId, readerVersion);
  if (!page) return revisionId;
  const article = await read(context, page);
  if (article) return saveReread(context.database, page, { article, readerVersion });
  await noteReader(context.database, revisionId, readerVersion);
  return revisionId;
}

/** The article on a stored page; null when this reader sees none, for the text that an older one saw is kept then. */
async function read({ readPage }: Pick<JobContext, 'readPage'>, { bytes, contentType, url, feed }: StoredPage): Promise<Article | null> {
  try {
    const input = { bytes, contentType, url, published: feed.published, title: feed.title };
    const article = await (readPage?.(input) ?? readArticle(input));
    return article.text === '' ? null : article;
  } catch (error) {
    if (error instanceof IngestError) return null;
    throw error;
  }
}
