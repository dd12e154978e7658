import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { type Database, StoreError } from './database.ts';
import { EmbeddedStream, type ThreadReply, type ThreadRequest } from './engine/embedded-stream.ts';
import { databaseOnPools } from './engine/pool-database.ts';
import { VALUE_TYPES } from './engine/value-types.ts';
import { type LockFile, type Serving, takeLock } from './lock-file.ts';

/** Connections are cheap here, and every queue worker keeps one to itself to listen on. */
const MAX_CONNECTIONS = 64;

/** From its sources the thread needs a loader that knows TypeScript; compiled, it needs none. */
function threadModule(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./engine/embedded-thread.js', import.meta.url);
  const loader = new URL('./index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'))).href;
  const file = new URL('./engine/embedded-thread.ts', import.meta.url).href;
  const script = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(file)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
}

function startThread(folder: string, task: 'initialise' | 'serve'): Worker {
  // What the database prints is no output of ours, and a loader or a debugger of the process is none of its business.
  const thread = new Worker(threadModule(), { workerData: { folder, task }, execArgv: [], stdout: true, stderr: true });
  // Unread it would pile up in memory.
  thread.stdout.resume();
  thread.stderr.resume();
  return thread;
}

function unusable(folder: string, reason: string): StoreError {
  return new StoreError('folder-unusable', `The database in ${folder} cannot be opened: ${reason}`, {
    hint: 'Choose another folder with ASSAY_DATA_DIR, or put a copy of this one back.',
  });
}

/** Waits for the thread's first word. */
function untilReady(thread: Worker, folder: string): Promise<void> {
  return new Promise((onReady, onFailure) => {
    thread.once('message', (reply: ThreadReply) => {
      if (reply.kind === 'failed') onFailure(unusable(folder, reply.message));
      else onReady();
    });
    thread.once('error', (error) => onFailure(unusable(folder, error instanceof Error ? error.message : String(error))));
    thread.once('exit', () => onFailure(unusable(folder, 'its thread ended')));
  });
}

/** Makes the files beside their place and moves them there complete, so that being killed meanwhile leaves no half of a database. */
async function initialise(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const thread = startThread(draft, 'initialise');
  try {
    await untilReady(thread, folder);
  } finally {
    await thread.terminate();
  }
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}

async function prepareFolder(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const files = existsSync(folder) ? await readdir(folder) : [];
  if (files.length > 0) throw unusable(folder, `it holds other files, such as ${files[0]}`);
  await initialise(folder);
}

type Unit = Extract<ThreadRequest, { kind: 'unit' }>;

/** The running thread and the connections that lead to it. */
class ThreadLink {
  readonly #folder: string;
  #thread: Worker;
  /** Units that have not been answered, in the order in which they were sent. */
  #pending: Unit[] = [];
  /** The connection whose unit the thread works on. */
  #running: number | null = null;
  /** Between two threads requests wait. */
  #isBetween = false;
  readonly #streams = new Map<number, EmbeddedStream>();
  #connections = 0;
  #isOver = false;
  /** Why the thread has ended by itself; null while it runs, and after `close`. */
  #failure: Error | null = null;

  constructor(thread: Worker, folder: string) {
    this.#folder = folder;
    this.#thread = thread;
    this.#listen(thread);
  }

  #listen(thread: Worker): void {
    thread.on('message', (reply: ThreadReply) => this.#receive(reply));
    thread.on('error', (error) => this.#breakOff(error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', () => this.#breakOff(new Error('The thread of the embedded database has ended')));
  }

  /** A connection for one client of node-postgres. */
  readonly open = (): EmbeddedStream => {
    this.#connections += 1;
    const connection = this.#connections;
    const stream = new EmbeddedStream(connection, (request) => this.#send(request));
    this.#streams.set(connection, stream);
    stream.once('close', () => this.#streams.delete(connection));
    if (this.#isOver) stream.destroy(new Error('The embedded database has been closed'));
    return stream;
  };

  /**
   * Ends the thread in the middle of a statement that does not end, and opens the database again: what was committed is kept.
   *
   * Only its connection fails. Units of others have not begun, for it had the turn, and are sent once more; connections without any are made
   * anew by whoever holds them, for what they listened to is forgotten.
   */
  readonly startAnew = (): void => {
    if (this.#isOver || this.#isBetween || this.#running === null) return;
    const waiting = this.#pending.filter(({ connection }) => connection !== this.#running);
    const kept = new Set(waiting.map(({ connection }) => connection));
    this.#isBetween = true;
    this.#pending = [];
    this.#thread.removeAllListeners();
    for (const [connection, stream] of this.#streams) {
      if (!kept.has(connection)) stream.destroy(new Error('The embedded database was started anew, for a statement did not end'));
    }
    this.#replaceThread(waiting).catch((error: unknown) => this.#breakOff(error instanceof Error ? error : new Error(String(error))));
  };

  async #replaceThread(waiting: readonly Unit[]): Promise<void> {
    await this.#thread.terminate();
    this.#thread = startThread(this.#folder, 'serve');
    await untilReady(this.#thread, this.#folder);
    if (this.#isOver) return void (await this.#thread.terminate());
    this.#listen(this.#thread);
    const later = this.#pending;
    [this.#pending, this.#running, this.#isBetween] = [[], null, false];
    for (const unit of [...waiting, ...later]) this.#send(unit);
  }

  #receive(reply: ThreadReply): void {
    if (reply.kind === 'began') this.#running = reply.connection;
    if (reply.kind === 'answer') {
      this.#running = null;
      const answered = this.#pending.findIndex(({ connection }) => connection === reply.connection);
      if (answered !== -1) this.#pending.splice(answered, 1);
    }
    if (reply.kind === 'answer' || reply.kind === 'notification') this.#streams.get(reply.connection)?.receive(reply.bytes);
  }

  #send(request: ThreadRequest): void {
    if (this.#isOver) return;
    // Kept until it is answered, hence not handed over but copied.
    if (request.kind === 'unit') this.#pending.push(request);
    if (!this.#isBetween) this.#thread.postMessage(request);
  }

  /** Turns what its connections say after the thread has ended into the reason. */
  readonly explain = (error: unknown): unknown => {
    if (this.#failure === null || error instanceof StoreError) return error;
    return new StoreError('database-unreachable', `The embedded database has stopped: ${this.#failure.message}`, {
      hint: 'Start the program again; what was committed is kept.',
      cause: error,
    });
  };

  #breakOff(error: Error): void {
    if (!this.#isOver) this.#failure = error;
    this.#isOver = true;
    for (const stream of this.#streams.values()) stream.destroy(error);
  }

  /** Lets the database write what it holds, then ends the thread; one that is busy for long is ended as it is. */
  async close(withinMs: number): Promise<void> {
    if (!this.#isOver) {
      const closed = new Promise<void>((done) => {
        this.#thread.on('message', (reply: ThreadReply) => reply.kind === 'closed' && done());
        this.#thread.once('exit', () => done());
        setTimeout(done, withinMs).unref();
      });
      this.#send({ kind: 'close' });
      await closed;
    }
    this.#isOver = true;
    await this.#thread.terminate();
  }
}

const CLOSE_WITHIN_MS = 2_000;

function makeDatabase(thread: Worker, lock: LockFile, folder: string): Database {
  const link = new ThreadLink(thread, folder);
  // The names are only said: nobody asks for them at the other end.
  const common = { user: 'postgres', database: 'postgres', password: '', ssl: false, max: MAX_CONNECTIONS, keepAlive: true };
  return databaseOnPools({
    engine: 'embedded',
    pool: new pg.Pool({ ...common, types: VALUE_TYPES, stream: link.open }),
    queuePool: new pg.Pool({ ...common, stream: link.open }),
    startAnew: link.startAnew,
    explain: link.explain,
    async afterClose() {
      await link.close(CLOSE_WITHIN_MS);
      await lock.release();
    },
  });
}

/**
 * Opens the embedded database in a folder, making it when it is not there.
 *
 * The first start takes some seconds, a later one a fraction of one. Only one process may have a folder open; the lock beside it
 * (`<folder>.lock`) sees to that and is given back by `close`.
 *
 * @param options - Where this process answers a second one that finds the folder locked.
 * @throws StoreError `folder-locked` (with `pid` and `address`), `folder-unwritable` or `folder-unusable`.
 */
export async function openEmbedded(folder: string, options: Serving): Promise<Database> {
  const place = resolve(folder);
  const lock = await takeLock(place, options);
  try {
    await prepareFolder(place);
    const thread = startThread(place, 'serve');
    try {
      await untilReady(thread, place);
    } catch (error) {
      await thread.terminate();
      throw error;
    }
    return makeDatabase(thread, lock, place);
  } catch (error) {
    await lock.release();
    throw error;
  }
}
