import type { Document } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { linkDates } from './link-dates.ts';
import { linkFigures } from './link-figures.ts';
import { linkPeriods } from './link-periods.ts';

/**
 * Ties mentions together that the text ties: the ends of ranges and of changes, durations to the dates that they are counted from, and
 * figures to the dates that they hold for.
 *
 * A link is the span of the other mention. Mentions come in reading order and go out in the same one.
 */
export function linkMentions(document: Document, mentions: readonly Mention[]): readonly Mention[] {
  return linkPeriods(document, linkFigures(document, linkDates(document, mentions)));
}
