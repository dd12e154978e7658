import type { Queryable } from './database.ts';

/** An article, by the names of `news.articles`. */
export interface ArticleRecord {
  readonly article_id: number;
  readonly outlet: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly url: string;
  readonly published_at: Date | null;
  readonly reported_at: Date;
  readonly language: string | null;
  readonly first_seen_at: Date;
  readonly last_fetched_at: Date;
  readonly revision_id: number;
  readonly revision: number;
  readonly revisions: number;
  readonly characters: number;
  readonly claims: number;
  readonly feed_ids: readonly number[];
}

const COLUMNS = `article_id, outlet, title, author, url, published_at, reported_at, language, first_seen_at, last_fetched_at,
  revision_id, revision, revisions, characters, claims, feed_ids`;

/** Which articles to list; what is not given does not restrict. */
export interface ArticleFilter {
  readonly feedId?: number | undefined;
  /** Part of an outlet's name, in any case. */
  readonly outlet?: string | undefined;
  /** Reported at or after, and before. */
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly limit: number;
  readonly offset?: number | undefined;
}

/** Articles that fit all of a filter, the latest reported first. */
export async function listArticles(database: Queryable, filter: ArticleFilter): Promise<readonly ArticleRecord[]> {
  return database.query<ArticleRecord>(
    `select ${COLUMNS}
     from news.articles
     where ($1::int is null or article_id in (select article_id from news_private.sighting where feed_id = $1::int))
       and ($2::text is null or strpos(lower(outlet), lower($2::text)) > 0)
       and ($3::timestamptz is null or reported_at >= $3::timestamptz)
       and ($4::timestamptz is null or reported_at < $4::timestamptz)
     order by reported_at desc, article_id desc
     limit $5::int offset $6::int`,
    [
      filter.feedId ?? null,
      filter.outlet ?? null,
      filter.since?.toISOString() ?? null,
      filter.until?.toISOString() ?? null,
      filter.limit,
      filter.offset ?? 0,
    ],
  );
}

/** A version of an article, by the names of `news.revisions`, without its text. */
export interface RevisionRecord {
  readonly revision_id: number;
  readonly revision: number;
  readonly is_current: boolean;
  readonly fetched_at: Date;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly published_source: string | null;
  readonly language: string | null;
  readonly charset: string | null;
  readonly charset_rule: string | null;
  readonly text_sha256: string;
  readonly repairs: readonly unknown[];
  readonly furniture: readonly string[];
  readonly defects: readonly string[];
  readonly content_type: string | null;
  readonly body_bytes: number | null;
  readonly final_url: string | null;
}

/** An article with its current text and all its revisions, the first one first. */
export interface ArticleWithRevisions extends ArticleRecord {
  readonly text: string;
  readonly revision_list: readonly RevisionRecord[];
}

/** The article with this id; null when there is none. */
export async function articleById(database: Queryable, id: number): Promise<ArticleWithRevisions | null> {
  const [article] = await database.query<ArticleRecord>(`select ${COLUMNS} from news.articles where article_id = $1`, [id]);
  if (!article) return null;
  const [current] = await database.query<{ text: string }>('select text from news.revisions where revision_id = $1', [article.revision_id]);
  const revisions = await database.query<RevisionRecord>(
    `select revision_id, revision, is_current, fetched_at, title, author, published, published_source, language, charset, charset_rule,
       text_sha256, repairs, furniture, defects, content_type, body_bytes, final_url
     from news.revisions
     where article_id = $1
     order by revision`,
    [id],
  );
  return { ...article, text: current?.text ?? '', revision_list: revisions };
}

/** The bytes of a revision as they were received; null when there is no such revision, or it came without bytes. */
export async function bodyOfRevision(
  database: Queryable,
  revisionId: number,
): Promise<{ gzip: Uint8Array; contentType: string | null } | null> {
  const [row] = await database.query<{ gzip: Uint8Array | null; contentType: string | null }>(
    'select body_gzip as gzip, content_type as "contentType" from news_private.revision where id = $1',
    [revisionId],
  );
  return row?.gzip ? { gzip: row.gzip, contentType: row.contentType } : null;
}
