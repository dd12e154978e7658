import { findPlace } from '../checks/open-configured.ts';
import { withInstance } from '../instance.ts';
import { colours, printable, writeLine } from '../terminal/output.ts';
import { loadConfig } from '../terminal/settings.ts';
import { countOf, showTime } from '../terminal/show-value.ts';

/** Prints what `assay` without a command says: what this is, how it is here, and what to type next. Never fails, for it is asked in need. */
export async function showOverview(commands: readonly string[], version: string): Promise<void> {
  const [state, next] = await stateHere();
  const line = (name: string, text: string) => writeLine(`${colours.bold(name.padEnd(9))} ${printable(text)}`);
  await writeLine(
    `${colours.bold(`Assay ${version}`)} reads the news and turns elements, percentages, dates and quoted positions into claims in Postgres.`,
  );
  await line('Here', state);
  await line('Next', next);
  await line('Commands', commands.join(', '));
  await line('Help', 'assay --help, and assay COMMAND --help with examples');
}

/** How it is in the configured place, without making or migrating anything. */
async function stateHere(): Promise<readonly [state: string, next: string]> {
  try {
    const { config } = loadConfig();
    const place = await findPlace(config);
    if (place.kind === 'absent') return ['nothing has been read yet', 'assay start'];
    if (place.kind === 'folder') return [`rows in ${config.ASSAY_DATA_DIR}; nothing runs on them`, 'assay start, or assay status'];
    return await countsHere(
      place.kind === 'instance' ? `running at ${place.address}` : `Postgres at ${new URL(config.DATABASE_URL ?? '').host}`,
    );
  } catch (error) {
    return [error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), 'assay doctor'];
  }
}

async function countsHere(where: string): Promise<readonly [state: string, next: string]> {
  const { feeds, feeds_failing: failing, articles, claims, last_fetch_at: lastFetchAt } = await withInstance((ask) => ask('status', {}));
  const trouble = failing > 0 ? ` (${failing} failing)` : '';
  const state = `${where}: ${countOf(feeds.active, 'feed')}${trouble}, ${countOf(articles, 'article')}, ${countOf(claims, 'claim')}, last fetch ${showTime(lastFetchAt) || 'never'}`;
  if (feeds.active === 0) return [state, 'assay feeds add https://example.org/'];
  return [state, failing > 0 ? 'assay feeds list, assay jobs list --failed' : 'assay claims list, assay status'];
}
