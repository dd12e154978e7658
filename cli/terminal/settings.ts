import { type ReadConfig, readConfig } from '../../workers/config.ts';

let flags: Record<string, string | undefined> = {};

/** Keeps what the command line says of settings; it wins over the environment. */
export function setFlags(given: Record<string, string | undefined>): void {
  flags = { ...flags, ...given };
}

/** The settings in force for this command. */
export function loadConfig(): ReadConfig {
  return readConfig(flags);
}
