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
/** On a machine that does much else the clock misleads for a while; what is quadratic is so every time. */
const ATTEMPTS = 8;

/** What is quadratic takes so many times as long. */
const PARTS = 8;

/** The most that `growth` may be: one is linear, eight quadratic; a heap that outgrows the caches makes two of one. */
export const GROWTH_LIMIT = 2.8;

/**
 * How many times as long a piece of work takes as eight pieces of an eighth of its size.
 *
 * They are measured in turn, and are the same work where time grows as the input does: what else the machine does slows both. The least ratio of
 * some attempts counts, and no further one is made once it is below the limit.
 *
 * @param size - Of a part.
 */
export function growth(make: (size: number) => () => unknown, size: number): number {
  const [part, whole] = [make(size), make(size * PARTS)];
  const parts = (): void => {
    for (let index = 0; index < PARTS; index += 1) part();
  };
  part(); // compiled before anything counts
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least >= GROWTH_LIMIT; attempt += 1) {
    const partsMs = processorMs(parts);
    least = Math.min(least, processorMs(whole) / Math.max(partsMs, FLOOR_MS));
  }
  return least;
}
