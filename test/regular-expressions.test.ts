import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import { afterEach, expect, test, vi } from 'vitest';
import { parseAst } from 'vitest/node';

const root = join(import.meta.dirname, '..');
const FOLDERS = ['ingest', 'extract', 'store', 'workers', 'cli', 'web', 'fixtures'];

/** A pattern of the product, and the first place where it stands. */
interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The literals of a syntax tree. */
function* literalsIn(node: unknown): Generator<{ readonly source: string; readonly flags: string }> {
  if (!isRecord(node)) return;
  const { regex } = node;
  if (isRecord(regex) && typeof regex.pattern === 'string') yield { source: regex.pattern, flags: String(regex.flags ?? '') };
  for (const child of Object.values(node)) yield* literalsIn(child);
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ place: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
);

const literals = (): Pattern[] =>
  files.flatMap(({ place, text }) => [...literalsIn(parseAst(text, { lang: 'ts' }))].map((literal) => ({ place, ...literal })));

/** The patterns that modules put together when they are loaded. */
async function composed(): Promise<Pattern[]> {
  const patterns: Pattern[] = [];
  for (const { place } of files.filter(({ text }) => text.includes('new RegExp('))) {
    const watched = new Proxy(RegExp, {
      construct(target, [pattern, flags]: [string, string?]) {
        const made = new target(pattern, flags);
        patterns.push({ place, source: made.source, flags: made.flags });
        return made;
      },
    });
    vi.resetModules();
    vi.stubGlobal('RegExp', watched);
    await import(join(root, place)).finally(() => vi.unstubAllGlobals());
  }
  return patterns;
}

const eachOnce = (patterns: readonly Pattern[]): Pattern[] => [
  ...new Map(patterns.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern])).values(),
];

afterEach(() => void vi.unstubAllGlobals());

/** How the time to match grows faster than the text: tried from every start again, or two parts that trade characters with each other. */
const faultsOf = ({ place, source, flags }: Pattern): string[] =>
  analyse({ source, flags }, { maxReports: 1 }).reports.map(
    ({ type, exponential }) => `${place}: /${source}/${flags} takes ${exponential ? 'exponential' : 'polynomial'} time (${type})`,
  );

test('every regular expression takes linear time, whatever the text', { timeout: 120_000 }, async () => {
  const made = await composed();
  const patterns = eachOnce([...literals(), ...made]);
  expect(patterns.length).toBeGreaterThan(500);
  expect(new Set(made.map(({ place }) => place))).toContain('ingest/feed/feed-date.ts');
  expect(patterns.flatMap(faultsOf)).toEqual([]);
});

test.each([
  ['a repeated repetition', '^(?:a+)+$'],
  ['two parts that take the same', '^\\d*\\w*x$'],
  ['blanks before the end, looked for from every blank', '\\s+$'],
])('the check finds %s', (_, source) => {
  expect(faultsOf({ place: 'here', source, flags: 'u' })).toHaveLength(1);
});
