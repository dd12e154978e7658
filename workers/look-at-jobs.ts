import type { Job, JobType } from 'bullmq';
import { QUEUE_NAMES, type QueueName } from './queue-names.ts';
import type { Queues } from './queues.ts';

/** Where in its life a job is. */
export const JOB_STATES = ['active', 'waiting', 'delayed', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A job as the queue has it. */
export interface QueuedJob {
  readonly job_id: string;
  readonly queue: QueueName;
  readonly job: string;
  readonly state: JobState;
  /** What it was given: ids, never bodies. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  readonly added_at: Date;
  /** When it may be taken up; null when that is now or has been. */
  readonly due_at: Date | null;
  /** Why its last attempt failed, and where in the program. */
  readonly reason: string | null;
  readonly stack: readonly string[];
}

const TYPES: Readonly<Record<JobState, readonly JobType[]>> = {
  active: ['active'],
  waiting: ['waiting', 'prioritized'],
  delayed: ['delayed'],
  failed: ['failed'],
};

const describe = (queue: QueueName, state: JobState, job: Job): QueuedJob => ({
  job_id: job.id ?? '',
  queue,
  job: job.name,
  state,
  payload: { ...Object(job.data) },
  attempts: job.attemptsMade,
  added_at: new Date(job.timestamp),
  due_at: state === 'delayed' ? new Date(job.timestamp + (job.delay || job.opts.delay || 0)) : null,
  reason: job.failedReason ?? null,
  stack: (job.stacktrace ?? []).slice(-1),
});

/** Jobs of the queues, the running ones first, each state in the order in which they will be taken up. */
export async function listJobs(
  queues: Queues,
  wanted: { readonly queue?: QueueName | undefined; readonly state?: JobState | undefined; readonly limit: number },
): Promise<readonly QueuedJob[]> {
  const found: QueuedJob[] = [];
  for (const state of wanted.state ? [wanted.state] : JOB_STATES.filter((name) => name !== 'failed')) {
    for (const queue of wanted.queue ? [wanted.queue] : QUEUE_NAMES) {
      const left = wanted.limit - found.length;
      if (left <= 0) return found;
      const jobs: readonly (Job | undefined)[] = await queues.raw[queue].getJobs([...TYPES[state]], 0, left - 1, true);
      // A job that was taken meanwhile has left a gap.
      for (const job of jobs) if (job) found.push(describe(queue, state, job));
    }
  }
  return found;
}

/** The job with an id, in whichever queue; null when none has it. */
export async function jobById(queues: Queues, id: string): Promise<QueuedJob | null> {
  for (const queue of QUEUE_NAMES) {
    const job: Job | undefined = await queues.raw[queue].getJob(id);
    if (!job) continue;
    const state = await job.getState();
    const known = JOB_STATES.find((name) => TYPES[name].some((type) => type === state));
    return describe(queue, known ?? 'waiting', job);
  }
  return null;
}

/** The jobs of a queue in a state that are about one of the subjects, `entry-42` or `feed-17`. */
export async function jobsAbout(
  queues: Queues,
  about: { readonly queue: QueueName; readonly state: JobState; readonly subjects: ReadonlySet<string> },
): Promise<readonly QueuedJob[]> {
  const jobs = await listJobs(queues, { queue: about.queue, state: about.state, limit: MOST_LOOKED_AT });
  return jobs.filter(({ payload, job_id: id }) => subjectsOf(payload, id).some((subject) => about.subjects.has(subject)));
}

/** Makes way for another attempt now: what failed for good is forgotten, and what waits for its time waits no longer. */
export async function makeWay(queues: Queues, queue: QueueName, subjects: ReadonlySet<string>): Promise<void> {
  for (const { job_id: id } of await jobsAbout(queues, { queue, state: 'failed', subjects })) await queues.raw[queue].remove(id);
  for (const { job_id: id } of await jobsAbout(queues, { queue, state: 'delayed', subjects })) {
    const job: Job | undefined = await queues.raw[queue].getJob(id);
    await job?.promote();
  }
}

const MOST_LOOKED_AT = 10_000;

function subjectsOf(payload: Readonly<Record<string, unknown>>, id: string): readonly string[] {
  const { feedId, entryId, revisionId } = payload;
  return [`feed-${feedId}`, `entry-${entryId}`, `revision-${revisionId}`, id];
}
