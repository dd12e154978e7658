/** Numbers below a hundred in one word. */
export const UNIT_WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);

export const TENS_WORDS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, 20 + 10 * index]),
);

/** Words that multiply what stands before them. */
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** What parts of a whole are called, singular and plural, by how many of them make the whole. */
export const FRACTION_WORDS: ReadonlyMap<string, number> = new Map(
  (
    [
      ['half halves', 2],
      ['third thirds', 3],
      ['quarter quarters fourth fourths', 4],
      ['fifth fifths', 5],
      ['sixth sixths', 6],
      ['seventh sevenths', 7],
      ['eighth eighths', 8],
      ['ninth ninths', 9],
      ['tenth tenths', 10],
      ['twelfth twelfths', 12],
      ['fifteenth fifteenths', 15],
      ['sixteenth sixteenths', 16],
      ['twentieth twentieths', 20],
      ['hundredth hundredths', 100],
      ['thousandth thousandths', 1000],
      ['millionth millionths', 1e6],
    ] as const
  ).flatMap(([words, parts]) => words.split(' ').map((word) => [word, parts] as const)),
);

/** Fractions that are one character. */
export const FRACTION_SIGNS: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅕', 1 / 5],
  ['⅖', 2 / 5],
  ['⅗', 3 / 5],
  ['⅘', 4 / 5],
  ['⅙', 1 / 6],
  ['⅚', 5 / 6],
  ['⅛', 1 / 8],
  ['⅜', 3 / 8],
  ['⅝', 5 / 8],
  ['⅞', 7 / 8],
]);
