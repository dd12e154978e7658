import { type Newsstand, startNewsstand } from '../fixtures/newsstand/server.ts';
import type { Database } from '../store/database.ts';
import { articlesToLink, linkClaims } from '../store/links/link-claims.ts';
import { migrate } from '../store/migrate.ts';
import { runOperation } from '../workers/operations/index.ts';
import { ROLES, type Supervisor, startSupervisor } from '../workers/supervisor.ts';
import type { Engine } from './engines.ts';
import { configOf, openMemoryLog, until } from './jobs.ts';

/** An instance that has read the newsstand to the end. */
export interface NewsstandInstance {
  readonly database: Database;
  readonly newsstand: Newsstand;
  readonly supervisor: Supervisor;
  close(): Promise<void>;
}

/** Starts an instance on an engine and has it read both editions of the newsstand. */
export async function openNewsstandInstance(engine: Engine, alsoAllowed: readonly string[] = []): Promise<NewsstandInstance> {
  const newsstand = await startNewsstand();
  const scratch = await engine.open();
  const { database } = scratch;
  await migrate(database);
  const config = configOf({ ASSAY_TICK_SECONDS: '3600' });
  const host = new URL(newsstand.origin).host;
  const supervisor = await startSupervisor({
    config,
    database,
    log: openMemoryLog().log,
    roles: ROLES,
    allowHosts: [host, ...alsoAllowed],
  });
  const drained = () => until('the queues are drained', () => supervisor.queues.drained(new Date()));
  await runOperation(supervisor.operations, 'feeds.add', { urls: newsstand.feedUrls });
  await drained();
  newsstand.publishRevision();
  await runOperation(supervisor.operations, 'feeds.refresh', { feeds: 'all' });
  await drained();
  while ((await articlesToLink(database)) > 0) await linkClaims(database);
  return {
    database,
    newsstand,
    supervisor,
    close: async () => {
      await supervisor.stop();
      await scratch.close();
      await newsstand.close();
    },
  };
}
