import { z } from 'zod';
import type { Database } from '../../store/database.ts';
import { type FeedAccess, feedAccess, setFeedAccess } from '../../store/feed-access.ts';
import { isHeaderValue, isProxyAddress, isReference } from '../requests/feed-access.ts';

/** What the program says by itself, or what belongs to one connection alone. */
const OWN_HEADERS =
  /^(?:host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|content-.*|accept-encoding|user-agent|if-.*|range|authorization|proxy-.*)$/i;
const MOST_HEADERS = 20;

const secret = z.string().min(1).max(4000).refine(isHeaderValue, { error: 'must be one line without control characters' });
const username = z
  .string()
  .min(1)
  .max(1000)
  .refine((name) => isHeaderValue(name) && !name.includes(':'), { error: 'must be one line without a colon' });
const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, { error: 'is no name of a header' })
  .refine((name) => !OWN_HEADERS.test(name), { error: 'is a header that cannot be set; a login has options of its own' });
const proxy = z
  .string()
  .max(4000)
  .refine((text) => text === 'none' || isReference(text) || isProxyAddress(text), {
    error: 'must be an address that begins with http:// or https://, "none", or env:FEED_…',
  });

/** What `feeds.add` and `feeds.edit` take of the access to a feed; what is left out stays as it is, null takes it back. */
export const ACCESS = z.object({
  login: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('basic'), username, secret }),
      z.object({ kind: z.literal('bearer'), username: z.null().default(null), secret }),
    ])
    .nullable()
    .optional(),
  headers: z.record(headerName, secret.nullable()).optional(),
  proxy: proxy.nullable().optional(),
});

/** A change of the access to a feed. */
export type AccessChange = z.output<typeof ACCESS>;

/** The access that a change makes of the one that is there. */
export function changedAccess(kept: FeedAccess | null, feedUrl: string, change: AccessChange): FeedAccess {
  const { origin } = new URL(feedUrl);
  // What was said to another origin is not told to this one.
  const known = kept?.origin === origin ? kept : { login: null, headers: {} };
  const headers: Record<string, string> = { ...known.headers };
  for (const [name, value] of Object.entries(change.headers ?? {})) {
    for (const other of Object.keys(headers)) if (other.toLowerCase() === name.toLowerCase()) delete headers[other];
    if (value !== null) headers[name] = value;
  }
  return {
    origin,
    login: change.login === undefined ? known.login : change.login,
    headers: Object.fromEntries(Object.entries(headers).slice(0, MOST_HEADERS)),
    proxy: change.proxy === undefined ? (kept?.proxy ?? null) : change.proxy,
  };
}

/** Keeps a change of the access to a feed. */
export async function keepAccess(
  database: Database,
  feed: { readonly id: number; readonly url: string },
  change: AccessChange,
): Promise<void> {
  await database.transaction(async (tx) => {
    await setFeedAccess(tx, feed.id, changedAccess(await feedAccess(tx, feed.id), feed.url, change));
  });
}
