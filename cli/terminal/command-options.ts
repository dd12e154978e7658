import { type Command, InvalidArgumentError, Option } from 'commander';

const FORMS: readonly (readonly [flag: string, describe: string])[] = [
  ['json', 'print one JSON document; keys are the names of the SQL columns'],
  ['jsonl', 'print one JSON object a line'],
  ['csv', 'print CSV with all columns'],
  ['plain', 'print tab-separated, without names, nothing cut'],
];

/** Adds the forms that a command can print its rows in; of several, one may be given. */
export function addForms(command: Command, ...flags: readonly ('json' | 'jsonl' | 'csv' | 'plain')[]): Command {
  for (const [flag, describe] of FORMS) {
    if (!flags.some((name) => name === flag)) continue;
    command.addOption(new Option(`--${flag}`, describe).conflicts(flags.filter((other) => other !== flag)));
  }
  return command;
}

/** Adds the options that restrict a listing to a feed, an outlet and a time. */
export function addFilters(command: Command): Command {
  return command
    .option('--feed <id>', 'of this feed alone', wholeNumber(1, 2_147_483_647))
    .option('--outlet <name>', 'of outlets with this in their name')
    .option('--since <when>', 'reported at or after a day, a time, or so long ago: 2026-11-02, 2026-11-02T09:00Z, 7d, 12h', readInstant)
    .option('--until <when>', 'reported before a day, a time, or so long ago', readInstant);
}

/** Reads a whole number within bounds. */
export function wholeNumber(low: number, high: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === '' || !Number.isInteger(number) || number < low || number > high)
      throw new InvalidArgumentError(`It takes a whole number from ${low} to ${high}.`);
    return number;
  };
}

const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168 };
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads an instant as people type it: a day (its midnight in UTC), a time with its zone, or how long ago (`12h`, `7d`, `2w`).
 *
 * @returns ISO 8601 in UTC.
 */
export function readInstant(value: string, _previous?: unknown, now: number = Date.now()): string {
  const [, amount, unit = ''] = /^(\d{1,5})([hdw])$/.exec(value) ?? [];
  if (amount !== undefined) return new Date(now - Number(amount) * (HOURS[unit] ?? 0) * 3_600_000).toISOString();
  const ms = DAY.test(value) || WITH_ZONE.test(value) ? Date.parse(value) : Number.NaN;
  // Date.parse takes the 31st of a shorter month for the 1st of the next one.
  const isReal = !Number.isNaN(ms) && (!DAY.test(value) || new Date(ms).toISOString().startsWith(value));
  if (!isReal)
    throw new InvalidArgumentError('It takes a day (2026-11-02), a time with its zone (2026-11-02T09:00Z) or how long ago (12h, 7d, 2w).');
  return new Date(ms).toISOString();
}
