import { withoutUser } from '../../ingest/fetch/fetch-address.ts';
import { shownUrl } from '../../ingest/fetch/fetch-failure.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { type Article, readArticle } from '../../ingest/read-article.ts';
import { READER_VERSION } from '../../ingest/reader-version.ts';
import { saveRevision } from '../../store/articles.ts';
import { type EntryToFetch, entryForFetch, settleEntry } from '../../store/entries.ts';
import { recordFetch } from '../../store/fetches.ts';
import { sourceFailure } from '../failures.ts';
import { type JobContext, type JobReport, refetchAfterSeconds, requestFor } from '../job-context.ts';
import { accessTo } from '../requests/feed-access.ts';
import { fetchInTurn } from '../requests/take-turn.ts';
import { rulesInForce } from '../rules-in-force.ts';

const ACCEPT = 'text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5';

/** A page with where it came from. */
interface Page {
  readonly body: Uint8Array;
  readonly contentType: string | null;
  readonly url: string;
  readonly status: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/**
 * Fetches the page of an entry and keeps its text: fetch-url → decode-bytes → repair-text → read-article → revision, and an
 * extract-claims job for a text that is new. An entry without a link is read from the feed itself.
 *
 * @throws {IngestError} When the page cannot be had or read; `failures.ts` decides what becomes of the job.
 */
export async function fetchArticle(context: JobContext, entryId: number): Promise<JobReport> {
  const { database } = context;
  const entry = await entryForFetch(database, entryId);
  if (!entry?.awaitsFetch) return { entry_id: entryId, outcome: 'skipped' };
  const startedAt = context.now();
  const page = await getPage(context, entry, startedAt);
  if (!page) {
    await settleEntry(database, {
      id: entry.id,
      at: context.now(),
      version: entry.version,
      refetchAfterSeconds: refetchAfterSeconds(context.config),
    });
    return { entry_id: entryId, url: entry.url, outcome: 'not-modified' };
  }
  const article = await readPage(context, page, entry);
  const saved = await saveRevision(database, {
    entryId,
    entryVersion: entry.version,
    article,
    body: page.body,
    contentType: page.contentType,
    readerVersion: READER_VERSION,
    fetchedAt: startedAt,
    finalUrl: page.url,
    etag: page.etag,
    lastModified: page.lastModified,
    refetchAfterSeconds: refetchAfterSeconds(context.config),
  });
  // A text that was there before has its claims, or the tick finds that it has none.
  if (saved.isNew)
    await context.jobs.extractClaims([{ revisionId: saved.revisionId, versions: rulesInForce(context.lexicon ?? null).versionsKey }]);
  return {
    entry_id: entryId,
    url: page.url,
    article_id: saved.articleId,
    revision_id: saved.revisionId,
    outcome: saved.isNew ? 'read' : 'known-text',
    ...describe(article),
  };
}

const describe = (article: Article): JobReport => ({
  charset: article.charset,
  language: article.language,
  characters: article.text.length,
  repairs: article.repairs.length,
});

/** The article on a page. What cannot be read is told with its address. */
async function readPage(context: JobContext, page: Page, entry: EntryToFetch): Promise<Article> {
  const { body, contentType, url } = page;
  const refuse = (code: string, why: string, cause?: unknown) =>
    new IngestError(code, `${url} cannot be read: ${why}`, { disposition: 'give-up', cause });
  try {
    const input = { bytes: body, contentType, url, published: entry.published, title: entry.title };
    const article = await (context.readPage?.(input) ?? readArticle(input));
    if (article.text !== '') return article;
    throw refuse('empty-article', article.defects.at(-1) ?? 'it holds nothing but page furniture');
  } catch (error) {
    throw error instanceof IngestError && !error.message.includes(url) ? refuse(error.code, error.message, error) : error;
  }
}

/** The page over the network, or out of the feed where the entry names none; null when it has not changed. */
async function getPage(context: JobContext, entry: EntryToFetch, startedAt: Date): Promise<Page | null> {
  if (!entry.url) return pageInFeed(entry);
  const about = { feedId: entry.feedId, entryId: entry.id, url: entry.link ?? entry.url, at: startedAt };
  const elapsed = () => context.now().getTime() - startedAt.getTime();
  try {
    const access = await accessTo(context, entry.feedId, about.url);
    await context.askRobots(context, about.url, access);
    const answer = await fetchInTurn(context, {
      ...requestFor(context.config, about.url, ACCEPT),
      ...access,
      etag: entry.etag,
      lastModified: entry.lastModified,
    });
    await recordFetch(context.database, {
      ...about,
      status: answer.status,
      bytes: answer.body.byteLength,
      durationMs: elapsed(),
      notModified: answer.notModified,
    });
    return answer.notModified ? null : answer;
  } catch (error) {
    const failure = sourceFailure(error);
    if (failure)
      await recordFetch(context.database, {
        ...about,
        status: failure.status,
        durationMs: elapsed(),
        code: failure.code,
        reason: failure.message,
      });
    throw error;
  }
}

/** An entry without a link carries its text itself. */
function pageInFeed(entry: EntryToFetch): Page {
  const html = entry.content ?? entry.summary;
  if (!html)
    throw new IngestError('empty-article', `Entry ${entry.id} of ${shownUrl(entry.feedUrl)} has neither a link nor a text.`, {
      disposition: 'give-up',
    });
  return {
    body: Buffer.from(`<!doctype html><meta charset="utf-8"><article>${html}</article>`),
    contentType: 'text/html; charset=utf-8',
    url: `${withoutUser(new URL(entry.feedUrl))}#${encodeURIComponent(entry.guid ?? String(entry.id))}`,
    status: null,
    etag: null,
    lastModified: null,
  };
}
