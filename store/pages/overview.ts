import type { Database } from '../database.ts';
import { readRows } from './read-rows.ts';

/** How many feeds are in one state of health. */
export interface HealthCount {
  readonly health: string;
  readonly feeds: number;
}

/** What came in within one hour. */
export interface HourCount {
  readonly hour: Date;
  readonly articles: number;
  readonly claims: number;
}

/** An article that was just read. */
export interface RecentArticle {
  readonly article_id: number;
  readonly title: string | null;
  readonly outlet: string;
  readonly first_seen_at: Date;
  readonly claims: number;
}

/** Failures of one code. */
export interface CodeCount {
  readonly code: string;
  readonly failures: number;
  readonly last_at: Date;
}

/** Feeds by their health, those in trouble first. */
export const feedsByHealth = (database: Database): Promise<readonly HealthCount[]> =>
  readRows(
    database,
    `select health, count(*) as feeds
     from news.feed_health
     group by health
     order by health`,
  );

/** Articles that were first seen since an instant and their claims, by the hour. */
export const countsByHour = (database: Database, since: Date): Promise<readonly HourCount[]> =>
  readRows(
    database,
    `select date_trunc('hour', first_seen_at) as hour, count(*) as articles, sum(claims)::int8 as claims
     from news.articles
     where first_seen_at >= $1::timestamptz
     group by 1
     order by 1`,
    [since.toISOString()],
  );

/** The articles that were read last. */
export const recentArticles = (database: Database, limit: number): Promise<readonly RecentArticle[]> =>
  readRows(
    database,
    `select article_id, title, outlet, first_seen_at, claims
     from news.articles
     order by article_id desc
     limit $1::int`,
    [limit],
  );

/** Open failures that came up since an instant, by their code. */
export const failuresByCode = (database: Database, since: Date): Promise<readonly CodeCount[]> =>
  readRows(
    database,
    `select code, count(*) as failures, max(last_at) as last_at
     from news.failures
     where resolved_at is null and last_at >= $1::timestamptz
     group by code
     order by failures desc, code`,
    [since.toISOString()],
  );
