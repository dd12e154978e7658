import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../store/database.ts';
import { openEmbedded } from '../../store/embedded.ts';
import { readLockHolder } from '../../store/lock-file.ts';
import { openPostgres } from '../../store/postgres.ts';
import { queueTablesAt } from '../../store/read-health.ts';
import type { Config } from '../../workers/config.ts';
import { health } from '../../workers/operations/health.ts';
import type { OperationOutput } from '../../workers/operations/index.ts';
import type { Jsonified } from '../instance.ts';

/** What the database says of itself, as it comes through JSON. */
export type Health = Jsonified<OperationOutput<'health'>>;

/** Where the configured rows are: a server, nowhere yet, the instance that has them open, or a folder that nobody has open. */
export type Place =
  | { readonly kind: 'server' | 'absent' | 'folder' }
  | { readonly kind: 'instance'; readonly address: string; readonly pid: number };

/** Finds out where the configured rows are, without opening anything. */
export async function findPlace(config: Config): Promise<Place> {
  if (config.DATABASE_URL) return { kind: 'server' };
  const holder = await readLockHolder(config.ASSAY_DATA_DIR);
  if (holder?.address && holder.token) return { kind: 'instance', address: holder.address, pid: holder.pid };
  // Held by a command that serves nothing: opening it says who that is.
  return { kind: holder !== null || existsSync(join(config.ASSAY_DATA_DIR, 'PG_VERSION')) ? 'folder' : 'absent' };
}

/** Opens the configured database as it is: unlike other commands, without asking for its migrations. */
export function openAsItIs(config: Config): Promise<Database> {
  return config.DATABASE_URL ? openPostgres(config.DATABASE_URL) : openEmbedded(config.ASSAY_DATA_DIR, { address: null });
}

/** Asks the database how it is, through the running instance where that has it open. */
export async function askHealth(config: Config, place: Place, quick: boolean): Promise<Health> {
  if (place.kind === 'instance') {
    const { withInstance } = await import('../instance.ts');
    return withInstance((ask) => ask('health', { quick }));
  }
  const database = await openAsItIs(config);
  try {
    return await healthOf(database, quick, config);
  } finally {
    await database.close();
  }
}

/** Asks an open database how it is, and the queue behind it where that can be opened without making anything. */
export async function healthOf(database: Database, quick: boolean, config?: Config): Promise<Health> {
  const context = { database, now: () => new Date(), sqlTimeoutMs: 5_000, tickNow: async () => false };
  const isMade =
    !quick && config !== undefined && (config.REDIS_URL !== null || (await queueTablesAt(database).catch(() => null)) !== null);
  const { withQueues } = isMade ? (await import('../../workers/operations/operation.ts')).operationContext(config, database, null) : {};
  const answered = await health.run({ ...context, ...(withQueues ? { withQueues } : {}) }, { quick });
  return JSON.parse(JSON.stringify(answered)) as Health; // by the definition of Jsonified
}
