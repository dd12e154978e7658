import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../store/embedded.ts';
import { migrate } from '../store/migrate.ts';
import { openPostgres } from '../store/postgres.ts';
import { type RunningServer, startPostgres, startRedis } from './servers.ts';

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

/** Engines without which the tests are not to pass, as on the machine that decides what lands. */
const REQUIRED = (process.env.REQUIRED_ENGINES ?? '').split(',');

async function givenOr(url: string | undefined, start: () => Promise<RunningServer | null>): Promise<Server | null> {
  if (url) return { url, note: 'given', stop: async () => {} };
  const server = await start();
  return server === null ? null : { url: server.url, note: 'started', stop: () => server.stop() };
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
    const postgres = await started(givenOr(process.env.DATABASE_URL, () => startPostgres(join(folder, 'postgres'))));
    return { postgres, template: await postgresTemplate(postgres) };
  };
  const [embedded, servers, redis] = await Promise.allSettled([
    makeEmbeddedTemplate(join(folder, 'embedded')),
    startBoth(),
    started(givenOr(process.env.REDIS_URL, () => startRedis())),
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
