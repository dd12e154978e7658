import { parentPort } from 'node:worker_threads';
import { type FeedInput, parseFeed } from '../../ingest/parse-feed.ts';
import { readingOf } from './reading.ts';

// One thread of feed-reader: a document in, what was read out, in order.
let turn = Promise.resolve();
parentPort?.on('message', (input: FeedInput) => {
  turn = turn.then(async () => parentPort?.postMessage(await readingOf(() => parseFeed(input))));
});
parentPort?.postMessage('ready');
