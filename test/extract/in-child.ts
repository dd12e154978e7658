import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder of the code under test. */
export const EXTRACT = join(import.meta.dirname, '../../extract');

/** What a fresh process wrote, and its exit code. */
export interface ChildAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs a module's source in a fresh process, in a folder of its own; `extractClaims` etc. are imported by address. */
export function inChild(source: string, folder: string): ChildAnswer {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', source],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '' },
    },
  );
  return { stdout, stderr, status };
}

/** The address of a file as the source of a module needs it, in quotes. */
export const address = (...path: string[]): string => JSON.stringify(pathToFileURL(join(...path)).href);
