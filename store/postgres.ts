import pg from 'pg';
import { type Database, StoreError } from './database.ts';
import { databaseOnPools } from './engine/pool-database.ts';
import { VALUE_TYPES } from './engine/value-types.ts';

const DEFAULT_MAX_CONNECTIONS = 10;
/** Every worker of a queue keeps one connection to itself to listen on; the rest is for adding and taking jobs. */
const QUEUE_CONNECTIONS = 16;
/** The queue's own statements are short ones. */
const QUEUE_ANSWERS_WITHIN_MS = 60_000;
const DEFAULT_ANSWERS_WITHIN_MS = 600_000;
/** A process that stands still inside a transaction, or has vanished, keeps others from its rows no longer than this. */
const IDLE_IN_TRANSACTION_MS = 60_000;
/** Also the longest that a statement waits for a free connection. */
const CONNECT_WITHIN_MS = 15_000;

/**
 * Days and weeks in views begin at the same instant wherever the server stands; and pages of some hundred rows are not worth machine code,
 * which takes longer to make than they take.
 */
const ROW_OPTIONS = '-c TimeZone=UTC -c jit=off';
/** BullMQ writes its names without a schema. */
const QUEUE_OPTIONS = '-c search_path=bullmq';

/**
 * What a server or the network says when there is no working connection: SQLSTATE classes 08 and 57P, logins, errors of sockets, and a server
 * that only reads: one that is a primary no more, behind whose address another one answers.
 */
const LOST =
  /^(?:08...|57P0[1-5]|25P03|25006|28...|3D000|53300|ECONN\w+|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ENOENT|EACCES|SELF_SIGNED\w*|DEPTH_ZERO\w*|CERT_\w+|ERR_TLS\w*)$/u;
/** node-postgres gives these no code. */
const LOST_WORDS =
  /connection terminated|timeout expired|query read timeout|timeout exceeded when trying to connect|does not support SSL|password must be/iu;

interface Address {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

const HINT = 'Check DATABASE_URL, and that the server runs and lets this user in.';

function addressOf(url: string): Address {
  // Reads host, port and name just as the pool will, with the same defaults.
  const client = new pg.Client({ connectionString: url });
  return { host: client.host, port: client.port, database: client.database ?? client.user ?? '' };
}

/** Makes a lost or refused connection a StoreError; the password is in none of these messages, for they are the server's own. */
function explainWith(address: Address): (error: unknown) => unknown {
  return (error) => {
    if (!(error instanceof Error) || error instanceof StoreError) return error;
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (!LOST.test(code) && !LOST_WORDS.test(error.message)) return error;
    // A host with several addresses fails with one error for each and an empty message.
    const reason = error.message === '' ? code : error.message;
    return new StoreError('database-unreachable', `Postgres at ${address.host}:${address.port} cannot be used: ${reason}`, {
      hint: HINT,
      cause: error,
      fields: { ...address, reason: code },
    });
  };
}

function parseUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^postgres(?:ql)?:$/u.test(parsed.protocol)) {
    throw new StoreError('database-unreachable', 'DATABASE_URL is not the address of a Postgres database', {
      hint: 'It looks like postgres://user:password@host:5432/name; special characters in the password are percent-encoded.',
    });
  }
  return parsed;
}

/** Adds session options to those that the address has already. */
function withOptions(url: URL, options: string): string {
  const changed = new URL(url);
  const given = changed.searchParams.get('options');
  changed.searchParams.set('options', given === null ? options : `${given} ${options}`);
  return changed.href;
}

/** How a server is used. */
export interface OpenPostgresOptions {
  readonly maxConnections?: number;
  readonly answersWithinMs?: number;
}

/**
 * Opens a Postgres database, and makes sure that it answers.
 *
 * @param url - `postgres://user:password@host:port/name`, with the query parameters of node-postgres (`sslmode`, `host` for a socket …).
 * @param options.maxConnections - For rows, 10 when not given; the queue takes up to 16 more when it is kept in Postgres.
 * @param options.answersWithinMs - After so long without an answer to a statement its connection is taken for broken, as one whose other end
 *   vanished without a word is; ten minutes when not given.
 * @throws StoreError `database-unreachable`, which names host and port.
 */
export async function openPostgres(url: string, options: OpenPostgresOptions = {}): Promise<Database> {
  const parsed = parseUrl(url);
  const answersWithinMs = options.answersWithinMs ?? DEFAULT_ANSWERS_WITHIN_MS;
  const idleMs = Math.min(answersWithinMs, IDLE_IN_TRANSACTION_MS);
  const explain = explainWith(addressOf(url));
  const common = { connectionTimeoutMillis: CONNECT_WITHIN_MS, keepAlive: true };
  const database = databaseOnPools({
    engine: 'postgres',
    pool: new pg.Pool({
      ...common,
      connectionString: withOptions(parsed, `${ROW_OPTIONS} -c idle_in_transaction_session_timeout=${idleMs}`),
      application_name: 'assay',
      max: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
      query_timeout: answersWithinMs,
      types: VALUE_TYPES,
    }),
    queuePool: new pg.Pool({
      ...common,
      connectionString: withOptions(parsed, QUEUE_OPTIONS),
      max: QUEUE_CONNECTIONS,
      query_timeout: Math.min(answersWithinMs, QUEUE_ANSWERS_WITHIN_MS),
    }),
    startAnew: null,
    explain,
    afterClose: async () => {},
  });
  try {
    await database.query('select 1');
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
