import type { Speaker, TextSpan } from '../claim.ts';
import type { Stance } from '../lexicon/stances.ts';

/** Somebody who passes on what a speaker said. */
export interface Carrier extends TextSpan {
  readonly name: string;
  readonly kind: Speaker['kind'];
}

/** The fields of a quotation mention. */
export interface Quotation {
  readonly type: 'direct' | 'partial' | 'indirect';
  /** Null where the article gives none. */
  readonly speaker: Speaker | null;
  /** The word that introduces it: said, according to, called. */
  readonly cue: TextSpan | null;
  /** What the cue says of the words. */
  readonly stance?: Stance;
  /** Whom the words were said to: "told *Reuters*". */
  readonly addressee?: TextSpan;
  /** What a partial quotation is said of: "called *the deal* a “farce”". */
  readonly target?: TextSpan;
  /** Who passes it on, the nearest to the speaker first: "*Reuters* reported that officials said …". */
  readonly via?: readonly Carrier[];
  /** The index of the mention that it carries on. */
  readonly continues?: number;
}

/** A quotation found in a document. */
export interface FoundQuotation extends Quotation {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}
