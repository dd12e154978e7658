import { prepareDocument } from '../../dist/extract/document.js';
import { mentionsOf } from '../../dist/extract/extractor.js';
import { EXTRACTORS } from '../../dist/extract/registry.js';
import { settleOverlaps } from '../../dist/extract/settle-overlaps.js';

const KINDS = ['element', 'percentage', 'date'];

/** Elements, percentages and dates, with sentences and tokens. */
export function open() {
  const extractors = EXTRACTORS.filter(({ kind }) => KINDS.includes(kind));
  return ({ text, published }) => {
    const document = prepareDocument({ text, published });
    return settleOverlaps(extractors.flatMap((extractor) => mentionsOf(extractor, document))).length;
  };
}
