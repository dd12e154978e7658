import type { FetchRequest } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { type FeedAccess, feedAccess } from '../../store/feed-access.ts';
import type { JobContext } from '../job-context.ts';

/** What the environment of this process holds under a name; null when it holds nothing. */
export type ReadSecret = (name: string) => string | null;

/** Names that may be referred to: none of them is a setting of the program, which thereby cannot be sent to a server. */
const REFERENCE = /^env:(FEED_[A-Z0-9_]{1,100})$/;
const HIDDEN = '***';
/** A secret that is not there is looked for again after this long, by pages; feeds go by their schedule. */
const LOOK_AGAIN_MS = 15 * 60_000;

/** Whether a value refers to the environment, and does not hold its secret itself. */
export const isReference = (value: string): boolean => REFERENCE.test(value);

/**
 * What a request for a feed, or for a page of one, carries with it.
 *
 * @param url - Where it goes to; login and headers are for the feed's own origin alone.
 * @throws {IngestError} `secret-missing` when this process lacks what is referred to.
 */
export async function accessTo(context: JobContext, feedId: number, url: string): Promise<Pick<FetchRequest, 'headers' | 'proxy'>> {
  const access = await feedAccess(context.database, feedId);
  return access === null ? {} : accessParts(access, url, context.readSecret);
}

/** The same of an access that is at hand. */
export function accessParts(access: FeedAccess, url: string, readSecret: ReadSecret): Pick<FetchRequest, 'headers' | 'proxy'> {
  const resolve = (value: string): string => resolved(value, readSecret);
  const { proxy, origin } = access;
  return {
    ...(new URL(url).origin === origin ? { headers: headersOf(access, resolve) } : {}),
    ...(proxy === null ? {} : { proxy: proxy === 'none' ? null : proxyAddress(resolve(proxy)) }),
  };
}

function headersOf({ login, headers }: FeedAccess, resolve: (value: string) => string): Record<string, string> {
  const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, resolve(value)]));
  if (login?.kind === 'basic')
    sent.authorization = `Basic ${Buffer.from(`${login.username ?? ''}:${resolve(login.secret)}`).toString('base64')}`;
  if (login?.kind === 'bearer') sent.authorization = `Bearer ${resolve(login.secret)}`;
  return sent;
}

function resolved(value: string, readSecret: ReadSecret): string {
  const [, name] = REFERENCE.exec(value) ?? [];
  if (name === undefined) return value;
  const secret = readSecret(name);
  if (secret !== null && isHeaderValue(secret)) return secret;
  const why = secret === null ? 'is not set' : 'holds more than one line';
  throw new IngestError('secret-missing', `${name} ${why} where this process runs; set it, or ${name}_FILE, for every worker`, {
    disposition: 'wait',
    retryAfterMs: LOOK_AGAIN_MS,
  });
}

/** What may stand in a header: one line of visible characters, blanks between them. */
export const isHeaderValue = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

/** Whether a text is the address of a proxy. */
export const isProxyAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

function proxyAddress(address: string): string {
  if (isProxyAddress(address)) return address;
  throw new IngestError('proxy-failed', 'The proxy of the feed is no address that begins with http:// or https://.', {
    disposition: 'retry',
  });
}

/** An access as people may see it: references are shown, secrets are not. */
export function shownAccess(access: FeedAccess | null) {
  if (access === null) return null;
  const { origin, login, headers, proxy } = access;
  const shown = (value: string): string => (isReference(value) ? value : HIDDEN);
  return {
    origin,
    login: login === null ? null : { ...login, secret: shown(login.secret) },
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, shown(value)])),
    proxy: proxy === null || proxy === 'none' || isReference(proxy) ? proxy : shownProxy(proxy),
  };
}

function shownProxy(address: string): string {
  const { protocol, username, host } = new URL(address);
  return `${protocol}//${username === '' ? '' : `${HIDDEN}@`}${host}`;
}
