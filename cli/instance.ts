import { type Database, StoreError, type StoreErrorCode } from '../store/database.ts';
import { openEmbedded } from '../store/embedded.ts';
import { readLockHolder } from '../store/lock-file.ts';
import { migrate, requireMigrated } from '../store/migrate.ts';
import { openPostgres } from '../store/postgres.ts';
import { openClock } from '../store/upkeep/clock.ts';
import type { Config } from '../workers/config.ts';
import { type OperationInput, type OperationName, type OperationOutput, runOperation } from '../workers/operations/index.ts';
import { OperationError, operationContext } from '../workers/operations/operation.ts';
import { loadConfig } from './terminal/settings.ts';

/** Asks the instance for one operation; what it answers has gone through JSON, so that instants are ISO texts. */
export type Ask = <Name extends OperationName>(name: Name, input: OperationInput<Name>) => Promise<Jsonified<OperationOutput<Name>>>;

/** A value as it is after a way through JSON. */
export type Jsonified<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Jsonified<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Jsonified<Value[Key]> }
      : Value;

/** Sends a value through JSON, so that what is shown does not depend on the way it came. */
export function jsonified<Value>(value: Value): Jsonified<Value> {
  return JSON.parse(JSON.stringify(value)) as Jsonified<Value>; // by the definition of Jsonified
}

/**
 * Runs a command's work against the database that is configured: a Postgres server, the embedded database, or, where another process
 * has that open, this process over loopback.
 */
export async function withInstance<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  const { config } = loadConfig();
  const running = config.DATABASE_URL ? null : await readLockHolder(config.ASSAY_DATA_DIR);
  if (running?.address && running.token) return work(remoteAsk(running.address, running.token));
  const database = await openDatabase(config);
  try {
    return await work(localAsk(database, config));
  } finally {
    await database.close();
  }
}

/** Opens the configured database, ready for use: the embedded one is migrated on the way, a server must have been. */
export async function openDatabase(config: Config): Promise<Database> {
  if (!config.DATABASE_URL) {
    const database = await openEmbedded(config.ASSAY_DATA_DIR, { address: null });
    await migrate(database);
    return database;
  }
  const database = await openPostgres(config.DATABASE_URL, { answersWithinMs: config.ASSAY_DATABASE_TIMEOUT_SECONDS * 1000 });
  try {
    await requireMigrated(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

function localAsk(database: Database, config: Config): Ask {
  const context = operationContext(config, database, null);
  return async (name, input) => {
    // By the database's clock: what is made due by another one may be so hours later.
    const { now } = await openClock(database);
    return jsonified((await runOperation({ ...context, now }, name, input)) as never); // the operation of this name answered
  };
}

/** A second terminal never opens the folder: it asks the process that has it open. */
function remoteAsk(address: string, token: string): Ask {
  return async (name, input) => {
    let response: Response;
    try {
      response = await fetch(`${address}/operations/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
    } catch (error) {
      throw new StoreError('folder-locked', `The instance at ${address} has the database open and does not answer.`, {
        hint: 'Wait until it has started, or stop it.',
        cause: error,
      });
    }
    const answer = (await response.json()) as { result?: unknown; error?: { code: string; message: string; hint?: string | null } }; // the server's contract
    if (answer.error) throw remoteError(answer.error);
    return answer.result as never; // the operation of this name answered
  };
}

const STORE_CODES: ReadonlySet<string> = new Set<StoreErrorCode>([
  'query-refused',
  'query-failed',
  'query-too-long',
  'database-unreachable',
]);

function remoteError({ code, message, hint }: { code: string; message: string; hint?: string | null }): Error {
  if (STORE_CODES.has(code)) return new StoreError(code as StoreErrorCode, message, hint ? { hint } : {}); // one of STORE_CODES
  return new OperationError(code, message);
}
