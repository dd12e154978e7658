import { parentPort } from 'node:worker_threads';
import { type Disposition, IngestError } from '../../ingest/ingest-error.ts';

/** What a thread makes of a document: errors do not pass between threads as what they are. */
export type Reading<Result> =
  | { readonly result: Result }
  | {
      readonly failure: {
        readonly code: string;
        readonly message: string;
        readonly disposition: Disposition;
        readonly details: Record<string, unknown>;
      };
    };

/** Has this thread answer documents with what is read in them, in order, for `resultOf` on the other side. */
export function answerFrom<Input, Result>(read: (input: Input) => Result | Promise<Result>): void {
  let turn = Promise.resolve();
  parentPort?.on('message', (input: Input) => {
    turn = turn.then(async () => parentPort?.postMessage(await readingOf(() => read(input))));
  });
  parentPort?.postMessage('ready');
}

async function readingOf<Result>(read: () => Result | Promise<Result>): Promise<Reading<Result>> {
  try {
    return { result: await read() };
  } catch (error) {
    if (!(error instanceof IngestError))
      return { failure: { code: 'internal', message: String(error), disposition: 'quarantine', details: {} } };
    const { code, message, disposition, details } = error;
    return { failure: { code, message, disposition, details } };
  }
}

/** @throws {IngestError} What was thrown in the thread. */
export function resultOf<Result>(reading: Reading<Result>): Result {
  if ('result' in reading) return reading.result;
  const { code, message, disposition, details } = reading.failure;
  throw new IngestError(code, message, { disposition, details });
}
