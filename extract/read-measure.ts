import type { Span } from './document.ts';
import type { Direction, Modifier } from './lexicon/measure-cues.ts';
import { governorOf } from './percentages/find-change.ts';
import type { Figure } from './percentages/find-figures.ts';
import { flipNegated } from './percentages/flip-negated.ts';
import { readModifierAfter, readModifierBefore } from './percentages/read-modifier.ts';
import type { TokenRange } from './percentages/read-noun-phrase.ts';
import { readRole } from './percentages/read-role.ts';
import type { SentenceView } from './percentages/sentence-view.ts';
import { spreadOverLists } from './percentages/spread-over-lists.ts';
import { spanOfTokens } from './trace.ts';

/** What a figure is for. */
export type Role = 'share' | 'change' | 'from' | 'to' | 'rate' | 'level';

/** What the sentence says of a figure. */
export interface Measure {
  readonly modifier: Modifier | null;
  readonly direction: Direction | null;
  readonly role: Role;
  /** The noun phrase that it measures. */
  readonly of: Span | null;
}

/** A figure and where it hangs in its sentence. */
export interface Place {
  readonly figure: Figure;
  /** The index of the first token of its modifier, or its own. */
  readonly start: number;
  /** The index of the word before modifier, articles and fillers: a preposition, a verb, a noun. */
  readonly governor: number;
  /** The index behind the figure before it, or the first token of the sentence: no further does it look back. */
  readonly floor: number;
}

/** What was found out about one figure; `of` in tokens. */
export interface Reading {
  readonly role: Role;
  readonly direction: Direction | null;
  readonly of: TokenRange | null;
  /** The word that the direction, or the role of an end, was read from. */
  readonly cue?: number;
}

/** ", he estimates,": who says so is nothing that is measured. */
const isRemark = (view: SentenceView, { first, end }: TokenRange): boolean =>
  end - first === 2 && /^(?:he|she|they|we|i)$/.test(view.word(first));

/** Reads what a sentence says of its figures, which are in order: modifier, direction, role and what is measured. */
export function readMeasures(view: SentenceView, figures: readonly Figure[]): Measure[] {
  const places = figures.map((figure, index): Place => {
    const { start } = readModifierBefore(view, figure.first);
    const floor = figures[index - 1]?.end ?? view.first;
    return { figure, start, governor: Math.max(governorOf(view, start), view.first - 1), floor };
  });
  const readings: Reading[] = [];
  for (let index = 0; index < places.length; index++) readings.push(readRole(view, places, index, readings[index - 1] ?? null));
  const spread = spreadOverLists(view, places, readings);
  if (view.document.trace) explain(view, places, spread);
  return spread.map((reading, index) => ({
    modifier: modifierOf(view, figures[index]),
    direction: reading.direction,
    role: reading.role,
    of: reading.of && !isRemark(view, reading.of) ? spanOf(view, reading.of) : null,
  }));
}

/** Notes what each figure was read from: its unit or the whole of it, the words of degree, the word of change. */
function explain(view: SentenceView, places: readonly Place[], readings: readonly Reading[]): void {
  const { tokens, trace } = view.document;
  for (const [index, { figure, start }] of places.entries()) {
    const mention = spanOfTokens(tokens, figure.first, figure.end);
    const note = (as: string, first: number, end: number, says: string | null) =>
      trace?.evidence('percentage', mention, { as, span: spanOfTokens(tokens, first, end), note: says });
    let unit = figure.end - 1;
    while (unit > figure.first && /^(?:cents?|points?|-|fold)$/.test(view.word(unit))) unit--;
    note('anchor', figure.rule === 'counted' ? unit : figure.first, figure.end, figure.unit);
    if (start < figure.first) note('modifier', start, figure.first, modifierOf(view, figure));
    else if (modifierOf(view, figure)) note('modifier', figure.end, figure.end + 2, modifierOf(view, figure));
    const { cue, direction } = readings[index] ?? {};
    if (cue !== undefined) note('cue', cue, cue + 1, direction ?? null);
  }
}

function modifierOf(view: SentenceView, figure: Figure | undefined): Modifier | null {
  if (!figure) return null;
  const before = readModifierBefore(view, figure.first);
  return readModifierAfter(view, figure.end) ?? flipNegated(view, before.start, before.modifier);
}

function spanOf(view: SentenceView, range: TokenRange): Span | null {
  const [first, last] = [view.token(range.first), view.token(range.end - 1)];
  return first && last ? { start: first.start, end: last.end } : null;
}
