import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../store/database.ts';
import { openEmbedded } from '../store/embedded.ts';
import { unlinkAll } from '../store/links/link-claims.ts';
import { openPostgres } from '../store/postgres.ts';
import './engines-setup.ts';

/** Something made for one suite, and how to be rid of it. */
export interface Scratch {
  close(): Promise<void>;
}

/** A database of its own: with all tables and views and no rows, unless it was opened empty. */
export interface ScratchDatabase extends Scratch {
  readonly database: Database;
}

/** A database with all tables and views and no rows, and the Redis to put jobs into; null when the database keeps them too. */
export interface ScratchQueue extends ScratchDatabase {
  readonly redisUrl: string | null;
}

/** An engine for rows. `describe.each(engines())('$name', (engine) => { … })` */
export interface Engine {
  readonly name: 'embedded' | 'postgres';
  /** With all tables and views, as after `migrate`. */
  open(): Promise<ScratchDatabase>;
  /** With nothing in it; roles belong to the server and stay. */
  openEmpty(): Promise<ScratchDatabase>;
}

/** An engine for jobs. */
export interface QueueEngine {
  readonly name: 'embedded' | 'postgres' | 'redis';
  open(): Promise<ScratchQueue>;
}

const unique = (): string => `assay_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;

/**
 * Takes what was read, and all that follows from it, out of a database, and counts ids from one again.
 *
 * Links hang on no foreign key: those left behind would be in the way of the rows that are given the same ids.
 */
export async function emptyDatabase(database: Database): Promise<void> {
  await database.query(`
    truncate news_private.feed, news_private.article, news_private.outlet, news_private.host, news_private.failure, news_private.link_pending
    restart identity cascade`);
  await unlinkAll(database);
}

/** A data folder of the embedded engine that nobody has open yet. */
export async function scratchFolder(): Promise<Scratch & { readonly folder: string }> {
  const parent = await mkdtemp(join(tmpdir(), 'assay-test-'));
  const folder = join(parent, 'data');
  await cp(inject('engines').embeddedTemplate, folder, { recursive: true });
  return { folder, close: () => rm(parent, { recursive: true, force: true }) };
}

/** SQLSTATE object_in_use: somebody is still connected. */
const IN_USE = '55006';

/**
 * Drops a database once its last connection is gone: the server hears a moment late that a pool was closed, and cutting it off before that
 * would be a fault that the pool's owner has to report.
 */
async function dropDatabase(run: (sql: string) => Promise<void>, name: string): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    try {
      return await run(`drop database if exists ${name}`);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== IN_USE) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await run(`drop database if exists ${name} with (force)`);
}

/** A database of its own on the Postgres server, empty or a copy of another. */
export async function scratchPostgresUrl(template = 'template0'): Promise<Scratch & { readonly url: string }> {
  const server = inject('engines').postgresUrl;
  if (server === null) throw new Error('There is no Postgres here; ask engines() first');
  const name = unique();
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, close: () => dropDatabase(run, name) };
}

/** How many numbered databases are tried; the usual server has 16. */
const REDIS_DATABASES = 16;
const CLAIM = 'assay-test-claim';

/** An empty numbered database on the Redis server, emptied again at the end. Databases that hold anything are left alone. */
export async function scratchRedisUrl(): Promise<Scratch & { readonly url: string }> {
  const server = inject('engines').redisUrl;
  if (server === null) throw new Error('There is no Redis here; ask queueEngines() first');
  for (let index = REDIS_DATABASES - 1; index >= 0; index -= 1) {
    const url = new URL(server);
    url.pathname = `/${index}`;
    const client = new Redis(url.href);
    const isEmpty = (await client.dbsize()) === 0;
    if (isEmpty && (await client.set(CLAIM, process.pid, 'NX')) !== null) {
      const close = async (): Promise<void> => {
        await client.flushdb();
        await client.quit();
      };
      return { url: url.href, close };
    }
    await client.quit();
  }
  throw new Error(`All ${REDIS_DATABASES} databases of ${server} hold something`);
}

async function openScratchEmbedded(): Promise<ScratchDatabase> {
  const { folder, close } = await scratchFolder();
  const database = await openEmbedded(folder, { address: null });
  return { database, close: () => database.close().finally(close) };
}

async function openEmptyEmbedded(): Promise<ScratchDatabase> {
  const scratch = await openScratchEmbedded();
  await scratch.database.query('drop schema news, news_private cascade');
  return scratch;
}

async function openScratchPostgres(template: string): Promise<ScratchDatabase> {
  const { url, close } = await scratchPostgresUrl(template);
  const database = await openPostgres(url, { maxConnections: 5 });
  return { database, close: () => database.close().finally(close) };
}

/** The engines for rows that are at hand; the embedded one always is. */
export function engines(): readonly Engine[] {
  const { postgresUrl, postgresTemplate } = inject('engines');
  const embedded: Engine = { name: 'embedded', open: openScratchEmbedded, openEmpty: openEmptyEmbedded };
  if (postgresUrl === null) return [embedded];
  const open = (): Promise<ScratchDatabase> => openScratchPostgres(postgresTemplate);
  return [embedded, { name: 'postgres', open, openEmpty: () => openScratchPostgres('template0') }];
}

/** The engines for jobs that are at hand. Rows go with Redis into Postgres where there is one, else into the embedded engine. */
export function queueEngines(): readonly QueueEngine[] {
  const inDatabase = engines().map(
    (engine): QueueEngine => ({ name: engine.name, open: async () => ({ ...(await engine.open()), redisUrl: null }) }),
  );
  if (inject('engines').redisUrl === null) return inDatabase;
  const rows = engines().at(-1)?.open ?? openScratchEmbedded;
  const open = async (): Promise<ScratchQueue> => {
    const [database, redis] = await Promise.all([rows(), scratchRedisUrl()]);
    const close = async (): Promise<void> => {
      await database.close();
      await redis.close();
    };
    return { database: database.database, redisUrl: redis.url, close };
  };
  return [...inDatabase, { name: 'redis', open }];
}
