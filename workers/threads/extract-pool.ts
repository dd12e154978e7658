import { answerExtractLine, type ExtractOptions } from '../answer-line.ts';
import { openThreadPool } from './thread-pool.ts';

/** Answers lines of `extract --jsonl`, on several threads or on this one. */
export interface ExtractPool {
  /** The answer to one line as JSON; several may be asked for at once. */
  answer(line: string): Promise<string>;
  close(): Promise<void>;
}

const NO_ANSWER = JSON.stringify({
  id: null,
  error: { code: 'internal', message: 'The thread that read this line ended without an answer.' },
});

/**
 * Opens a pool of `size` threads; 0 answers on the calling thread.
 *
 * A thread that dies of a line gives that line an error for its answer and is replaced.
 */
export function openExtractPool(size: number, options: ExtractOptions): ExtractPool {
  if (size < 1) return { answer: async (line) => JSON.stringify(answerExtractLine(line, options)), close: async () => {} };
  const pool = openThreadPool<string, string>({ file: 'extract-thread', size, workerData: options });
  return { answer: (line) => pool.ask(line).catch(() => NO_ANSWER), close: () => pool.close() };
}
