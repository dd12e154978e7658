import type { Database } from '../database.ts';
import type { MentionRecord } from '../read-claims.ts';
import type { ClaimLine } from './claims.ts';
import { readRow, readRows } from './read-rows.ts';

/** An article in a list, by the names of `news.articles`. */
export interface ArticleLine {
  readonly article_id: number;
  readonly title: string | null;
  readonly author: string | null;
  readonly outlet: string;
  readonly reported_at: Date;
  readonly url: string;
  readonly claims: number;
  readonly revisions: number;
  readonly is_copy: boolean;
}

/** Which articles to list. */
export interface ArticlesFilter {
  readonly q: string | null;
  readonly outlet: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** Articles that fit a filter, the latest reported first. */
export const findArticles = (database: Database, filter: ArticlesFilter): Promise<readonly ArticleLine[]> =>
  readRows(
    database,
    `select article_id, title, author, outlet, reported_at, url, claims, revisions, is_copy
     from news.articles
     where ${filter.q === null ? '$1::text is null' : `search @@ websearch_to_tsquery('english', $1::text)`}
       and ${filter.outlet === null ? '$2::text is null' : 'outlet = $2::text'}
     order by reported_at desc, article_id desc
     limit $3::int offset $4::int`,
    [filter.q, filter.outlet, filter.limit, filter.offset],
  );

/** An article as it is read now. */
export interface ArticleDetail extends ArticleLine {
  readonly published_at: Date | null;
  /** Publication as the page or the feed states it. */
  readonly published: string | null;
  readonly modified_at: Date | null;
  readonly first_seen_at: Date;
  readonly last_fetched_at: Date;
  readonly language: string | null;
  readonly revision_id: number;
  readonly revision: number;
  readonly copy_of_article_id: number | null;
  readonly text: string;
  readonly charset: string | null;
  readonly charset_rule: string | null;
  readonly content_type: string | null;
  readonly body_bytes: number | null;
  readonly text_sha256: string;
  readonly sources: Readonly<Record<string, string | null>>;
  readonly repairs: readonly Repair[];
  readonly furniture: readonly string[];
  readonly defects: readonly string[];
}

/** A change that was made to the text as it was received. */
export interface Repair {
  readonly before?: string;
  readonly after?: string;
  readonly decoder?: string;
}

/** The article with this id; null when there is none. */
export const articleDetail = (database: Database, id: number): Promise<ArticleDetail | null> =>
  readRow(
    database,
    `select a.article_id, a.title, a.author, a.outlet, a.reported_at, a.url, a.claims, a.revisions, a.is_copy, a.published_at, r.published,
       a.modified_at, a.first_seen_at, a.last_fetched_at, a.language, a.revision_id, a.revision, a.copy_of_article_id, r.text, r.charset,
       r.charset_rule, r.content_type, r.body_bytes, r.text_sha256, r.sources, r.repairs, r.furniture, r.defects
     from news.articles a
     join news.revisions r on r.revision_id = a.revision_id
     where a.article_id = $1::int`,
    [id],
  );

/** Everything that was found in the current text of an article. */
export const mentionsOfArticle = (database: Database, id: number): Promise<readonly MentionRecord[]> =>
  readRows(
    database,
    `select mention_id, kind, text, start_char, end_char, rule, detail
     from news.mentions
     where article_id = $1::int
     order by start_char, end_char desc, mention_id`,
    [id],
  );

/** A claim with its place in the text. */
export interface PlacedClaim extends ClaimLine {
  readonly start_char: number;
  readonly end_char: number;
  readonly rule: string;
  readonly confidence: number;
}

/** The claims of an article in the order of its text. */
export const claimsOfArticle = (database: Database, id: number): Promise<readonly PlacedClaim[]> =>
  readRows(
    database,
    `select claim_id, reported_at, outlet, article_id, article_title, speaker, cue, attribution_type, stance, polarity, modality, elements,
       element_groups, figures, dates, tags, carried_by, review, text, url, start_char, end_char, rule, confidence
     from news.claims
     where article_id = $1::int
     order by start_char, claim_id`,
    [id],
  );

/** One version of an article's text. */
export interface RevisionText {
  readonly revision_id: number;
  readonly revision: number;
  readonly fetched_at: Date;
  readonly title: string | null;
  readonly text: string;
  readonly origin: string;
}

/** All versions of an article with their texts, the first one first. */
export const revisionsOfArticle = (database: Database, id: number): Promise<readonly RevisionText[]> =>
  readRows(
    database,
    `select revision_id, revision, fetched_at, title, text, origin
     from news.revisions
     where article_id = $1::int
     order by revision
     limit 100`,
    [id],
  );

/** A claim that came, went or changed between two versions. */
export interface ClaimChange {
  readonly change: string;
  readonly text: string;
  readonly previous_text: string | null;
  readonly speaker: string | null;
  readonly from_revision_id: number;
  readonly to_revision_id: number;
}

/** What claims an outlet changed in an article after publication. */
export const changesOfArticle = (database: Database, id: number): Promise<readonly ClaimChange[]> =>
  readRows(
    database,
    `select change, text, previous_text, speaker, from_revision_id, to_revision_id
     from news.revision_changes
     where article_id = $1::int
     order by to_revision_id, change, text, claim_id
     limit 500`,
    [id],
  );
