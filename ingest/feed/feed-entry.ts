import type { PollHints } from './poll-hints.ts';

/** One item of a feed as the feed states it; null where it states nothing that can be read. */
export interface FeedEntry {
  /** Plain text on one line. */
  readonly title: string | null;
  /** The article's address, absolute where anything is known to resolve it against. */
  readonly link: string | null;
  /** The feed's own identifier, as written. */
  readonly guid: string | null;
  /** ISO 8601 with a zone. */
  readonly published: string | null;
  /** HTML without active content, like `content`. */
  readonly summary: string | null;
  readonly content: string | null;
  /** Names, separated by commas. */
  readonly author: string | null;
}

/** What the text of a feed document says. */
export interface FeedContent {
  readonly feed: { readonly title: string | null; readonly link: string | null };
  readonly entries: readonly FeedEntry[];
  /** What was read past, in words. */
  readonly defects: readonly string[];
  readonly hints: PollHints;
}

/** A feed document that was read. */
export interface ParsedFeed extends FeedContent {
  /** Name of the WHATWG Encoding standard, lower case. */
  readonly charset: string;
  /** What decided on it, as `decodeBytes` names it. */
  readonly charsetRule: string;
}
