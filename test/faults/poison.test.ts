import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../store/embedded.ts';
import { type Finished, run, scratch } from '../end-to-end/processes.ts';
import { type Kept, kept, openSite, type Site, whole } from '../growing-site.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** What an installed package holds. */
const PARTS = ['dist', 'package.json', 'store/migrations', 'store/views', 'web/assets', 'fixtures/newsstand'];

/** An extractor that three articles of the site are too much for; it looks at nothing else. */
const POISON = `import { defineExtractor } from '../extractor.js';
const crash = () => { throw new TypeError('there is no such element'); };
const hang = () => { for (;;); };
const grow = () => { for (const rows = []; ; ) rows.push(new Array(1000000).fill(rows.length)); };
const EFFECTS = { 'Number 1 said': crash, 'Number 2 said': hang, 'Number 3 said': grow };
export default defineExtractor({
  kind: 'poison',
  version: 1,
  describe: 'Nothing.',
  *extract({ text }) {
    for (const [words, effect] of Object.entries(EFFECTS)) if (text.includes(words) && text.includes('report 1 showed')) effect();
  },
});
`;
const CURED = POISON.replace(/const EFFECTS = .*/, 'const EFFECTS = {};');

interface Failure {
  readonly failure_id: number;
  readonly code: string;
  readonly disposition: string;
  readonly attempts: number;
  readonly message: string;
  readonly revision_id: number;
}

describe('articles that the program cannot bear', () => {
  let place: Awaited<ReturnType<typeof scratch>>;
  let site: Site;
  let environment: Readonly<Record<string, string>>;

  const write = (code: string): void => writeFileSync(join(place.folder, 'copy/dist/extract/extractors/poison.js'), code);
  const assay = (...args: readonly string[]): Promise<Finished> => run(args, environment, '', join(place.folder, 'copy/dist/cli/main.js'));
  const readAll = async (): Promise<void> => {
    const done = await assay('start', '--once', '--no-newsstand');
    expect(done.code, done.stderr).toBe(0);
  };

  async function found(): Promise<{ readonly rows: Kept; readonly failures: readonly Failure[] }> {
    const database = await openEmbedded(environment.ASSAY_DATA_DIR ?? '', { address: null });
    try {
      const failures = await database.query<Failure>(
        `select failure_id, code, disposition, attempts, message, revision_id from news.failures where resolved_at is null order by code, message`,
      );
      return { rows: await kept(database), failures };
    } finally {
      await database.close();
    }
  }

  beforeAll(async () => {
    [place, site] = [await scratch(), await openSite()];
    environment = {
      ASSAY_DATA_DIR: join(place.folder, 'data'),
      ASSAY_ALLOW_HOSTS: new URL(site.origin).host,
      ASSAY_EXTRACT_SECONDS: '5',
      ASSAY_LOG_LEVEL: 'error',
    };
    mkdirSync(join(place.folder, 'copy'));
    for (const part of PARTS) cpSync(join(ROOT, part), join(place.folder, 'copy', part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(place.folder, 'copy/node_modules'));
    write(POISON);
    const added = await assay('feeds', 'add', '--no-look', ...site.feedUrls);
    expect(added.code, added.stderr).toBe(0);
  }, 120_000);

  afterAll(async () => {
    site.close();
    await place.close();
  });

  test('are set aside with what they were and why, and the rest goes on', async () => {
    await readAll();
    const { rows, failures } = await found();
    expect(rows).toEqual({ ...whole(site), unread: 3 });
    expect(failures.map(({ code, disposition, attempts }) => [code, disposition, attempts])).toEqual([
      ['extraction-failed', 'quarantine', 1],
      ['extraction-too-costly', 'quarantine', 1],
      ['extraction-too-costly', 'quarantine', 1],
    ]);
    expect(failures[0]?.message).toMatch(/there is no such element at crash .*poison\.js:2/);
    expect(failures.map(({ message }) => message).join()).toMatch(/5 s.*MiB of memory|MiB of memory.*5 s/);
    const shown = await assay('jobs', 'show', String(failures[0]?.failure_id), '--json');
    expect(JSON.parse(shown.stdout).payload).toMatchObject({ revisionId: failures[0]?.revision_id });
  });

  test('are left alone until somebody asks, and read when the program is mended', async () => {
    await readAll();
    expect((await found()).failures.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
    write(CURED);
    const asked = await assay('jobs', 'retry', '--all');
    expect(asked.code, asked.stderr).toBe(0);
    await readAll();
    const { rows, failures } = await found();
    expect({ rows, failures }).toEqual({ rows: whole(site), failures: [] });
    console.log(`a crash, an endless loop and 384 MiB: ${rows.articles} articles; lost: nothing, doubled: nothing`);
  });
});
