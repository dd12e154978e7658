import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { packageRoot } from '../store/package-root.ts';

/** Pictures of the dashboard for the documentation, taken of an instance that has read the newsstand: npx tsx docs/take-screenshots.ts */
const FOLDER = join(packageRoot, 'docs', 'screenshots');
const PORT = 4319;
const ADDRESS = `http://127.0.0.1:${PORT}`;
const READ_WITHIN_MS = 180_000;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** What is done on the page before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

async function pathOf(list: string, words: string): Promise<string> {
  const { articles } = (await (await fetch(`${ADDRESS}/articles.json?q=${words}`)).json()) as { articles: { article_id: number }[] }; // the page's shape
  return `${list}/${articles[0]?.article_id}`;
}

const CHART = `select outlet, count(*) as claims
from news.claims
where speaker_kind = 'anonymous'
group by outlet
order by claims desc, outlet`;

const pictures = async (): Promise<readonly Picture[]> => [
  { name: 'overview', path: '/' },
  { name: 'claims', path: '/claims?tag=export-control' },
  {
    name: 'article',
    path: await pathOf('/articles', 'graphite+duties'),
    prepare: (page) => page.locator('mark.percentage').first().focus(),
  },
  { name: 'elements', path: '/elements?weeks=12', height: 700 },
  { name: 'element', path: '/elements/W', height: 980 },
  { name: 'discrepancies', path: '/discrepancies', scheme: 'dark' },
  { name: 'sql', path: `/sql?${new URLSearchParams({ q: CHART, x: 'outlet', y: 'claims' })}`, height: 820 },
  { name: 'phone', path: '/claims?element=Dy', width: 390, height: 780 },
];

/** Whether both editions of the newsstand have been read. */
async function isRead(): Promise<boolean> {
  try {
    const { articles } = (await (await fetch(`${ADDRESS}/articles.json`)).json()) as { articles: { revisions: number }[] }; // the page's shape
    const { queues } = (await (await fetch(`${ADDRESS}/overview.json`)).json()) as {
      queues: Record<string, { waiting: number; active: number }>;
    }; // the page's shape
    return articles.some(({ revisions }) => revisions > 1) && Object.values(queues).every(({ waiting, active }) => waiting + active === 0);
  } catch {
    return false; // it has not started yet
  }
}

async function untilRead(program: ChildProcess): Promise<void> {
  for (const until = Date.now() + READ_WITHIN_MS; !(await isRead()); await delay(500))
    if (Date.now() > until || program.exitCode !== null) throw new Error('The newsstand was not read in time.');
}

async function take(): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  await mkdir(FOLDER, { recursive: true });
  for (const { name, path, width = 1200, height = 760, scheme = 'light', prepare } of await pictures()) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
    await page.goto(`${ADDRESS}${path}`);
    await prepare?.(page);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    await page.close();
  }
  await browser.close();
}

const folder = await mkdtemp(join(tmpdir(), 'assay-screenshots-'));
const program = spawn(process.execPath, ['dist/cli/main.js', 'start', '--data-dir', join(folder, 'data'), '--port', String(PORT)], {
  cwd: packageRoot,
  stdio: 'ignore',
});
try {
  await untilRead(program);
  await take();
} finally {
  program.kill('SIGTERM');
  if (program.exitCode === null) await new Promise((resolve) => program.once('exit', resolve));
  await rm(folder, { recursive: true, force: true });
}
