import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../store/database.ts';
import { countInLine, statusSummary } from '../../store/read-status.ts';
import type { Queues } from '../../workers/queues.ts';
import { startProgress } from '../terminal/progress.ts';

const LOOK_EVERY_MS = 250;

/**
 * Waits until no job waits or runs, or somebody wants to stop, and shows how far it is. Those that wait for their turn at a host are waited for,
 * those that wait for another attempt are not.
 */
export async function untilDrained(queues: Queues, database: Database, isStopping: () => boolean): Promise<void> {
  const progress = startProgress();
  while (!isStopping() && (!(await queues.drained(new Date())) || (await standsInLine(queues, database)))) {
    const { entries, entries_awaiting: waiting, articles, claims } = await counts(database);
    const done = entries - waiting;
    progress.update(`Reading: ${done} of ${entries} entries, ${articles} articles, ${claims} claims`, { done, total: entries });
    await sleep(LOOK_EVERY_MS);
  }
  progress.done();
}

/** A job that was put off for its host has failed in nothing, so that its feed is still due, or its entry waits and no failure says why. */
async function standsInLine(queues: Queues, database: Database): Promise<boolean> {
  if ((await queues.putOff()) === 0) return false;
  const { feeds, entries } = await countInLine(database, new Date());
  return feeds + entries > 0;
}

async function counts(database: Database) {
  const { entries, entriesAwaitingFetch, articles, claims } = await statusSummary(database, new Date());
  return { entries, entries_awaiting: entriesAwaitingFetch, articles, claims };
}
