import type { Dispatcher } from 'undici';
import { kindOfNonFeed } from '../feed/explain-non-feed.ts';
import { IngestError } from '../ingest-error.ts';
import { shownUrl } from './fetch-failure.ts';
import { headerOf, type ResponseHeaders } from './response-headers.ts';
import { unpackBody } from './unpack-body.ts';

type Body = Dispatcher.ResponseData['body'];

/** Statuses behind which challenges for browsers are sent. */
const CHALLENGED = new Set([401, 403, 405, 406, 429, 503]);
/** So much of a page tells what it is. */
const MOST_OF_A_REFUSAL = 128 * 1024;

/** How much of a body is read. */
export interface BodyLimit {
  readonly maxBytes: number;
  /** The beginning of a larger body is worth something: it is cut there. */
  readonly cutAtLimit?: boolean;
}

/** A body that is cut at its limit may open to so many times as much before that. */
const CUT_RATIO = 8;

/**
 * Reads a body to its end and undoes its codings.
 *
 * @throws IngestError too-large beyond the limit, on the wire or unpacked; bad-response when it cannot be unpacked.
 */
export async function readBody(
  body: Body,
  headers: ResponseHeaders,
  url: URL,
  { maxBytes, cutAtLimit = false }: BodyLimit,
): Promise<Uint8Array> {
  const tooLarge = (): IngestError =>
    new IngestError('too-large', `${shownUrl(url)} is larger than ${Math.round(maxBytes / 1000)} kB and was not read`, {
      disposition: 'give-up',
    });
  if (!cutAtLimit && Number(headerOf(headers, 'content-length') ?? 0) > maxBytes) {
    discard(body);
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes && !cutAtLimit) throw tooLarge();
    chunks.push(chunk);
    if (size > maxBytes) break;
  }
  const most = cutAtLimit ? CUT_RATIO * maxBytes : maxBytes;
  const unpacked = await unpackBody(Buffer.concat(chunks), headerOf(headers, 'content-encoding'), most).catch((cause: unknown) => {
    throw new IngestError('bad-response', `${shownUrl(url)} sent a body that cannot be decompressed; it is tried again`, {
      disposition: 'retry',
      cause,
    });
  });
  if (unpacked === null) throw tooLarge();
  return cutAtLimit ? unpacked.subarray(0, maxBytes) : unpacked;
}

/** Says whether a refusal is a page that challenges browsers, by its header or by its words; its body is read no further than that takes. */
export async function isChallengePage({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<boolean> {
  if (headerOf(headers, 'cf-mitigated') === 'challenge' || !CHALLENGED.has(statusCode) || !isHtml(headers)) {
    discard(body);
    return headerOf(headers, 'cf-mitigated') === 'challenge';
  }
  try {
    const unpacked = await unpackBody(await headOf(body), headerOf(headers, 'content-encoding'), 8 * MOST_OF_A_REFUSAL);
    return unpacked !== null && kindOfNonFeed(Buffer.from(unpacked).toString('latin1'), null) === 'challenge';
  } catch {
    return false; // the status is what counts, whatever its page was to say
  }
}

async function headOf(body: Body): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_OF_A_REFUSAL) break;
  }
  return Buffer.concat(chunks);
}

const isHtml = (headers: ResponseHeaders): boolean => /html/i.test(headerOf(headers, 'content-type') ?? 'html');

/** Ends a body that nobody reads, so that its connection is not kept waiting. */
export function discard(body: Body): void {
  body.on('error', () => {});
  body.destroy();
}
