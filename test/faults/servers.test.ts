import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../end-to-end/processes.ts';
import { kept, whole } from '../growing-site.ts';
import { findProgram, freePort } from '../servers.ts';
import { type Installation, openInstallation, unlikeTheirText } from './installation.ts';
import { HOLD_MS, IS_LONG, pause, ROUNDS } from './rounds.ts';

interface Fault {
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

const HOUR_MS = 3_600_000;
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

const FAULTS: readonly Fault[] = [
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
  {
    name: 'the clocks of the processes are set forward by hours, and back',
    inflict: async (on) => {
      on.setClock(6 * HOUR_MS);
      await on.settle();
      await on.newDay();
      on.setClock(-6 * HOUR_MS);
      await on.settle();
      on.setClock(0);
    },
  },
  {
    name: 'a worker stands still for longer than its jobs are its own, and goes on',
    inflict: async (on) => {
      const worker = on.processes.at(-1)?.child;
      worker?.kill('SIGSTOP');
      await on.settle();
      worker?.kill('SIGCONT');
      await pause(500);
    },
  },
];

const isHere = findProgram('initdb') !== null && findProgram('redis-server') !== null;
if (!isHere) console.log('faults of servers: left out, for there is no initdb or redis-server here');

describe.runIf(isHere)('three processes on Postgres and Redis lose nothing and double nothing when', () => {
  let on: Installation;

  beforeAll(async () => {
    on = await openInstallation();
  }, 120_000);

  afterAll(() => on?.close());

  test.each(FAULTS.filter(({ onlyLong }) => IS_LONG || !onlyLong))('$name', async ({ name, inflict }) => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      await on.newDay();
      await until('feeds are asked for', async () => on.site.asked.size > 0);
      await inflict(on);
      await on.settle();
    }
    const found = await kept(on.database);
    expect(found).toEqual(whole(on.site));
    expect(await unlikeTheirText(on.database)).toEqual([]);
    const [feeds] = await on.database.query<{ forgotten: number }>(
      `select count(*)::int as forgotten from news_private.feed where state <> 'active' or next_poll_at is null`,
    );
    expect(feeds).toEqual({ forgotten: 0 });
    expect(on.processes.flatMap(({ child, stderr }) => (child.exitCode === null ? [] : [stderr().slice(-2000)]))).toEqual([]);
    console.log(`${name}: ${ROUNDS} times; ${found.entries} entries, ${found.articles} articles; lost: nothing, doubled: nothing`);
  });
});
