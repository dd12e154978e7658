import { type BackendFactory, createPostgresBackend, createRedisBackend, type IQueueBackend, runMigrations, type Telemetry } from 'bullmq';
import { Redis } from 'ioredis';
import { releaseAbandonedJobs } from '../store/abandoned-jobs.ts';
import { type Database, StoreError } from '../store/database.ts';

/** BullMQ's own name of its schema in Postgres. */
const SCHEMA = 'bullmq';
/** Before every key in Redis, so that others may use the same one. */
const KEY_PREFIX = 'assay';
const CONNECT_WITHIN_MS = 10_000;
const LOCK_MS = 60_000;
/** Longer than a worker waits for its next job, ten seconds, so that a server with nothing to say is not taken for one that is gone. */
const SILENCE_MS = 30_000;
const LONGEST_PAUSE_MS = 2_000;
/** How often a command is tried again while Redis is away: some three seconds, then whoever adds a job is told. */
const RETRIES_OF_ADDING = 6;

/** The queue cannot be reached. */
export class QueueError extends Error {
  readonly code = 'queue-unreachable';
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'QueueError';
    this.hint = hint;
  }
}

/** What BullMQ's classes are given besides a name: which backend, and its connection. */
export interface QueueBackend {
  readonly factory: BackendFactory<IQueueBackend, unknown>;
  readonly connection: unknown;
}

/** Where jobs are kept. */
export interface QueueConnection {
  readonly engine: 'embedded' | 'postgres' | 'redis';
  readonly database: Database;
  /** For queues: adding a job fails soon when the server is away. */
  readonly adding: QueueBackend;
  /** For workers: they wait for the server as long as it takes. */
  readonly working: QueueBackend;
  readonly prefix: string;
  /** How long a job belongs to a process that gives no sign of life. */
  readonly lockMs: number;
  /** How often such jobs are looked for, to be given to somebody else; more often where no other process can hold one. */
  readonly stalledCheckMs: number;
  /** Where adding and doing jobs is traced; left out where nobody asks for it. */
  readonly telemetry?: Telemetry;
  close(): Promise<void>;
}

/** Where BullMQ is to keep its jobs: in Redis when there is an address, else in the database. */
export interface QueueConfig {
  readonly redisUrl: string | null;
  readonly database: Database;
  readonly telemetry?: Telemetry | null;
  /** How long a job belongs to a process that gives no sign of life; a minute when not given. */
  readonly lockMs?: number;
  /** After so long without a word from Redis, which owes one, its connection is taken for broken; half a minute when not given. */
  readonly silenceMs?: number;
}

// The backends differ in the type of their connection, which nobody here looks into.
const REDIS_FACTORY = createRedisBackend as BackendFactory<IQueueBackend, unknown>;
const POSTGRES_FACTORY = createPostgresBackend as BackendFactory<IQueueBackend, unknown>;

function connectToDatabase({ database, lockMs = LOCK_MS }: QueueConfig): QueueConnection {
  const backend: QueueBackend = { factory: POSTGRES_FACTORY, connection: database.pool };
  const stalledCheckMs = database.engine === 'embedded' ? 5_000 : lockMs / 2;
  // The pool belongs to the database and is closed with it.
  return {
    engine: database.engine,
    database,
    adding: backend,
    working: backend,
    prefix: KEY_PREFIX,
    lockMs,
    stalledCheckMs,
    close: async () => {},
  };
}

function unreachable(url: string, reason: unknown): QueueError {
  const { host } = URL.canParse(url) ? new URL(url) : { host: 'its address' };
  const words = reason instanceof Error ? reason.message || String('code' in reason ? reason.code : reason.name) : String(reason);
  return new QueueError(
    `Redis at ${host} cannot be used: ${words}`,
    'Check REDIS_URL, and that the server runs and lets this user in.',
    reason,
  );
}

/** Connects and makes sure that the server answers; later it reconnects by itself. */
async function openRedis(url: string, socketTimeout: number, maxRetriesPerRequest: number | null): Promise<Redis> {
  let hasAnswered = false;
  let lastError: unknown = null;
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest,
    socketTimeout,
    connectTimeout: CONNECT_WITHIN_MS,
    retryStrategy: (times) => (hasAnswered ? Math.min(times * 200, LONGEST_PAUSE_MS) : null),
  });
  // Without a listener a lost connection would end the process; whoever waits for an answer is told.
  client.on('error', (error) => {
    lastError = error;
  });
  try {
    await client.connect();
    await client.ping();
    hasAnswered = true;
    return client;
  } catch (error) {
    client.disconnect();
    throw unreachable(url, lastError ?? error);
  }
}

async function connectToRedis(url: string, config: QueueConfig): Promise<QueueConnection> {
  const { database, lockMs = LOCK_MS, silenceMs = SILENCE_MS } = config;
  const adding = await openRedis(url, silenceMs, RETRIES_OF_ADDING);
  const working = await openRedis(url, silenceMs, null);
  return {
    engine: 'redis',
    database,
    adding: { factory: REDIS_FACTORY, connection: adding },
    working: { factory: REDIS_FACTORY, connection: working },
    prefix: KEY_PREFIX,
    lockMs,
    stalledCheckMs: lockMs / 2,
    async close() {
      await Promise.all([adding.quit(), working.quit()]);
    },
  };
}

/**
 * Connects to the place where jobs are kept. The same queues and workers run on each.
 *
 * @throws QueueError `queue-unreachable`, which names the host and never the password.
 */
export async function connectQueues(config: QueueConfig): Promise<QueueConnection> {
  const { redisUrl, telemetry } = config;
  const connection = redisUrl === null ? connectToDatabase(config) : await connectToRedis(redisUrl, config);
  return telemetry ? { ...connection, telemetry } : connection;
}

/**
 * Makes what the queue needs before it is first used: its tables where it lives in the database, nothing in Redis. Run once, at the start of
 * a process and before its first worker.
 *
 * @throws StoreError `migration-failed`.
 */
export async function prepareQueueStore(connection: QueueConnection): Promise<void> {
  const { engine, database } = connection;
  if (engine === 'redis') return;
  // Its migration opens a transaction by itself and needs one connection throughout.
  const client = await database.pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError('migration-failed', `The tables of the queue cannot be made: ${reason}`, {
      hint: `The user of DATABASE_URL needs the right to create the schema ${SCHEMA}.`,
      cause: error,
    });
  } finally {
    client.release();
  }
  if (engine === 'embedded') await releaseAbandonedJobs(database);
}
