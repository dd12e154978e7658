import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { extractClaims } from '../../extract/extract-claims.ts';
import type { Database } from '../../store/database.ts';
import { openPostgres } from '../../store/postgres.ts';
import { connectQueues } from '../../workers/connection.ts';
import { openQueues, QUEUE_NAMES } from '../../workers/queues.ts';
import { type Running, run, startProcess, until } from '../end-to-end/processes.ts';
import { kept, passDay, type Site, whole } from '../growing-site.ts';
import { type RunningServer, startPostgres, startRedis } from '../servers.ts';
import { pause } from './rounds.ts';
import { openSteppedClock } from './stepped-clock.ts';
import { openWire, type Wire } from './wire.ts';

/** What an installation reads, and how it is known whether all of it was. */
export interface News {
  readonly feedUrls: readonly string[];
  /** What the program has to be allowed to reach. */
  readonly allowHosts: string;
  /** Further news come. */
  newDay(): void;
  /** What is missing, doubled or half-done in what a database holds of it. */
  faults(database: Database): Promise<readonly string[]>;
  close(): void;
}

/** The news of a growing site. */
export const newsOf = (site: Site): News => ({
  feedUrls: site.feedUrls,
  allowHosts: new URL(site.origin).host,
  newDay: site.newDay,
  faults: async (database) => {
    const [found, wanted] = [await kept(database), whole(site)].map((counts) => JSON.stringify(counts));
    return found === wanted ? [] : [`${found}, and not ${wanted}`];
  },
  close: site.close,
});

/** The compiled program in several processes, whose way to its servers leads over wires that can be cut. */
export interface Installation {
  readonly wires: { readonly postgres: Wire; readonly redis: Wire };
  /** The servers as they are now; what is started again takes the place of what was. */
  readonly servers: { postgres: RunningServer; redis: RunningServer };
  readonly processes: readonly Running[];
  /** Leads straight to the server, past the wire. */
  readonly database: Database;
  /** Kills a process and starts it anew. */
  restart(process: number): Promise<void>;
  startPostgresAgain(port?: number): Promise<void>;
  startRedisAgain(): Promise<void>;
  /** Sets the clock of all processes, and of no server, to so many milliseconds ahead of the true time. */
  setClock(aheadMs: number): void;
  /** A client of the server, straight to it. */
  client(): Promise<pg.Client>;
  /** News come, and it is a day later, so that everything is asked for. */
  newDay(): Promise<void>;
  /** Current revisions whose rows are not what their text gives: half-written, written twice, or of another text. */
  unlikeTheirText(): Promise<readonly number[]>;
  /** Lets days pass until all that there is to read is stored, once and whole. */
  settle(withinMs?: number): Promise<void>;
  close(): Promise<void>;
}

const COMMANDS: readonly (readonly string[])[] = [['schedule'], ['work'], ['work']];
/** Longer than a job takes, and shorter than anybody wants to wait for a test. */
const IMPATIENT = { ASSAY_DATABASE_TIMEOUT_SECONDS: '2', ASSAY_LOCK_SECONDS: '3' };
const SETTINGS = { max_connections: '60', superuser_reserved_connections: '3' };

/** Jobs that wait for another attempt are due at once. */
async function promoteAll(database: Database, redisUrl: string): Promise<void> {
  const connection = await connectQueues({ redisUrl, database });
  const queues = openQueues(connection);
  try {
    const delayed = (await Promise.all(QUEUE_NAMES.map((name) => queues.raw[name].getDelayed()))).flat();
    await Promise.allSettled(delayed.filter(({ name }) => name !== 'tick').map((job) => job.promote()));
  } finally {
    await queues.close();
    await connection.close();
  }
}

/**
 * Current revisions whose rows are not what their text gives: half-written, written twice, or of another text.
 *
 * @param wanted - What was found out of texts before, for they do not change.
 */
export async function unlikeTheirText(database: Database, wanted = new Map<number, string>()): Promise<readonly number[]> {
  const revisions = await database.query<{ id: number; text: string; title: string | null; published: string | null; rows: unknown }>(
    `select r.id, r.text, r.title, r.published,
       json_build_object(
         'claims', (select count(*)::int from news_private.claim c where c.revision_id = r.id),
         'mentions', (select count(*)::int from news_private.mention m where m.revision_id = r.id)) as rows
     from news_private.revision r
     join news_private.article a on a.current_revision_id = r.id
     order by r.id`,
  );
  const isUnlike = ({ id, text, title, published, rows }: (typeof revisions)[number]): boolean => {
    if (!wanted.has(id)) {
      const { claims, mentions } = extractClaims({ text, title, published, url: null, language: 'en' });
      wanted.set(id, JSON.stringify({ claims: claims.length, mentions: mentions.length }));
    }
    return JSON.stringify(rows) !== wanted.get(id);
  };
  return revisions.filter(isUnlike).map(({ id }) => id);
}

async function startServers(folder: string) {
  const [postgres, redis] = await Promise.all([startPostgres(join(folder, 'postgres'), { settings: SETTINGS }), startRedis()]);
  if (postgres === null || redis === null) throw new Error('There is no Postgres or Redis here; look for them first');
  return { postgres, redis };
}

/** What an installation is made of, besides its servers. */
export interface InstallationParts {
  readonly news: News;
  readonly commands?: readonly (readonly string[])[];
  readonly settings?: Readonly<Record<string, string>>;
  /** Where its processes run, by their number, and how they reach what they need from there; here where it is left out. */
  readonly place?: (ports: { readonly postgres: number; readonly redis: number }) => Promise<readonly Place[]>;
}

/** A place for processes. */
export interface Place {
  readonly behind: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

/** Starts servers, wires and processes, and has the feeds followed. */
export async function openInstallation({ news, commands = COMMANDS, settings = {}, place }: InstallationParts): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-faults-'));
  await chmod(folder, 0o755);
  const servers = await startServers(folder);
  const wires = { postgres: await openWire(servers.postgres.port), redis: await openWire(servers.redis.port) };
  const clock = openSteppedClock(folder);
  const environment = {
    ...IMPATIENT,
    ...clock.environment,
    DATABASE_URL: `postgres://assay@127.0.0.1:${wires.postgres.port}/postgres`,
    REDIS_URL: `redis://127.0.0.1:${wires.redis.port}`,
    ASSAY_ALLOW_HOSTS: news.allowHosts,
    ...settings,
  };
  for (const args of [['migrate'], ['feeds', 'add', '--no-look', ...news.feedUrls]]) {
    const done = await run(args, environment);
    if (done.code !== 0) throw new Error(`assay ${args[0]} failed: ${done.stderr}`);
  }
  const places = (await place?.({ postgres: wires.postgres.port, redis: wires.redis.port })) ?? [];
  const start = (index: number): Running => {
    const { behind = [], settings: there = {} } = places[index] ?? {};
    return startProcess(commands[index] ?? [], { ...environment, ...there }, undefined, behind);
  };
  const processes = commands.map((_, index) => start(index));
  // A process that finds no server when it starts ends and says so: only what works is to go on through a fault.
  await until('all processes work', async () => processes.every((each) => /process\.started|Dashboard at/.test(each.stderr())));
  let database = await openPostgres(servers.postgres.url, { maxConnections: 2 });
  const wanted = new Map<number, string>();
  const settle = async (withinMs = 60_000): Promise<void> => {
    const end = performance.now() + withinMs;
    for (let look = 1; ; look += 1) {
      const faults = await news.faults(database).catch((error: unknown) => [String(error)]);
      if (faults.length === 0) return;
      if (performance.now() > end) throw new Error(`not whole: ${faults.join('; ')}`);
      await pause(200);
      // Whoever has lost a job looks for it after minutes, and tries again after some: both may have passed by now.
      if (look % 10 === 0) await Promise.allSettled([passDay(database), promoteAll(database, servers.redis.url)]);
    }
  };
  return {
    wires,
    servers,
    processes,
    get database() {
      return database;
    },
    async restart(index) {
      await processes[index]?.stop('SIGKILL');
      processes[index] = start(index);
    },
    async startPostgresAgain(port = servers.postgres.port) {
      const again = await startPostgres(join(folder, 'postgres'), { port, settings: SETTINGS });
      if (again === null) throw new Error('Postgres did not start again');
      servers.postgres = again;
      await database.close();
      database = await openPostgres(again.url, { maxConnections: 2 });
    },
    async startRedisAgain() {
      const again = await startRedis({ port: servers.redis.port });
      if (again === null) throw new Error('Redis did not start again');
      servers.redis = again;
    },
    setClock: clock.set,
    async client() {
      const client = new pg.Client({ connectionString: servers.postgres.url });
      client.on('error', () => {});
      await client.connect();
      return client;
    },
    async newDay() {
      news.newDay();
      await passDay(database);
    },
    unlikeTheirText: () => unlikeTheirText(database, wanted),
    settle,
    async close() {
      await Promise.all(processes.map((each) => each.stop('SIGKILL')));
      await database.close();
      news.close();
      await Promise.all([wires.postgres.close(), wires.redis.close()]);
      await Promise.all([servers.postgres.stop(), servers.redis.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
