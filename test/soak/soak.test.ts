import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Installation, openInstallation } from '../faults/installation.ts';
import { pause } from '../faults/rounds.ts';
import { SERVER_FAULTS } from '../faults/server-faults.ts';
import { numbers } from '../growing-site.ts';
import { type HostileNewsstand, openHostileNewsstand } from './hostile-newsstand.ts';

const MINUTES = Number(process.env.SOAK_MINUTES ?? 30);
const SEED = Number(process.env.SOAK_SEED ?? Date.now() % 1_000_000);
const HOUR_MS = 3_600_000;
/** Longer than the slowest way to read all of it once more, after the last fault. */
const SETTLE_MS = 300_000;
/** The last of the workers is left alive: its memory is looked at. */
const COMMANDS = [['schedule'], ['work'], ['serve'], ['work']];
const WITNESS = 3;
/** So many looks at its memory at least, before anything can be said of it. */
const LOOKS = 40;

/** Faults that come one after the other in random order; those of servers, and of processes. */
const FAULTS: readonly { readonly name: string; readonly inflict: (on: Installation, chance: () => number) => Promise<void> }[] = [
  ...SERVER_FAULTS,
  ...COMMANDS.slice(0, WITNESS).map((command, index) => ({
    name: `kill -9 of ${command}`,
    inflict: (on: Installation) => on.restart(index),
  })),
  {
    name: 'all clocks are set',
    inflict: async (on, chance) => on.setClock(Math.round((chance() - 0.5) * 24) * HOUR_MS),
  },
  {
    name: 'a worker stands still',
    inflict: async (on) => {
      const { child } = on.processes[1] ?? {};
      child?.kill('SIGSTOP');
      await pause(4_000);
      child?.kill('SIGCONT');
    },
  },
];

let newsstand: HostileNewsstand;
let on: Installation;

beforeAll(async () => {
  newsstand = await openHostileNewsstand();
  const settings = { ASSAY_FETCH_TIMEOUT_SECONDS: '2', ASSAY_FETCH_MAX_MIB: '8', ASSAY_LOG_LEVEL: 'info' };
  on = await openInstallation({ news: newsstand, commands: COMMANDS, settings });
}, 180_000);

afterAll(() => on?.close());

const memoryMib = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

/** Starts again what has ended by itself, as a supervisor of processes does, and tells why it did: at its start, with no server there. */
async function keepRunning(): Promise<readonly string[]> {
  const ended = on.processes.flatMap(({ child, stderr }, index) => (child.exitCode === null ? [] : [{ index, why: stderr().slice(-300) }]));
  for (const { index } of ended) await on.restart(index);
  return ended.map(({ why }) => why);
}

test(
  `${MINUTES} minutes of hostile news and faults (SOAK_SEED=${SEED}) lose nothing and double nothing`,
  async () => {
    const chance = numbers(SEED);
    const counts = new Map<string, number>();
    const memory: number[] = [];
    const ended: string[] = [];
    const end = performance.now() + MINUTES * 60_000;
    while (performance.now() < end) {
      const fault = FAULTS[Math.floor(chance() * FAULTS.length)];
      await on.newDay();
      await pause(chance() * 4_000);
      await fault?.inflict(on, chance);
      counts.set(fault?.name ?? '', (counts.get(fault?.name ?? '') ?? 0) + 1);
      await pause(chance() * 4_000);
      ended.push(...(await keepRunning()));
      memory.push(memoryMib(on.processes[WITNESS]?.child.pid ?? 0));
    }
    // What has failed rests for minutes by the clock of the processes; whatever that was, it is later now.
    on.setClock(25 * HOUR_MS);
    await on.settle(SETTLE_MS);
    expect(await on.unlikeTheirText()).toEqual([]);
    expect(ended.filter((why) => !/unreachable|cannot be used/.test(why))).toEqual([]);
    const [second, last] = [memory.slice(memory.length / 4, memory.length / 2), memory.slice(-memory.length / 4)].map(median);
    const [rows] = await on.database.query<{ entries: number; articles: number; claims: number }>(
      `select (select count(*)::int from news_private.entry) as entries, (select count(*)::int from news_private.article) as articles,
         (select count(*)::int from news_private.claim) as claims`,
    );
    console.log(
      [
        `${MINUTES} minutes, seed ${SEED}: ${newsstand.feedUrls.length} hostile hosts, ${newsstand.requests()} requests`,
        ...[...counts].map(([name, count]) => `${count} × ${name}`),
        `${ended.length} processes ended at their start, for want of a server, and were started again`,
        `${rows?.entries} entries, ${rows?.articles} articles, ${rows?.claims} claims; lost: nothing, doubled: nothing`,
        `memory of a worker: ${Math.round(second ?? 0)} MiB in the second quarter, ${Math.round(last ?? 0)} MiB in the last`,
      ].join('\n'),
    );
    if (memory.length >= LOOKS) expect((last ?? 0) / (second ?? 1)).toBeLessThan(1.25);
  },
  MINUTES * 60_000 + 2 * SETTLE_MS,
);
