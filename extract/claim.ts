import type { Stance } from './lexicon/stances.ts';
import type { Carrier } from './quotations/quotation.ts';

/** The speaker of a quotation: the mention nearest to the cue, and who that is. */
export interface Speaker {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The fullest form in the article that the mention refers to. */
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'group' | 'anonymous';
  /** What the text says the speaker is: "the group’s chief executive". */
  readonly role?: string;
  /** The body that the text says the speaker belongs to: "Argus Metals". */
  readonly affiliation?: string;
}

/** A span with its text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A claim's copy of one quotation's speaker, cue and type, with what else is known of them. */
export interface Attribution {
  readonly speaker: Speaker | null;
  readonly cue: TextSpan | null;
  readonly type: 'direct' | 'partial' | 'indirect';
  readonly stance?: Stance;
  readonly addressee?: TextSpan;
  readonly via?: readonly Carrier[];
}

/** A sentence that asserts something, with its mentions, tags and attribution. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Indexes into the extraction's mentions, ascending. */
  readonly mentions: readonly number[];
  readonly tags: readonly string[];
  readonly attribution: Attribution | null;
  readonly polarity: 'affirmed' | 'negated';
  readonly modality: 'asserted' | 'hedged' | 'forecast' | 'conditional';
  /** 0 to 1. */
  readonly confidence: number;
  readonly rule: string;
}
