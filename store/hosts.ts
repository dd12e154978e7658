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

/** One request that hung must not hold up the line for long. */
const LONGEST_REQUEST_MS = 60_000;

/** Between the end of a request and the start of the next one; a turn that was taken puts `next_free_at` that far from its start. */
const GAP = "greatest($2::int, crawl_delay_ms) * interval '1 ms'";

/** When the next request may start, a running one taken to end when those before it did. */
const FREE_AT = `greatest(clock_timestamp(), next_free_at, case when in_flight_until > clock_timestamp()
    then greatest(clock_timestamp(), next_free_at - ${GAP} + request_ms * interval '1 ms') + ${GAP} end)`;

// Places are as far apart as requests take, or those in line would come back to find one running; those who do are scattered a little.
const STAND_IN_LINE = `
  update news_private.host
  set line_ends_at = case when $3::boolean then line_ends_at
      else greatest(line_ends_at, next_free_at, clock_timestamp()) + ${GAP} + request_ms * interval '1 ms' end
  where host = $1
  returning extract(epoch from case when $3::boolean then ${FREE_AT} + random() * ${GAP} / 8 else line_ends_at end
    - clock_timestamp())::float8 * 1000 as "waitMs"`;

const END = `
  update news_private.host
  set in_flight_until = null,
    next_free_at = greatest(next_free_at, clock_timestamp() + greatest($2::int, crawl_delay_ms, $3::int) * interval '1 ms'),
    request_ms = case
        when in_flight_until is null then request_ms
        when request_ms = 0 then took
        else request_ms + (took - request_ms) / 4
      end
  from (
    select least(greatest(extract(epoch from clock_timestamp() - next_free_at + ${GAP}) * 1000, 0), $4::int)::int as took
    from news_private.host
    where host = $1
  ) as request
  where host = $1`;

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
  await database.query(END, [turn.host, turn.spacingMs, turn.leaveAloneMs, LONGEST_REQUEST_MS]);
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
