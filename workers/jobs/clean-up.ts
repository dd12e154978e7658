import { finishChore, takeChore } from '../../store/upkeep/chores.ts';
import { type RetentionDays, removeExpired } from '../../store/upkeep/retention.ts';
import type { Config } from '../config.ts';
import type { JobContext } from '../job-context.ts';

/** The name under which the store keeps when it is due. */
export const CLEAN_UP = 'clean-up';
const EVERY_MS = 3_600_000;
/** A process that takes longer has died. */
const LEASE_MS = 10 * 60_000;
/** Rows of one kind at once: statements stay short, and a long arrear is worked off tick by tick. */
const ROWS_AT_ONCE = 2000;

/** For how many days what is kept, as configured. */
export const retentionOf = (config: Config): RetentionDays => ({
  records: config.ASSAY_RECORDS_DAYS,
  replaced: config.ASSAY_REPLACED_DAYS,
  pages: config.ASSAY_PAGES_DAYS,
  history: config.ASSAY_HISTORY_DAYS,
});

/** Removes what is older than its days, every hour and in one process; returns how many rows. */
export async function cleanUp({ database, config, now }: JobContext): Promise<number> {
  const startedAt = now();
  if (!(await takeChore(database, CLEAN_UP, { now: startedAt, leaseMs: LEASE_MS }))) return 0;
  const removed = await removeExpired(database, retentionOf(config), { now: startedAt, limit: ROWS_AT_ONCE });
  const isArrear = Object.values(removed).some((count) => count >= ROWS_AT_ONCE);
  await finishChore(database, CLEAN_UP, { dueAt: isArrear ? startedAt : new Date(startedAt.getTime() + EVERY_MS), result: removed });
  return Object.values(removed).reduce((sum, count) => sum + count, 0);
}
