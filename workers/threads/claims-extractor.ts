import type { DocumentInput } from '../../extract/document.ts';
import type { Extraction } from '../../extract/extract-claims.ts';
import type { OwnLexicon } from '../../extract/own-lexicon.ts';
import { openThreadReader, type ThreadReader } from './thread-reader.ts';

/** What a thread is asked; the operator's lexicon it has been given once. */
export type TextToExtract = Omit<DocumentInput, 'lexicon'>;

/**
 * Extracts claims: throws `extraction-failed` for a text at which the program fails, `extraction-too-costly` for one that took more time or
 * memory than a text may. Both are set aside, for the same program would fail at them again.
 */
export type ClaimsExtractor = ThreadReader<TextToExtract, Extraction>;

/** How many threads there are, and what one text may cost. */
export interface ClaimsExtractorOptions {
  readonly size: number;
  readonly deadlineMs: number;
  readonly heapMib?: number;
  readonly lexicon?: OwnLexicon | null;
}

/** Some fifty times what a long article takes. */
const HEAP_MIB = 384;

/** Opens an extractor with threads of its own. */
export const openClaimsExtractor = ({ size, deadlineMs, heapMib = HEAP_MIB, lexicon = null }: ClaimsExtractorOptions): ClaimsExtractor =>
  openThreadReader({
    file: 'claims-thread',
    size,
    workerData: lexicon,
    limits: { deadlineMs, heapMib },
    tooCostly: { code: 'extraction-too-costly', disposition: 'quarantine' },
    nameOf: (text) => `the text of ${nameOfText(text)}`,
  });

/** A text in words. */
export const nameOfText = ({ url, text }: TextToExtract): string => url ?? `an article of ${text.length} characters`;
