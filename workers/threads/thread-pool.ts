import { extname } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** What a pool is made of. */
export interface ThreadPoolOptions {
  /** A file beside this one, without its extension: it answers each message with one, in order, and says `ready` first. */
  readonly file: string;
  readonly size: number;
  readonly workerData?: unknown;
  /** How long a thread may take for one message once it has begun with it; without end when not given. */
  readonly deadlineMs?: number;
  readonly resourceLimits?: ResourceLimits;
}

/** Of what is new in a thread's memory: it is looked through often enough that little of it stays, and there are several threads. */
const YOUNG_MIB = 16;

/** The limits of a thread that may keep so much in memory. */
export const limitsOf = (heapMib: number): ResourceLimits => ({ maxOldGenerationSizeMb: heapMib, maxYoungGenerationSizeMb: YOUNG_MIB });

/** Why a message has no answer. */
export type ThreadEnd = 'too-slow' | 'too-much-memory' | 'ended';

/** The end of a thread that took a message along. */
export class ThreadEnded extends Error {
  readonly end: ThreadEnd;

  constructor(end: ThreadEnd) {
    super(`the thread that worked on this ended without an answer: ${end}`);
    this.name = 'ThreadEnded';
    this.end = end;
  }
}

/** Threads that answer messages. */
export interface ThreadPool<Question, Answer> {
  /** @throws {ThreadEnded} When the thread died of this message; the others are answered by the next one. */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

interface Waiting {
  readonly question: unknown;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** One thread and the messages it has been given, oldest first. */
class Thread {
  readonly waiting: Waiting[] = [];
  private readonly options: ThreadPoolOptions;
  private readonly worker: Worker;
  private isReady = false;
  private isClosing = false;
  private end: ThreadEnd = 'ended';
  private timer: NodeJS.Timeout | undefined;

  constructor(options: ThreadPoolOptions, onDeath: (left: readonly Waiting[]) => void) {
    this.options = options;
    this.worker = startWorker(options);
    this.worker.on('message', (message: unknown) => this.receive(message));
    this.worker.on('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') this.end = 'too-much-memory';
    });
    this.worker.once('exit', () => {
      clearTimeout(this.timer);
      const [victim, ...others] = this.waiting;
      victim?.reject(new ThreadEnded(this.end));
      if (this.isClosing) for (const other of others) other.reject(new ThreadEnded('ended'));
      else onDeath(others);
    });
  }

  take(job: Waiting): void {
    this.waiting.push(job);
    this.worker.postMessage(job.question);
    if (this.waiting.length === 1) this.watch();
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.worker.terminate();
  }

  private receive(message: unknown): void {
    if (!this.isReady) this.isReady = true;
    else this.waiting.shift()?.resolve(message as never); // what the file answers is the pool's contract
    this.watch();
  }

  /** The time that a thread takes to start does not count. */
  private watch(): void {
    clearTimeout(this.timer);
    if (this.options.deadlineMs === undefined || !this.isReady || this.waiting.length === 0) return;
    this.timer = setTimeout(() => {
      this.end = 'too-slow';
      this.worker.terminate().catch(() => {});
    }, this.options.deadlineMs);
  }
}

function startWorker({ file, workerData, resourceLimits }: ThreadPoolOptions): Worker {
  const extension = extname(import.meta.filename);
  const url = new URL(`./${file}${extension}`, import.meta.url);
  const given = { workerData, ...(resourceLimits ? { resourceLimits } : {}) };
  if (extension !== '.ts') return new Worker(url, given);
  // Node hands the loader of TypeScript on to no thread, so that it has to be called for from within.
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(url.href)}); });`;
  return new Worker(start, { ...given, eval: true });
}

/** Opens a pool; each thread starts with the first message that it is given, and one that dies is replaced. */
export function openThreadPool<Question, Answer>(options: ThreadPoolOptions): ThreadPool<Question, Answer> {
  const threads: (Thread | null)[] = Array.from({ length: options.size }, () => null);
  const give = (job: Waiting, index = leastBusy(threads)): void => {
    threads[index] ??= start(index);
    threads[index]?.take(job);
  };
  const start = (index: number): Thread =>
    new Thread(options, (left) => {
      threads[index] = null;
      for (const job of left) give(job, index);
    });
  return {
    ask: (question) => new Promise<Answer>((resolve, reject) => give({ question, resolve, reject })),
    close: async () => {
      await Promise.all(threads.map((thread) => thread?.close()));
    },
  };
}

/** A thread with nothing to do, else a place for another one, else the one with the fewest messages. */
function leastBusy(threads: readonly (Thread | null)[]): number {
  const load = (thread: Thread | null): number => (thread === null ? 0.5 : thread.waiting.length);
  return threads.reduce((best, thread, index) => (load(thread) < load(threads[best] ?? null) ? index : best), 0);
}
