/** Forms that are verbs or nouns of change whatever stands around them. */
export const MULTIPLE_VERBS: ReadonlyMap<string, number> = new Map(
  (
    [
      [0.5, 'halved halving halves'],
      [2, 'doubled doubling'],
      [3, 'tripled tripling trebled trebling'],
      [4, 'quadrupled quadrupling'],
      [5, 'quintupled quintupling'],
      [6, 'sextupled'],
    ] as const
  ).flatMap(([factor, words]) => words.split(' ').map((word): [string, number] => [word, factor])),
);

/** Forms that are adjectives and nouns as well. */
export const MULTIPLE_NOUNS: ReadonlyMap<string, number> = new Map([
  ['halve', 0.5],
  ['double', 2],
  ['doubles', 2],
  ['triple', 3],
  ['triples', 3],
  ['treble', 3],
  ['trebles', 3],
  ['quadruple', 4],
  ['quintuple', 5],
]);

/** Words behind these forms that take the number out of them: "doubled down", "doubles as". */
export const NOT_MULTIPLIED: ReadonlySet<string> = new Set(
  'down up back over as champion champions final finals match tennis jeopardy digit digits'.split(' '),
);
