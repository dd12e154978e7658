import { EXIT } from './command-error.ts';
import { say } from './progress.ts';

/** Listens for the wish to stop. */
export interface StopRequest {
  /** Whether the process has been asked to stop. */
  isMade(): boolean;
  /** Resolves when it is, to the exit code that fits: Ctrl-C counts as interrupted, a service manager's SIGTERM as done. */
  readonly made: Promise<number>;
  /** Stops listening: from then on a signal ends the process as usual. */
  close(): void;
}

/**
 * Has the first signal ask for an end, and a second one end the process at once. Work cut short is done again later.
 *
 * @param finished - What is finished first, for the person who pressed Ctrl-C.
 */
export function listenForStop(finished = 'running jobs are finished first'): StopRequest {
  let isMade = false;
  let resolve: (code: number) => void = () => {};
  const made = new Promise<number>((done) => {
    resolve = done;
  });
  const onSignal = (code: number) => () => {
    if (isMade) process.exit(EXIT.interrupted);
    isMade = true;
    say(`Stopping: ${finished}. Press Ctrl-C again to stop at once; nothing is lost then either.`);
    resolve(code);
  };
  const onInterrupt = onSignal(EXIT.interrupted);
  const onTerminate = onSignal(EXIT.done);
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  return {
    isMade: () => isMade,
    made,
    close: () => {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
    },
  };
}

/** Waits until the process is asked to stop; the exit code that fits the signal. */
export function untilStopped(): Promise<number> {
  return listenForStop().made;
}

/**
 * Does work that asks, at every place where it can end, whether it shall; the exit code tells when it was asked to.
 *
 * @param finished - What is finished first, for the person who pressed Ctrl-C.
 */
export async function untilAskedToStop<Result>(finished: string, work: (stop: StopRequest) => Promise<Result>): Promise<Result> {
  const stop = listenForStop(finished);
  try {
    return await work(stop);
  } finally {
    stop.close();
    if (stop.isMade()) process.exitCode = await stop.made;
  }
}
