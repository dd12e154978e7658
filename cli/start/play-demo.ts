import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DemoOptions } from '../start.ts';
import { CommandError } from '../terminal/command-error.ts';
import { say } from '../terminal/progress.ts';
import { loadConfig, setFlags } from '../terminal/settings.ts';
import { startEverything } from './start-everything.ts';

/** Reads the newsstand from its first edition on, in a data folder of its own. */
export async function playDemo({ once = false, keep, port }: DemoOptions): Promise<void> {
  if (loadConfig().config.DATABASE_URL)
    throw new CommandError(
      'usage',
      'DATABASE_URL is set, and sample news would be mixed with yours there. Without it, apart from your rows: env -u DATABASE_URL -u REDIS_URL assay demo',
    );
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'assay-demo-')) : await emptyFolder(keep);
  setFlags({ ASSAY_DATA_DIR: folder, ASSAY_PORT: port, ASSAY_NEWSSTAND_PORT: '0' });
  if (!once || keep !== undefined) say(`Other terminals can look beside it: assay claims list --data-dir ${folder}`);
  try {
    await startEverything({ once, newsstand: true });
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** News that was read before would not be played again. */
async function emptyFolder(name: string): Promise<string> {
  const folder = resolve(name);
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new CommandError(
      'usage',
      `${folder} is not empty. Name a new folder, or look at what is there: assay status --data-dir ${folder}`,
    );
  return folder;
}
