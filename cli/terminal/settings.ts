import { type ReadConfig, readConfig } from '../../workers/config.ts';

let flags: Record<string, string | undefined> = {};

/** Keeps what the command line says of settings; it wins over the environment. */
export function setFlags(given: Record<string, string | undefined>): void {
  flags = { ...flags, ...given };
}

/** The settings in force for this command. */
export function loadConfig(): ReadConfig {
  return readConfig(flags, undefined, undefined, { ignoresUnknown: passesOverUnknown });
}

let passesOverUnknown = false;

/** From now on names that are no settings are passed over: whoever asks for it tells them apart from the others. */
export function passOverUnknown(): void {
  passesOverUnknown = true;
}
