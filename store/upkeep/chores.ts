import type { Queryable } from '../database.ts';

/** Something that is done now and then, by one process for all. */
export interface Chore {
  readonly dueAt: Date;
  readonly ranAt: Date | null;
  /** What it did last, as numbers by name. */
  readonly result: Readonly<Record<string, number>>;
}

/** Takes a chore that is due. Nobody else gets it before the lease ends, which it does by itself when the process dies. */
export async function takeChore(database: Queryable, name: string, { now, leaseMs }: { now: Date; leaseMs: number }): Promise<boolean> {
  const taken = await database.query(
    `insert into news_private.chore as c (name, due_at, ran_at)
     values ($1, $3::timestamptz, $2::timestamptz)
     on conflict (name) do update set due_at = excluded.due_at, ran_at = excluded.ran_at
       where c.due_at <= excluded.ran_at
     returning name`,
    [name, now.toISOString(), new Date(now.getTime() + leaseMs).toISOString()],
  );
  return taken.length > 0;
}

/** Notes what a chore did, and when it is due again. */
export async function finishChore(
  database: Queryable,
  name: string,
  { dueAt, result }: { dueAt: Date; result: Readonly<Record<string, number>> },
): Promise<void> {
  await database.query('update news_private.chore set due_at = $2::timestamptz, result = $3::jsonb where name = $1', [
    name,
    dueAt.toISOString(),
    JSON.stringify(result),
  ]);
}

/** A chore as it stands; null when it was never done. */
export async function choreOf(database: Queryable, name: string): Promise<Chore | null> {
  const [chore] = await database.query<Chore>(
    'select due_at as "dueAt", ran_at as "ranAt", result from news_private.chore where name = $1',
    [name],
  );
  return chore ?? null;
}
