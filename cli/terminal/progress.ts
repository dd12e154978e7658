import pc from 'picocolors';

const REDRAWS_PER_SECOND = 10;
const QUIET_MS = 1000;
const LINE_EVERY_MS = 10_000;
const BAR_WIDTH = 24;

// Whoever reads the remarks has closed the pipe: the data may still be wanted.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** How far something is, in numbers. */
export interface Counts {
  readonly done: number;
  /** Null where nobody knows how much there is. */
  readonly total: number | null;
  readonly failed?: number;
}

/** A line on stderr that says how far something is. */
export interface Progress {
  /** With counts, the line has a bar, how fast it goes, how long it will take, and what failed. */
  update(text: string, counts?: Counts): void;
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
    update(text, counts) {
      if (now() - shownAt < (terminal ? 1000 / REDRAWS_PER_SECOND : LINE_EVERY_MS)) return;
      shownAt = now();
      drawn = true;
      const told = counts ? describeCounts(text, counts, { elapsedMs: shownAt - startedAt, withBar: terminal }) : text;
      process.stderr.write(terminal ? `\r\u001b[K${pc.dim(told.slice(0, (process.stderr.columns ?? 80) - 1))}` : `${told}\n`);
    },
    done(text) {
      if (drawn && terminal) process.stderr.write('\r\u001b[K');
      if (text) process.stderr.write(`${text}\n`);
    },
  };
}

/** `[=====>     ] 42 % Linked 21 of 50 articles, 3.5/s, 9 s left, 1 failed` */
export function describeCounts(
  text: string,
  { done, total, failed = 0 }: Counts,
  { elapsedMs, withBar }: { readonly elapsedMs: number; readonly withBar: boolean },
): string {
  const rate = elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;
  const leftMs = total === null || rate === 0 ? null : (Math.max(0, total - done) / rate) * 1000;
  const parts = [
    text,
    ...(rate > 0 ? [rate >= 10 ? `${Math.round(rate)}/s` : rate >= 0.1 ? `${rate.toFixed(1)}/s` : `${(rate * 60).toFixed(1)}/min`] : []),
    ...(leftMs === null ? [] : [`${showDuration(leftMs)} left`]),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  return `${withBar && total !== null ? `${drawBar(total === 0 ? 1 : Math.min(1, done / total))} ` : ''}${parts.join(', ')}`;
}

function drawBar(part: number): string {
  const full = Math.round(part * BAR_WIDTH);
  return `[${'='.repeat(full)}${' '.repeat(BAR_WIDTH - full)}] ${String(Math.floor(part * 100)).padStart(3)} %`;
}

function showDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** A remark for the person at the terminal; never data. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
