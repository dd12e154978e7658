import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { type Disposition, IngestError } from '../ingest/ingest-error.ts';
import { restEntry, settleEntry } from '../store/entries.ts';
import { type FailureSubject, recordFailure } from '../store/failures.ts';
import { type JobContext, refetchAfterSeconds } from './job-context.ts';
import { delayJob } from './queues.ts';
import { rulesInForce } from './rules-in-force.ts';

/** A fault of the source, as it is recorded. */
export interface SourceFailure {
  readonly code: string;
  readonly message: string;
  readonly disposition: Disposition;
  readonly retryAfterMs: number | null;
  readonly status: number | null;
}

const SHORTEST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** A page that could not be had, or not be kept by a fault of ours, is worth another series of attempts after this long. */
const REST_MS = 6 * 3_600_000;
/** A server that is down for a night, or over a weekend, loses no article; what cannot be had for longer is given up. */
const TRIED_FOR_MS = 3 * 24 * 3_600_000;

/** What is recorded of a fault of the source; null for any other error, which is a fault of ours or of the database. */
export function sourceFailure(error: unknown): SourceFailure | null {
  if (!(error instanceof IngestError)) return null;
  const { code, message, disposition, retryAfterMs, details } = error;
  return { code, message, disposition, retryAfterMs, status: typeof details.status === 'number' ? details.status : null };
}

/** A job that failed, and what it was about. */
export interface FailedJob {
  readonly job: Job;
  readonly token: string | undefined;
  readonly subject: FailureSubject;
  readonly entryVersion: number | null;
}

/** What becomes of a failed job, and how it is told: `error` where a person must act, `warn` where the source failed. */
export interface SettledFailure {
  readonly thrown: Error;
  readonly level: 'error' | 'warn';
  readonly code: string;
  readonly message: string;
}

/**
 * Records why a job failed and turns its disposition into what the queue does; the only place where that is decided.
 *
 * `retry` is tried again by the queue's own back-off until its attempts are used up, and an article some hours later for some days; `wait`
 * when the source allows, `give-up` and `quarantine` never. A feed is never tried again by the queue, for its schedule does that.
 *
 * @returns `thrown` is the error to throw into the queue.
 */
export async function settleFailure(context: JobContext, failed: FailedJob, error: unknown): Promise<SettledFailure> {
  const source = sourceFailure(error);
  const failure = source ?? ownFault(error);
  const level = source !== null && source.disposition !== 'quarantine' ? 'warn' : 'error';
  const told = { level, code: failure.code, message: failure.message } as const;
  try {
    const versions = failed.subject.revisionId ? rulesInForce(context.lexicon ?? null).versionsKey : null;
    // A fault of ours hides no reason that another job has given its page up for.
    const onlyWhileWaiting = source === null && failed.subject.entryId != null;
    const queue = failed.job.queueName;
    await recordFailure(context.database, { ...failed.subject, ...failure, queue, versions, onlyWhileWaiting, at: context.now() });
    return { ...told, thrown: await dispose(context, failed, { ...failure, isOurs: source === null }, error) };
  } catch (unrecorded) {
    // The database that would keep the reason is away itself: the queue tries the job again.
    return { ...told, level: 'error', thrown: unrecorded instanceof Error ? unrecorded : new Error(String(unrecorded)) };
  }
}

async function dispose(
  context: JobContext,
  failed: FailedJob,
  failure: SourceFailure & { readonly isOurs: boolean },
  error: unknown,
): Promise<Error> {
  const { job, subject } = failed;
  if (failure.disposition === 'wait' && subject.feedId === undefined) {
    await delayJob(job, failed.token, waitMs(failure.retryAfterMs, job.attemptsStarted));
    return new DelayedError(failure.message);
  }
  const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
  const given = new UnrecoverableError(`${failure.code}: ${failure.message}`);
  const ends = subject.feedId !== undefined || failure.disposition !== 'retry' || isLast;
  if (!ends) return error instanceof Error ? error : new Error(String(error));
  if (!subject.entryId || (await rests(context, subject.entryId, failure))) return given;
  if (failed.entryVersion !== null) {
    await settleEntry(context.database, {
      id: subject.entryId,
      at: context.now(),
      version: failed.entryVersion,
      refetchAfterSeconds: refetchAfterSeconds(context.config),
    });
  }
  return given;
}

/** Lets an entry rest whose fetch may succeed another time; false when it is to be given up. */
function rests(context: JobContext, id: number, { isOurs, disposition }: { isOurs: boolean; disposition: Disposition }): Promise<boolean> {
  const at = context.now();
  const until = new Date(at.getTime() + REST_MS);
  if (isOurs) return restEntry(context.database, { id, until }).then(() => true);
  if (disposition !== 'retry') return Promise.resolve(false);
  return restEntry(context.database, { id, until, failed: { at, since: new Date(at.getTime() - TRIED_FOR_MS) } });
}

/** As long as the source asks, and twice as long every time: one that says "wait" for ever is left alone more and more. */
const waitMs = (asked: number | null, timesStarted: number): number =>
  Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS * 2 ** Math.max(0, timesStarted - 1), asked ?? 0));

/** Whatever is no fault of the source may be a database that is away or an error of the program: tried again, and told as it is. */
function ownFault(error: unknown): SourceFailure {
  const message = error instanceof Error ? error.message : String(error);
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[a-z-]+$/.test(error.code) ? error.code : 'internal';
  return { code, message, disposition: 'retry', retryAfterMs: null, status: null };
}
