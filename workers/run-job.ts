import { DelayedError, type Job } from 'bullmq';
import { IngestError } from '../ingest/ingest-error.ts';
import { type FailureSubject, resolveFailure } from '../store/failures.ts';
import { type SettledFailure, settleFailure } from './failures.ts';
import type { JobContext, JobReport } from './job-context.ts';
import { type JobRequest, readJobRequest } from './job-request.ts';
import { extractRevision } from './jobs/extract-claims.ts';
import { fetchArticle } from './jobs/fetch-article.ts';
import { refreshFeed } from './jobs/refresh-feed.ts';
import { tick } from './jobs/tick.ts';
import type { JobOutcome } from './metrics.ts';
import { delayJob } from './queues.ts';
import { PutOff } from './requests/take-turn.ts';

/** The name of each job's log line. */
export const JOB_EVENTS: Readonly<Record<JobRequest['name'], string>> = {
  tick: 'schedule.ticked',
  'refresh-feed': 'feed.refreshed',
  'fetch-article': 'article.fetched',
  'extract-claims': 'claims.extracted',
};

function run(context: JobContext, request: JobRequest): Promise<JobReport> {
  if (request.name === 'refresh-feed') return refreshFeed(context, request.feedId, request.dueAt ?? null);
  if (request.name === 'fetch-article') return fetchArticle(context, request.entryId);
  if (request.name === 'extract-claims') return extractRevision(context, request.revisionId);
  return tick(context);
}

/** What a failure is filed under: every tick is the same subject, for the next one makes good what the last one could not. */
function subjectOf(job: Job, request: JobRequest): FailureSubject {
  if (request.name === 'tick') return { job: 'tick', jobId: 'tick' };
  const { name } = request;
  const about = { job: name, jobId: job.id ?? name };
  if (name === 'refresh-feed') return { ...about, feedId: request.feedId };
  return name === 'fetch-article' ? { ...about, entryId: request.entryId } : { ...about, revisionId: request.revisionId };
}

/**
 * Does one job: runs it, writes its one log line, and settles what failed.
 *
 * @throws What makes the queue do what `settleFailure` has decided.
 */
export async function runJob(context: JobContext, job: Job, token: string | undefined): Promise<JobReport> {
  const startedAt = context.now().getTime();
  const elapsed = () => context.now().getTime() - startedAt;
  const count = (outcome: JobOutcome) => context.metrics?.jobEnded({ queue: job.queueName, job: name, outcome, seconds: elapsed() / 1000 });
  let name: JobRequest['name'] | 'unknown' = 'unknown';
  // Until its data is known to be that of this version of the program.
  let subject: FailureSubject = { job: job.name, jobId: job.id ?? job.name };
  let entryVersion: number | null = null;
  try {
    const request = readJobRequest(job);
    name = request.name;
    subject = subjectOf(job, request);
    if (request.name === 'fetch-article') entryVersion = request.version;
    const report = await run({ ...context, isReturning: job.attemptsStarted > 1 }, request);
    if (report.outcome !== 'skipped') await resolveFailure(context.database, subject, context.now());
    context.log[isQuiet(request, report) ? 'debug' : 'info']({ event: JOB_EVENTS[request.name], ...report, ms: elapsed() });
    count(report.outcome === 'skipped' ? 'skipped' : 'done');
    return report;
  } catch (error) {
    if (error instanceof PutOff || context.signal?.aborted) {
      count('put-off');
      throw await putOff(context, { job, token, subject }, error);
    }
    const settled = await settleFailure(context, { job, token, subject, entryVersion }, error);
    context.log[settled.level]({ event: 'job.failed', ...describe(subject), ...describeFailure(settled, error), ms: elapsed() });
    count('failed');
    context.metrics?.failed(settled.code);
    throw settled.thrown;
  }
}

/** Gives a job back to the queue as it was: its host is not free yet, or this process is to stop. */
async function putOff(
  context: JobContext,
  { job, token, subject }: { job: Job; token: string | undefined; subject: FailureSubject },
  reason: unknown,
): Promise<Error> {
  const waitMs = reason instanceof PutOff ? reason.waitMs : 0;
  context.log.debug({ event: 'job.put-off', ...describe(subject), wait_ms: waitMs });
  await delayJob(job, token, waitMs);
  return new DelayedError('put off');
}

/** Settles a job of which no process has lived to see the end: it is set aside, for it would take the next one down too. */
export async function settleLostJob(context: JobContext, job: Job): Promise<void> {
  const request = readJobRequest(job);
  const subject = subjectOf(job, request);
  const message = `Every process that took up job ${job.id} of queue ${job.queueName} ended before the job did; look for what ends them.`;
  const error = new IngestError('process-lost', message, { disposition: 'quarantine' });
  const entryVersion = request.name === 'fetch-article' ? request.version : null;
  const settled = await settleFailure(context, { job, token: undefined, subject, entryVersion }, error);
  context.log.error({ event: 'job.failed', ...describe(subject), code: settled.code, message: settled.message });
}

const describe = ({ job, jobId, feedId, entryId, revisionId }: FailureSubject) => ({
  job,
  job_id: jobId,
  ...(feedId ? { feed_id: feedId } : {}),
  ...(entryId ? { entry_id: entryId } : {}),
  ...(revisionId ? { revision_id: revisionId } : {}),
});

/** A stack helps with a fault of ours; of a source that failed it tells nothing. */
const describeFailure = ({ level, code, message }: SettledFailure, error: unknown) => ({
  code,
  message,
  ...(level === 'error' && error instanceof Error ? { stack: error.stack } : {}),
});

/** A tick that found nothing to do is not worth a line every few seconds. */
const isQuiet = (request: JobRequest, report: JobReport): boolean =>
  request.name === 'tick' && Object.values(report).every((count) => count === 0);
