import { type Config, type ReadConfig, SETTINGS, strayVariables } from '../../workers/config.ts';
import type { DoctorOptions } from '../doctor.ts';
import { CommandError } from '../terminal/command-error.ts';
import { colours, printable, writeJson, writeLine } from '../terminal/output.ts';
import { hintOf } from '../terminal/report-error.ts';
import { loadConfig, passOverUnknown } from '../terminal/settings.ts';
import { countOf } from '../terminal/show-value.ts';
import { type Check, type CheckStatus, fail, ok } from './check.ts';
import { checkDatabase } from './database.ts';
import { findPlace, type Place } from './open-configured.ts';

/** Runs all checks, prints them, and fails when one of them does. */
export async function runChecks(options: DoctorOptions): Promise<void> {
  const checks = await allChecks(options.quick === true);
  if (options.json) await writeJson(checks);
  else for (const check of checks) await showCheck(check);
  const failed = checks.filter(({ status }) => status === 'fail').map(({ name }) => name);
  if (failed.length > 0)
    throw new CommandError('check-failed', `${failed.length} of ${countOf(checks.length, 'check')} failed: ${failed.join(', ')}.`);
}

async function allChecks(quick: boolean): Promise<readonly Check[]> {
  // The extractors take longer to load than the quick checks to make.
  const machine = quick ? [] : await checkMachine();
  // What is misspelt is told above; the other settings are in force all the same, so that the rest can be looked at.
  passOverUnknown();
  let read: ReadConfig;
  try {
    read = loadConfig();
  } catch (error) {
    // What is wrong is said in the message, with what to do; all else depends on it.
    return [
      ...machine,
      fail('configuration', error instanceof Error ? error.message : String(error), 'See all settings in docs/configuration.md.'),
    ];
  }
  const { config } = read;
  const about = quick ? [] : [describeConfig(read)];
  return [...machine, ...about, ...(await checkPlace(config, quick)), ...(config.REDIS_URL ? [await checkQueue(config.REDIS_URL)] : [])];
}

async function checkMachine(): Promise<readonly Check[]> {
  const { checkExtractors, checkIcu, checkNode } = await import('./machine.ts');
  return [checkNode(process.versions.node), checkIcu(), ...(await guarded('extractors', async () => checkExtractors())), ...checkNames()];
}

async function checkQueue(redisUrl: string): Promise<Check> {
  const { checkRedis } = await import('./queue.ts');
  return checkRedis(redisUrl);
}

async function checkPlace(config: Config, quick: boolean): Promise<readonly Check[]> {
  let place: Place;
  try {
    place = await findPlace(config);
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    return [fail('data folder', seen, hintOf(error) ?? 'Choose a folder of yours with ASSAY_DATA_DIR.')];
  }
  const folder = quick || config.DATABASE_URL ? [] : await checkDataFolder(config, place);
  return [...folder, ...(await checkDatabase(config, place, quick))];
}

async function checkDataFolder(config: Config, place: Place): Promise<readonly Check[]> {
  const { checkDisk, checkFolder } = await import('./machine.ts');
  return [...(await guarded('data folder', () => checkFolder(config, place))), ...(await guarded('disk', () => checkDisk(config)))];
}

function checkNames(): readonly Check[] {
  return strayVariables().map(({ name, message }) => fail('configuration', message, `Correct the name, or unset it: unset ${name}`));
}

/** A check that breaks is one that failed; the others are still made. */
async function guarded(name: string, check: () => Promise<Check>): Promise<readonly Check[]> {
  try {
    return [await check()];
  } catch (error) {
    return [
      fail(
        name,
        `could not be checked: ${error instanceof Error ? error.message : error}`,
        'This is a fault of the program or the machine.',
      ),
    ];
  }
}

function describeConfig({ sources }: ReadConfig): Check {
  const given = SETTINGS.map(({ name }) => name).filter((name) => sources[name] !== 'default');
  return ok('configuration', given.length > 0 ? `given: ${given.join(', ')}` : 'defaults alone');
}

const MARKS: Readonly<Record<CheckStatus, (text: string) => string>> = { ok: colours.green, warn: colours.yellow, fail: colours.red };

async function showCheck({ name, status, seen, repair }: Check): Promise<void> {
  await writeLine(`${MARKS[status](status.padEnd(4))}  ${name.padEnd(13)}  ${printable(seen)}`);
  if (repair) await writeLine(`${' '.repeat(21)}${printable(repair)}`);
}
