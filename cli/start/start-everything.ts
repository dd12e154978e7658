import { randomBytes } from 'node:crypto';
import type { Database } from '../../store/database.ts';
import { openEmbedded } from '../../store/embedded.ts';
import { readLockHolder } from '../../store/lock-file.ts';
import { migrate } from '../../store/migrate.ts';
import { openPostgres } from '../../store/postgres.ts';
import type { WebServer } from '../../web/server.ts';
import type { Config } from '../../workers/config.ts';
import { openLog } from '../../workers/log.ts';
import { ROLES, type Supervisor, startSupervisor } from '../../workers/supervisor.ts';
import { loginOf, openServer } from '../serve/open-server.ts';
import type { StartOptions } from '../start.ts';
import { CommandError } from '../terminal/command-error.ts';
import { say } from '../terminal/progress.ts';
import { loadConfig } from '../terminal/settings.ts';
import { listenForStop, type StopRequest } from '../terminal/signals.ts';
import { openNewsstand, type RunningNewsstand } from './newsstand.ts';
import { showFindings } from './show-findings.ts';
import { untilDrained } from './until-drained.ts';

/** What has been opened, to be closed the other way round. */
type Closing = (() => Promise<void>)[];

/**
 * Runs the whole product in this process: HTTP, database, newsstand, scheduler and workers.
 *
 * With `once` it ends when nothing is left to do; otherwise when it is asked to stop.
 */
export async function startEverything(options: StartOptions): Promise<void> {
  const { config, sources } = loadConfig();
  await refuseSecond(config);
  const closing: Closing = [];
  const stop = listenForStop();
  closing.push(async () => stop.close());
  try {
    const token = randomBytes(24).toString('base64url');
    const server = await openServer({
      host: config.ASSAY_HOST,
      port: config.ASSAY_PORT,
      token: config.DATABASE_URL ? null : token,
      ...loginOf(config),
    });
    closing.push(() => server.close());
    const database = await openStore(config, server, token);
    closing.push(() => database.close());
    const newsstand = options.newsstand ? await openNewsstand(database, config.ASSAY_NEWSSTAND_PORT) : null;
    if (newsstand) closing.push(() => newsstand.close());
    // While progress is shown, log lines would only break it; what failed is told at the end.
    const log = openLog(sources.ASSAY_LOG_LEVEL === 'default' ? 'silent' : config.ASSAY_LOG_LEVEL);
    const supervisor = await startSupervisor({ config, database, log, roles: ROLES, allowHosts: newsstand ? [newsstand.host] : [] });
    closing.push(() => supervisor.stop());
    server.ready(supervisor);
    await readEverything(supervisor, database, { newsstand, stop });
    if (stop.isMade()) {
      process.exitCode = await stop.made;
      return;
    }
    await showFindings(database, {
      address: server.address,
      staysUp: options.once !== true,
      dataDir: config.DATABASE_URL ? null : config.ASSAY_DATA_DIR,
    });
    if (options.once) return;
    log.level = config.ASSAY_LOG_LEVEL;
    process.exitCode = await stop.made;
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** A second `start` on the same folder would fail later and with less to say. */
async function refuseSecond(config: Config): Promise<void> {
  const holder = config.DATABASE_URL ? null : await readLockHolder(config.ASSAY_DATA_DIR);
  if (!holder) return;
  const where = holder.address ? `, at ${holder.address}` : '';
  throw new CommandError(
    'unreachable',
    `Assay runs already on ${config.ASSAY_DATA_DIR}: process ${holder.pid}${where}. Other commands work beside it; to start a second one, give it its own folder: --data-dir. [folder-locked]`,
  );
}

async function openStore(config: Config, server: WebServer, token: string): Promise<Database> {
  const database = config.DATABASE_URL
    ? await openPostgres(config.DATABASE_URL, { answersWithinMs: config.ASSAY_DATABASE_TIMEOUT_SECONDS * 1000 })
    : await openEmbedded(config.ASSAY_DATA_DIR, { address: server.address, token });
  try {
    const { applied } = await migrate(database);
    if (applied.length > 0) say(`Database ready: ${applied.length} migrations and views applied.`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Has every feed that is due read to the end, the newsstand's second edition included. */
async function readEverything(
  { queues }: Supervisor,
  database: Database,
  { newsstand, stop }: { readonly newsstand: RunningNewsstand | null; readonly stop: StopRequest },
): Promise<void> {
  if (newsstand?.isNew) say(`Newsstand at ${newsstand.origin}: sample newspapers, ${newsstand.feedUrls.length} feeds.`);
  await queues.tickNow();
  await untilDrained(queues, database, stop.isMade);
  if (!newsstand?.isNew || stop.isMade()) return;
  await newsstand.publishSecondEdition(database);
  await queues.tickNow();
  await untilDrained(queues, database, stop.isMade);
}
