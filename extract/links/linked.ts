import type { Mention } from '../extractor.ts';
import type { DateFields } from '../extractors/date.ts';
import type { Percentage } from '../extractors/percentage.ts';

/** The span of the mention that another one is tied to, and its text. */
export interface LinkedSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type DateMention = Mention<'date', DateFields>;
export type PercentageMention = Mention<'percentage', Percentage>;

/** Whether a mention is one of the date extractor’s. */
export const isDate = (mention: Mention): mention is DateMention => mention.kind === 'date' && 'value' in mention;

/** Whether a mention is one of the percentage extractor’s. */
export const isPercentage = (mention: Mention): mention is PercentageMention => mention.kind === 'percentage' && 'role' in mention;

/** What a link to a mention holds. */
export function linkTo({ start, end, text }: Mention): LinkedSpan {
  return { start, end, text };
}
