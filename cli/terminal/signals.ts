import { EXIT } from './command-error.ts';
import { say } from './progress.ts';

/**
 * Waits until the process is asked to stop.
 *
 * The first signal resolves, so that running jobs can end; a second one ends the process at once. Jobs cut short are done again later.
 *
 * @returns The exit code that fits the signal: Ctrl-C counts as interrupted, a service manager's SIGTERM as done.
 */
export function untilStopped(): Promise<number> {
  return new Promise((resolve) => {
    const stop = (code: number) => {
      say('Stopping: running jobs are finished first. Press Ctrl-C again to stop at once; nothing is lost then either.');
      const force = () => process.exit(EXIT.interrupted);
      process.once('SIGINT', force);
      process.once('SIGTERM', force);
      resolve(code);
    };
    const onInterrupt = () => {
      process.off('SIGTERM', onTerminate);
      stop(EXIT.interrupted);
    };
    const onTerminate = () => {
      process.off('SIGINT', onInterrupt);
      stop(EXIT.done);
    };
    process.once('SIGINT', onInterrupt);
    process.once('SIGTERM', onTerminate);
  });
}
