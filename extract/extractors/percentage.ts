import { defineExtractor } from '../extractor.ts';
import { findFigures } from '../percentages/find-figures.ts';
import { mayHoldFigures } from '../percentages/may-hold-figures.ts';
import type { Unit } from '../percentages/read-unit.ts';
import { viewSentence } from '../percentages/sentence-view.ts';
import { type Measure, readMeasures } from '../read-measure.ts';

/** A share, rate or relative change. */
export interface Percentage extends Measure {
  /** In units of `unit`, so 12.5 for "12.5%"; `high` equals `low` unless the text gives a range. */
  readonly low: number;
  readonly high: number;
  readonly unit: Unit;
}

export default defineExtractor<'percentage', Percentage>({
  kind: 'percentage',
  version: 9,
  describe: 'A share, rate or relative change: "12.5%", "5–7 per cent", "two-thirds", "50 basis points", "tripled".',

  *extract(document) {
    for (const sentence of document.sentences) {
      if (!mayHoldFigures(document, sentence.firstToken, sentence.endToken)) continue;
      const view = viewSentence(document, sentence);
      const figures = findFigures(view);
      if (figures.length === 0) continue;
      const measures = readMeasures(view, figures);
      for (const [index, { first, end, low, high, unit, rule }] of figures.entries()) {
        const [from, last, measure] = [view.token(first), view.token(end - 1), measures[index]];
        if (from && last && measure)
          yield { rule, start: from.start, end: last.end, low: rounded(low), high: rounded(high), unit, ...measure };
      }
    }
  },
});

/** Fractions have no end: two decimals are more than a text means by "two-thirds". */
function rounded(value: number): number {
  return Math.round(value * 1e4) === value * 1e4 ? value : Math.round(value * 100) / 100;
}
