import { defineExtractor } from '../extractor.ts';
import { findQuotations } from '../quotations/find-quotations.ts';
import type { Quotation } from '../quotations/quotation.ts';

export type { Quotation } from '../quotations/quotation.ts';

export default defineExtractor<'quotation', Quotation>({
  kind: 'quotation',
  version: 7,
  describe: 'Words or a position that somebody else is given for: “…,” she said; hailed it as a “turning point”; traders say that …',

  *extract(document) {
    const seen = new Set<string>();
    for (const quotation of findQuotations(document)) {
      const key = `${quotation.start}-${quotation.end}`;
      if (seen.has(key) || quotation.end <= quotation.start) continue;
      seen.add(key);
      yield quotation;
    }
  },
});
