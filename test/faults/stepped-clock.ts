import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'step-clock.mjs')).href;

/** A clock for processes of a test, which can be set while they run. */
export interface SteppedClock {
  /** What makes a process go by it, with all its threads. */
  readonly environment: Readonly<Record<string, string>>;
  /** Sets it to so many milliseconds ahead of the true time. */
  set(aheadMs: number): void;
}

/** Opens a clock that says the true time; it is kept in a file of the folder. */
export function openSteppedClock(folder: string): SteppedClock {
  const file = join(folder, 'clock');
  const set = (aheadMs: number): void => {
    // At once: a process that reads in between sees the old or the new one.
    writeFileSync(`${file}.new`, String(aheadMs));
    renameSync(`${file}.new`, file);
  };
  set(0);
  return { environment: { NODE_OPTIONS: `--import ${PRELOAD}`, STEP_CLOCK_FILE: file }, set };
}
