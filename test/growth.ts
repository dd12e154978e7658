/** Processor time of a piece of work in milliseconds: what else the machine does is not in it. */
export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return elapsed(before);
}

/** Like `processorMs`, for work that is waited for. */
export async function processorMsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return elapsed(before);
}

function elapsed(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What takes less than this takes no time: clocks are not to be asked for more. */
const FLOOR_MS = 10;
const ATTEMPTS = 3;

/**
 * How many times longer the large piece of work takes than the small one, by the least processor times of some attempts.
 *
 * @param enough - No further attempt is made once the ratio is below this.
 */
export function growth(small: () => unknown, large: () => unknown, enough: number): number {
  small();
  let [leastSmall, leastLarge] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    leastSmall = Math.min(leastSmall, processorMs(small));
    leastLarge = Math.min(leastLarge, processorMs(large));
    if (leastLarge / Math.max(leastSmall, FLOOR_MS) < enough) break;
  }
  return leastLarge / Math.max(leastSmall, FLOOR_MS);
}
