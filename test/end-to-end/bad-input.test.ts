import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, scratch } from './processes.ts';

const SENTENCE =
  'Prices of dysprosium oxide rose 12 per cent in October, traders in Rotterdam said, after two smelters closed for repairs. ';
const page = (body: string, charset = 'utf-8') => ({
  type: `text/html; charset=${charset}`,
  body: `<!doctype html><html lang="en"><title>A page</title><body><article><h1>A page</h1>${body}</article></body></html>`,
});
const CHINESE = '中国商务部周四表示，将对七种稀土元素实施出口管制。分析人士认为，这一措施将影响全球供应链。'.repeat(8);

/** What each address answers: nothing that a reader of news does not meet. */
const PAGES: Readonly<Record<string, { readonly type: string; readonly body: string | Buffer }>> = {
  '/good': page(`<p>${SENTENCE}</p><p>${SENTENCE.replace('October', 'September')}</p>`),
  '/empty': { type: 'text/html', body: '' },
  '/pdf': {
    type: 'application/pdf',
    body: Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1'),
  },
  '/huge': { type: 'text/html', body: Buffer.alloc(50 * 2 ** 20, 'a') },
  '/charset': page(`<p>${SENTENCE}</p><p>${SENTENCE.replace('October', 'August')}</p>`, 'x-martian-7'),
  '/no-text': page('<nav><a href="/">Home</a></nav><img src="a.jpg">'),
  '/chinese': page(`<p>${CHINESE}</p>`),
  '/page-for-a-feed': page(`<p>${SENTENCE}</p>`),
};

const feedOf = (
  origin: string,
) => `<?xml version="1.0"?><rss version="2.0"><channel><title>Odd things</title><link>${origin}</link><description/>
${['good', 'empty', 'pdf', 'huge', 'charset', 'no-text', 'chinese', 'gone-missing'].map((name) => `<item><title>${name}</title><link>${origin}/${name}</link><guid isPermaLink="false">${name}</guid></item>`).join('\n')}
</channel></rss>`;

function serve(): Promise<{ server: Server; origin: string }> {
  let origin = '';
  const server = createServer((request, response) => {
    const answer = request.url === '/feed' ? { type: 'application/rss+xml', body: feedOf(origin) } : PAGES[request.url ?? ''];
    if (request.url === '/broken') response.writeHead(500).end();
    else if (!answer) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': answer.type }).end(answer.body);
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      resolve({ server, origin });
    }),
  );
}

describe('what goes wrong is told once, in words, and the rest goes on', () => {
  let place: Awaited<ReturnType<typeof scratch>>;
  let site: Awaited<ReturnType<typeof serve>>;
  let rows: { code: string; message: string; subject: string }[];
  let environment: Record<string, string>;
  const assay = (...args: string[]) => run(args, environment);

  beforeAll(async () => {
    place = await scratch();
    site = await serve();
    environment = { ASSAY_DATA_DIR: join(place.folder, 'data'), ASSAY_ALLOW_HOSTS: new URL(site.origin).host, ASSAY_HOST_SPACING_MS: '20' };
    const added = await assay(
      'feeds',
      'add',
      `${site.origin}/feed`,
      `${site.origin}/broken`,
      `${site.origin}/page-for-a-feed`,
      'http://127.0.0.1:1/closed',
    );
    expect(added.code, added.stderr).toBe(0);
    const read = await assay('start', '--once', '--no-newsstand');
    expect(read.code, read.stderr).toBe(0);
    rows = JSON.parse((await assay('sql', '--json', 'select code, message, subject from news.failures order by failure_id')).stdout);
  });
  afterAll(async () => {
    site.server.closeAllConnections();
    site.server.close();
    await place.close();
  });

  test.each([
    ['an article of 0 bytes', 'empty-article', '/empty'],
    ['a PDF', 'not-an-article', '/pdf'],
    ['50 MB', 'too-large', '/huge'],
    ['a page without a text', 'empty-article', '/no-text'],
    ['a text in Chinese', 'language-unsupported', '/chinese'],
    ['a page that is not there', 'not-found', '/gone-missing'],
    ['a feed whose server fails', 'http-status', '/broken'],
    ['a page instead of a feed', 'not-a-feed', '/page-for-a-feed'],
    ['an address that may not be fetched', 'address-refused', '127.0.0.1'],
  ])('%s becomes a failure that names its address', (_, code, address) => {
    const [row] = rows.filter((failure) => failure.code === code && failure.message.includes(address));
    expect(row?.message, JSON.stringify(rows, null, 1)).toMatch(/\s\S+\s/);
  });

  test('an unknown charset costs nothing, and good articles have their claims', async () => {
    const claims = JSON.parse((await assay('sql', '--json', 'select url, text from news.claims')).stdout) as {
      url: string;
      text: string;
    }[];
    expect(new Set(claims.map(({ url }) => new URL(url).pathname))).toEqual(new Set(['/good', '/charset']));
  });

  test('a text in another language is stored, with its language', async () => {
    const [row] = JSON.parse(
      (await assay('sql', '--json', "select language, length(text) as characters from news.revisions where language <> 'en'")).stdout,
    ) as { language: string; characters: number }[];
    expect(row?.language).toMatch(/^zh/);
    expect(row?.characters).toBeGreaterThan(100);
  });

  test('a wrong DATABASE_URL is named without its password', async () => {
    const wrong = await run(['status'], { DATABASE_URL: 'postgres://someone:hunter2@127.0.0.1:1/none' });
    expect(wrong.code).toBe(5);
    expect(wrong.stderr).toMatch(/127\.0\.0\.1:1 .*\[database-unreachable\]/s);
    expect(wrong.stderr).not.toContain('hunter2');
  });

  test('a data folder that cannot be made is named', async () => {
    const file = join(place.folder, 'a-file');
    await writeFile(file, '');
    const unwritable = await run(['status'], { ASSAY_DATA_DIR: join(file, 'data') });
    expect(unwritable.code).toBe(5);
    expect(unwritable.stderr).toMatch(/\[folder-unwritable\]/);
  });

  test('a folder that holds other things is left alone', async () => {
    const folder = join(place.folder, 'pictures');
    await mkdir(folder);
    await writeFile(join(folder, 'holiday.jpg'), 'x');
    await chmod(folder, 0o755);
    const unusable = await run(['status'], { ASSAY_DATA_DIR: folder });
    expect([1, 5]).toContain(unusable.code);
    expect(unusable.stderr).toContain('holiday.jpg');
  });

  test('a port in use is named, with what to do', async () => {
    const taken = await run(['start', '--once'], { ASSAY_DATA_DIR: join(place.folder, 'other'), ASSAY_PORT: new URL(site.origin).port });
    expect(taken.code).toBe(1);
    expect(taken.stderr).toMatch(/Port \d+ of 127\.0\.0\.1 is in use.*ASSAY_PORT/);
  });

  test('a line that is no JSON is answered, and the next one too', async () => {
    const answered = await run(
      ['extract', '--jsonl'],
      {},
      `not json\n${JSON.stringify({ id: 2, text: SENTENCE, published: '2026-11-02' })}\n[]\n{"id":4}\n`,
    );
    expect(answered.code).toBe(0);
    const answers = answered.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; error?: { code: string }; claims?: unknown[] });
    expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([
      [null, 'not-json'],
      [2, undefined],
      [null, 'bad-request'],
      [4, 'bad-request'],
    ]);
    expect(Object.keys(answers[1] ?? {})).toEqual([
      'id',
      'title',
      'author',
      'published',
      'language',
      'text',
      'charset',
      'repairs',
      'mentions',
      'claims',
    ]);
    expect(answers[1]?.claims).toHaveLength(1);
  });

  test('threads answer in the order of the lines', async () => {
    const lines = Array.from({ length: 40 }, (_, id) => JSON.stringify({ id, text: SENTENCE.repeat(1 + ((id * 7) % 5)) }));
    const [one, two] = await Promise.all([
      run(['extract', '--jsonl'], {}, `${lines.join('\n')}\n`),
      run(['extract', '--jsonl', '--workers', '2'], {}, `${lines.join('\n')}\n`),
    ]);
    expect(two.stdout).toBe(one.stdout);
    expect(one.stdout.trim().split('\n')).toHaveLength(40);
  });
});
