import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';

/** A server of a test's own. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Ends it, as its manual says when no signal is given, and waits for its end. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

const START_WITHIN_MS = 30_000;

/** Where a program is, one of Postgres's own folders included; null when it is not there. */
export function findProgram(name: string): string | null {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const newestFirst = versions.sort((left, right) => Number(right) - Number(left)).map((version) => `/usr/lib/postgresql/${version}/bin`);
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...newestFirst];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
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
  // For Postgres the fast way to stop, for Redis the usual one.
  const stop = async (signal: NodeJS.Signals = 'SIGINT'): Promise<void> => {
    process.off('exit', end);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
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

/**
 * Starts a Postgres of its own.
 *
 * @param folder - Holds its data; made where it is not there, used again where it is.
 * @returns Null where the programs are missing, or no user that Postgres would run as.
 */
export async function startPostgres(
  folder: string,
  { port, settings }: { readonly port?: number; readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<RunningServer | null> {
  const [initdb, postgres, owner] = [findProgram('initdb'), findProgram('postgres'), ownerForPostgres()];
  if (initdb === null || postgres === null || owner === null) return null;
  const data = join(folder, 'data');
  if (!existsSync(data)) await initialise(initdb, folder, owner);
  const at = port ?? (await freePort());
  const all = Object.entries({ ...POSTGRES_SETTINGS, listen_addresses: '127.0.0.1', unix_socket_directories: folder, ...settings });
  const args = ['-D', data, '-p', String(at), ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = startServer(postgres, args, owner);
  const url = `postgres://assay@127.0.0.1:${at}/postgres`;
  await untilAnswering('Postgres', () => askPostgres(url), server.child, server.output);
  return { url, port: at, stop: server.stop };
}

async function initialise(initdb: string, folder: string, owner: Owner): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(folder, owner.uid, owner.gid);
  const args = ['-D', join(folder, 'data'), '-U', 'assay', '--auth=trust', '--no-sync', '--locale=C', '--encoding=UTF8'];
  const made = spawnSync(initdb, args, { ...owner, cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
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

/** Starts a Redis of its own, which keeps nothing on disk; null where there is no program. */
export async function startRedis({ port }: { readonly port?: number } = {}): Promise<RunningServer | null> {
  const program = findProgram('redis-server');
  if (program === null) return null;
  const at = port ?? (await freePort());
  const args = ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--databases', '1000'];
  const server = startServer(program, [...args, '--maxmemory-policy', 'noeviction'], {});
  const url = `redis://127.0.0.1:${at}`;
  await untilAnswering('Redis', () => askRedis(url), server.child, server.output);
  return { url, port: at, stop: server.stop };
}
