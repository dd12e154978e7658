import { createHash } from 'node:crypto';

/** A digest of some parts in the form of a uuid: short, of fixed length, and the same wherever it is made. */
export function keyOf(...parts: readonly string[]): string {
  const digest = createHash('md5').update(parts.join('\u001f')).digest('hex');
  return [digest.slice(0, 8), digest.slice(8, 12), digest.slice(12, 16), digest.slice(16, 20), digest.slice(20)].join('-');
}
