import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { openEmbedded } from '../dist/store/embedded.js';
import { openPostgres } from '../dist/store/postgres.js';
import { writePages } from './inputs.mjs';
import { runProgram, startProgram, watch } from './pipeline/program.mjs';
import { measureQueue, measureStages } from './pipeline/stages.mjs';
import { writeTable } from './print.mjs';

/** The embedded database takes several times as long, and as long for each. */
const EMBEDDED_FEEDS = 3;
/** What an article goes through: its page and its claims. */
const JOBS_AN_ARTICLE = 2;
const READ = `select count(*) filter (where extraction_key is not null)::int as read,
  extract(epoch from (select max(extracted_at) from news_private.extraction) - min(fetched_at))::float8 as seconds
  from news_private.revision`;

async function openSite(folder, articles) {
  writePages(folder);
  const child = fork(join(import.meta.dirname, 'pipeline', 'site.mjs'), [folder, String(articles)]);
  process.once('exit', () => child.kill());
  const [{ port, feeds }] = await once(child, 'message');
  const origin = `http://127.0.0.1:${port}`;
  const feedUrls = Array.from({ length: feeds }, (_, feed) => `${origin}/feed/${feed}`);
  return { environment: { ASSAY_ALLOW_HOSTS: '127.0.0.0/24' }, feedUrls, close: () => child.kill() };
}

/** Does some work on a database of its own, in which the site's feeds are followed. */
async function withDatabase(server, site, name, work) {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const environment = { ...site.environment, DATABASE_URL: url.href };
  try {
    await runProgram(['migrate'], environment);
    await runProgram(['feeds', 'add', '--no-look', ...site.feedUrls], environment);
    const database = await openPostgres(url.href, { maxConnections: 10 });
    return await work(database, environment).finally(() => database.close());
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

/** The whole pipeline on Postgres and Redis, with so many processes that work. */
function runProduction({ server, redis, site, articles }, processes) {
  return withDatabase(server, site, `assay_bench_pipeline_${processes}`, async (database, { ...environment }) => {
    environment.REDIS_URL = redis;
    const workers = Array.from({ length: processes }, () => startProgram(['work'], environment));
    const programs = [...workers, startProgram(['schedule'], environment)];
    try {
      const used = await watch(workers, async () => (await database.query(READ))[0].read / articles);
      const [{ seconds }] = await database.query(READ);
      return { seconds, ...used };
    } finally {
      await Promise.all(programs.map((program) => program.end()));
    }
  });
}

/** The whole pipeline in one process with its own database, on the first few feeds of the site. */
async function runEmbedded({ site, folder }) {
  const feedUrls = site.feedUrls.slice(0, EMBEDDED_FEEDS);
  const environment = { ...site.environment, ASSAY_DATA_DIR: join(folder, 'data'), DATABASE_URL: '', REDIS_URL: '' };
  await runProgram(['feeds', 'add', '--no-look', ...feedUrls], environment);
  const program = startProgram(['start', '--once', '--no-newsstand'], environment);
  let isOver = false;
  program.ended.then(() => {
    isOver = true;
  });
  const used = await watch([program], async () => (isOver ? 1 : 0));
  const database = await openEmbedded(environment.ASSAY_DATA_DIR, { address: null });
  const [{ seconds }] = await database.query(READ);
  await database.close();
  return { seconds, ...used, articles: feedUrls.length * 100 };
}

/** Pages of real length from a site on loopback to claims in Postgres, against each stage by itself and in other profiles. */
export async function benchPipeline({ folder, runs }) {
  const { DATABASE_URL: server, REDIS_URL: redis } = process.env;
  if (!server || !redis) throw new TypeError('the suite pipeline wants a Postgres server in DATABASE_URL and an empty Redis in REDIS_URL');
  const client = new Redis(redis);
  if ((await client.dbsize()) > 0) {
    await client.quit();
    throw new TypeError('the Redis of REDIS_URL is not empty: name another database of it, such as redis://…/9');
  }
  const articles = runs * 100;
  const site = await openSite(folder, articles);
  const on = { server, redis, site, articles, folder };
  try {
    const cleared = async (work) => work().finally(() => client.flushdb());
    const stages = await withDatabase(server, site, 'assay_bench_pipeline_stages', measureStages);
    const one = await cleared(() => runProduction(on, 1));
    const two = await cleared(() => runProduction(on, 2));
    const queueSeconds = await cleared(() =>
      withDatabase(server, site, 'assay_bench_pipeline_queue', (database) => measureQueue(database, redis)),
    );
    const embedded = await runEmbedded(on);
    return resultOf(articles, { stages, one, two, queueSeconds, embedded });
  } finally {
    site.close();
    await client.quit();
  }
}

function resultOf(articles, { stages, one, two, queueSeconds, embedded }) {
  const alone = Object.entries(stages).map(([name, seconds]) => ({ name: `alone: ${name}`, seconds }));
  const whole = [
    { name: 'one process on Postgres and Redis', ...one },
    { name: 'two processes', ...two },
    { name: 'one process with its own database', ...embedded },
  ];
  const slowest = Math.max(...alone.map(({ seconds }) => seconds));
  const rateOf = ({ seconds, articles: read = articles }) => read / seconds;
  return {
    about: `${articles} articles on pages of 60 and 100 KiB`,
    rows: [...alone, ...whole].map((row) => ({ ...row, rate: rateOf(row) })),
    targets: [
      { what: 'articles a second, one process', value: articles / one.seconds, limit: 100 },
      { what: 'slowest stage alone, as a share of the whole way', value: slowest / one.seconds, limit: 0.7 },
      { what: 'two processes, times one', value: one.seconds / two.seconds, limit: 1.7 },
      { what: 'own database, times Postgres and Redis', value: rateOf(embedded) / rateOf(one), limit: 0.4 },
      {
        what: "the queue's share of an article's processor time",
        value: (queueSeconds * JOBS_AN_ARTICLE * articles) / one.cpuSeconds,
        limit: 0.05,
        below: true,
      },
      { what: 'memory at the end, times that after a tenth', value: one.lateMib / one.earlyMib, limit: 1.15, below: true },
      { what: 'MiB of a worker', value: one.lateMib, limit: 400, below: true },
    ],
  };
}

/** Writes the figures as a table. */
export function printPipeline({ rows }) {
  const number = (value, digits = 1) => (value === undefined ? '' : value.toFixed(digits));
  writeTable(rows, [
    ['', ({ name }) => name],
    ['seconds', ({ seconds }) => number(seconds)],
    ['articles/s', ({ rate }) => number(rate)],
    ['CPU s', ({ cpuSeconds }) => number(cpuSeconds)],
    ['MiB after 1/10', ({ earlyMib }) => number(earlyMib, 0)],
    ['MiB at the end', ({ lateMib }) => number(lateMib, 0)],
  ]);
}
