import { z } from 'zod';
import { discardFailures, failureById, retryFailures } from '../../store/dead-letters.ts';
import { type FailureRow, listFailures } from '../../store/failures.ts';
import type { QueuedJob } from '../look-at-jobs.ts';
import { QUEUE_NAMES, type QueueName } from '../queue-names.ts';
import type { Queues } from '../queues.ts';
import { defineOperation, id, limit, type OperationContext, OperationError, text } from './operation.ts';

const queue = z.enum(QUEUE_NAMES).optional();
const MOST_AT_ONCE = 10_000;

/** What waits and runs in the queues. */
export const list = defineOperation(z.object({ queue, limit }), async (context, wanted) => {
  const { listJobs } = await import('../look-at-jobs.ts');
  return withQueues(context, (queues) => listJobs(queues, wanted));
});

/** Failures that are still open, the latest first. */
export const failed = defineOperation(z.object({ queue, code: text.optional(), limit }), (context, { code, ...wanted }) =>
  listFailures(context.database, { ...wanted, ...(code ? { code } : {}) }),
);

/** A failure by its number with the jobs that the queue has kept of it, or a job by its id. */
export const show = defineOperation(z.object({ job: z.union([id, text]) }), async (context, { job }) => {
  const { jobById } = await import('../look-at-jobs.ts');
  if (typeof job === 'string') {
    const found = await withQueues(context, (queues) => jobById(queues, job));
    if (found) return { failure: null, payload: found.payload, jobs: [found] };
    throw new OperationError('no-such-job', `There is no job ${job}. \`assay jobs list\` shows those that wait or run.`);
  }
  const failure = await failureById(context.database, job);
  if (!failure)
    throw new OperationError('no-such-job', `There is no failed job ${job}. \`assay jobs list --failed\` shows all with their numbers.`);
  const jobs = await jobsOf(context, failure);
  return { failure, payload: jobs[0]?.payload ?? payloadOf(failure), jobs };
});

/** Which failures are meant: by number, by code, or all. */
const chosen = z
  .object({
    failures: z.array(id).min(1).max(MOST_AT_ONCE).optional(),
    code: text.optional(),
    queue,
    all: z.boolean().default(false),
  })
  .refine(({ failures, code, queue: of, all }) => all || Boolean(failures ?? code ?? of), {
    error: 'name failed jobs, a code, a queue or all',
  });

/** Has what failed tried again at once. */
export const retry = defineOperation(chosen, async (context, { failures: ids, code, queue: of }) => {
  const found = await retryFailures(context.database, { failures: ids, code, queue: of, limit: MOST_AT_ONCE }, context.now());
  const due = found.filter((failure) => failure.is_due);
  await makeWayFor(context, due);
  return {
    failures: found,
    missing: missingOf(ids, found),
    checked_at_once: due.length > 0 && (await context.tickNow()),
  };
});

/** Closes failures without another attempt. */
export const discard = defineOperation(chosen, async (context, { failures: ids, code, queue: of }) => {
  const found = await discardFailures(context.database, { failures: ids, code, queue: of, limit: MOST_AT_ONCE }, context.now());
  return {
    failures: found,
    missing: missingOf(
      ids,
      found.map((failure) => ({ failure_id: failure })),
    ),
  };
});

function missingOf(asked: readonly number[] | undefined, found: readonly { readonly failure_id: number }[]): readonly number[] {
  const known = new Set(found.map(({ failure_id: failure }) => failure));
  return (asked ?? []).filter((failure) => !known.has(failure));
}

async function withQueues<Found>(context: OperationContext, work: (queues: Queues) => Promise<Found>): Promise<Found> {
  if (context.withQueues) return context.withQueues(work);
  throw new OperationError('no-queue', 'No queue is at hand here.');
}

/** The jobs of a failure are a help and no more: its row tells what failed where the queue is away. */
async function jobsOf(context: OperationContext, { queue: name, subject }: FailureRow): Promise<readonly QueuedJob[]> {
  const known = QUEUE_NAMES.find((one) => one === name);
  if (!known || !context.withQueues) return [];
  const { jobsAbout } = await import('../look-at-jobs.ts');
  return context.withQueues((queues) => jobsAbout(queues, { queue: known, state: 'failed', subjects: new Set([subject]) })).catch(() => []);
}

/** A job that failed a moment ago keeps the next one of its kind away for a while, unless it is forgotten; one that waits keeps it away altogether. */
async function makeWayFor(
  context: OperationContext,
  failures: readonly { readonly queue: string; readonly subject: string }[],
): Promise<void> {
  if (!context.withQueues || failures.length === 0) return;
  const { makeWay } = await import('../look-at-jobs.ts');
  const subjects = new Map<QueueName, Set<string>>();
  for (const name of QUEUE_NAMES)
    subjects.set(name, new Set(failures.filter(({ queue: of }) => of === name).map(({ subject }) => subject)));
  await context
    .withQueues(async (queues) => {
      for (const [name, about] of subjects) if (about.size > 0) await makeWay(queues, name, about);
    })
    .catch(() => {}); // it is tried again all the same, only later
}

function payloadOf({ feed_id: feedId, entry_id: entryId, revision_id: revisionId, job }: FailureRow): Readonly<Record<string, unknown>> {
  if (job === 'refresh-feed') return { feedId };
  return revisionId === null ? { entryId } : { revisionId };
}
