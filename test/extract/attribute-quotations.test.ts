import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeQuotations } from '../../extract/attribute-quotations.ts';
import { prepareDocument } from '../../extract/document.ts';
import { mentionsOf } from '../../extract/extractor.ts';
import actor from '../../extract/extractors/actor.ts';
import quotation, { type Quotation } from '../../extract/extractors/quotation.ts';
import { inReadingOrder } from '../../extract/settle-overlaps.ts';
import { hostileText, newsText } from './arbitrary-texts.ts';

function attributed(text: string) {
  const document = prepareDocument({ text });
  return attributeQuotations(document, [...mentionsOf(actor, document), ...mentionsOf(quotation, document)].sort(inReadingOrder));
}

/** "name (kind)" of the speaker of each quotation. */
function speakers(text: string): (string | null)[] {
  return attributed(text).flatMap((mention) => {
    if (mention.kind !== 'quotation') return [];
    const { speaker } = mention as typeof mention & Quotation;
    return [speaker && `${speaker.name} (${speaker.kind})`];
  });
}

describe('the name of a speaker', () => {
  test.each([
    ['a last name', 'Lena Holt runs the mine. Holt said it would close.', ['Lena Holt (person)']],
    ['a last name before the full one', '“We close,” Holt said.\n\nLena Holt runs the mine.', ['Lena Holt (person)']],
    ['she', 'Lena Holt met Marco Ruiz. She said the mine would close.', ['Lena Holt (person)']],
    [
      'he, past a woman who was named since',
      'Marco Ruiz owns the mine. Lena Holt runs it. He said it would close.',
      ['Marco Ruiz (person)'],
    ],
    ['he, where the last person named is only spoken of', 'Marco Ruiz was calm. “Owen Pike lost,” he said.', ['Marco Ruiz (person)']],
    ['a role', 'Energy Minister Lena Holt spoke. The minister said gas was short.', ['Lena Holt (person)']],
    ['a role between commas', 'Marco Ruiz, the plant’s manager, spoke. The manager said gas was short.', ['Marco Ruiz (person)']],
    ['a ministry by its noun', 'The Ministry of Mines met. The ministry said it would decide.', ['Ministry of Mines (organisation)']],
    ['a company by what it is', 'Corvo Motors bought magnets. The carmaker said it had enough.', ['Corvo Motors (organisation)']],
    [
      'an acronym in brackets',
      'The Tin Buyers Association (TBA) met. TBA said stocks were low.',
      ['Tin Buyers Association (organisation)'],
    ],
    ['a capital', 'Beijing said it would answer in kind.', ['China (organisation)']],
    ['they', 'Both sides left early. They said a pact was near.', ['Both sides (group)']],
    [
      'an unnamed source again',
      'An aide to the premier said a pact was near. The aide said it was short.',
      ['An aide to the premier (anonymous)', 'An aide to the premier (anonymous)'],
    ],
    ['nobody who could be meant', '“It rained,” he said.', ['he (person)']],
  ])('is found for %s', (_what, text, wanted) => {
    expect(speakers(text)).toEqual(wanted);
  });

  test('leaves everything but the speaker of quotations as it was', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        const document = prepareDocument({ text });
        const before = [...mentionsOf(actor, document), ...mentionsOf(quotation, document)].sort(inReadingOrder);
        const after = attributeQuotations(document, before);
        expect(after.map(({ kind, start, end, rule }) => [kind, start, end, rule])).toEqual(
          before.map(({ kind, start, end, rule }) => [kind, start, end, rule]),
        );
      }),
    );
  });

  test('keeps the speaker within the text', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        for (const mention of attributed(text)) {
          if (mention.kind !== 'quotation') continue;
          const { speaker, cue } = mention as typeof mention & Quotation;
          if (speaker) expect(text.slice(speaker.start, speaker.end)).toBe(speaker.text);
          if (cue) expect(text.slice(cue.start, cue.end)).toBe(cue.text);
        }
      }),
    );
  });
});
