/**
 * The smallest value of one of many hash functions over a set: two sets have the same one as often as they have members in common (MinHash).
 *
 * @param hashes - Of the members, by `hashOf`.
 * @param seed - Which of the functions, from 0.
 */
export function smallestHash(hashes: Readonly<ArrayLike<number>>, seed: number): number {
  const salt = Math.imul(seed + 1, 0x9e3779b9);
  let smallest = 0xffffffff;
  for (let index = 0; index < hashes.length; index += 1) smallest = Math.min(smallest, mix((hashes[index] ?? 0) ^ salt));
  return smallest;
}

/** A hash of a text: FNV-1a, 32 bits. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Spreads 32 bits, so that every bit of the input moves every bit of the output: the finaliser of MurmurHash3. */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
