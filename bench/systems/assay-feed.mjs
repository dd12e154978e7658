import { parseFeed } from '../../dist/ingest/parse-feed.js';

/** From the bytes as a server sends them, on this thread, as rss-parser is run. */
export function open() {
  return async ({ bytes, url }) => (await parseFeed({ bytes, contentType: 'application/xml; charset=utf-8', url })).entries.length;
}
