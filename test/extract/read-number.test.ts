import { describe, expect, test } from 'vitest';
import { type NumberPhrase, readFraction, readNumber, readRange } from '../../extract/read-number.ts';
import { tokenize } from '../../extract/tokenize.ts';

/** What was read at the start of a text: its value and its words. */
function read(text: string, reader: typeof readNumber): [number, string] | null {
  const tokens = tokenize(text);
  const phrase: NumberPhrase | null = reader(tokens, 0);
  return phrase && [phrase.value, text.slice(0, tokens[phrase.endToken - 1]?.end)];
}

describe('a number', () => {
  test.each([
    ['47 mines', 47, '47'],
    ['1,250.5 tonnes', 1250.5, '1,250.5'],
    ['12,000,000 barrels', 12_000_000, '12,000,000'],
    ['1 300 tonnes', 1300, '1 300'],
    ['3,5 tonnes', 3.5, '3,5'],
    ['1.250.000 tonnes', 1_250_000, '1.250.000'],
    ['.5 tonnes', 0.5, '.5'],
    ['−3 points', -3, '−3'],
    ['+2.8 points', 2.8, '+2.8'],
    ['2½ years', 2.5, '2½'],
    ['2 1/2 years', 2.5, '2 1/2'],
    ['1-1/2 years', 1.5, '1-1/2'],
    ['½ tonne', 0.5, '½'],
    ['1.5 million tonnes', 1_500_000, '1.5 million'],
    ['eleven plants', 11, 'eleven'],
    ['twenty-two plants', 22, 'twenty-two'],
    ['one hundred and fifty plants', 150, 'one hundred and fifty'],
    ['two thousand five hundred plants', 2500, 'two thousand five hundred'],
    ['four-and-a-half years', 4.5, 'four-and-a-half'],
    ['four and a half years', 4.5, 'four and a half'],
    ['two and three-quarters years', 2.75, 'two and three-quarters'],
    ['a dozen plants', 12, 'a dozen'],
    ['two dozen plants', 24, 'two dozen'],
    ['a hundred plants', 100, 'a hundred'],
    ['one and a half million tonnes', 1_500_000, 'one and a half million'],
    ['five and six tonnes', 5, 'five'],
    ['10 and half of it', 10, '10'],
    ['Twenty ten-year bonds', 20, 'Twenty'],
  ])('%s', (text, value, words) => {
    expect(read(text, readNumber)).toEqual([value, words]);
  });

  test.each(['plants', 'a plant', 'hundred', '- 5', '+', '1.2.3', '.'])('is not what "%s" begins with', (text) => {
    expect(read(text, readNumber)).toBeNull();
  });

  test('has no minus where a hyphen joins it to a word', () => {
    expect(readNumber(tokenize('mid-40'), 1)).toBeNull();
  });
});

describe('a part of a whole', () => {
  test.each([
    ['half of it', 0.5, 'half'],
    ['a third of it', 1 / 3, 'a third'],
    ['two-thirds of it', 2 / 3, 'two-thirds'],
    ['nine tenths of it', 0.9, 'nine tenths'],
    ['one-fifth of it', 0.2, 'one-fifth'],
    ['3/4 of it', 0.75, '3/4'],
    ['⅔ of it', 2 / 3, '⅔'],
  ])('%s', (text, value, words) => {
    expect(read(text, readFraction)).toEqual([value, words]);
  });

  test.each(['three third parties', 'one thirds', 'five', '24/7', '12/11/2026', 'third'])('is not what "%s" begins with', (text) => {
    expect(read(text, readFraction)).toBeNull();
  });
});

describe('a range', () => {
  const range = (text: string, at = 0) => {
    const phrase = readRange(tokenize(text), at);
    return phrase && [phrase.low, phrase.high];
  };

  test.each([
    ['5–7 tonnes', 5, 7],
    ['5-7 tonnes', 5, 7],
    ['10 to 25 tonnes', 10, 25],
    ['three or four tonnes', 3, 4],
    ['19 to 12 tonnes', 19, 19],
    ['8 and 9 tonnes', 8, 8],
    ['8 tonnes', 8, 8],
  ])('%s', (text, low, high) => {
    expect(range(text)).toEqual([low, high]);
  });

  test('is joined by "and" behind "between"', () => {
    expect(range('between 8 and 9 tonnes', 1)).toEqual([8, 9]);
  });
});
