import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Source {
  /** From the root: `ingest/fetch-url.ts`. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  /** What it imports: ours as paths from the root, packages by name. */
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[];
}

/** The folders that hold code, and what each may import besides itself. */
const ALLOWED: Readonly<Record<string, { readonly all: readonly string[]; readonly types: readonly string[] }>> = {
  ingest: { all: [], types: [] },
  extract: { all: [], types: [] },
  store: { all: [], types: ['ingest', 'extract'] },
  workers: { all: ['ingest', 'extract', 'store'], types: [] },
  web: { all: ['ingest', 'extract', 'store', 'workers'], types: [] },
  // The commands `start` and `serve` open the web's server; nothing else of web is theirs.
  cli: { all: ['ingest', 'extract', 'store', 'workers', 'fixtures', 'web'], types: [] },
  fixtures: { all: [], types: [] },
};

const IMPORT = /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map(([, type, from, bare, dynamic]) => {
    const target = from ?? bare ?? dynamic ?? '';
    return { target: target.startsWith('.') ? normalize(join(dirname(path), target)) : target, typeOnly: type !== undefined };
  });
  return { path, folder: path.split('/')[0] ?? '', text, imports };
}

const sources: readonly Source[] = Object.keys(ALLOWED).flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .map((file) => readSource(relative(root, join(file.parentPath, file.name)))),
);

/** Comments and the texts of help name things that code may not do. */
const codeOf = (source: Source): string => source.text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const filesWith = (pattern: RegExp, within: readonly Source[] = sources): string[] =>
  within.filter((source) => pattern.test(codeOf(source))).map(({ path }) => path);

describe('architecture', () => {
  test('has read the code, so that a silent checker does not pass', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(150);
    for (const folder of Object.keys(ALLOWED))
      expect(
        sources.some((source) => source.folder === folder),
        folder,
      ).toBe(true);
  });

  test('lets each folder import only what lies before it on the way of the data', () => {
    const wrong = sources.flatMap((source) =>
      source.imports
        .filter(({ target, typeOnly }) => {
          const folder = target.split('/')[0] ?? '';
          if (!(folder in ALLOWED) || folder === source.folder || !target.endsWith('.ts')) return false;
          const rule = ALLOWED[source.folder];
          return !(rule?.all.includes(folder) || (typeOnly && rule?.types.includes(folder)));
        })
        .map(({ target }) => `${source.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps cli and web apart but for the server', () => {
    const crossing = sources
      .filter(({ folder }) => folder === 'cli')
      .flatMap(({ imports }) => imports)
      .filter(({ target }) => target.startsWith('web/'));
    expect([...new Set(crossing.map(({ target }) => target))]).toEqual(['web/server.ts']);
  });

  test('holds SQL in store alone', () => {
    const outside = sources.filter(({ folder }) => folder !== 'store');
    expect(filesWith(/news_private|\bdatabase\.query\(|\btx\.query\(/, outside)).toEqual([]);
  });

  test('reads the environment in the configuration alone', () => {
    expect(filesWith(/process\.env/)).toEqual(['workers/config.ts']);
  });

  test('asks for a quick check without loading what extracts or reads', () => {
    // What is imported where it is needed is not loaded with its file.
    const STATIC = /^(?:import|export)\s+(?!type\s)[^'";]*?from\s+'(\.[^']+)'/gm;
    const loaded = new Set(['cli/checks/run-checks.ts']);
    for (const path of loaded)
      for (const [, from = ''] of sources.find((one) => one.path === path)?.text.matchAll(STATIC) ?? [])
        loaded.add(normalize(join(dirname(path), from)));
    expect(loaded.size).toBeGreaterThan(10);
    expect([...loaded].filter((path) => path.startsWith('extract/') || path === 'workers/operations/index.ts')).toEqual([]);
  });

  test('writes to stdout in one place', () => {
    expect(filesWith(/process\.stdout|console\.(?:log|info|table)/)).toEqual(['cli/terminal/output.ts']);
  });

  test('connects outwards in one place, and to a running instance in another', () => {
    const clients = filesWith(/^import (?!type ).*from '(?:undici|node:https?|node:net|node:tls)'|(?<![\w.])fetch\(/m);
    expect(clients.filter((path) => !path.startsWith('fixtures/')).sort()).toEqual(['cli/instance.ts', 'ingest/fetch-url.ts']);
  });

  test('extracts without clock, network or randomness', () => {
    const extract = sources.filter(({ folder }) => folder === 'extract');
    expect(filesWith(/Date\.now|new Date\(\)|Math\.random|process\.|from 'node:(?:http|net|dns|crypto|os)|performance\./, extract)).toEqual(
      [],
    );
  });

  test('imports natural in one file, by its inner paths', () => {
    expect(filesWith(/['"`]natural(?:\/|['"`])/)).toEqual(['extract/natural.ts']);
  });

  test('has no folder for things without a home', () => {
    expect(sources.filter(({ path }) => /(?:^|\/)(?:src|lib|utils?|common|shared|types|helpers)(?:\/|\.ts$)/.test(path))).toEqual([]);
  });

  test('keeps files short enough to be read in one go', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 301);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('keeps folders small enough to be seen at a glance', () => {
    const sizes = new Map<string, number>();
    for (const { path } of sources) sizes.set(dirname(path), (sizes.get(dirname(path)) ?? 0) + 1);
    const large = [...sizes].filter(([folder, files]) => files > 24 && !folder.endsWith('lexicon'));
    expect(large).toEqual([]);
  });
});
