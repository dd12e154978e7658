import type { Document, Span } from '../document.ts';
import { type Evidence, spanOfTokens } from '../trace.ts';
import type { FoundDate } from './find-dates.ts';
import { resolveMeaning } from './resolve-meaning.ts';
import type { Context } from './resolve-point.ts';

/** A date that was placed, and what it was placed by. */
interface Placed {
  readonly date: FoundDate;
  readonly context: Context;
}

/**
 * Says what the place of a date on the calendar rests on: by leaving out one part of its context after the other and seeing whether the
 * answer changes, so that nothing is named that did not count.
 *
 * @param cues - The tokens that gave a direction when its clause was asked.
 */
export function evidenceOfDate(document: Document, { date, context }: Placed, cues: readonly number[]): Evidence[] {
  const answer = resolveMeaning(date.meaning, context).period.value;
  const changesWith = (part: Partial<Context>): boolean => resolveMeaning(date.meaning, { ...context, ...part }).period.value !== answer;
  const found: Evidence[] = [];
  if (context.published !== null && changesWith({ published: null }))
    found.push({ as: 'anchor', span: null, note: `the day of publication, ${document.publishedOn}` });
  for (const part of ['bygone', 'spoken', 'quarter'] as const) {
    const period = context[part];
    if (period && changesWith({ [part]: null })) found.push({ as: 'anchor', span: null, note: `${period.value}, ${TOLD[part]}` });
  }
  const turned = (['past', 'future', 'near', null] as const).some((way) => changesWith({ direction: () => way, clause: () => way }));
  const cue = cues.at(-1);
  if (turned && cue !== undefined) found.push({ as: 'tense', span: spanOfTokens(document.tokens, cue, cue + 1), note: context.clause() });
  return found;
}

const TOLD = {
  bygone: 'the year that the paragraph tells of',
  spoken: 'spoken of last in the paragraph',
  quarter: 'the quarter reported on last',
} as const;

/** The preposition that gives a date its modifier. */
export function prepositionEvidence(document: Document, { first }: FoundDate, modifier: string | null): Evidence[] {
  const span: Span = spanOfTokens(document.tokens, first - 1, first);
  return modifier === null || first === 0 ? [] : [{ as: 'modifier', span, note: modifier }];
}
