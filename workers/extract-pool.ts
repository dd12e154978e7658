import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { answerExtractLine, type ExtractOptions } from './answer-line.ts';

/** Answers lines of `extract --jsonl`, on several threads or on this one. */
export interface ExtractPool {
  /** The answer to one line as JSON; several may be asked for at once. */
  answer(line: string): Promise<string>;
  close(): Promise<void>;
}

/** One thread and the lines it has been given, oldest first: a thread answers in order. */
interface Thread {
  readonly worker: Worker;
  readonly waiting: { readonly line: string; readonly resolve: (answer: string) => void }[];
}

/**
 * Opens a pool of `size` threads; 0 answers on the calling thread.
 *
 * A thread that dies of a line gives that line an error for its answer and is replaced.
 */
export function openExtractPool(size: number, options: ExtractOptions): ExtractPool {
  if (size < 1) return { answer: async (line) => JSON.stringify(answerExtractLine(line, options)), close: async () => {} };
  const threads = Array.from({ length: size }, () => startThread(options));
  let closing = false;
  const replace = (index: number) => {
    const dead = threads[index];
    if (!dead || closing) return;
    const [victim, ...others] = dead.waiting;
    victim?.resolve(
      JSON.stringify({ id: null, error: { code: 'internal', message: 'The thread that read this line ended without an answer.' } }),
    );
    threads[index] = startThread(options);
    watch(index);
    for (const other of others) send(threads[index], other);
  };
  const watch = (index: number) => threads[index]?.worker.once('exit', () => replace(index));
  for (const index of threads.keys()) watch(index);
  return {
    answer: (line) => new Promise((resolve) => send(leastBusy(threads), { line, resolve })),
    close: async () => {
      closing = true;
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread(options: ExtractOptions): Thread {
  const extension = extname(import.meta.filename);
  const worker = new Worker(new URL(`./extract-thread${extension}`, import.meta.url), {
    workerData: options,
    ...(extension === '.ts' ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  const thread: Thread = { worker, waiting: [] };
  worker.on('message', (answer: string) => thread.waiting.shift()?.resolve(answer));
  worker.on('error', () => {}); // followed by exit, where the line gets its answer
  return thread;
}

function send(thread: Thread | undefined, job: Thread['waiting'][number]): void {
  thread?.waiting.push(job);
  thread?.worker.postMessage(job.line);
}

function leastBusy(threads: readonly Thread[]): Thread | undefined {
  return threads.reduce((best, thread) => (thread.waiting.length < best.waiting.length ? thread : best));
}
