import { parentPort, workerData } from 'node:worker_threads';
import { extractClaims } from '../../extract/extract-claims.ts';
import type { OwnLexicon } from '../../extract/own-lexicon.ts';
import type { TextToExtract, ThreadExtraction } from './claims-extractor.ts';

// One thread of claims-extractor: a text in, what was found out, in order.
const lexicon: OwnLexicon | null = workerData;
// The first sentence has the words of the language loaded, which is no text's fault.
extractClaims({ text: 'Exports of tin rose by 5 percent on 2 March, “as planned”, the ministry said.', lexicon });
parentPort?.on('message', (text: TextToExtract) => parentPort?.postMessage(extract(text)));
parentPort?.postMessage('ready');

function extract(text: TextToExtract): ThreadExtraction {
  try {
    return { extraction: extractClaims({ ...text, lexicon }) };
  } catch (error) {
    return { fault: describe(error) };
  }
}

/** What is wrong and in which line; the rest of the stack is the way there, which is always the same. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = error.stack?.split('\n').find((line) => /^ +at /.test(line)) ?? '';
  return `${error.name}: ${error.message} ${place.trim()}`.trim();
}
