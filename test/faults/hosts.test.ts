import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../end-to-end/processes.ts';
import { isAskedFor, kept, openSite, type Site, whole } from '../growing-site.ts';
import { findProgram } from '../servers.ts';
import { type Installation, newsOf, openInstallation } from './installation.ts';
import { type Network, openNetwork, whyNoNetwork } from './network.ts';
import { HOLD_MS, pause, ROUNDS } from './rounds.ts';

/** Each host could do it alone. */
const COMMANDS = [['schedule'], ['work'], ['schedule'], ['work']];
const hostOf = (process: number): number => process >> 1;

const isHere = findProgram('initdb') !== null && findProgram('redis-server') !== null;
const missing = isHere ? whyNoNetwork() : 'there is no initdb or redis-server';
if (missing !== null) console.log(`faults between hosts: left out, for ${missing}`);

describe.runIf(missing === null)('two hosts with a link each to the servers lose nothing and double nothing when', () => {
  let site: Site;
  let network: Network;
  let on: Installation;

  const eachHost = (change: (host: Network['hosts'][number]) => void): void => network.hosts.forEach(change);
  const FAULTS: readonly { readonly name: string; readonly inflict: () => Promise<void> }[] = [
    {
      name: 'the link of one falls silent, and the other does its work',
      inflict: async () => {
        network.hosts[0]?.cutLink(true);
        await on.settle();
        network.hosts[0]?.cutLink(false);
      },
    },
    {
      name: 'both links fall silent for a while',
      inflict: async () => {
        eachHost((host) => host.cutLink(true));
        await pause(HOLD_MS);
        eachHost((host) => host.cutLink(false));
      },
    },
    {
      name: 'both links are slow',
      inflict: async () => {
        eachHost((host) => host.slowLink(true));
        await on.settle();
        eachHost((host) => host.slowLink(false));
      },
    },
    {
      name: 'the name service says nothing, fails, and knows no name',
      inflict: async () => {
        for (const how of ['silent', 'failing', 'unknown'] as const) {
          network.answerNames(how);
          // Feeds and servers are looked for anew.
          on.wires.postgres.cut();
          on.wires.redis.cut();
          await pause(HOLD_MS / 2);
        }
        network.answerNames('found');
      },
    },
  ];

  beforeAll(async () => {
    site = await openSite();
    const news = newsOf(site);
    const { port } = new URL(site.origin);
    on = await openInstallation({
      news: {
        ...news,
        feedUrls: news.feedUrls.map((url) => url.replace('127.0.0.1', 'news.test')),
        allowHosts: `news.test:${port}`,
      },
      commands: COMMANDS,
      place: async ({ postgres, redis }) => {
        network = await openNetwork(2, { postgres, redis, news: Number(port) });
        const settings = {
          DATABASE_URL: `postgres://assay@postgres.test:${postgres}/postgres`,
          REDIS_URL: `redis://redis.test:${redis}`,
        };
        return COMMANDS.map((_, index) => ({ behind: network.hosts[hostOf(index)]?.inside ?? [], settings }));
      },
    });
  }, 120_000);

  afterAll(async () => {
    await on?.close();
    await network?.close();
  });

  test.each(FAULTS)('$name', async ({ name, inflict }) => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      await on.newDay();
      await until('feeds are asked for', () => isAskedFor(site, on.database));
      await inflict();
      await on.settle();
    }
    const found = await kept(on.database);
    expect(found).toEqual(whole(site));
    expect(await on.unlikeTheirText()).toEqual([]);
    expect(on.processes.flatMap(({ child, stderr }) => (child.exitCode === null ? [] : [stderr().slice(-2000)]))).toEqual([]);
    console.log(`${name}: ${ROUNDS} times; ${found.entries} entries, ${found.articles} articles; lost: nothing, doubled: nothing`);
  });
});
