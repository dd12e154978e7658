import { expect, test } from 'vitest';
import { stem, tagTokens } from '../../extract/natural.ts';

test('gives one Penn tag a word', () => {
  expect(tagTokens(['Prices', 'fell', 'in', 'March', '.'])).toEqual(['NNS', 'VBD', 'IN', 'NNP', '.']);
});

test('believes what is known of a word before its ending', () => {
  expect(tagTokens(['global', 'supply', 'of', 'metal'])).toEqual(['JJ', 'NN', 'IN', 'NN']);
});

test('judges a word it does not know by its ending', () => {
  expect(tagTokens(['it', 'frobnicated', 'gribbles', 'zorkly'])).toEqual(['PRP', 'VBN', 'NNS', 'RB']);
});

test('answers no words with no tags', () => {
  expect(tagTokens([])).toEqual([]);
});

test('tags words that are names of properties of every object', () => {
  const tags = tagTokens(['constructor', '__proto__', 'hasOwnProperty', 'toString', '']);
  expect(tags.every((tag) => /^[A-Z]+$/.test(tag))).toBe(true);
});

test('puts inflected words on one stem, whatever their case', () => {
  expect([stem('Restrictions'), stem('restricted'), stem('restrict')]).toEqual(['restrict', 'restrict', 'restrict']);
});

test('leaves a word beyond all length alone', () => {
  const word = 'b'.repeat(1_000_000);
  expect(stem(word)).toBe(word);
  expect(tagTokens([word])).toHaveLength(1);
});
