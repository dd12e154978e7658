import { withInstance } from '../instance.ts';
import type { ListOptions } from '../jobs.ts';
import { writeRows } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { sayWhatIsUnknown } from '../terminal/say-unknown.ts';
import { countOf, showTime } from '../terminal/show-value.ts';

const QUEUED = ['job_id', 'queue', 'job', 'state', 'attempts', 'added_at', 'due_at', 'payload'];
const FAILED = ['failure_id', 'job', 'subject', 'code', 'attempts', 'last_at', 'message'];
const ALL_OF_FAILED = [...FAILED, 'queue', 'disposition', 'url', 'feed_id', 'entry_id', 'revision_id', 'first_at'];

/** Lists what waits and runs, or what failed. */
export async function listJobs(options: ListOptions): Promise<void> {
  return options.failed || options.code ? listFailed(options) : listQueued(options);
}

const isForTable = ({ json, jsonl, csv, plain }: ListOptions): boolean => !(json || jsonl || csv || plain);

async function listQueued(options: ListOptions): Promise<void> {
  const jobs = await withInstance((ask) => ask('jobs.list', { queue: options.queue, limit: options.limit }));
  if (!isForTable(options)) return writeRows(jobs, QUEUED, options);
  await writeRows(
    jobs.map((job) => ({ ...job, added_at: showTime(job.added_at), due_at: showTime(job.due_at) })),
    QUEUED,
    options,
  );
  say(
    jobs.length === 0
      ? 'No job waits or runs. Those that failed: assay jobs list --failed'
      : `${countOf(jobs.length, 'job')}. Those that failed: assay jobs list --failed`,
  );
}

async function listFailed(options: ListOptions): Promise<void> {
  const failures = await withInstance((ask) => ask('jobs.failed', { queue: options.queue, code: options.code, limit: options.limit }));
  if (!isForTable(options)) return writeRows(failures, options.csv ? ALL_OF_FAILED : FAILED, options);
  await writeRows(
    failures.map((failure) => ({ ...failure, last_at: showTime(failure.last_at) })),
    FAILED,
    options,
  );
  if (failures.length === 0 && (await sayWhatIsUnknown({ code: options.code }))) return;
  if (failures.length === 0) return say('No job has failed that has not worked since.');
  const more = failures.length === options.limit ? '; there may be more: --limit' : '';
  say(
    `${countOf(failures.length, 'failed job')}${more}. One of them whole: assay jobs show ${failures[0]?.failure_id}. Tried again: assay jobs retry ID, --code CODE or --all`,
  );
}
