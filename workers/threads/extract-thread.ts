import { parentPort, workerData } from 'node:worker_threads';
import { answerExtractLine, type ExtractOptions } from '../answer-line.ts';

// One thread of extract-pool: a line in, its answer out, in order.
const options = workerData as ExtractOptions; // what extract-pool has given
parentPort?.on('message', (line: string) => parentPort?.postMessage(JSON.stringify(answerExtractLine(line, options))));
parentPort?.postMessage('ready');
