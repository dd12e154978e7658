import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../end-to-end/processes.ts';
import { isAskedFor, kept, openSite, type Site, whole } from '../growing-site.ts';
import { findProgram } from '../servers.ts';
import { type Installation, newsOf, openInstallation } from './installation.ts';
import { IS_LONG, pause, ROUNDS } from './rounds.ts';
import { type Fault, SERVER_FAULTS } from './server-faults.ts';

const HOUR_MS = 3_600_000;

const FAULTS: readonly Fault[] = [
  ...SERVER_FAULTS,
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
  let site: Site;

  beforeAll(async () => {
    site = await openSite();
    on = await openInstallation({ news: newsOf(site) });
  }, 120_000);

  afterAll(() => on?.close());

  test.each(FAULTS.filter(({ onlyLong }) => IS_LONG || !onlyLong))('$name', async ({ name, inflict }) => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      await on.newDay();
      await until('feeds are asked for', () => isAskedFor(site, on.database));
      await inflict(on);
      await on.settle();
    }
    const found = await kept(on.database);
    expect(found).toEqual(whole(site));
    expect(await on.unlikeTheirText()).toEqual([]);
    const [feeds] = await on.database.query<{ forgotten: number }>(
      `select count(*)::int as forgotten from news_private.feed where state <> 'active' or next_poll_at is null`,
    );
    expect(feeds).toEqual({ forgotten: 0 });
    expect(on.processes.flatMap(({ child, stderr }) => (child.exitCode === null ? [] : [stderr().slice(-2000)]))).toEqual([]);
    console.log(`${name}: ${ROUNDS} times; ${found.entries} entries, ${found.articles} articles; lost: nothing, doubled: nothing`);
  });
});
