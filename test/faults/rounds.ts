/** How often each fault comes, and for how long; more by FAULTS=20, which holds every fault for a minute or for FAULT_SECONDS. */
export const ROUNDS = Number(process.env.FAULTS ?? 1);
export const IS_LONG = ROUNDS > 1;
/** How long a server is away. */
export const HOLD_MS = process.env.FAULT_SECONDS ? Number(process.env.FAULT_SECONDS) * 1000 : IS_LONG ? 60_000 : 1_500;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
