const SUBJECTS =
  'The refinery|A ministry|Two mines|The harbour|Every smelter|The union|A geologist|The railway|One village|The council'.split('|');
const VERBS = 'opened|refused|measured|sold|repaired|counted|promised|closed|painted|moved'.split('|');
const OBJECTS =
  'a shaft|the old furnace|nine barges|the western quay|its ledger|a third kiln|the pumps|forty wagons|a bridge|the archive'.split('|');
const PLACES =
  'near Lindau|in the north|by the lake|under the pass|at Orava|on the island|behind Tarn|outside Velm|in Karsk|along the coast'.split('|');
const TIMES =
  'before the thaw|after a long strike|within a week|for the second time|without a word|in spite of rain|at half the price|with borrowed tools|as agreed in spring|to general surprise'.split(
    '|',
  );

/** Sentences that nobody else has: the same for the same seed, and others for every other one. */
export function madeSentences(seed: number, count: number): string[] {
  let state = (seed * 2_654_435_761) >>> 0;
  const pick = (words: readonly string[]): string => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return words[(state >>> 8) % words.length] ?? '';
  };
  return Array.from(
    { length: count },
    (_, index) => `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(PLACES)} ${pick(TIMES)}, note ${seed * 1000 + index} says.`,
  );
}
