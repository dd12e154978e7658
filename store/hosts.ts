import type { Queryable } from './database.ts';

/** A request for a host, as far as its turn goes. */
export interface HostRequest {
  readonly host: string;
  /** The least time from the end of one request to the start of the next; a longer Crawl-delay of the host counts in its place. */
  readonly spacingMs: number;
  /** After this long a request has ended, whatever became of its process. */
  readonly holdMs: number;
  /** True when it has stood in line before: it then does not go to the end of it again. */
  readonly isReturning: boolean;
}

/** Where turns at hosts are kept: one row per host, shared by all processes, by the clock of the database. */
export type HostTurn = { readonly isFree: true } | { readonly isFree: false; readonly waitMs: number };

// The row is locked before the condition is read, so of two who ask at once one is sent away.
const TAKE = `
  insert into news_private.host as h (host, next_free_at, in_flight_until, line_ends_at)
  values ($1, clock_timestamp() + $2::int * interval '1 ms', clock_timestamp() + $3::int * interval '1 ms', clock_timestamp())
  on conflict (host) do update
    set next_free_at = clock_timestamp() + greatest($2::int, h.crawl_delay_ms) * interval '1 ms',
      in_flight_until = excluded.in_flight_until
    where h.next_free_at <= clock_timestamp() and coalesce(h.in_flight_until, '-infinity') <= clock_timestamp()
  returning host`;

// A running request is taken to end soon: those in line come back one spacing apart.
const STAND_IN_LINE = `
  update news_private.host
  set line_ends_at = greatest(line_ends_at, next_free_at, clock_timestamp())
    + case when $3::boolean then 0 else greatest($2::int, crawl_delay_ms) end * interval '1 ms'
  where host = $1
  returning case when $3::boolean then greatest(extract(epoch from next_free_at - clock_timestamp()) * 1000, 0)::float8
      + greatest($2::int, crawl_delay_ms) * (0.25 + random() / 2)
    else extract(epoch from line_ends_at - clock_timestamp())::float8 * 1000 end as "waitMs"`;

/** Takes the turn at a host, or tells how long to stay away. A turn that was taken is ended by `endHostTurn`. */
export async function takeHostTurn(database: Queryable, request: HostRequest): Promise<HostTurn> {
  const { host, spacingMs, holdMs, isReturning } = request;
  const taken = await database.query(TAKE, [host, spacingMs, holdMs]);
  if (taken.length > 0) return { isFree: true };
  const [line] = await database.query<{ waitMs: number }>(STAND_IN_LINE, [host, spacingMs, isReturning]);
  return { isFree: false, waitMs: Math.ceil(Math.max(1, line?.waitMs ?? spacingMs)) };
}

/** Ends a turn: the host is left alone for its spacing, or for as long as it asked. */
export async function endHostTurn(
  database: Queryable,
  turn: { readonly host: string; readonly spacingMs: number; readonly leaveAloneMs: number | null },
): Promise<void> {
  await database.query(
    `update news_private.host
     set in_flight_until = null,
       next_free_at = greatest(next_free_at, clock_timestamp() + greatest($2::int, crawl_delay_ms, $3::int) * interval '1 ms')
     where host = $1`,
    [turn.host, turn.spacingMs, turn.leaveAloneMs],
  );
}

/** Keeps the Crawl-delay of a host for all its later turns; null takes it back. */
export async function setCrawlDelay(database: Queryable, host: string, crawlDelayMs: number | null): Promise<void> {
  await database.query(
    `insert into news_private.host as h (host, next_free_at, line_ends_at, crawl_delay_ms)
     values ($1, clock_timestamp() + coalesce($2::int, 0) * interval '1 ms', clock_timestamp(), $2::int)
     on conflict (host) do update set crawl_delay_ms = $2::int,
       next_free_at = greatest(h.next_free_at, clock_timestamp() + coalesce($2::int, 0) * interval '1 ms')`,
    [host, crawlDelayMs],
  );
}

/** A robots.txt as it was answered; `rules` is null where the site has none. */
export interface KeptRobots {
  readonly rules: string | null;
  readonly expiresAt: Date;
}

/** The robots.txt of an origin that was kept last, expired or not; null when it was never asked for. */
export async function robotsOf(database: Queryable, origin: string): Promise<KeptRobots | null> {
  const [kept] = await database.query<KeptRobots>('select rules, expires_at as "expiresAt" from news_private.robots where origin = $1', [
    origin,
  ]);
  return kept ?? null;
}

/** Keeps a robots.txt until it is to be asked for again. */
export async function keepRobots(database: Queryable, robots: KeptRobots & { readonly origin: string; readonly at: Date }): Promise<void> {
  await database.query(
    `insert into news_private.robots (origin, rules, fetched_at, expires_at)
     values ($1, $2, $3::timestamptz, $4::timestamptz)
     on conflict (origin) do update set rules = excluded.rules, fetched_at = excluded.fetched_at, expires_at = excluded.expires_at`,
    [robots.origin, robots.rules?.replaceAll('\0', '') ?? null, robots.at.toISOString(), robots.expiresAt.toISOString()],
  );
}
