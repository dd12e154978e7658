import { type DestinationStream, destination, type Logger, pino } from 'pino';

/**
 * Opens the log: JSON lines on stderr, one a job, with fixed event names.
 *
 * @param level - The least severe lines that are written; `log.level` may be set later.
 * @param to - Where they are written instead.
 */
export function openLog(level: string, to: DestinationStream = destination({ dest: 2, sync: true })): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Addresses may carry a login; whatever field they stand in, it is not logged.
      hooks: { streamWrite: (line) => line.replace(LOGIN, '$1***@') },
    },
    to,
  );
}

// Up to the last @ before path, query and fragment: a password may hold one itself.
const LOGIN = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"]{1,512}@/gi;
