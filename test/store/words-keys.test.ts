import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterWords } from '../../store/links/cluster-words.ts';
import { type ClaimWords, wordsKeys } from '../../store/links/words-keys.ts';

const claim = (text: string, parts: Partial<ClaimWords> = {}): ClaimWords => ({
  text,
  polarity: 'affirmed',
  elements: [],
  quoted: [],
  ...parts,
});
const share = (left: ClaimWords, right: ClaimWords): boolean => {
  const keys = new Set(wordsKeys(left));
  return wordsKeys(right).some((key) => keys.has(key));
};

const SENTENCE = 'The smelter at Ostrava will cut its output of antimony by 12 per cent next spring, its owner told investors.';

describe('two sentences share a key', () => {
  test.each([
    [
      'when only marks, case and spelling of the unit differ',
      'the smelter at Ostrava will cut its output of antimony by 12 percent next spring — its owner told investors',
    ],
    [
      'when small words differ',
      'The smelter in Ostrava would cut output of antimony by 12 per cent next spring, the owner told investors.',
    ],
    [
      'when the order of the clauses differs',
      'Its owner told investors that the smelter at Ostrava will cut its output of antimony by 12 per cent next spring.',
    ],
  ])('%s', (_, other) => {
    expect(share(claim(SENTENCE), claim(other))).toBe(true);
  });

  test('when one word of a long sentence differs, in most cases', () => {
    const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo'.split(
      ' ',
    );
    const whole = claim(words.join(' '));
    const found = words.filter((_, index) => share(whole, claim(words.with(index, 'zulu').join(' '))));
    expect(found.length).toBeGreaterThan(words.length * 0.6);
  });
});

describe('two sentences share no key', () => {
  test.each<[string, ClaimWords]>([
    ['when a number differs', claim(SENTENCE.replace('12', '15'))],
    ['when one denies', claim(SENTENCE, { polarity: 'negated' })],
    ['when they tell of other elements', claim(SENTENCE, { elements: ['Sb'] })],
    [
      'when half of the words differ',
      claim('The refinery at Ostrava will raise its purchases of antimony by 12 per cent this winter, its chairman told reporters.'),
    ],
  ])('%s', (_, other) => {
    expect(share(claim(SENTENCE), other)).toBe(false);
  });

  test('when they are too short to be told apart', () => {
    expect(share(claim('Prices rose again.'), claim('Prices rose again.'))).toBe(false);
  });
});

describe('quotations', () => {
  const words = 'We will not sell a single tonne below the cost of mining it';
  test('share a key whatever stands around the marks', () => {
    expect(
      share(claim(`“${words},” he said.`, { quoted: [`${words},`] }), claim(`Asked again: “${words}.”`, { quoted: [`${words}.`] })),
    ).toBe(true);
  });
  test('share a key when one outlet gives more of them', () => {
    expect(share(claim('x', { quoted: [`${words}.`] }), claim('y', { quoted: [`Let me be plain. ${words}. That is all.`] }))).toBe(true);
  });
  test('of a few words share none', () => {
    expect(share(claim('x', { quoted: ['a major breakthrough'] }), claim('y', { quoted: ['a major breakthrough'] }))).toBe(false);
  });
});

describe('clusters', () => {
  const pairs = fc.array(fc.record({ claimId: fc.integer({ min: 1, max: 12 }), key: fc.constantFrom(...'abcdefgh') }), { maxLength: 30 });
  test('are the same in whatever order the claims come', () => {
    fc.assert(
      fc.property(
        pairs.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          const sorted = (map: ReadonlyMap<number, string>) => [...map].sort(([left], [right]) => left - right);
          expect(sorted(clusterWords(shuffled))).toEqual(sorted(clusterWords(rows)));
        },
      ),
    );
  });
  test('hold claims that share a key through others, and no further ones', () => {
    const clusters = clusterWords([
      { claimId: 1, key: 'd' },
      { claimId: 2, key: 'd' },
      { claimId: 2, key: 'b' },
      { claimId: 3, key: 'b' },
      { claimId: 4, key: 'c' },
    ]);
    expect([...clusters]).toEqual([
      [1, 'b'],
      [2, 'b'],
      [3, 'b'],
      [4, 'c'],
    ]);
  });
});
