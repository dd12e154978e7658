import type { Speaker, TextSpan } from '../claim.ts';

/** The fields of a quotation mention. */
export interface Quotation {
  readonly type: 'direct' | 'partial' | 'indirect';
  /** Null where the article gives none. */
  readonly speaker: Speaker | null;
  /** The word that introduces it: said, according to, called. */
  readonly cue: TextSpan | null;
}

/** A quotation found in a document. */
export interface FoundQuotation extends Quotation {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}
