/** Words that differ by more than two letters in five are no slip of the finger. */
const MOST_CHANGED = 0.4;

/**
 * The known word that somebody may have meant, whatever its case: the one with the fewest letters changed, added or left out.
 *
 * @param mostChanged - The part of the letters that may differ; 1 finds the nearest one however far it is.
 * @returns null when none is near.
 */
export function nearestWord(word: string, known: readonly string[], mostChanged: number = MOST_CHANGED): string | null {
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const changed = lettersChanged(word.toLowerCase(), candidate.toLowerCase());
    if (changed >= fewest || changed > mostChanged * Math.max(word.length, candidate.length)) continue;
    fewest = changed;
    best = candidate;
  }
  return best;
}

const LONGEST = 100;

/** The distance of Levenshtein, row by row. */
function lettersChanged(one: string, other: string): number {
  if (Math.max(one.length, other.length) > LONGEST) return one === other ? 0 : Number.POSITIVE_INFINITY;
  let above = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const kept = (above[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min(kept, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[other.length] ?? 0;
}
