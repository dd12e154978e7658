/** How a check ended: `warn` is worth a look and stops nothing. */
export type CheckStatus = 'ok' | 'warn' | 'fail';

/** One thing that was checked. */
export interface Check {
  readonly name: string;
  readonly status: CheckStatus;
  /** What was seen. */
  readonly seen: string;
  /** What repairs it, in one line; null where there is nothing to repair. */
  readonly repair: string | null;
}

/** A check that found nothing to repair. */
export const ok = (name: string, seen: string): Check => ({ name, status: 'ok', seen, repair: null });
/** A check that found something worth a look. */
export const warn = (name: string, seen: string, repair: string): Check => ({ name, status: 'warn', seen, repair });
/** A check that found a fault. */
export const fail = (name: string, seen: string, repair: string): Check => ({ name, status: 'fail', seen, repair });
