import type { Article } from '../../ingest/read-article.ts';
import { sha256, storableOrNull, storableText, toInstant } from './storable.ts';

/** What the feed says of an article, used where its page says nothing. */
export interface StatedByFeed {
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
}

/** The columns of a revision that come out of reading its page, as JSON; `REVISION_RECORD` gives their types. */
export function revisionRow(article: Article, feed: StatedByFeed): Readonly<Record<string, unknown>> {
  const published = article.published ?? feed.published;
  const text = storableText(article.text);
  return {
    published: storableOrNull(published),
    published_at: toInstant(published),
    published_source: published === null ? null : publishedSource(article.published, feed.published),
    title: storableOrNull(article.title ?? feed.title),
    author: storableOrNull(article.author ?? feed.author),
    text,
    text_sha256: sha256(text),
    language: storableOrNull(article.language),
    charset: article.charset,
    charset_rule: article.charsetRule,
    repairs: article.repairs,
    furniture: article.furniture,
    defects: article.defects,
    modified: storableOrNull(article.modified),
    modified_at: toInstant(article.modified),
    sources: article.sources,
  };
}

/** The names of those columns. */
export const REVISION_COLUMNS = `published, published_at, published_source, title, author, text, text_sha256, language, charset, charset_rule,
  repairs, furniture, defects, modified, modified_at, sources`;

/** The same with types, for `jsonb_to_record`. */
export const REVISION_RECORD = `published text, published_at timestamptz, published_source text, title text, author text, text text,
  text_sha256 text, language text, charset text, charset_rule text, repairs jsonb, furniture jsonb, defects jsonb,
  modified text, modified_at timestamptz, sources jsonb`;

/** A reader is told what the feed states and gives it back where the page states nothing; the same time counts as the feed's. */
function publishedSource(ofArticle: string | null, ofFeed: string | null): 'page' | 'feed' {
  if (ofArticle === null) return 'feed';
  const isSame = ofFeed !== null && (ofFeed.startsWith(ofArticle) || toInstant(ofFeed) === toInstant(ofArticle));
  return isSame ? 'feed' : 'page';
}
