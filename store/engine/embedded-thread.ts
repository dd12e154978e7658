// Runs PGlite in a thread of its own: a statement occupies its thread wholly until it has ended.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { ThreadReply, ThreadRequest } from './embedded-stream.ts';

type Waiting = Exclude<ThreadRequest, { kind: 'close' }>;

const NOTIFICATION = 'A'.charCodeAt(0);
const COMMAND_COMPLETE = 'C'.charCodeAt(0);
const READY = 'Z'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);

/** One session serves all: days and times mean the same as on a server, and the queue's unqualified names are found. */
const SESSION = `set timezone = 'UTC'; set search_path = public, bullmq`;

function post(reply: ThreadReply): void {
  // What is sent is handed over, not copied.
  parentPort?.postMessage(reply, 'bytes' in reply && reply.bytes.buffer instanceof ArrayBuffer ? [reply.bytes.buffer] : []);
}

interface Answer {
  /** Everything but notifications. */
  readonly bytes: Uint8Array;
  readonly notifications: readonly Uint8Array[];
  /** Whether a transaction is open after it. */
  readonly inTransaction: boolean;
  readonly listens: boolean;
}

const startsWith = (bytes: Uint8Array, at: number, word: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, word.length).toString('latin1') === word;

/** Looks through what the database answered. A notification comes with the answer to whoever made it, but is for others. */
function readAnswer(bytes: Uint8Array, wasInTransaction: boolean): Answer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const notifications: Uint8Array[] = [];
  const rest: Uint8Array[] = [];
  let [inTransaction, listens] = [wasInTransaction, false];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + view.getInt32(at + 1);
    const type = bytes[at];
    if (type === NOTIFICATION) notifications.push(bytes.slice(at, end));
    else rest.push(bytes.subarray(at, end));
    if (type === READY) inTransaction = bytes[at + 5] !== IDLE;
    if (type === COMMAND_COMPLETE && startsWith(bytes, at + 5, 'LISTEN')) listens = true;
    at = end;
  }
  // Copying is spared where nothing was taken out.
  const own = notifications.length === 0 ? bytes : new Uint8Array(Buffer.concat(rest));
  return { bytes: own, notifications, inTransaction, listens };
}

/** Lets the connections take turns: one that has a transaction open keeps its turn until that has ended. */
class Turns {
  readonly #database: PGlite;
  readonly #waiting: Waiting[] = [];
  readonly #listeners = new Set<number>();
  #holder: number | null = null;

  constructor(database: PGlite) {
    this.#database = database;
  }

  take(request: Waiting): void {
    this.#waiting.push(request);
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      if (next.kind === 'unit') this.#run(next.connection, next.bytes);
      else this.#leave(next.connection);
    }
  }

  #next(): Waiting | undefined {
    if (this.#holder === null) return this.#waiting.shift();
    const at = this.#waiting.findIndex((request) => request.connection === this.#holder);
    return at === -1 ? undefined : this.#waiting.splice(at, 1)[0];
  }

  #run(connection: number, unit: Uint8Array): void {
    post({ kind: 'began', connection });
    const answer = readAnswer(this.#database.execProtocolRawSync(unit), this.#holder !== null);
    this.#holder = answer.inTransaction ? connection : null;
    if (answer.listens) this.#listeners.add(connection);
    post({ kind: 'answer', connection, bytes: answer.bytes });
    for (const bytes of answer.notifications) {
      for (const listener of this.#listeners) post({ kind: 'notification', connection: listener, bytes: bytes.slice() });
    }
  }

  /** A connection that is gone takes its open transaction with it. */
  #leave(connection: number): void {
    this.#listeners.delete(connection);
    if (this.#holder !== connection) return;
    this.#database.execProtocolRawSync(simpleQuery('rollback'));
    this.#holder = null;
  }
}

function simpleQuery(sql: string): Uint8Array {
  const bytes = Buffer.alloc(sql.length + 6);
  bytes.write('Q', 0, 'latin1');
  bytes.writeInt32BE(sql.length + 5, 1);
  bytes.write(sql, 5, 'latin1');
  return new Uint8Array(bytes);
}

/** What the database said before it gave up; its error alone only says that it did. */
const lastWords: string[] = [];

function noteLastWords(line: string): boolean {
  const words = /\b(?:FATAL|PANIC|DETAIL): +(.*)/u.exec(line)?.[1];
  if (words !== undefined) lastWords.push(words);
  return false;
}

async function serve(folder: string): Promise<void> {
  const database = await PGlite.create({ dataDir: folder, extensions: { pg_trgm }, onStderr: noteLastWords });
  await database.exec(SESSION);
  const turns = new Turns(database);
  parentPort?.on('message', (request: ThreadRequest) => {
    if (request.kind !== 'close') return turns.take(request);
    database.close().then(
      () => post({ kind: 'closed' }),
      () => post({ kind: 'closed' }),
    );
  });
  post({ kind: 'ready' });
}

/** Makes the folder's files and stops. */
async function initialise(folder: string): Promise<void> {
  const database = await PGlite.create({ dataDir: folder, onStderr: noteLastWords });
  await database.close();
  post({ kind: 'ready' });
}

const { folder, task }: { folder: string; task: 'initialise' | 'serve' } = workerData;
try {
  await (task === 'serve' ? serve(folder) : initialise(folder));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  post({ kind: 'failed', message: lastWords.length === 0 ? message : lastWords.join(': ') });
}
