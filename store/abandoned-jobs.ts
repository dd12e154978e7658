import type { Database } from './database.ts';

/**
 * Hands back the jobs and the feeds that a killed process had taken, without waiting for their locks and leases to run out.
 *
 * Only for the embedded engine: this process alone has its folder open, so whoever holds a job at its start is dead. The queue's own check for
 * stalled jobs, which every worker makes first, then puts them back.
 */
export async function releaseAbandonedJobs(database: Database): Promise<void> {
  await database.query(`
    update bullmq.job set locked_until_ms = 0, stalled_marked = true where state = 'active';
    delete from bullmq.meta where field = 'stalled-check';
    update news_private.feed set lease_until = null where lease_until is not null`);
}
