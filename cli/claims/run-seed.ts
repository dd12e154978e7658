import { extractionVersions } from '../../extract/extract-claims.ts';
import type { Database } from '../../store/database.ts';
import { countRealArticles, seedClaims } from '../../store/seed/seed-claims.ts';
import { openDatabase } from '../instance.ts';
import type { SeedOptions } from '../seed-claims.ts';
import { CommandError } from '../terminal/command-error.ts';
import { say, startProgress } from '../terminal/progress.ts';
import { loadConfig } from '../terminal/settings.ts';
import { type StopRequest, untilAskedToStop } from '../terminal/signals.ts';

/** Makes the synthetic corpus, unless that would mix it with real articles. */
export async function runSeed(claims: number, { until = '', yes }: SeedOptions): Promise<void> {
  const end = new Date(`${until}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(end.getTime()))
    throw new CommandError('usage', `--until takes a day such as 2026-01-01, not "${until}".`);
  const made = await untilAskedToStop('the batch in hand is finished first, and all of it taken back', (stop) =>
    seed({ claims, until: end, stop }, yes === true),
  );
  say(`${made} synthetic claims made.`);
}

interface Wanted {
  readonly claims: number;
  readonly until: Date;
  readonly stop: StopRequest;
}

async function seed(wanted: Wanted, besideReal: boolean): Promise<number> {
  const database = await openDatabase(loadConfig().config);
  try {
    const real = await countRealArticles(database);
    if (real > 0 && !besideReal)
      throw new CommandError(
        'failed',
        `The database holds ${real >= 1000 ? 'thousands of' : real} real articles, and synthetic claims would be counted with them. Use a database of their own, or give --yes. [real-articles]`,
      );
    return await makeClaims(database, wanted);
  } finally {
    await database.close();
  }
}

/** All of them or none: they are one transaction. */
async function makeClaims(database: Database, { claims, until, stop }: Wanted): Promise<number> {
  const progress = startProgress();
  try {
    return await seedClaims(database, {
      claims,
      versions: extractionVersions(),
      until,
      onProgress: (done) => {
        if (stop.isMade()) throw new CommandError('interrupted', `Stopped at ${done} of ${claims} claims: none was kept.`);
        progress.update(`${done} of ${claims} claims`, { done, total: claims });
      },
    });
  } finally {
    progress.done();
  }
}
