import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test.each(['SECURITY.md', 'docs/reliability.md'])('every file that %s names as where something is done or tested is there', (page) => {
  const named = [...readFileSync(join(root, page), 'utf8').matchAll(/`((?:[a-z-]+\/)+(?:[\w.-]+\.(?:ts|mjs))?)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
