import type { Logger } from 'pino';
import type { OwnLexicon } from '../extract/own-lexicon.ts';
import type { FetchRequest, FetchResponse } from '../ingest/fetch-url.ts';
import type { FeedInput, ParsedFeed } from '../ingest/parse-feed.ts';
import type { Article, ArticleInput } from '../ingest/read-article.ts';
import type { Database } from '../store/database.ts';
import type { Config } from './config.ts';
import type { JobMetrics } from './metrics.ts';
import type { AskRobots } from './requests/ask-robots.ts';
import type { ReadSecret } from './requests/feed-access.ts';
import type { TakeTurn } from './requests/take-turn.ts';
import type { ClaimsExtractor } from './threads/claims-extractor.ts';

/** What a job hands on to the next one; ids alone, never bodies. Adding a job that is there already changes nothing. */
export interface JobSink {
  refreshFeed(feeds: readonly { readonly feedId: number; readonly dueAt: Date }[]): Promise<void>;
  fetchArticle(entries: readonly { readonly entryId: number; readonly version: number }[]): Promise<void>;
  extractClaims(revisions: readonly { readonly revisionId: number; readonly versions: string }[]): Promise<void>;
}

/** All that a job may touch: clock, network, database, queues and log are arguments. */
export interface JobContext {
  readonly database: Database;
  readonly jobs: JobSink;
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => Date;
  /** The operator's own words; none where it is left out. */
  readonly lexicon?: OwnLexicon | null;
  readonly askRobots: AskRobots;
  /** What the environment holds of the secrets that feeds refer to. */
  readonly readSecret: ReadSecret;
  /** Asked before every request; `fetchInTurn` does. */
  readonly takeTurn: TakeTurn;
  /** Ends fetches that are under way when the process is to stop. */
  readonly signal?: AbortSignal;
  /** True for a job that was put off before. */
  readonly isReturning?: boolean;
  /** Reads a feed document, apart from everything else and within limits. */
  readonly readFeed: (input: FeedInput) => Promise<ParsedFeed>;
  /** Reads a page apart from everything else and within limits; left out where that is done on the spot. */
  readonly readPage?: (input: ArticleInput) => Promise<Article>;
  /** Extracts claims apart from everything else and within limits; left out where that is done on the spot. */
  readonly extract?: ClaimsExtractor['read'];
  /** Links what waits for it, together with what others have stored; left out where every job does so by itself. */
  readonly link?: () => Promise<void>;
  /** Counts what is done; left out where nobody reads it. */
  readonly metrics?: JobMetrics;
  readonly fetch: (request: FetchRequest, signal?: AbortSignal) => Promise<FetchResponse>;
}

/** What one job did, as its log line tells it. */
export type JobReport = Readonly<Record<string, string | number | boolean | null>>;

/** The limits and manners of a request, as configured. */
export function requestFor(config: Config, url: string, accept: string): FetchRequest {
  return {
    url,
    accept,
    maxBytes: config.ASSAY_FETCH_MAX_MIB * 2 ** 20,
    timeoutMs: config.ASSAY_FETCH_TIMEOUT_SECONDS * 1000,
    userAgent: config.ASSAY_USER_AGENT,
    allowHosts: config.ASSAY_ALLOW_HOSTS,
    proxy: config.ASSAY_PROXY,
  };
}

/** The falling schedule on which pages are fetched again, in seconds after their first fetch. */
export const refetchAfterSeconds = (config: Config): readonly number[] => config.ASSAY_REFETCH_HOURS.map((hour) => hour * 3600);
