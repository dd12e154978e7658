import { migrate } from '../../store/migrate.ts';
import type { Config } from '../../workers/config.ts';
import { connectQueues, prepareQueueStore } from '../../workers/connection.ts';
import { askHealth, findPlace, type Health, healthOf, openAsItIs } from '../checks/open-configured.ts';
import { CommandError } from '../terminal/command-error.ts';
import { type OutputOptions, writeJson, writeLine, writeRows } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { loadConfig } from '../terminal/settings.ts';
import { countOf, showTime } from '../terminal/show-value.ts';

interface MigrationRow {
  readonly name: string;
  readonly applied_at: string | null;
}

/** The migrations, with the tables of the queue as one of them where they are in the database. */
function rowsOf(config: Config, { migrations, queue_tables_at: queue }: Health): readonly MigrationRow[] {
  const error = migrations.error ?? queue.error;
  if (error) throw new CommandError('failed', [`${error.message} [${error.code}]`, error.hint].filter(Boolean).join('\n'));
  return [...(migrations.found ?? []), ...(config.REDIS_URL ? [] : [{ name: 'queue tables (schema bullmq)', applied_at: queue.found }])];
}

/** Lists what was applied, and fails when something is missing. */
export async function showMigrations(options: OutputOptions): Promise<void> {
  const { config } = loadConfig();
  const place = await findPlace(config);
  if (place.kind === 'absent') {
    if (options.json) await writeJson([]);
    throw new CommandError(
      'check-failed',
      `There is no database in ${config.ASSAY_DATA_DIR} yet. \`assay migrate\` or \`assay start\` makes it.`,
    );
  }
  const rows = rowsOf(config, await askHealth(config, place, true));
  if (options.json) await writeJson(rows);
  else
    await writeRows(
      rows.map((row) => ({ ...row, applied_at: showTime(row.applied_at) || 'missing' })),
      ['name', 'applied_at'],
      options,
    );
  const missing = rows.filter(({ applied_at: appliedAt }) => appliedAt === null);
  if (missing.length > 0)
    throw new CommandError('check-failed', `${countOf(missing.length, 'migration')} missing. Apply: assay migrate [not-migrated]`);
}

/** Applies what is missing, the tables of the queue included where they are in the database. */
export async function runMigrate(options: OutputOptions): Promise<void> {
  const { config } = loadConfig();
  const place = await findPlace(config);
  if (place.kind === 'instance') {
    if (options.json) await writeJson([]);
    return say(
      `The instance at ${place.address} (process ${place.pid}) brought its database up to date when it started. There is nothing to do.`,
    );
  }
  const applied = await applyAll(config);
  if (options.json) return writeJson(applied);
  for (const { name } of applied) await writeLine(`Applied ${name}`);
  say(
    applied.length > 0
      ? `The database is up to date: ${countOf(applied.length, 'migration')} applied.`
      : 'The database is up to date: there was nothing to do.',
  );
}

async function applyAll(config: Config): Promise<readonly MigrationRow[]> {
  const database = await openAsItIs(config);
  try {
    const had = (await healthOf(database, true)).queue_tables_at.found;
    const { applied } = await migrate(database);
    if (!config.REDIS_URL) await prepareQueueStore(await connectQueues({ redisUrl: null, database }));
    const after = rowsOf(config, await healthOf(database, true));
    const names = new Set(applied);
    return after.filter(({ name, applied_at: appliedAt }) => names.has(name) || (name.startsWith('queue') && appliedAt !== had));
  } finally {
    await database.close();
  }
}
