import { Redis } from 'ioredis';
import { freePort } from '../servers.ts';
import type { Installation } from './installation.ts';
import { HOLD_MS, pause } from './rounds.ts';

/** Something that happens to a server, or on the way to it. */
export interface Fault {
  readonly name: string;
  /** Brings the fault about, holds it, and makes it good. */
  readonly inflict: (on: Installation) => Promise<void>;
  readonly onlyLong?: boolean;
}

async function tellRedis(on: Installation, ...command: readonly [string, ...string[]]): Promise<void> {
  const client = new Redis(on.servers.redis.url);
  const [name, ...values] = command;
  await client.call(name, ...values);
  client.disconnect();
}

async function tellPostgres(on: Installation, ...statements: readonly string[]): Promise<void> {
  const client = await on.client();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const READ_ONLY = 'alter system set default_transaction_read_only';
const END_ALL = `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`;

/** Takes every connection that the server has to give, those of the program too. */
async function takeAllConnections(on: Installation): Promise<() => Promise<void>> {
  const taken = [await on.client()];
  await taken[0]?.query(END_ALL);
  try {
    for (;;) taken.push(await on.client());
  } catch {
    return async () => void (await Promise.all(taken.map((client) => client.end())));
  }
}

/** Each of them is over when it returns. */
export const SERVER_FAULTS: readonly Fault[] = [
  {
    name: 'Redis is killed and comes back empty',
    inflict: async (on) => {
      await on.servers.redis.stop('SIGKILL');
      await pause(HOLD_MS);
      await on.startRedisAgain();
    },
  },
  { name: 'Redis is emptied', inflict: (on) => tellRedis(on, 'flushall') },
  {
    name: 'Redis is out of memory and evicts nothing',
    inflict: async (on) => {
      await tellRedis(on, 'config', 'set', 'maxmemory', '1');
      await pause(HOLD_MS);
      await tellRedis(on, 'config', 'set', 'maxmemory', '0');
    },
  },
  {
    name: 'Redis cannot be reached',
    inflict: async (on) => {
      await on.wires.redis.refuse();
      await pause(HOLD_MS);
      await on.wires.redis.accept();
    },
  },
  {
    name: 'the connections to Redis break off',
    inflict: async (on) => on.wires.redis.cut(),
  },
  { name: 'the connections to Redis fall silent', onlyLong: true, inflict: async (on) => on.wires.redis.silence() },
  {
    name: 'Postgres is killed in the middle and recovers',
    inflict: async (on) => {
      await on.servers.postgres.stop('SIGQUIT');
      await on.startPostgresAgain();
    },
  },
  {
    name: 'Postgres has no connection left',
    inflict: async (on) => {
      const giveBack = await takeAllConnections(on);
      await pause(HOLD_MS);
      await giveBack();
    },
  },
  {
    name: 'Postgres takes no writes, as one that is a primary no more',
    inflict: async (on) => {
      await tellPostgres(on, `${READ_ONLY} = on`, 'select pg_reload_conf()');
      await pause(HOLD_MS);
      await tellPostgres(on, 'set default_transaction_read_only = off', `${READ_ONLY} = off`, 'select pg_reload_conf()');
    },
  },
  {
    name: 'Postgres cannot be reached',
    inflict: async (on) => {
      await on.wires.postgres.refuse();
      await pause(HOLD_MS);
      await on.wires.postgres.accept();
    },
  },
  {
    name: 'Postgres moves to another address and the old connections fall silent',
    inflict: async (on) => {
      on.wires.postgres.silence();
      await on.servers.postgres.stop();
      const port = await freePort();
      await on.startPostgresAgain(port);
      on.wires.postgres.leadTo(port);
    },
  },
];
