import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../store/embedded.ts';
import { migrate } from '../store/migrate.ts';
import { openPostgres } from '../store/postgres.ts';

/** What the suites are told about the engines at hand. */
export interface EngineAddresses {
  /** A closed data folder of the embedded engine with all tables and views and no rows, to be copied. */
  readonly embeddedTemplate: string;
  /** A server on which databases may be created; null when there is none. */
  readonly postgresUrl: string | null;
  /** The name of a database on it with all tables and views and no rows, to be copied. */
  readonly postgresTemplate: string;
  readonly redisUrl: string | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    engines: EngineAddresses;
  }
}

/** A server that was found or started. */
interface Server {
  readonly url: string;
  readonly note: 'given' | 'started';
  stop(): Promise<void>;
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

const START_WITHIN_MS = 30_000;
/** Engines without which the tests are not to pass, as on the machine that decides what lands. */
const REQUIRED = (process.env.REQUIRED_ENGINES ?? '').split(',');

function findProgram(name: string): string | null {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const newestFirst = versions.sort((left, right) => Number(right) - Number(left)).map((version) => `/usr/lib/postgresql/${version}/bin`);
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...newestFirst];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address !== 'object' || address === null) throw new Error('No free port was found');
  return address.port;
}

/** Postgres refuses to run as root; any other user will do. Null where there is none. */
function ownerForPostgres(): Owner | null {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

async function untilAnswering(what: string, isUp: () => Promise<unknown>, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + START_WITHIN_MS;
  for (;;) {
    try {
      await isUp();
      return;
    } catch (error) {
      if (child.exitCode !== null || performance.now() > deadline) throw new Error(`${what} did not start: ${output()}`, { cause: error });
      await delay(50);
    }
  }
}

/** Starts a server that ends with this process, however that ends. */
function startServer(program: string, args: readonly string[], owner: Owner) {
  const child = spawn(program, args, { ...owner, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-2000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const stop = async (): Promise<void> => {
    process.off('exit', end);
    if (child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    // For Postgres the fast way to stop, for Redis the usual one.
    child.kill('SIGINT');
    await ended;
  };
  return { child, output: () => output, stop };
}

async function askPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end();
  }
}

const POSTGRES_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', timezone: 'UTC' };

async function startPostgres(folder: string): Promise<Server | null> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, note: 'given', stop: async () => {} };
  const [initdb, postgres, owner] = [findProgram('initdb'), findProgram('postgres'), ownerForPostgres()];
  if (initdb === null || postgres === null || owner === null) return null;
  await mkdir(folder);
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const made = spawnSync(initdb, ['-D', data, '-U', 'assay', '--auth=trust', '--no-sync', '--locale=C', '--encoding=UTF8'], {
    ...owner,
    cwd: '/',
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const settings = Object.entries({ ...POSTGRES_SETTINGS, listen_addresses: '127.0.0.1', unix_socket_directories: folder });
  const args = ['-D', data, '-p', String(port), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = startServer(postgres, args, owner);
  const url = `postgres://assay@127.0.0.1:${port}/postgres`;
  await untilAnswering('Postgres', () => askPostgres(url), server.child, server.output);
  return { url, note: 'started', stop: server.stop };
}

async function askRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}

async function startRedis(): Promise<Server | null> {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, note: 'given', stop: async () => {} };
  const program = findProgram('redis-server');
  if (program === null) return null;
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--databases', '1000'];
  const server = startServer(program, [...args, '--maxmemory-policy', 'noeviction'], {});
  const url = `redis://127.0.0.1:${port}`;
  await untilAnswering('Redis', () => askRedis(url), server.child, server.output);
  return { url, note: 'started', stop: server.stop };
}

/** The first start of the embedded engine and the migrations take seconds, so suites copy a folder that has them behind it. */
async function makeEmbeddedTemplate(folder: string): Promise<string> {
  const database = await openEmbedded(folder, { address: null });
  await migrate(database).finally(() => database.close());
  return folder;
}

async function makePostgresTemplate(server: Server): Promise<{ readonly name: string; remove(): Promise<void> }> {
  const name = `assay_template_${process.pid}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create database ${name} template template0`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href, { maxConnections: 1 });
  await migrate(database).finally(() => database.close());
  return { name, remove: () => run(`drop database if exists ${name} with (force)`) };
}

function say(found: readonly (readonly [string, Server | null])[]): void {
  const there = found.flatMap(([name, server]) => (server === null ? [] : [`${name} (${server.note})`]));
  console.log(`engines: ${['embedded', ...there].join(', ')}`);
  for (const [name, server] of found) if (server === null) console.log(`${name}: not found, so its suites did not run`);
}

/** Engines that run, and how many projects of the test run still want them. */
interface Running {
  readonly addresses: EngineAddresses;
  readonly stop: () => Promise<void>;
  users: number;
}

declare global {
  /** vitest loads this file once for each project; the engines are started for the first and stopped after the last. */
  var assayEngines: Promise<Running> | undefined;
}

function refuseMissing(found: readonly (readonly [string, Server | null])[]): void {
  const missing = found.filter(([name, server]) => server === null && REQUIRED.includes(name)).map(([name]) => name);
  if (missing.length > 0) throw new Error(`REQUIRED_ENGINES names ${missing.join(', ')}, which is not there`);
}

async function startEngines(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-engines-'));
  // Another user's Postgres must reach its folder in here.
  await chmod(folder, 0o755);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.reverse()) await each();
    await rm(folder, { recursive: true, force: true });
    process.off('exit', remove);
  };
  const started = async (server: Promise<Server | null>): Promise<Server | null> => {
    const running = await server;
    if (running !== null) stops.push(running.stop);
    return running;
  };
  const postgresTemplate = async (server: Server | null): Promise<string> => {
    if (server === null) return '';
    const template = await makePostgresTemplate(server);
    if (server.note === 'given') stops.push(template.remove);
    return template.name;
  };
  const startBoth = async () => {
    const postgres = await started(startPostgres(join(folder, 'postgres')));
    return { postgres, template: await postgresTemplate(postgres) };
  };
  const [embedded, servers, redis] = await Promise.allSettled([
    makeEmbeddedTemplate(join(folder, 'embedded')),
    startBoth(),
    started(startRedis()),
  ]);
  try {
    if (embedded.status === 'rejected') throw embedded.reason;
    if (servers.status === 'rejected') throw servers.reason;
    if (redis.status === 'rejected') throw redis.reason;
    const found = [
      ['postgres', servers.value.postgres],
      ['redis', redis.value],
    ] as const;
    say(found);
    refuseMissing(found);
  } catch (error) {
    await stop();
    throw error;
  }
  const { postgres, template } = servers.value;
  const addresses = {
    embeddedTemplate: embedded.value,
    postgresUrl: postgres?.url ?? null,
    postgresTemplate: template,
    redisUrl: redis.value?.url ?? null,
  };
  return { addresses, stop, users: 0 };
}

/** Starts every engine that can be had, once for all suites; vitest calls what it returns at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  globalThis.assayEngines ??= startEngines();
  const running = await globalThis.assayEngines;
  running.users += 1;
  project.provide('engines', running.addresses);
  return async () => {
    running.users -= 1;
    if (running.users > 0) return;
    globalThis.assayEngines = undefined;
    await running.stop();
  };
}
