import type { OperationOutput } from '../../workers/operations/index.ts';
import type { Jsonified } from '../instance.ts';
import { colours, printable, writeFields, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { countOf, showTime } from '../terminal/show-value.ts';

type Status = Jsonified<OperationOutput<'status'>>;

/** Prints the counts, then the latest failures in words. */
export async function showStatus(status: Status): Promise<void> {
  await writeFields([
    ['Feeds', feedsOf(status)],
    ['Last fetch', showTime(status.last_fetch_at) || 'never'],
    [
      'Waiting',
      `${countOf(status.entries_awaiting_fetch, 'entry')} to be fetched, ${countOf(status.revisions_awaiting_extraction, 'text')} to be extracted`,
    ],
    ['Articles', `${status.articles}, of ${countOf(status.entries, 'entry')}, in ${countOf(status.revisions, 'revision')}`],
    ['Claims', status.claims],
    ['Mentions', listOf(status.mentions)],
    ['Failures', listOf(status.failures) || 'none'],
    ['Cleaning up', cleaningUp(status)],
  ]);
  if (status.open_failures.length > 0) await writeLine(`\n${colours.bold('Last failures')}`);
  for (const { message, code, job, attempts, last_at: lastAt } of status.open_failures) {
    const often = attempts > 1 ? `, ${attempts} times in a row` : '';
    await writeLine(printable(`  ${message} [${code}]`));
    await writeLine(colours.dim(`    ${job}, ${showTime(lastAt)}${often}`));
  }
  const next = nextStep(status);
  if (next) say(`\n${next}`);
}

function feedsOf({ feeds, feeds_failing: failing, feeds_due: due }: Status): string {
  const states = [
    `${feeds.active} active`,
    ...(['paused', 'gone'] as const).filter((state) => feeds[state] > 0).map((state) => `${feeds[state]} ${state}`),
  ];
  return [...states, ...(failing > 0 ? [`${failing} failing`] : []), ...(due > 0 ? [`${due} due now`] : [])].join(', ');
}

/** What was removed for its age, and what goes next. */
function cleaningUp({ clean_up: last, past_their_days: next }: Status): string {
  const named = (counts: Readonly<Record<string, number>>): string =>
    listOf(Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))).replaceAll('_', ' ') || 'nothing';
  const when = last === null ? 'when a scheduler runs' : showTime(last.due_at);
  return `${last === null ? '' : `${showTime(last.ran_at)}: ${named(last.removed)}; `}next ${when}: ${named(next)}`;
}

const listOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))
    .map(([name, number]) => `${name} ${number}`)
    .join(', ');

function nextStep({ feeds, failures, feeds_failing: failing }: Status): string | null {
  if (feeds.active + feeds.paused + feeds.gone === 0) return 'No feeds are followed yet: assay feeds add https://example.org/rss.xml';
  if (failing > 0) return 'Feeds in trouble come first in: assay feeds list';
  return Object.keys(failures).length > 0 ? 'What each code means is in docs/errors.md.' : null;
}
