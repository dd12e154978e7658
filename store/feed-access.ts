import type { Queryable } from './database.ts';
import { storableText } from './rows/storable.ts';

/** How somebody says who he is: with a name and a password, or with a token. */
export interface FeedLogin {
  readonly kind: 'basic' | 'bearer';
  /** Null for a token. */
  readonly username: string | null;
  /** As it was given, or a reference to the workers' environment. */
  readonly secret: string;
}

/** What a feed's server, or the way to it, wants to see. */
export interface FeedAccess {
  /** The only origin that login and headers are for. */
  readonly origin: string;
  readonly login: FeedLogin | null;
  readonly headers: Readonly<Record<string, string>>;
  /** An address, `none`, or null for what the settings say. */
  readonly proxy: string | null;
}

interface Row {
  readonly origin: string;
  readonly login: FeedLogin['kind'] | null;
  readonly username: string | null;
  readonly secret: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly proxy: string | null;
}

/** What was said of the access to a feed; null when nothing was. */
export async function feedAccess(database: Queryable, feedId: number): Promise<FeedAccess | null> {
  const [row] = await database.query<Row>(
    'select origin, login, username, secret, headers, proxy from news_private.feed_access where feed_id = $1',
    [feedId],
    { isRepeated: true },
  );
  if (row === undefined) return null;
  const { origin, login, username, secret, headers, proxy } = row;
  return { origin, login: login === null || secret === null ? null : { kind: login, username, secret }, headers, proxy };
}

/** Keeps all that is said of the access to a feed; null, or nothing in it, takes back what was said. */
export async function setFeedAccess(database: Queryable, feedId: number, access: FeedAccess | null): Promise<void> {
  const isEmpty = access === null || (access.login === null && access.proxy === null && Object.keys(access.headers).length === 0);
  if (isEmpty) {
    await database.query('delete from news_private.feed_access where feed_id = $1', [feedId]);
    return;
  }
  const { origin, login, headers, proxy } = access;
  await database.query(
    `insert into news_private.feed_access (feed_id, origin, login, username, secret, headers, proxy)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7)
     on conflict (feed_id) do update
     set origin = excluded.origin, login = excluded.login, username = excluded.username, secret = excluded.secret,
       headers = excluded.headers, proxy = excluded.proxy`,
    [
      feedId,
      storableText(origin),
      login?.kind ?? null,
      login?.username == null ? null : storableText(login.username),
      login === null ? null : storableText(login.secret),
      JSON.stringify(headers),
      proxy === null ? null : storableText(proxy),
    ],
  );
}
