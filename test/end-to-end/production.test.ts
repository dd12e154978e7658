import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { type Newsstand, startNewsstand } from '../../fixtures/newsstand/server.ts';
import { openPostgres } from '../../store/postgres.ts';
import { scratchPostgresUrl, scratchRedisUrl } from '../engines.ts';
import { type Running, run, startProcess, until } from './processes.ts';

const ARTICLES = 36;
const root = join(import.meta.dirname, '..', '..');

interface Service {
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[] };
  readonly image?: string;
}

const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Readonly<Record<string, Service>>;
};
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

/** The servers that are at hand: Postgres alone keeps rows and jobs, with Redis beside it jobs go there. */
const profiles =
  inject('engines').postgresUrl === null
    ? []
    : [
        { name: 'Postgres alone', redis: false },
        ...(inject('engines').redisUrl === null ? [] : [{ name: 'Postgres and Redis', redis: true }]),
      ];

describe.each(profiles)('production on $name', ({ redis }) => {
  const closing: (() => Promise<unknown>)[] = [];
  const processes: Running[] = [];
  let newsstand: Newsstand;
  let environment: Record<string, string>;
  const assay = (...args: string[]) => run(args, environment);
  /** A service of docker-compose.yml as a plain process: its command, its environment with the addresses of the servers here. */
  const service = (name: string) => {
    const { command = [] } = compose.services[name] ?? {};
    const running = startProcess(command, environment);
    processes.push(running);
    return running;
  };

  beforeAll(async () => {
    newsstand = await startNewsstand();
    closing.push(() => newsstand.close());
    const postgres = await scratchPostgresUrl();
    closing.push(() => postgres.close());
    environment = { DATABASE_URL: postgres.url, ASSAY_ALLOW_HOSTS: new URL(newsstand.origin).host, ASSAY_FEED_CONCURRENCY: '2' };
    if (redis) {
      const server = await scratchRedisUrl();
      closing.push(() => server.close());
      environment.REDIS_URL = server.url;
    }
  });
  afterAll(async () => {
    await Promise.all(processes.map((running) => running.stop()));
    for (const close of closing.reverse()) await close();
  });

  test('a process on a database without its tables says what to run', async () => {
    const early = await assay('work');
    expect(early.code).toBe(1);
    expect(early.stderr).toContain('assay migrate');
  });

  test('from feed to rows through the very commands that compose names', async () => {
    const migrated = await service('migrate').finished;
    expect(migrated.code, migrated.stderr).toBe(0);
    expect((await assay('feeds', 'add', ...newsstand.feedUrls)).code).toBe(0);
    service('scheduler');
    service('scheduler');
    service('worker');
    service('worker');
    const web = service('web');
    const database = await openPostgres(environment.DATABASE_URL ?? '', { maxConnections: 1 });
    closing.push(() => database.close());
    await until('every article has its claims', async () => {
      const [counts] = await database.query<{ articles: number; waiting: number }>(COUNTS);
      return counts?.articles === ARTICLES && counts.waiting === 0;
    });
    const [row] = JSON.parse((await assay('sql', '--json', FOUND)).stdout) as { claims: number; outlets: number; wrong: number }[];
    expect(row?.claims).toBeGreaterThan(150);
    expect(row).toMatchObject({ outlets: 4, wrong: 0 });
    // Its line on stderr may come after the last claim: the workers do not wait for it.
    await until('HTTP listens', async () => /Dashboard at \S+/.test(web.stderr()));
    const address = /Dashboard at (\S+)/.exec(web.stderr())?.[1];
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect((await assay('doctor', '--quick')).code).toBe(0);
  });

  test('several schedulers and workers fetch each page once', () => {
    const pages = newsstand
      .requests()
      .filter(({ path, status }) => status === 200 && path !== '/robots.txt' && !newsstand.feedUrls.some((url) => url.endsWith(path)));
    const times = new Map<string, number>();
    for (const { path } of pages) times.set(path, (times.get(path) ?? 0) + 1);
    expect([...times].filter(([, count]) => count > 1)).toEqual([]);
  });

  test('a worker that is asked to stop ends by itself', async () => {
    const stopped = await Promise.all(processes.splice(0).map((running) => running.stop()));
    expect(stopped.map(({ code }) => code)).toEqual(stopped.map(() => 0));
  });
});

const COUNTS = `select (select count(*)::int from news.articles) as articles,
  (select count(*)::int from news.articles a where not exists (select from news.mentions m where m.revision_id = a.revision_id)) as waiting`;
const FOUND = `select (select count(*)::int from news.claims) as claims, (select count(distinct outlet)::int from news.claims) as outlets,
  (select count(*)::int from news.mentions m join news.revisions r using (revision_id) where substr(r.text, m.start_char + 1, m.end_char - m.start_char) <> m.text) as wrong`;

describe('docker-compose.yml and Dockerfile', () => {
  test('every service of ours waits for the migration, and that for the servers', () => {
    for (const name of ['scheduler', 'worker', 'web'])
      expect(compose.services[name]?.depends_on?.migrate?.condition, name).toBe('service_completed_successfully');
    for (const name of ['postgres', 'redis']) expect(compose.services.migrate?.depends_on?.[name]?.condition, name).toBe('service_healthy');
  });

  test('Postgres and Redis are pinned, checked, and keep every job', () => {
    for (const name of ['postgres', 'redis']) {
      expect(compose.services[name]?.image, name).toMatch(/:\d+\.\d+/);
      expect(compose.services[name]?.healthcheck?.test, name).toBeDefined();
    }
    const command = compose.services.redis?.command?.join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
  });

  test('passwords come from the environment', () => {
    expect(compose.services.worker?.environment.DATABASE_URL).toContain('${POSTGRES_PASSWORD:?');
    expect(compose.services.worker?.environment.REDIS_URL).toContain('${REDIS_PASSWORD:?');
  });

  test('the image has two stages, runs as another user than root, and checks itself', () => {
    expect(dockerfile.match(/^FROM /gm)).toHaveLength(2);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*"doctor", "--quick"/m);
    expect(dockerfile).toContain('ENTRYPOINT ["node", "dist/cli/main.js"]');
  });
});
