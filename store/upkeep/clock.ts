import type { Database, Queryable } from '../database.ts';

/** The time that all processes go by. */
export interface Clock {
  now(): Date;
  /** Looks at the database's clock again. */
  set(): Promise<void>;
}

/**
 * Opens the database's clock: what is due when is in rows that several machines read, and the clock of one of them may be wrong.
 *
 * Between two looks it goes on with the time that this process has run, which nobody sets.
 */
export async function openClock(database: Queryable): Promise<Clock> {
  let ahead = 0;
  const set = async (): Promise<void> => {
    const askedAt = performance.now();
    const [row] = await database.query<{ at: Date }>('select clock_timestamp() as at');
    if (row) ahead = row.at.getTime() - (askedAt + performance.now()) / 2;
  };
  await set();
  return { now: () => new Date(ahead + performance.now()), set };
}

/** Rows that were written just now may be from a clock that is a little ahead. */
const SLACK_MS = 60_000;

/**
 * Brings back what lies in a future that the database's clock has left: were it set back by hours, feeds and hosts would rest for as long.
 *
 * Feeds that were asked meanwhile wait for their whole interval once more, and those of which nobody knows are due at once.
 *
 * @param options - With how long a lease of a feed lasts.
 * @returns By how much the clock was set back, in milliseconds, as far as feeds tell; 0 when it was not.
 */
export async function followClockBack(database: Database, { now, leaseMs }: { now: Date; leaseMs: number }): Promise<number> {
  const at = now.toISOString();
  const [found] = await database.query<{ ms: number | null }>(
    `select (extract(epoch from max(greatest(last_checked_at, asking_since, lease_until - $2::int * interval '1 ms')) - $1::timestamptz)
       * 1000)::float8 as ms
     from news_private.feed
     where removed_at is null`,
    [at, leaseMs],
  );
  const ms = Math.round(found?.ms ?? 0);
  if (ms < SLACK_MS) return 0;
  for (const statement of SHIFT_BACK) await database.query(statement, [at, ms]);
  // Last, for they are what tells of it.
  await database.query(FEEDS_BACK, [at, leaseMs]);
  return ms;
}

const earlier = (column: string): string =>
  `${column} = case when ${column} > $1::timestamptz then greatest($1::timestamptz, ${column} - $2::float8 * interval '1 ms') else ${column} end`;

const SHIFT_BACK = [
  `update news_private.host
   set ${['next_free_at', 'in_flight_until', 'line_ends_at'].map(earlier).join(', ')}
   where greatest(next_free_at, in_flight_until, line_ends_at) > $1::timestamptz`,
  `update news_private.entry
   set ${['awaits_fetch_since', 'queued_at', 'failing_since'].map(earlier).join(', ')}
   where awaits_fetch_since is not null and coalesce(queued_at, awaits_fetch_since) > $1::timestamptz`,
  `update news_private.chore
   set ${['due_at', 'ran_at'].map(earlier).join(', ')}
   where due_at > $1::timestamptz`,
];

const FEEDS_BACK = `
  update news_private.feed
  set next_poll_at = case
      when last_checked_at > $1::timestamptz then $1::timestamptz + (next_poll_at - last_checked_at)
      when last_checked_at is null then least(next_poll_at, $1::timestamptz)
      else next_poll_at
    end,
    lease_until = least(lease_until, $1::timestamptz + $2::int * interval '1 ms'),
    asking_since = least(asking_since, $1::timestamptz),
    last_checked_at = least(last_checked_at, $1::timestamptz),
    last_succeeded_at = least(last_succeeded_at, $1::timestamptz),
    last_changed_at = least(last_changed_at, $1::timestamptz),
    unconditional_at = least(unconditional_at, $1::timestamptz),
    moving_since = least(moving_since, $1::timestamptz)
  where greatest(last_checked_at, asking_since, lease_until - $2::int * interval '1 ms') > $1::timestamptz or last_checked_at is null`;
