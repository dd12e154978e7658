import { withInstance } from '../instance.ts';
import type { ChoiceOptions } from '../jobs.ts';
import { CommandError } from '../terminal/command-error.ts';
import { isAgreed } from '../terminal/is-agreed.ts';
import { printable, writeJson, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { loadConfig } from '../terminal/settings.ts';
import { countOf } from '../terminal/show-value.ts';

const MOST = 10_000;

/** Has failed jobs tried again at once, and says which. */
export async function retryJobs(ids: readonly number[], options: ChoiceOptions): Promise<void> {
  const choice = choiceOf(ids, options);
  const { failures, missing, checked_at_once: atOnce } = await withInstance((ask) => ask('jobs.retry', choice));
  if (options.json) await writeJson(failures);
  const due = failures.filter(({ is_due: isDue }) => isDue);
  if (!options.json)
    for (const { failure_id: id, job, subject } of due) await writeLine(`Failed job ${id} is tried again: ${job} of ${subject}`);
  if (failures.length === 0 && missing.length === 0) return say('No job has failed that fits. All that did: assay jobs list --failed');
  if (due.length > 0) say(`${whenTried(atOnce)}\nWhat still fails stays in: assay jobs list --failed`);
  refuse(
    [
      ...missing.map(closed),
      ...failures
        .filter(({ is_due: isDue }) => !isDue)
        .map(
          ({ failure_id: id, subject }) =>
            `Failed job ${id}, of ${subject}, cannot be tried again: its feed is paused, gone or not followed.`,
        ),
    ],
    due.length,
  );
}

/** Puts failed jobs aside, after asking on a terminal where more than the named ones are meant. */
export async function discardJobs(ids: readonly number[], options: ChoiceOptions): Promise<void> {
  const choice = choiceOf(ids, options);
  await withInstance(async (ask) => {
    const meant = ids.length > 0 ? [] : await ask('jobs.failed', { code: options.code, queue: options.queue, limit: MOST });
    const number = ids.length > 0 ? ids.length : meant.length;
    if (number === 0) return say('No job has failed that fits. All that did: assay jobs list --failed');
    if (!options.yes && !(await isAgreed(`Put ${countOf(number, 'failed job')} aside, without another attempt?`)))
      return say('Nothing was changed.');
    const { failures, missing } = await ask('jobs.discard', choice);
    if (options.json) await writeJson(failures);
    else if (failures.length > 0) await writeLine(`Put aside: failed job ${failures.join(', ')}`);
    if (failures.length > 0)
      say('They stay in SQL: assay sql "select * from news.failures where discarded_at is not null order by failure_id"');
    refuse(missing.map(closed), failures.length);
  });
}

const closed = (id: number): string => `There is no failed job ${id} that has not worked since.`;

function choiceOf(ids: readonly number[], { code, queue, all }: ChoiceOptions) {
  const ways = [ids.length > 0, code !== undefined || queue !== undefined, all].filter(Boolean).length;
  if (ways !== 1) throw new CommandError('usage', 'Name failed jobs by their numbers, or say --code CODE, --queue NAME or --all.');
  return { code, queue, all: all === true, ...(ids.length > 0 ? { failures: [...ids] } : {}) };
}

function whenTried(atOnce: boolean): string {
  if (atOnce) return 'That happens now.';
  const { config } = loadConfig();
  if (!config.DATABASE_URL) return 'That happens when `assay start` runs.';
  return `That happens within ${config.ASSAY_TICK_SECONDS} s where \`assay schedule\` and \`assay work\` run.`;
}

/** Tells of each that was left out, and lets the exit code say so. */
function refuse(reasons: readonly string[], done: number): void {
  if (reasons.length > 0) throw new CommandError(done > 0 ? 'partly' : 'failed', printable(reasons.join('\n  ')));
}
