import { Redis } from 'ioredis';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { openEmbedded } from '../../store/embedded.ts';
import { openPostgres } from '../../store/postgres.ts';
import { scratchFolder, scratchPostgresUrl, scratchRedisUrl } from '../engines.ts';
import { isAskedFor, type Kept, kept, numbers, openSite, passDay, type Site, whole } from '../growing-site.ts';
import { type Running, run, startProcess, until } from './processes.ts';

/** How often something is killed; more by RESTARTS=20. */
const KILLS = Number(process.env.RESTARTS ?? 2);
const WITHIN_MS = 120_000 + KILLS * 30_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function report(profile: string, killed: readonly string[], site: Site, found: Kept): void {
  const lost = site.entries() - found.entries;
  const doubled = Math.max(0, found.articles - site.entries());
  console.log(
    `${profile}: killed ${killed.join(', ')}. ${found.entries} entries, ${found.articles} articles; lost: ${lost || 'nothing'}, doubled: ${doubled || 'nothing'}, ` +
      `most polls of one feed in its interval: ${site.most()}`,
  );
}

describe('whatever is killed, nothing is lost and nothing comes twice', () => {
  const closing: (() => unknown)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  test(
    'in one process with its own database',
    async () => {
      const random = numbers(41);
      const place = await scratchFolder();
      closing.push(() => place.close());
      const site = await openSite();
      closing.push(() => site.close());
      const { folder } = place;
      const environment = { ASSAY_DATA_DIR: folder, ASSAY_ALLOW_HOSTS: new URL(site.origin).host };
      const shift = async (): Promise<Kept> => {
        const database = await openEmbedded(folder, { address: null });
        try {
          await passDay(database);
          return await kept(database);
        } finally {
          await database.close();
        }
      };
      expect((await run(['feeds', 'add', '--no-look', ...site.feedUrls], environment)).code).toBe(0);
      const killed: string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const running = startProcess(['start', '--no-newsstand'], environment);
        closing.push(() => running.stop('SIGKILL'));
        // In the middle of its work, and every fourth time while it starts.
        if (kill % 4 < 3) await until('it asks for feeds', async () => site.asked.size > 0);
        const ms = Math.round(random() * 900);
        await pause(ms);
        await running.stop('SIGKILL');
        killed.push(`after ${ms} ms`);
        expect(site.most()).toBeLessThanOrEqual(1);
        await shift();
        site.newDay();
      }
      const healed = await run(['start', '--once', '--no-newsstand'], environment);
      expect(healed.code, healed.stderr).toBe(0);
      const found = await shift();
      report('One process', killed, site, found);
      expect(found).toEqual(whole(site));
      expect(site.most()).toBe(1);
    },
    WITHIN_MS,
  );

  test.runIf(inject('engines').postgresUrl !== null && inject('engines').redisUrl !== null)(
    'in several processes on Postgres and Redis, which is flushed',
    async () => {
      const random = numbers(42);
      const site = await openSite();
      closing.push(() => site.close());
      const [postgres, redis] = [await scratchPostgresUrl(), await scratchRedisUrl()];
      closing.push(
        () => postgres.close(),
        () => redis.close(),
      );
      const environment = {
        DATABASE_URL: postgres.url,
        REDIS_URL: redis.url,
        ASSAY_ALLOW_HOSTS: new URL(site.origin).host,
        // The job that a victim had in hand may have been the one that has the next ones made.
        ASSAY_LOCK_SECONDS: '10',
      };
      expect((await run(['migrate'], environment)).code).toBe(0);
      expect((await run(['feeds', 'add', '--no-look', ...site.feedUrls], environment)).code).toBe(0);
      const database = await openPostgres(postgres.url, { maxConnections: 2 });
      const client = new Redis(redis.url);
      // Whoever asks for two kills sees the scheduler and a worker die; the dashboard is there where its turn comes.
      const commands = [['schedule'], ['work'], ['work'], ...(KILLS > 3 ? [['serve']] : [])];
      const processes: Running[] = commands.map((command) => startProcess(command, environment));
      closing.push(async () => {
        await Promise.all(processes.map((running) => running.stop('SIGKILL')));
        client.disconnect();
        await database.close();
      });
      const killed: string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        await until('feeds are asked for', () => isAskedFor(site, database));
        const ms = Math.round(random() * 900);
        await pause(ms);
        const victim = kill % commands.length;
        await processes[victim]?.stop('SIGKILL');
        processes[victim] = startProcess(commands[victim] ?? [], environment);
        killed.push(`${commands[victim]} after ${ms} ms`);
        if (kill === KILLS - 1 || kill === Math.floor(KILLS / 2)) {
          await client.flushdb();
          killed.push('all of Redis');
        }
        site.grow();
        await passDay(database, site);
      }
      const isWhole = async (): Promise<boolean> => JSON.stringify(await kept(database)) === JSON.stringify(whole(site));
      await until('everything has been read', isWhole, 20_000).catch(async () => {
        // What was asked for just before the day ended has the next day's news on the next one.
        await passDay(database, site);
        await until('everything has been read', isWhole, 60_000).catch(() => undefined);
      });
      const found = await kept(database);
      report('Postgres and Redis', killed, site, found);
      expect(found).toEqual(whole(site));
      expect(site.most()).toBe(1);
    },
    WITHIN_MS,
  );
});
