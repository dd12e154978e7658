import { type Command, InvalidArgumentError, Option } from 'commander';
import { QUEUE_NAMES } from '../workers/queue-names.ts';
import { addForms, wholeNumber } from './terminal/command-options.ts';
import type { OutputOptions } from './terminal/output.ts';

/** What `jobs list` was asked for. */
export interface ListOptions extends OutputOptions {
  readonly failed?: boolean;
  readonly queue?: (typeof QUEUE_NAMES)[number];
  readonly code?: string;
  readonly limit: number;
}

/** Which failed jobs `jobs retry` and `jobs discard` are about. */
export interface ChoiceOptions extends OutputOptions {
  readonly code?: string;
  readonly queue?: (typeof QUEUE_NAMES)[number];
  readonly all?: boolean;
  readonly yes?: boolean;
}

/** `assay jobs`: what waits, what failed, and what becomes of it. */
export function register(program: Command): void {
  const jobs = program
    .command('jobs')
    .description('look at jobs that wait, run or failed; have failed ones tried again, or put them aside')
    .addHelpText(
      'before',
      'Examples:\n  assay jobs list --failed\n  assay jobs show 17\n  assay jobs retry --code timed-out\n  assay jobs discard 17\n',
    );
  registerList(jobs);
  registerShow(jobs);
  registerChoice(jobs, 'retry', {
    description: 'have failed jobs tried again now; they stay in the list until they have worked',
    examples: 'Examples:\n  assay jobs retry 17 18\n  assay jobs retry --code timed-out\n  assay jobs retry --all\n',
  });
  registerChoice(jobs, 'discard', {
    description: 'put failed jobs aside, without another attempt',
    examples: 'Examples:\n  assay jobs discard 17\n  assay jobs discard --code not-found --yes\n',
  });
}

const queueOption = () => new Option('--queue <name>', 'of this queue alone').choices(QUEUE_NAMES);

function registerList(jobs: Command): void {
  const list = jobs
    .command('list')
    .description('list jobs that run or wait; with --failed what failed and has not worked since, with the reason')
    .option('--failed', 'failed jobs, the latest first')
    .addOption(queueOption())
    .option('--code <code>', 'failed with this code (see docs/errors.md)')
    .option('--limit <n>', 'so many at most', wholeNumber(1, 10_000), 50)
    .addHelpText(
      'before',
      'Examples:\n  assay jobs list\n  assay jobs list --failed --code timed-out\n  assay jobs list --failed --json\n',
    );
  addForms(list, 'json', 'jsonl', 'csv', 'plain').action(async (options: ListOptions) => {
    const { listJobs } = await import('./jobs/list-jobs.ts');
    await listJobs(options);
  });
}

function registerShow(jobs: Command): void {
  const show = jobs
    .command('show')
    .description('show one job: what it was given, how often it was tried, why it failed')
    .argument('<id>', 'number of a failed job, or id of a job in a queue', (id: string) => (/^\d+$/.test(id) ? failureId(id) : id))
    .addHelpText('before', 'Examples:\n  assay jobs show 17\n  assay jobs show entry-42 --json\n');
  addForms(show, 'json').action(async (job: number | string, options: OutputOptions) => {
    const { showJob } = await import('./jobs/show-job.ts');
    await showJob(job, options);
  });
}

function registerChoice(
  jobs: Command,
  verb: 'retry' | 'discard',
  { description, examples }: { description: string; examples: string },
): void {
  const command = jobs
    .command(verb)
    .description(description)
    .argument('[ids...]', 'numbers of failed jobs', (id: string, others: readonly number[] = []) => [...others, failureId(id)])
    .option('--code <code>', 'all that failed with this code (see docs/errors.md)')
    .addOption(queueOption())
    .option('--all', 'all that failed')
    .addHelpText('before', examples);
  if (verb === 'discard') command.option('--yes', 'do not ask');
  addForms(command, 'json').action(async (ids: readonly number[], options: ChoiceOptions) => {
    const { discardJobs, retryJobs } = await import('./jobs/settle-jobs.ts');
    await (verb === 'retry' ? retryJobs : discardJobs)(ids, options);
  });
}

function failureId(id: string): number {
  try {
    return wholeNumber(1, 2_147_483_647)(id);
  } catch {
    throw new InvalidArgumentError('It takes the number of a failed job, as `assay jobs list --failed` shows it.');
  }
}
