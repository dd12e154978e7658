import { type Disposition, IngestError } from '../../ingest/ingest-error.ts';
import { type Reading, resultOf } from './reading.ts';
import { limitsOf, openThreadPool, ThreadEnded } from './thread-pool.ts';

/** Reads documents apart from everything else, which goes on meanwhile. */
export interface ThreadReader<Input, Result> {
  /** @throws {IngestError} What reading throws, and the reader's own code for a document that took too much: the next one is read all the same. */
  readonly read: (input: Input) => Promise<Result>;
  close(): Promise<void>;
}

/** What one document may cost. */
export interface ReadingLimits {
  readonly deadlineMs: number;
  readonly heapMib: number;
}

/** What is read, and by which threads. */
export interface ThreadReaderOptions<Input> {
  /** A file beside this one, without its extension, that calls `answerFrom`. */
  readonly file: string;
  /** How many threads; one when not given. Each starts with the first document that it is given. */
  readonly size?: number;
  readonly workerData?: unknown;
  readonly limits: ReadingLimits;
  /** What a document that takes too much is refused with, and what becomes of it. */
  readonly tooCostly: { readonly code: string; readonly disposition: Disposition };
  /** The document in words, as in "Reading … took longer than 20 s". */
  readonly nameOf: (input: Input) => string;
}

/** Opens a reader. */
export function openThreadReader<Input, Result>(options: ThreadReaderOptions<Input>): ThreadReader<Input, Result> {
  const { file, size = 1, workerData, limits } = options;
  const pool = openThreadPool<Input, Reading<Result>>({
    file,
    size,
    workerData,
    deadlineMs: limits.deadlineMs,
    resourceLimits: limitsOf(limits.heapMib),
  });
  return {
    read: async (input) => {
      const reading = await pool.ask(input).catch((error: unknown) => {
        throw endOf(options, input, error);
      });
      return resultOf(reading);
    },
    close: () => pool.close(),
  };
}

function endOf<Input>({ limits, tooCostly, nameOf }: ThreadReaderOptions<Input>, input: Input, cause: unknown): Error {
  const end = cause instanceof ThreadEnded ? cause.end : 'ended';
  // As when the process stops: nothing is wrong with the document.
  if (end === 'ended') return new Error(`The thread that read ${nameOf(input)} ended`, { cause });
  const why = end === 'too-slow' ? `took longer than ${limits.deadlineMs / 1000} s` : `took more than ${limits.heapMib} MiB of memory`;
  return new IngestError(tooCostly.code, `Reading ${nameOf(input)} ${why}`, { disposition: tooCostly.disposition, cause });
}
