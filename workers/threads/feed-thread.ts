import { parentPort } from 'node:worker_threads';
import { IngestError } from '../../ingest/ingest-error.ts';
import { type FeedInput, parseFeed } from '../../ingest/parse-feed.ts';
import type { FeedReading } from './feed-reader.ts';

// One thread of feed-reader: a document in, what was read out, in order.
let turn = Promise.resolve();
parentPort?.on('message', (input: FeedInput) => {
  turn = turn.then(async () => parentPort?.postMessage(await read(input)));
});
parentPort?.postMessage('ready');

async function read(input: FeedInput): Promise<FeedReading> {
  try {
    return { parsed: await parseFeed(input) };
  } catch (error) {
    if (!(error instanceof IngestError))
      return { failure: { code: 'internal', message: String(error), disposition: 'quarantine', details: {} } };
    const { code, message, disposition, details } = error;
    return { failure: { code, message, disposition, details } };
  }
}
