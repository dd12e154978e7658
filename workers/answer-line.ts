import { explainClaims } from '../extract/explain.ts';
import { extractClaims } from '../extract/extract-claims.ts';
import type { OwnLexicon } from '../extract/own-lexicon.ts';
import { IngestError } from '../ingest/ingest-error.ts';
import type { FeedInput, ParsedFeed } from '../ingest/parse-feed.ts';
import { type Article, type ArticleInput, readArticle } from '../ingest/read-article.ts';
import { toCodePoints } from '../store/offsets.ts';

/** How `extract` treats its input. */
export interface ExtractOptions {
  /** Stop after the article's text: no mentions, no claims. */
  readonly onlyText?: boolean;
  /** Take `text` as it is: no repair, no furniture cut, so that offsets fit the input. */
  readonly asIs?: boolean;
  /** Tell the faults that were read past as well; the lines of the JSONL contract do not hold them. */
  readonly withDefects?: boolean;
  /** An operator's own actors and tags. */
  readonly lexicon?: OwnLexicon | null;
  /** Say why: what each mention and claim rests on, what gave way to it, and what was refused. */
  readonly explain?: boolean;
}

/** The answer to one line: what was read, or why it could not be. */
export type Answer = { readonly id: unknown } & Readonly<Record<string, unknown>>;

/**
 * Answers one line of `extract --jsonl`.
 *
 * @param line - `{"id", "text" | "html" | "base64" (+ "contentType"), "url"?, "published"?, "title"?}`
 * @returns `{"id","title","author","published","language","text","charset","repairs","mentions","claims"}`, offsets in code points, or
 *   `{"id","error":{"code","message"}}`. Never throws: every line has an answer.
 */
export function answerExtractLine(line: string, options: ExtractOptions): Answer {
  const request = readRequest(line);
  if ('error' in request) return { id: request.id, error: request.error };
  try {
    const input = articleInput(request.fields);
    const article = options.asIs ? asItIs(input) : readArticle(input);
    return { id: request.id, ...presentArticle(article, options) };
  } catch (error) {
    return { id: request.id, error: describeError(error) };
  }
}

/**
 * Answers one line of `feeds parse --jsonl`.
 *
 * @param line - `{"id","base64","contentType","url"}`
 * @param readFeed - `parseFeed`, or a reader within limits.
 * @returns `{"id","feed":{"title","link"},"entries":[…],"defects":[…]}` or `{"id","error":{"code","message"}}`, with `alternates` where a
 *   page names its feeds.
 */
export async function answerFeedLine(line: string, readFeed: (input: FeedInput) => Promise<ParsedFeed>): Promise<Answer> {
  const request = readRequest(line);
  if ('error' in request) return { id: request.id, error: request.error };
  try {
    const bytes = bytesOf(request.fields);
    if (!bytes) throw new IngestError('bad-request', 'A line needs "base64": the bytes of one feed.', { disposition: 'give-up' });
    const parsed = await readFeed({ bytes, contentType: textOf(request.fields, 'contentType'), url: textOf(request.fields, 'url') });
    return { id: request.id, feed: parsed.feed, entries: parsed.entries, defects: parsed.defects };
  } catch (error) {
    return { id: request.id, error: describeError(error) };
  }
}

/** An article as the command line and other programs see it, with its mentions and claims unless only the text is asked for. */
function presentArticle(article: Article, options: ExtractOptions = {}): Readonly<Record<string, unknown>> {
  const { title, author, published, language, text, charset, url } = article;
  const read = {
    title,
    author,
    published,
    language,
    text,
    charset,
    repairs: article.repairs.map(({ before, after, decoder }) => ({ before, after, decoder })),
    ...(options.withDefects ? { defects: article.defects } : {}),
  };
  if (options.onlyText) return read;
  const input = { text, published, title, url, language, lexicon: options.lexicon ?? null };
  return { ...read, ...toCodePoints(text, options.explain ? explainClaims(input) : extractClaims(input)) };
}

type Request = { readonly id: unknown; readonly fields: Readonly<Record<string, unknown>> };

function readRequest(line: string): Request | { readonly id: unknown; readonly error: { code: string; message: string } } {
  let fields: unknown;
  try {
    fields = JSON.parse(line);
  } catch {
    return { id: null, error: { code: 'not-json', message: 'The line is not JSON. Each line must be one JSON object.' } };
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    return {
      id: null,
      error: { code: 'bad-request', message: 'The line is not a JSON object. Each line must be one JSON object with an "id".' },
    };
  }
  const object = fields as Readonly<Record<string, unknown>>; // an object of unknown members
  return { id: object.id ?? null, fields: object };
}

const textOf = (fields: Readonly<Record<string, unknown>>, name: string): string | null =>
  typeof fields[name] === 'string' ? fields[name] : null;
const bytesOf = (fields: Readonly<Record<string, unknown>>): Uint8Array | null =>
  typeof fields.base64 === 'string' ? Buffer.from(fields.base64, 'base64') : null;

function articleInput(fields: Readonly<Record<string, unknown>>): ArticleInput {
  const about = {
    contentType: textOf(fields, 'contentType'),
    url: textOf(fields, 'url'),
    published: textOf(fields, 'published'),
    title: textOf(fields, 'title'),
  };
  const bytes = bytesOf(fields);
  if (bytes) return { ...about, bytes };
  const html = textOf(fields, 'html');
  if (html !== null) return { ...about, html };
  const text = textOf(fields, 'text');
  if (text !== null) return { ...about, text };
  throw new IngestError('bad-request', 'A line needs one of "text", "html" and "base64", a string.', { disposition: 'give-up' });
}

function asItIs(input: ArticleInput): Article {
  if (input.text === undefined)
    throw new IngestError('bad-request', '--as-is takes "text" alone: "html" and "base64" have to be read first.', {
      disposition: 'give-up',
    });
  return {
    title: input.title ?? null,
    author: null,
    published: input.published ?? null,
    modified: null,
    language: null,
    text: input.text,
    charset: null,
    charsetRule: null,
    repairs: [],
    furniture: [],
    url: input.url ?? null,
    outlet: null,
    sources: { title: null, author: null, published: null, modified: null, url: null, outlet: null, language: null },
    defects: [],
  };
}

function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof IngestError)) return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
  const { alternates } = error.details;
  return { code: error.code, message: error.message, ...(Array.isArray(alternates) ? { alternates } : {}) };
}
