import { withInstance } from '../instance.ts';
import { colours, type OutputOptions, printable, writeFields, writeJson, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { showTime } from '../terminal/show-value.ts';

/** Prints one job: why it failed where it did, and what the queue has of it. */
export async function showJob(job: number | string, options: OutputOptions): Promise<void> {
  const found = await withInstance((ask) => ask('jobs.show', { job }));
  if (options.json) return writeJson(found);
  const { failure, payload, jobs } = found;
  if (failure) {
    await writeLine(colours.bold(printable(failure.message)));
    await writeFields([
      ['failure_id', failure.failure_id],
      ['code', failure.code],
      ['disposition', failure.disposition],
      ['job', `${failure.job} of ${failure.subject}, queue ${failure.queue}`],
      ['url', failure.url],
      ['attempts', failure.attempts],
      ['first_at', showTime(failure.first_at)],
      ['last_at', showTime(failure.last_at)],
      [failure.discarded_at ? 'discarded_at' : 'resolved_at', showTime(failure.resolved_at)],
      ['payload', jobs.length === 0 ? payload : null],
    ]);
  }
  for (const queued of jobs) {
    await writeLine('');
    await writeFields([
      ['job_id', queued.job_id],
      ['state', `${queued.state} in queue ${queued.queue}`],
      ['payload', queued.payload],
      ['attempts', queued.attempts],
      ['added_at', showTime(queued.added_at)],
      ['due_at', showTime(queued.due_at)],
      ['reason', queued.reason],
    ]);
    for (const line of queued.stack) await writeLine(colours.dim(printable(line).replaceAll('\ufffd', '\n')));
  }
  if (failure && failure.resolved_at === null)
    say(`\nTry it again: assay jobs retry ${failure.failure_id}. Put it aside: assay jobs discard ${failure.failure_id}`);
}
