import { findDates } from '../dates/find-dates.ts';
import { joinDates } from '../dates/join-dates.ts';
import type { Modifier } from '../dates/meaning.ts';
import { resolveDates } from '../dates/resolve-dates.ts';
import { defineExtractor } from '../extractor.ts';
import { spanOfTokens } from '../trace.ts';

/** A temporal expression: its kind, its TIMEX3 value, and the stretch of the calendar that it covers. */
export interface DateFields {
  readonly type: 'date' | 'time' | 'duration' | 'set';
  /** TIMEX3: `2025-10-30`, `2025-W44`, `P6M`, `PRESENT_REF`; X for what is not known. */
  readonly value: string;
  /** First day, `YYYY-MM-DD`; null where the expression cannot be placed on the calendar. */
  readonly from: string | null;
  /** The day behind the last one; null as `from` is. */
  readonly to: string | null;
  readonly modifier: Modifier | null;
}

export default defineExtractor<'date', DateFields>({
  kind: 'date',
  version: 7,
  describe: 'A temporal expression: "October 30", "earlier this month", "the past two years", "by mid-2027", "every Tuesday".',

  extract(document) {
    const { tokens, trace } = document;
    const found = findDates(
      tokens,
      trace
        ? (first, { end, rule }, longer) => {
            const why = longer ? 'the other is longer' : 'the other is as long and is asked first';
            trace.lost({ kind: 'date', rule, span: spanOfTokens(tokens, first, end), why });
          }
        : undefined,
    );
    return resolveDates(document, joinDates(tokens, found));
  },
});
