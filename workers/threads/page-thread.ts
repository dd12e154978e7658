import { parentPort } from 'node:worker_threads';
import { type ArticleInput, readArticle } from '../../ingest/read-article.ts';
import { readingOf } from './reading.ts';

// One thread of page-reader: a page in, its article out, in order.
let turn = Promise.resolve();
parentPort?.on('message', (input: ArticleInput) => {
  turn = turn.then(async () => parentPort?.postMessage(await readingOf(() => readArticle(input))));
});
parentPort?.postMessage('ready');
