import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A system in a process of its own that reads the inputs it is told to. */
async function start(system, folder, execArgv) {
  const child = fork(join(import.meta.dirname, 'child.mjs'), [system.id, folder], { execArgv });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the process of ${system.name} ended with ${code}`);
  });
  failed.catch(() => undefined);
  const answer = () => Promise.race([once(child, 'message').then(([message]) => message), failed]);
  await answer();
  let peakMib = 0;
  return {
    system,
    async run(indexes) {
      child.send(indexes);
      const { samples, cpuMs, peakMib: peak } = await answer();
      peakMib = peak;
      return { samples, cpuMs };
    },
    peakMib: () => peakMib,
    /** A process that ends by itself still writes its profile. */
    async end() {
      if (child.connected) child.disconnect();
      await failed.catch(() => undefined);
    },
  };
}

/**
 * Lets every system read the same inputs, turn and turn about, each in its own process.
 *
 * @param batches - Lists of inputs' numbers; systems change places after each. The order of the systems is turned by one each time.
 * @param warmUp - A batch that is read first and not counted, `warmUps` times (by each system as often, `most` allowing): engines compile what runs often.
 * @returns For each system its batches, by run, each with samples and time of the processor, and its peak memory in MiB.
 */
export async function compare({ systems, folder, execArgv = {}, ...plan }) {
  const children = [];
  try {
    for (const system of systems) children.push(await start(system, folder, execArgv[system.id] ?? []));
    const samples = await takeTurns(children, plan);
    return children.map((child) => ({ ...child.system, runs: samples.get(child.system.id), peakMib: child.peakMib() }));
  } finally {
    await Promise.all(children.map((child) => child.end()));
  }
}

async function takeTurns(children, { batches, warmUp, warmUps = 1, runs }) {
  const samples = new Map(children.map(({ system }) => [system.id, []]));
  for (const child of children) {
    for (let time = 0; time < Math.min(warmUps, child.system.most ?? warmUps); time += 1) await child.run(warmUp);
  }
  for (let run = 0; run < runs; run += 1) {
    for (const { system } of children) samples.get(system.id).push([]);
    for (const [turn, batch] of batches.entries()) {
      for (let place = 0; place < children.length; place += 1) {
        const child = children[(place + turn + run) % children.length];
        const { id, most = Number.POSITIVE_INFINITY } = child.system;
        if (turn < most) samples.get(id)[run].push(await child.run(batch));
      }
    }
  }
  return samples;
}

/** The value below which the share `share` of the values lies; 0.5 is the median. */
export function quantile(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values) => quantile(values, 0.5);
export const sum = (values) => values.reduce((total, value) => total + value, 0);
