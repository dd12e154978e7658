import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../engines.ts';
import { type NewcomerSite, openNewcomerSite } from '../newcomer-site.ts';
import { type Running, run, scratch, startProcess, until } from './processes.ts';

const ARTICLES = 36;
const OFFSETS = `select count(*) as mentions, count(*) filter (where substr(r.text, m.start_char + 1, m.end_char - m.start_char) <> m.text) as wrong
  from news.mentions m join news.revisions r using (revision_id)`;

interface Counts {
  readonly articles: number;
  readonly revisions: number;
  readonly entries: number;
  readonly claims: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly mentions: Readonly<Record<string, number>>;
}

describe('one command, one process, no server', () => {
  let place: Awaited<ReturnType<typeof scratch>>;
  let folder: string;
  const assay = (...args: string[]) => run([...args, '--data-dir', folder]);
  const json = async <T>(...args: string[]): Promise<T> => JSON.parse((await assay(...args)).stdout) as T; // what the command is documented to print
  const status = () => json<Counts>('status', '--json');

  beforeAll(async () => {
    place = await scratch();
    folder = join(place.folder, 'data');
  });
  afterAll(() => place.close());

  test('start --once reads the whole newsstand and ends', async () => {
    const first = await assay('start', '--once');
    expect(first.stderr).toContain('Newsstand at');
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(new RegExp(`^${ARTICLES} articles, \\d+ claims · `));
    expect(first.stdout).toContain('Next:');
    const counts = await status();
    expect(counts.articles).toBe(ARTICLES);
    expect(counts.revisions, 'one article has a second edition').toBe(ARTICLES + 1);
    expect(Object.keys(counts.mentions).sort()).toEqual(['actor', 'date', 'element', 'percentage', 'quotation']);
    expect(counts.failures, 'the one page that was taken down').toEqual({ 'not-found': 1 });
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  test('without a command says in five lines how it is here and what to type next', async () => {
    const bare = await assay();
    expect([bare.code, bare.stderr, bare.stdout.split('\n').length]).toEqual([0, '', 6]);
    expect(bare.stdout).toMatch(/^Here +rows in .*; nothing runs on them$/m);
    expect(bare.stdout).toMatch(/^Next +assay start/m);
  });

  test('demo plays into no folder that holds something, and into no server', async () => {
    const full = await run(['demo', '--once', '--keep', folder]);
    expect([full.code, full.stderr]).toEqual([2, expect.stringContaining('is not empty')]);
    const server = await run(['demo', '--once'], { DATABASE_URL: 'postgres://db.invalid/rows' });
    expect([server.code, server.stderr]).toEqual([2, expect.stringContaining('env -u DATABASE_URL')]);
  });

  test('a second start adds nothing', async () => {
    const before = await status();
    expect((await assay('start', '--once')).code).toBe(0);
    expect(await status()).toMatchObject({
      articles: before.articles,
      revisions: before.revisions,
      entries: before.entries,
      claims: before.claims,
    });
  });

  describe('beside a running instance', () => {
    let instance: Running;
    let site: NewcomerSite;
    const environment = () => ({ ASSAY_ALLOW_HOSTS: site.host });
    beforeAll(async () => {
      site = await openNewcomerSite();
      instance = startProcess(['start', '--data-dir', folder], environment());
      await until('the instance runs', async () => instance.stdout().includes('Dashboard at'));
    });
    afterAll(async () => {
      await instance.stop();
      site.close();
    });

    // A command that opens the folder by itself takes two seconds for that.
    test('ends in silence when its reader has seen enough', async () => {
      const running = startProcess(['claims', 'list', '--limit', '10000', '--jsonl', '--data-dir', folder]);
      running.child.stdout?.once('data', () => running.child.stdout?.destroy());
      expect(await running.finished).toMatchObject({ code: 0, stderr: '' });
    });

    test('finds every mention again at its offsets in SQL', async () => {
      const [row] = await json<{ mentions: number; wrong: number }[]>('sql', '--json', OFFSETS);
      expect(row?.mentions).toBeGreaterThan(1000);
      expect(row?.wrong).toBe(0);
    });

    test('shows claims with their outlet, speaker, figures and tags', async () => {
      const claims = await json<{ outlet: string; speaker: string | null; figures: string[]; tags: string[] }[]>(
        'claims',
        'list',
        '--limit',
        '1000',
        '--json',
      );
      expect(claims.length).toBeGreaterThan(150);
      expect(new Set(claims.map(({ outlet }) => outlet)).size).toBe(4);
      for (const field of ['speaker', 'figures', 'tags'] as const)
        expect(
          claims.some((claim) => (claim[field]?.length ?? 0) > 0),
          field,
        ).toBe(true);
    });

    test('a second terminal asks it and never opens its folder', async () => {
      const [claims] = await json<{ n: number }[]>('sql', '--json', 'select count(*)::int as n from news.claims');
      expect(claims?.n).toBeGreaterThan(150);
      const added = await assay('feeds', 'add', 'http://127.0.0.1:9/none.xml');
      expect(added.code).toBe(0);
      await until('the new feed has been tried', async () => (await status()).failures['address-refused'] === 1);
      const list = await json<{ url: string; last_error_code: string | null }[]>('feeds', 'list', '--json');
      expect(list.find(({ url }) => url.endsWith('/none.xml'))?.last_error_code).toBe('address-refused');
    });

    test('a second terminal exports beside it, and leaves no half of a file', async () => {
      const file = join(place.folder, 'claims.parquet');
      expect(await assay('export', 'claims', '--output', file)).toMatchObject({ code: 0, stdout: '' });
      expect((await parquetReadObjects({ file: await asyncBufferFromFile(file) })).length).toBeGreaterThan(150);
      const quotations = await assay('export', 'quotations', '--where', "speaker_kind = 'person'");
      expect(quotations.stdout).toMatch(/^mention_id,outlet,/);
      const refused = await assay('export', 'claims', '--where', 'colour = 1', '--output', join(place.folder, 'none.csv'));
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/colour.*\[query-failed\]\n {2}colour = 1\n {2}\^/s)]);
      expect((await readdir(place.folder)).filter((name) => name.startsWith('none'))).toEqual([]);
    });

    test('a newcomer follows a site, reads who says what, charts figures, and replays what failed', async () => {
      const here = async (...args: string[]) => {
        const done = await run([...args, '--data-dir', folder], environment());
        expect(done.code, done.stderr).toBe(0);
        return done;
      };
      const address = /Dashboard at (\S+?),/.exec(instance.stdout())?.[1];
      // The pages are asked whether it is time to look: a command for each time would take longer.
      const untilShown = (path: string, words: string) =>
        until(`${path} tells of ${words}`, async () => (await (await fetch(`${address}${path}`)).text()).includes(words));
      const [added] = JSON.parse((await here('feeds', 'add', site.origin, '--json')).stdout) as { feed_id: number }[]; // what the command is documented to print
      await untilShown('/claims.json?element=Tb', 'Ravi Lindqvist');
      await untilShown('/failures.json', '/late');
      const id = String(added?.feed_id);
      expect((await here('articles', 'list', '--feed', id)).stdout).toContain('Terbium falls again');
      expect((await here('claims', 'list', '--element', 'terbium', '--feed', id)).stdout).toContain('Ravi Lindqvist');
      const figures = "select outlet, low from news.figures where measure_name = 'price-change' order by reported_at, mention_id";
      expect((await here('sql', '--chart', figures)).stdout).toMatch(/^The Terbium Journal +22 {2}█/m);
      const pairs = 'select figure, outlet, earlier_figure, earlier_outlet from news.discrepancies order by mention_id, earlier_mention_id';
      expect((await here('sql', '--csv', pairs)).stdout.split('\n').length).toBeGreaterThan(2);
      const [broken] = JSON.parse((await here('feeds', 'add', site.brokenUrl, '--json')).stdout) as { feed_id: number }[]; // likewise
      await untilShown('/failures.json', '/broken.xml');
      expect((await here('feeds', 'show', String(broken?.feed_id))).stdout).toMatch(/500.*\[/);
      const failed = JSON.parse((await here('jobs', 'list', '--failed', '--json')).stdout) as { failure_id: number; url: string }[]; // likewise
      site.repair();
      await here('jobs', 'retry', String(failed.find(({ url }) => url.endsWith('/late'))?.failure_id));
      await untilShown('/articles.json', 'Terbium after all');
    });

    test('a second start names the holder and ends with its exit code', async () => {
      const second = await assay('start');
      expect(second.code).toBe(5);
      expect(second.stderr).toContain(`process ${instance.child.pid}`);
    });

    test('refuses what another program on this machine asks without the token', async () => {
      const address = /Dashboard at (\S+?),/.exec(instance.stdout())?.[1];
      expect((await fetch(`${address}/readyz`)).status).toBe(200);
      expect((await fetch(`${address}/operations/status`, { method: 'POST', body: '{}' })).status).toBe(401);
    });

    test('a writing statement is refused as news_reader', async () => {
      const refused = await assay('sql', 'delete from news.claims');
      expect(refused.code).toBe(1);
      expect(refused.stderr).toMatch(/\[query-(?:refused|failed)\]/);
    });
  });

  test('Ctrl-C while it reads ends it when the jobs in hand are finished, and says so', async () => {
    const apart = await scratchFolder();
    const instance = startProcess(['start', '--data-dir', apart.folder]);
    await until('it has begun to read', async () => instance.stderr().includes('Newsstand at'));
    const { code, stderr } = await instance.stop('SIGINT');
    expect(stderr).toContain('Stopping: running jobs are finished first.');
    expect(code).toBe(130);
    expect(existsSync(`${apart.folder}.lock`)).toBe(false);
    await apart.close();
  });

  test('an instance that was killed leaves nothing half done', async () => {
    const apart = await scratchFolder();
    const { folder: other } = apart;
    const killed = startProcess(['start', '--data-dir', other], { ASSAY_LOG_LEVEL: 'info' });
    const entriesRead = (): number =>
      [...killed.stderr().matchAll(/"new_entries":(\d+)/g)].reduce((sum, [, entries]) => sum + Number(entries), 0);
    // A feed that was being asked would rest for its interval, so as not to be asked twice.
    await until('its feeds are read', async () => entriesRead() === ARTICLES + 1);
    await killed.stop('SIGKILL');
    const healed = await run(['start', '--once', '--data-dir', other]);
    expect(healed.code, healed.stderr).toBe(0);
    const counts = JSON.parse((await run(['status', '--json', '--data-dir', other])).stdout) as Counts; // what the command is documented to print
    expect([counts.articles, counts.entries]).toEqual([ARTICLES, ARTICLES + 1]);
    await apart.close();
  });
});
