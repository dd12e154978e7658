import pc from 'picocolors';

const REDRAWS_PER_SECOND = 10;
const QUIET_MS = 1000;
const LINE_EVERY_MS = 10_000;

/** A line on stderr that says how far something is. */
export interface Progress {
  update(text: string): void;
  /** Ends the line; with a text, that stays. */
  done(text?: string): void;
}

/**
 * Shows how far something is: nothing in the first second, then a line that is redrawn on a terminal, elsewhere a line every 10 s.
 */
export function startProgress(now: () => number = Date.now): Progress {
  const startedAt = now();
  const terminal = process.stderr.isTTY === true;
  let shownAt = terminal ? startedAt + QUIET_MS - 1000 / REDRAWS_PER_SECOND : startedAt;
  let drawn = false;
  return {
    update(text) {
      const elapsed = now() - shownAt;
      if (elapsed < (terminal ? 1000 / REDRAWS_PER_SECOND : LINE_EVERY_MS)) return;
      shownAt = now();
      drawn = true;
      process.stderr.write(terminal ? `\r\u001b[K${pc.dim(text)}` : `${text}\n`);
    },
    done(text) {
      if (drawn && terminal) process.stderr.write('\r\u001b[K');
      if (text) process.stderr.write(`${text}\n`);
    },
  };
}

/** A remark for the person at the terminal; never data. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
