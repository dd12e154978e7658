import { extractionKey, extractionVersions } from '../extract/extract-claims.ts';
import type { OwnLexicon } from '../extract/own-lexicon.ts';
import { READER_VERSION } from '../ingest/reader-version.ts';

/** The versions that this program reads and extracts with, as the store compares them. */
export interface RulesInForce {
  readonly versions: Readonly<Record<string, number>>;
  readonly readerVersion: number;
  /** All of them in one short word, for the ids of jobs and for failures. */
  readonly versionsKey: string;
}

/** The versions in force, with those of an operator's lexicon. */
export function rulesInForce(lexicon: OwnLexicon | null = null): RulesInForce {
  return {
    versions: extractionVersions(undefined, lexicon),
    readerVersion: READER_VERSION,
    versionsKey: `${extractionKey(undefined, lexicon)}-r${READER_VERSION}`,
  };
}
