import type { DocumentInput } from '../../extract/document.ts';
import type { Extraction } from '../../extract/extract-claims.ts';
import type { OwnLexicon } from '../../extract/own-lexicon.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { limitsOf, openThreadPool, ThreadEnded } from './thread-pool.ts';

/** What a thread is asked; the operator's lexicon it has been given once. */
export type TextToExtract = Omit<DocumentInput, 'lexicon'>;

/** What a thread makes of a text, or the fault of ours that it met. */
export type ThreadExtraction = { readonly extraction: Extraction } | { readonly fault: string };

/** Extracts claims apart from everything else, so that one slow text stalls neither fetching nor the next one. */
export interface ClaimsExtractor {
  /**
   * @throws {IngestError} `extraction-failed` for a text at which the program fails, `extraction-too-costly` for one that took more time or
   *   memory than a text may: both are set aside, for the same program would fail at them again.
   */
  readonly extract: (text: TextToExtract) => Promise<Extraction>;
  close(): Promise<void>;
}

/** How many threads there are, and what one text may cost. */
export interface ClaimsExtractorOptions {
  readonly size: number;
  readonly deadlineMs: number;
  readonly heapMib?: number;
  readonly lexicon?: OwnLexicon | null;
}

/** Some fifty times what a long article takes. */
const HEAP_MIB = 384;

/** Opens an extractor; each of its threads starts with the first text that it is given. */
export function openClaimsExtractor(options: ClaimsExtractorOptions): ClaimsExtractor {
  const { size, deadlineMs, heapMib = HEAP_MIB, lexicon = null } = options;
  const pool = openThreadPool<TextToExtract, ThreadExtraction>({
    file: 'claims-thread',
    size,
    workerData: lexicon,
    deadlineMs,
    resourceLimits: limitsOf(heapMib),
  });
  return {
    extract: async (text) => {
      const answer = await pool.ask(text).catch((error: unknown) => {
        throw endOf(text, { deadlineMs, heapMib }, error);
      });
      if ('extraction' in answer) return answer.extraction;
      throw new IngestError('extraction-failed', `The text of ${nameOf(text)} cannot be extracted from: ${answer.fault}`, {
        disposition: 'quarantine',
      });
    },
    close: () => pool.close(),
  };
}

const nameOf = ({ url, text }: TextToExtract): string => url ?? `an article of ${text.length} characters`;

function endOf(text: TextToExtract, limits: { readonly deadlineMs: number; readonly heapMib: number }, cause: unknown): Error {
  const end = cause instanceof ThreadEnded ? cause.end : 'ended';
  // As when the process stops: nothing is wrong with the text.
  if (end === 'ended') return new Error(`The thread that worked on ${nameOf(text)} ended`, { cause });
  const why = end === 'too-slow' ? `took longer than ${limits.deadlineMs / 1000} s` : `took more than ${limits.heapMib} MiB of memory`;
  return new IngestError('extraction-too-costly', `Extracting from the text of ${nameOf(text)} ${why}`, {
    disposition: 'quarantine',
    cause,
  });
}
