import type { Span } from './document.ts';

/** What a mention or claim rests on: a stretch of the text, or in words what is no stretch of it. */
export interface Evidence {
  /** What it is to the mention: `anchor`, `cue`, `modifier`, `direction`, `tense`, `verb`, `tag price` … */
  readonly as: string;
  readonly span: Span | null;
  /** In words, where there is no span or it alone does not say it. */
  readonly note: string | null;
}

/** A reading that was considered and not taken, and why. */
export interface Loss {
  readonly kind: string;
  readonly rule: string;
  readonly span: Span;
  readonly why: string;
}

/** Where readers say what they saw; there is none unless an explanation is asked for, so that it costs nothing else. */
export interface Trace {
  /** Something that speaks for the mention of a kind at a span. */
  evidence(kind: string, mention: Span, evidence: Evidence): void;
  /** A reading that gave way to another, or that a rule refused. */
  lost(loss: Loss): void;
}

/** What was noted of one document. */
export interface Notes extends Trace {
  evidenceOf(kind: string, mention: Span): readonly Evidence[];
  readonly losses: readonly Loss[];
}

/** Makes a trace that remembers. */
export function takeNotes(): Notes {
  const evidence = new Map<string, Evidence[]>();
  const losses: Loss[] = [];
  const keyOf = (kind: string, { start, end }: Span): string => `${kind} ${start}-${end}`;
  return {
    evidence(kind, mention, found) {
      const key = keyOf(kind, mention);
      const list = evidence.get(key) ?? [];
      if (!list.some(({ as, span, note }) => as === found.as && span?.start === found.span?.start && note === found.note)) list.push(found);
      evidence.set(key, list);
    },
    lost: (loss) => {
      losses.push(loss);
    },
    evidenceOf: (kind, mention) => evidence.get(keyOf(kind, mention)) ?? [],
    losses,
  };
}

/** The span of some tokens, from `first` to before `end`. */
export function spanOfTokens(tokens: readonly Span[], first: number, end: number): Span {
  const start = tokens[first]?.start ?? 0;
  return { start, end: Math.max(start, tokens[end - 1]?.end ?? start) };
}
