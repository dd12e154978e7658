import type { RefetchOptions } from '../articles.ts';
import { withInstance } from '../instance.ts';
import { CommandError } from '../terminal/command-error.ts';
import { printable, writeJson, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { loadConfig } from '../terminal/settings.ts';
import { countOf } from '../terminal/show-value.ts';

/** Has pages fetched again and says when that happens. */
export async function refetchArticles(ids: readonly number[], options: RefetchOptions): Promise<void> {
  const { outlet, since } = options;
  if (ids.length === 0 && outlet === undefined && since === undefined)
    throw new CommandError('usage', 'Say which articles: their ids, --outlet NAME or --since WHEN.');
  const input = { outlet, since, ...(ids.length > 0 ? { articles: [...ids] } : {}) };
  const answer = await withInstance((ask) => ask('articles.refetch', input));
  const due = answer.articles.filter(({ is_due: isDue }) => isDue);
  const left = answer.articles.filter(({ is_due: isDue }) => !isDue);
  if (options.json) await writeJson(answer);
  else for (const { article_id: id, url } of due) await writeLine(printable(`Article ${id} is fetched again: ${url}`));
  for (const { article_id: id, url } of left)
    say(printable(`Article ${id} is left as it is, no feed that is followed links to it: ${url}`));
  if (due.length > 0) say(whenFetched(due.length, answer.checked_at_once));
  else if (answer.missing.length === 0 && left.length === 0) say('No article fits.');
  if (answer.missing.length > 0)
    throw new CommandError(due.length === 0 ? 'failed' : 'partly', `There is no article ${answer.missing.join(', ')}. [no-such-article]`);
}

function whenFetched(number: number, atOnce: boolean): string {
  const what = number === 1 ? 'It is' : `${countOf(number, 'page')} are`;
  if (atOnce) return `${what} being fetched now.`;
  const { config } = loadConfig();
  if (!config.DATABASE_URL) return `${what} fetched when \`assay start\` runs.`;
  return `${what} fetched within ${config.ASSAY_TICK_SECONDS} s where \`assay schedule\` and \`assay work\` run.`;
}
