import { workerData } from 'node:worker_threads';
import { type Extraction, extractClaims } from '../../extract/extract-claims.ts';
import type { OwnLexicon } from '../../extract/own-lexicon.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { nameOfText, type TextToExtract } from './claims-extractor.ts';
import { answerFrom } from './reading.ts';

// One thread of claims-extractor: a text in, what was found out.
const lexicon: OwnLexicon | null = workerData;
// The first sentence has the words of the language loaded, which is no text's fault.
extractClaims({ text: 'Exports of tin rose by 5 percent on 2 March, “as planned”, the ministry said.', lexicon });
answerFrom(extract);

function extract(text: TextToExtract): Extraction {
  try {
    return extractClaims({ ...text, lexicon });
  } catch (error) {
    throw new IngestError('extraction-failed', `The text of ${nameOfText(text)} cannot be extracted from: ${describe(error)}`, {
      disposition: 'quarantine',
      cause: error,
    });
  }
}

/** What is wrong and in which line; the rest of the stack is the way there, which is always the same. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = error.stack?.split('\n').find((line) => /^ +at /.test(line)) ?? '';
  return `${error.name}: ${error.message} ${place.trim()}`.trim();
}
