import { get } from 'node:http';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { extractionVersions } from '../dist/extract/extract-claims.js';
import { migrate } from '../dist/store/migrate.js';
import { openPostgres } from '../dist/store/postgres.js';
import { seedClaims } from '../dist/store/seed/seed-claims.js';
import { startServer } from '../dist/web/server.js';
import { writeTable } from './print.mjs';

const CLAIMS = Number(process.env.BENCH_CLAIMS ?? 1_000_000);
const UNTIL = new Date('2026-11-30T00:00:00Z');
const MOST_MS = 100;
const MOST_BYTES = 60 * 1024;
const ELEMENTS = ['Dy', 'Nd', 'Ga', 'Ge', 'Co', 'Li', 'W', 'Sb'];
const TAGS = ['tariff', 'export-control', 'price', 'mining'];

/** Addresses of each page, turn and turn about, so that not one answer is given again and again. */
const pagesOf = ({ claim, article, speaker }) => ({
  overview: ['/'],
  claims: ['/claims', '/claims?page=2', '/claims?page=3'],
  'claims of an element': ELEMENTS.map((element) => `/claims?element=${element}`),
  'claims of a tag': TAGS.map((tag) => `/claims?tag=${tag}`),
  'claims by words': ['/claims?q=gallium+licence', '/claims?q=cobalt+quota', '/claims?q=%22export+licence%22'],
  'claims of a week': ['/claims?week=2026-11-16', '/claims?week=2026-06-01'],
  claim: [0, 1, 2, 3].map((step) => `/claims/${claim - step}`),
  articles: ['/articles', '/articles?page=2'],
  article: [0, 1, 2, 3].map((step) => `/articles/${article - step}`),
  elements: ['/elements'],
  element: ELEMENTS.map((element) => `/elements/${element}`),
  speakers: ['/speakers'],
  speaker: [`/speaker?${new URLSearchParams({ name: speaker })}`],
  discrepancies: ['/discrepancies', '/discrepancies?page=2'],
  deadlines: ['/deadlines?from=2026-11-30', '/deadlines?from=2026-10-01'],
  sql: ['/sql', `/sql?${new URLSearchParams({ q: 'select outlet, text from news.claims order by reported_at desc, claim_id limit 50' })}`],
  feeds: ['/feeds'],
  failures: ['/failures'],
});

/** A corpus that was made before (BENCH_DATABASE_URL), or one that is made for this and dropped. */
async function openCorpus() {
  const made = process.env.BENCH_DATABASE_URL;
  if (made) {
    const database = await openPostgres(made);
    return { database, close: () => database.close() };
  }
  const admin = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await admin.connect();
  const name = `assay_bench_web_${process.pid}`;
  await admin.query(`create database ${name}`);
  const url = new URL(process.env.DATABASE_URL);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href);
  await migrate(database);
  await seedClaims(database, { claims: CLAIMS, versions: extractionVersions(), until: UNTIL });
  await database.query('analyze');
  const close = async () => {
    await database.close();
    await admin.query(`drop database ${name}`);
    await admin.end();
  };
  return { database, close };
}

/** Milliseconds until a page has come whole, and its bytes on the wire. */
function load(address) {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    get(address, { headers: { accept: 'text/html', 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (piece) => {
        bytes += piece.length;
      });
      response.on('end', () => resolve({ ms: performance.now() - from, bytes, status: response.statusCode }));
    }).on('error', reject);
  });
}

async function measurePage(origin, [name, paths], runs) {
  for (const path of paths) await load(`${origin}${path}`);
  const loads = [];
  for (let run = 0; run < runs; run += 1) loads.push(await load(`${origin}${paths[run % paths.length]}`));
  const failed = loads.filter(({ status }) => status !== 200).length;
  const times = loads.map(({ ms }) => ms).sort((one, other) => one - other);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { name, median: at(0.5), p95: at(0.95), bytes: Math.max(...loads.map(({ bytes }) => bytes)), failed };
}

/** Measures every page of the dashboard over a corpus of synthetic claims on Postgres. */
export async function benchWeb({ runs }) {
  if (!process.env.DATABASE_URL && !process.env.BENCH_DATABASE_URL) throw new TypeError('web wants a Postgres server in DATABASE_URL');
  const { database, close } = await openCorpus();
  const server = await startServer({ host: '127.0.0.1', port: 0, token: null });
  try {
    const operations = { database, now: () => new Date(), sqlTimeoutMs: 30_000, tickNow: async () => false };
    server.ready({ operations, trouble: async () => null });
    const [some] = await database.query(
      `select max(claim_id) as claim, max(article_id) as article, (array_agg(speaker) filter (where speaker is not null))[1] as speaker
       from (select claim_id, article_id, speaker from news.claims order by reported_at desc limit 100) as latest`,
    );
    const [{ count }] = await database.query('select count(*) as count from news_private.claim');
    const pages = [];
    for (const page of Object.entries(pagesOf(some))) pages.push(await measurePage(server.address, page, runs));
    const targets = pages.flatMap(({ name, p95, bytes }) => [
      { what: `${name}, p95 in ms`, value: p95, limit: MOST_MS, below: true },
      { what: `${name}, KiB on the wire`, value: bytes / 1024, limit: MOST_BYTES / 1024, below: true },
    ]);
    return { about: `${count} claims, ${runs} loads of each page after one of each address`, pages, targets };
  } finally {
    await server.close();
    await close();
  }
}

/** Writes what was measured. */
export function printWeb({ pages }) {
  writeTable(pages, [
    ['page', ({ name }) => name],
    ['median ms', ({ median }) => median.toFixed(0)],
    ['p95 ms', ({ p95 }) => p95.toFixed(0)],
    ['KiB', ({ bytes }) => (bytes / 1024).toFixed(1)],
    ['not 200', ({ failed }) => String(failed)],
  ]);
}
