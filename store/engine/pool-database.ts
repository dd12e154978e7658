import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { PgPool } from 'bullmq';
import type pg from 'pg';
import { type Database, type Queryable, type ReadOptions, type ReadResult, type RunOptions, StoreError } from '../database.ts';
import { LimitedQuery } from './limited-query.ts';
import { checkReaderStatement } from './reader-statement.ts';

/** What an engine brings to make a Database of it. */
export interface PoolDatabaseParts {
  readonly engine: Database['engine'];
  /** Connections for rows. */
  readonly pool: pg.Pool;
  /** Connections for the queue, with its own search path. */
  readonly queuePool: pg.Pool;
  /**
   * Null when the server stops a statement at `statement_timeout`. Else the caller alone stops waiting for it, and when it has not ended after
   * as long again, this starts the engine anew, for nobody else's turn would ever come.
   */
  readonly startAnew: (() => void) | null;
  /** Turns a lost or refused connection into a StoreError; returns other errors as they are. */
  readonly explain: (error: unknown) => unknown;
  /** Runs when both pools have ended. */
  readonly afterClose: () => Promise<void>;
}

interface OpenTransaction {
  isOpen: boolean;
}

const currentTransaction = new AsyncLocalStorage<OpenTransaction>();

/** On the embedded engine such a call would wait for ever for the transaction that waits for it, so both engines refuse it. */
function refuseInsideTransaction(): void {
  if (currentTransaction.getStore()?.isOpen === true) {
    throw new Error('Inside database.transaction only its own tx is used: neither the database, nor a queue, nor another transaction');
  }
}

/**
 * A pool that refuses to hand out a connection inside a transaction.
 *
 * Its `connect` is what its `query` calls too.
 */
function guardPool(pool: pg.Pool): void {
  pool.connect = new Proxy(pool.connect, {
    apply(connect, self, args) {
      refuseInsideTransaction();
      return Reflect.apply(connect, self, args);
    },
  });
}

/** The types of node-postgres state the listeners of a client more narrowly than BullMQ asks for; the objects fit. */
const asQueuePool = (pool: pg.Pool): PgPool => pool as unknown as PgPool;

/** How much later than its limit the end of a statement may be heard of. */
const GRACE_MS = 10_000;
/** How long closing waits for statements that still run. */
const CLOSE_WITHIN_MS = 5_000;

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[] | undefined;
  readonly isPrepared: boolean;
}

const statementNames = new Map<string, string>();

/** The name that a statement is prepared under: of its text, so that whoever else is given the connection means the same by it. */
function nameOf(sql: string): string {
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  const name = `assay-${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
  statementNames.set(sql, name);
  return name;
}

async function rowsOf(client: pg.Pool | pg.PoolClient, { sql, values, isPrepared }: Statement): Promise<readonly unknown[]> {
  const query = values === undefined ? sql : { text: sql, values: [...values], ...(isPrepared ? { name: nameOf(sql) } : {}) };
  const answer: unknown = await client.query(query);
  // Several statements in one text have several results.
  const last: unknown = Array.isArray(answer) ? answer.at(-1) : answer;
  return typeof last === 'object' && last !== null && 'rows' in last && Array.isArray(last.rows) ? last.rows : [];
}

/** Ends a transaction that failed; a connection on which that is impossible, or pointless, is thrown away. */
async function rollBack(client: pg.PoolClient, isBroken = false): Promise<void> {
  try {
    if (isBroken) return client.release(true);
    await client.query('rollback');
    client.release();
  } catch {
    // The fault that led here is the one to report; the server rolls back by itself when the connection is gone.
    client.release(true);
  }
}

/**
 * A plan that is kept may have been made while a table was nearly empty; it must not read it from end to end when it has grown.
 */
const BEGIN_REPEATED = 'begin; set local enable_seqscan = off';

interface Transaction<T> {
  readonly client: pg.PoolClient;
  readonly work: (tx: Queryable) => Promise<T>;
  readonly isPrepared: boolean;
}

async function runTransaction<T>({ explain }: PoolDatabaseParts, { client, work, isPrepared }: Transaction<T>): Promise<T> {
  const state: OpenTransaction = { isOpen: true };
  const tx: Queryable = {
    async query<R>(sql: string, values?: readonly unknown[]) {
      if (!state.isOpen) throw new Error('This transaction has ended; its tx cannot be used any more');
      return (await rowsOf(client, { sql, values, isPrepared })) as readonly R[];
    },
  };
  try {
    await client.query(isPrepared ? BEGIN_REPEATED : 'begin');
    const result = await currentTransaction.run(state, () => work(tx));
    state.isOpen = false;
    const end = await client.query('commit');
    // A statement failed and its error was swallowed: the server answers COMMIT with a rollback, which must not pass for success.
    if (end.command === 'ROLLBACK') throw new Error('The transaction was rolled back, for one of its statements had failed');
    client.release();
    return result;
  } catch (error) {
    state.isOpen = false;
    await rollBack(client, isLost(explain, error));
    throw error;
  }
}

/** Whether an error says that nothing more will come of this connection. */
const isLost = (explain: PoolDatabaseParts['explain'], error: unknown): boolean => {
  const explained = explain(error);
  return explained instanceof StoreError && explained.code === 'database-unreachable';
};

interface DatabaseFault extends Error {
  readonly code: string;
  readonly position?: string | undefined;
  readonly hint?: string | undefined;
}

const isDatabaseFault = (error: unknown): error is DatabaseFault =>
  error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string';

function tooLong(timeoutMs: number, goesOn: boolean): StoreError {
  const seconds = timeoutMs / 1000;
  return new StoreError('query-too-long', `The statement took longer than ${seconds} s and was given up`, {
    hint: goesOn
      ? 'The embedded database cannot be interrupted: it finishes it first, or is started anew after as long again. Ask for less, or filter by a tag, feed or day.'
      : 'Ask for less, or filter by a tag, feed or day.',
    fields: { timeoutMs },
  });
}

/** SQLSTATE: what the reader may not do, may not write, and several statements in one. */
const REFUSALS = ['42501', '25006', '42601:multiple'];

function asReadError(error: unknown, options: ReadOptions): unknown {
  if (!isDatabaseFault(error)) return error;
  if (error.code === '57014') return tooLong(options.timeoutMs, false);
  const several = error.message.startsWith('cannot insert multiple commands');
  const refused = REFUSALS.includes(several ? `${error.code}:multiple` : error.code);
  return new StoreError(refused ? 'query-refused' : 'query-failed', several ? 'Only one statement is run at a time' : error.message, {
    cause: error,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    // Counted in characters from 1.
    fields: { sqlState: error.code, position: error.position === undefined ? null : Number(error.position) },
  });
}

async function becomeReader(client: pg.PoolClient, timeoutMs: number): Promise<void> {
  try {
    await client.query(
      `begin read only; set local statement_timeout = ${Math.ceil(timeoutMs)}; set local search_path = news, public; set local role news_reader`,
    );
  } catch (error) {
    if (!isDatabaseFault(error)) throw error;
    throw new StoreError('not-migrated', `The role news_reader cannot be used: ${error.message}`, {
      hint: 'Run "assay migrate"; where the server does not let it make the role, "assay doctor" prints the SQL for an administrator.',
      cause: error,
    });
  }
}

/** The shortest time that a statement is given to end by itself when nobody waits for it any more. */
const MIN_PATIENCE_MS = 1_000;

/** Starts the engine anew when a statement has not ended in time. */
function endLater(result: Promise<ReadResult>, timeoutMs: number, startAnew: () => void): void {
  const patience = setTimeout(startAnew, Math.max(timeoutMs, MIN_PATIENCE_MS));
  const ended = (): void => clearTimeout(patience);
  result.then(ended, ended);
}

/** Answers with an error at the limit, even when the engine works on. */
async function withinTime(result: Promise<ReadResult>, timeoutMs: number, startAnew: () => void): Promise<ReadResult> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tooLong(timeoutMs, true));
      endLater(result, timeoutMs, startAnew);
    }, timeoutMs);
  });
  try {
    return await Promise.race([result, limit]);
  } finally {
    clearTimeout(timer);
  }
}

async function readAsReader(parts: PoolDatabaseParts, client: pg.PoolClient, sql: string, options: ReadOptions): Promise<ReadResult> {
  const query = new LimitedQuery(sql, options.values ?? [], {
    maxRows: options.maxRows,
    // The embedded engine never falls silent, and is ended by itself when a statement does not end.
    answerWithinMs: parts.startAnew === null ? options.timeoutMs + GRACE_MS : 0,
  });
  try {
    await becomeReader(client, options.timeoutMs);
    client.query(query);
    const result = await (parts.startAnew === null ? query.result : withinTime(query.result, options.timeoutMs, parts.startAnew));
    await rollBack(client);
    return result;
  } catch (error) {
    // Nothing is ever committed. After the time limit the embedded engine still works: the connection is free when it has ended.
    const ended = rollBack(client, isLost(parts.explain, error));
    if (parts.startAnew === null || !(error instanceof StoreError)) await ended;
    throw asReadError(error, options);
  }
}

/** Makes a Database of node-postgres pools; all that differs between the engines is in the parts. */
export function databaseOnPools(parts: PoolDatabaseParts): Database {
  const { pool, queuePool } = parts;
  // A connection that breaks is replaced when the next one is asked for, and whoever waits for an answer on it is told. Without listeners,
  // of the pool for idle ones and of the client for those in use, it would end the process.
  for (const each of [pool, queuePool]) {
    each.on('error', () => {});
    each.on('connect', (client) => client.on('error', () => {}));
    // BullMQ adds one for each queue and worker.
    each.setMaxListeners(0);
    guardPool(each);
  }
  // All connections to the embedded engine are one session, in which a name could be given but once.
  const prepares = ({ isRepeated = false }: RunOptions = {}): boolean => isRepeated && parts.engine === 'postgres';
  let closing: Promise<void> | null = null;

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw parts.explain(error);
    }
  }

  async function end(): Promise<void> {
    const timer = new AbortController();
    const patience = delay(CLOSE_WITHIN_MS, undefined, { signal: timer.signal }).catch(() => {});
    await Promise.race([Promise.all([pool.end(), queuePool.end()]), patience]);
    timer.abort();
    await parts.afterClose();
  }

  return {
    engine: parts.engine,
    pool: asQueuePool(queuePool),
    query: <R>(sql: string, values?: readonly unknown[], options?: RunOptions) =>
      guarded(async () => (await rowsOf(pool, { sql, values, isPrepared: prepares(options) })) as readonly R[]),
    transaction: (work, options) =>
      guarded(async () => runTransaction(parts, { client: await pool.connect(), work, isPrepared: prepares(options) })),
    read: (sql, options) =>
      guarded(async () => {
        checkReaderStatement(sql);
        return readAsReader(parts, await pool.connect(), sql, options);
      }),
    close() {
      closing ??= end();
      return closing;
    },
  };
}
