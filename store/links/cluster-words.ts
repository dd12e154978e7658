/** A claim and one of the keys it has. */
export interface ClaimKey {
  readonly claimId: number;
  readonly key: string;
}

/**
 * Puts claims together that share a key, directly or through others.
 *
 * @returns The cluster of each claim, named by the smallest key in it: the same whatever the order in which claims arrived.
 */
export function clusterWords(claimKeys: readonly ClaimKey[]): ReadonlyMap<number, string> {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    // Every step of the way now points to the end of it, so that the next walk is short.
    for (let step = key; step !== root; ) {
      const next = parents.get(step) ?? root;
      parents.set(step, root);
      step = next;
    }
    return root;
  };
  const firstKeys = new Map<number, string>();
  for (const { claimId, key } of claimKeys) {
    const first = firstKeys.get(claimId);
    if (first === undefined) firstKeys.set(claimId, key);
    else join(parents, rootOf(first), rootOf(key));
  }
  return new Map([...firstKeys].map(([claimId, key]) => [claimId, rootOf(key)]));
}

function join(parents: Map<string, string>, left: string, right: string): void {
  if (left < right) parents.set(right, left);
  else if (right < left) parents.set(left, right);
}
