import { z } from 'zod';
import { migrationStatus } from '../../store/migrate.ts';
import { databaseNow, feedCounts, queueTablesAt, readerRights } from '../../store/read-health.ts';
import { defineOperation } from './operation.ts';

/** What was found out about one part, or why it could not be. */
export type Finding<Found> =
  | { readonly found: Found; readonly error: null }
  | { readonly found: null; readonly error: { readonly code: string; readonly message: string; readonly hint: string | null } };

/** One part out of order must not hide the others. */
async function attempt<Found>(look: () => Promise<Found>): Promise<Finding<Found>> {
  try {
    return { found: await look(), error: null };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal';
    const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : null;
    return { found: null, error: { code, message: error instanceof Error ? error.message : String(error), hint } };
  }
}

/** What `doctor` asks of the database, for it to judge; `quick` leaves out what is not needed to do work. */
export const health = defineOperation(z.object({ quick: z.boolean().default(false) }), async ({ database, now, withQueues }, { quick }) => {
  const skip = <Found>(look: () => Promise<Found>) => (quick ? null : attempt(look));
  return {
    engine: database.engine,
    migrations: await attempt(async () =>
      (await migrationStatus(database)).map(({ name, appliedAt }) => ({ name, applied_at: appliedAt })),
    ),
    queue_tables_at: await attempt(() => queueTablesAt(database)),
    clock_skew_ms: await skip(async () => {
      const before = now().getTime();
      const theirs = (await databaseNow(database)).getTime();
      return Math.round(theirs - (before + now().getTime()) / 2);
    }),
    reader: await skip(() => readerRights(database)),
    write: await skip(async () => {
      // Runs into the read-only transaction and the privileges, where the check of the statement's first word does not look.
      const statement = `with written as (insert into news.feeds (site_url) values ('doctor') returning 1) select * from written`;
      const refusal: unknown = await database.read(statement, { maxRows: 1, timeoutMs: 5_000 }).catch((error: unknown) => error);
      return { was_refused: refusal instanceof Error && 'code' in refusal && refusal.code === 'query-refused' };
    }),
    feeds: await skip(() => feedCounts(database, now())),
    jobs: withQueues ? await skip(() => withQueues((queues) => queues.counts(now()))) : null,
  };
});
