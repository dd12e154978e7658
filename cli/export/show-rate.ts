const WIDTH = 20;

/**
 * Makes the line that says how far something is: with a bar, a rate and the time that is left where the whole is known.
 *
 * @param total - How many there will be; null where nobody knows.
 * @param startedAt - In milliseconds of `now`.
 */
export function showRate(total: number | null, now: () => number = Date.now, startedAt: number = now()): (done: number) => string {
  return (done) => {
    const seconds = Math.max(0.001, (now() - startedAt) / 1000);
    const rate = done / seconds;
    const speed = `${Math.round(rate)} rows/s`;
    if (total === null || total === 0) return `${done} rows, ${speed}`;
    const share = Math.min(1, done / total);
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
    return `${bar} ${Math.floor(share * 100)} % · ${done} of ${total} rows · ${speed} · ${showSeconds((total - done) / rate)} left`;
  };
}

/** `45 s`, `3 min`, `2 h`. */
function showSeconds(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  if (left < 90) return `${left} s`;
  return left < 5400 ? `${Math.round(left / 60)} min` : `${Math.round(left / 3600)} h`;
}
