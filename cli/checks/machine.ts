import { constants, existsSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { extractClaims } from '../../extract/extract-claims.ts';
import { EXTRACTORS } from '../../extract/registry.ts';
import type { Config } from '../../workers/config.ts';
import { showBytes } from '../terminal/show-value.ts';
import { type Check, fail, ok, warn } from './check.ts';
import type { Place } from './open-configured.ts';

const OLDEST_NODE: readonly [major: number, minor: number] = [20, 19];

/** Whether this Node is new enough. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const isEnough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  const repair = `Install Node ${OLDEST_NODE.join('.')} or later.`;
  return isEnough ? ok('node', `Node ${version}`) : fail('node', `Node ${version} is too old`, repair);
}

/** Whether this Node knows all languages: months, days and words of other ones are read by its ICU. */
export function checkIcu(month: string = new Intl.DateTimeFormat('es', { month: 'long', timeZone: 'UTC' }).format(0)): Check {
  const version = process.versions.icu ?? 'none';
  if (month === 'enero') return ok('icu', `ICU ${version} with all languages`);
  return fail(
    'icu',
    `ICU ${version} knows English alone`,
    'Install a Node with full ICU, as the builds of nodejs.org are, or set NODE_ICU_DATA.',
  );
}

const SAMPLE = '"We sold 12 per cent less dysprosium in October 2026 than a year earlier," said Ruth Calder, a trader in Oslo.';

/** Whether each extractor finds something in a sentence that has something for each. */
export function checkExtractors(): Check {
  const { mentions, claims } = extractClaims({ text: SAMPLE, published: '2026-11-02', title: null, url: null, language: 'en' });
  const found = new Set(mentions.map(({ kind }) => kind));
  const silent = EXTRACTORS.map(({ kind }) => kind).filter((kind) => !found.has(kind) && SAMPLED.has(kind));
  const kinds = EXTRACTORS.map(({ kind, version }) => `${kind} ${version}`).join(', ');
  if (silent.length === 0 && claims.length > 0) return ok('extractors', `${kinds}; each finds its part of a sample`);
  const what = silent.length > 0 ? `nothing of kind ${silent.join(', ')}` : 'no claim';
  return fail('extractors', `${what} was found in a sample sentence`, 'Install the program again: npm ci.');
}

/** The kinds that the sample holds; one that was added later is not missed in it. */
const SAMPLED: ReadonlySet<string> = new Set(['element', 'percentage', 'date', 'quotation', 'actor']);

/** Whether the data folder can be written, and who has it open. */
export async function checkFolder(config: Config, place: Place): Promise<Check> {
  const folder = config.ASSAY_DATA_DIR;
  const target = nearest(folder);
  try {
    await access(target, constants.W_OK | constants.X_OK);
  } catch {
    return fail(
      'data folder',
      `${folder} cannot be written by this user`,
      'Choose a folder of yours with ASSAY_DATA_DIR, or change its owner.',
    );
  }
  if (place.kind === 'instance') return ok('data folder', `${folder}, open in process ${place.pid}, which answers at ${place.address}`);
  return ok('data folder', place.kind === 'absent' ? `${folder} can be made` : `${folder} is writable; no instance has it open`);
}

const LITTLE_BYTES = 2 ** 30;
const TOO_LITTLE_BYTES = 100 * 2 ** 20;

/** Whether there is room for more rows. */
export async function checkDisk(config: Config): Promise<Check> {
  const folder = nearest(config.ASSAY_DATA_DIR);
  const { bavail, bsize } = await statfs(folder);
  return judgeDisk(bavail * bsize, folder);
}

/** What so many free bytes mean. */
export function judgeDisk(free: number, folder: string): Check {
  const seen = `${showBytes(free)} free at ${folder}`;
  const repair = 'Make room, or move the data folder to a larger disk: ASSAY_DATA_DIR.';
  if (free < TOO_LITTLE_BYTES) return fail('disk', seen, repair);
  return free < LITTLE_BYTES ? warn('disk', seen, repair) : ok('disk', seen);
}

/** The folder itself, or the nearest one above it that is there. */
function nearest(folder: string): string {
  let at = folder;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}
