import { readArticle } from '../../dist/ingest/read-article.js';

/** The whole way from bytes: charset, repair, reader, metadata, language. */
export function open() {
  return ({ bytes, contentType, url }) => readArticle({ bytes, contentType, url }).text;
}
