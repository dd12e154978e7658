import { pino } from 'pino';
import { fetchUrl } from '../../dist/ingest/fetch-url.js';
import { parseFeed } from '../../dist/ingest/parse-feed.js';
import { readConfig } from '../../dist/workers/config.js';
import { connectQueues } from '../../dist/workers/connection.js';
import { extractRevision } from '../../dist/workers/jobs/extract-claims.js';
import { fetchArticle } from '../../dist/workers/jobs/fetch-article.js';
import { refreshFeed } from '../../dist/workers/jobs/refresh-feed.js';
import { openQueues, openWorker } from '../../dist/workers/queues.js';
import { jobsAtOnce, linkTogether } from '../../dist/workers/supervisor.js';
import { openClaimsExtractor } from '../../dist/workers/threads/claims-extractor.js';
import { openPageReader } from '../../dist/workers/threads/page-reader.js';

const seconds = async (work) => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
};

/** Does something with each of a list, so many at once. */
async function eachOf(list, atOnce, work) {
  const waiting = [...list];
  const lane = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** The seconds that each stage takes by itself, all articles one after the other stage: no queue, nothing that overlaps. */
export async function measureStages(database, environment) {
  const { config } = readConfig({}, environment, '/nonexistent');
  const [entries, revisions] = [[], []];
  const extractor = openClaimsExtractor({ size: config.ASSAY_CLAIMS_CONCURRENCY, deadlineMs: 60_000 });
  const pages = openPageReader();
  const context = {
    database,
    config,
    jobs: {
      refreshFeed: async () => {},
      fetchArticle: async (jobs) => void entries.push(...jobs.map(({ entryId }) => entryId)),
      extractClaims: async (jobs) => void revisions.push(...jobs.map(({ revisionId }) => revisionId)),
    },
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    askRobots: async () => {},
    readSecret: () => null,
    takeTurn: async () => ({ end: async () => {} }),
    readFeed: parseFeed,
    fetch: fetchUrl,
    readPage: pages.read,
    extract: extractor.read,
    link: linkTogether(database),
  };
  try {
    const feeds = await database.query('select id from news_private.feed order by id');
    for (const { id } of feeds) await refreshFeed(context, id);
    return {
      'fetch, read and store the page': await seconds(() => eachOf(entries, jobsAtOnce(config).article, (id) => fetchArticle(context, id))),
      'extract, store and link the claims': await seconds(() =>
        eachOf(revisions, jobsAtOnce(config).claims, (id) => extractRevision(context, id)),
      ),
    };
  } finally {
    await Promise.all([pages.close(), extractor.close()]);
  }
}

/** Processor seconds that the queue takes for a job in which nothing is done. */
export async function measureQueue(database, redisUrl, jobs = 4000) {
  const connection = await connectQueues({ redisUrl, database });
  const queues = openQueues(connection);
  const before = process.cpuUsage();
  let done = 0;
  const { promise, resolve, reject } = withResolvers();
  const count = async () => {
    done += 1;
    if (done === jobs) resolve();
  };
  const worker = await openWorker(connection, 'claims', count, { concurrency: 8, onError: reject });
  for (let id = 1; id <= jobs; id += 1) await queues.extractClaims([{ revisionId: id, versions: 'bench' }]);
  await promise;
  const { user, system } = process.cpuUsage(before);
  await worker.close();
  await queues.close();
  await connection.close();
  return (user + system) / 1e6 / jobs;
}

/** Promise.withResolvers, which the oldest supported Node lacks. */
function withResolvers() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}
