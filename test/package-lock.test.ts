import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Package {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '..');
const read = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T; // files that npm wrote
const locks = ['package-lock.json', 'bench/package-lock.json'].map((path) => ({
  path,
  ...read<{ packages: Readonly<Record<string, Package>> }>(path),
}));

describe.each(locks)('$path', ({ packages }) => {
  // Where a registry lacks the package of a platform, npm leaves its entry out and then refuses its own file: `npm ci` fails everywhere.
  test('names the packages of every platform', () => {
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`))),
    );
    expect(missing).toEqual([]);
  });

  test('names no registry', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved?.includes('://'))).toEqual([]);
  });
});

test('every dependency is pinned to one version', () => {
  const { dependencies = {}, devDependencies = {} } = read<Package>('package.json');
  const versions = Object.values({ ...dependencies, ...devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
