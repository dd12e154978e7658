import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareDocument } from '../../extract/document.ts';
import { hostileText, newsText } from './arbitrary-texts.ts';

/** The words between the marks of a text, the levels written as a prefix of dots; "…open" where a stretch stays open. */
function stretches(text: string): string[] {
  return prepareDocument({ text }).quotes.map(
    ({ innerStart, innerEnd, depth, open }) => `${'.'.repeat(depth)}${text.slice(innerStart, innerEnd)}${open ? '…open' : ''}`,
  );
}

describe('pairing of quotation marks', () => {
  test.each([
    ['curly marks', '“Prices fell,” she said. “Twice.”', ['Prices fell,', 'Twice.']],
    ['straight marks', '"Prices fell," she said. "Twice."', ['Prices fell,', 'Twice.']],
    ['low and high marks', '„Die Preise fallen“, sagte sie.', ['Die Preise fallen']],
    ['pointed marks', '«Les prix baissent», dit-elle.', ['Les prix baissent']],
    ['two single marks typed for a double one', "''Prices fell,'' she said.", ['Prices fell,']],
    ['single marks with apostrophes', '‘It’s the miners’ problem, isn’t it?’ he asked.', ['It’s the miners’ problem, isn’t it?']],
    ['straight single marks with apostrophes', "'We've had it since the '90s,' he said.", ["We've had it since the '90s,"]],
    ['an opening mark of one shape and a closing one of another', '"Prices fell,” she said.', ['Prices fell,']],
    ['a mark inside another', '“He said ‘not yet’ and left.”', ['He said ‘not yet’ and left.', '.not yet']],
    ['inches outside marks', 'The 6" pipe and the 8" pipe burst.', []],
    ['inches inside marks', '"The 12" line is full," she said.', ['The 12" line is full,']],
    ['apostrophes alone', "The miners' union hasn't met since the '90s.", []],
    ['typographic apostrophes alone', 'The miners’ union hasn’t met since the ’90s.', []],
  ])('reads %s', (_what, text, wanted) => {
    expect(stretches(text)).toEqual(wanted);
  });

  test('leaves a stretch open that its paragraph does not close', () => {
    expect(stretches('“First.\n\n“Second.”')).toEqual(['First.…open', 'Second.']);
  });

  test('closes a stretch in the next paragraph when a lone closing mark stands there', () => {
    expect(stretches('“First.\n\nSecond.”\n\n“Third.”')).toEqual(['First.\n\nSecond.', 'Third.']);
  });

  test('ends a stretch before a cue when its closing mark is missing', () => {
    expect(stretches('“The kiln is cold, said Lena Holt. It will be lit.')).toEqual(['The kiln is cold,']);
  });

  test('keeps the damage of a missing mark within its paragraph', () => {
    expect(stretches('She said: “Never.\n\nHe left.\n\n“Why?” she asked.')).toEqual(['Never.…open', 'Why?']);
  });

  test('nests or separates stretches whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        const { quotes } = prepareDocument({ text });
        for (const quote of quotes) {
          expect(quote.start).toBeLessThan(quote.innerStart);
          expect(quote.innerStart).toBeLessThanOrEqual(quote.innerEnd);
          expect(quote.innerEnd).toBeLessThanOrEqual(quote.end);
        }
        for (const [i, quote] of quotes.entries()) expect(quotes[i - 1]?.start ?? -1).toBeLessThanOrEqual(quote.start);
      }),
    );
  });

  test('answers a hundred thousand marks in time', () => {
    expect(stretches('"'.repeat(100_000)).length).toBeLessThan(100_000);
    expect(stretches('“a '.repeat(100_000)).length).toBeGreaterThan(0);
  });
});
