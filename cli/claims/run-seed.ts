import { extractionVersions } from '../../extract/extract-claims.ts';
import { countRealArticles, seedClaims } from '../../store/seed/seed-claims.ts';
import { openDatabase } from '../instance.ts';
import type { SeedOptions } from '../seed-claims.ts';
import { CommandError } from '../terminal/command-error.ts';
import { say, startProgress } from '../terminal/progress.ts';
import { loadConfig } from '../terminal/settings.ts';

/** Makes the synthetic corpus, unless that would mix it with real articles. */
export async function runSeed(claims: number, { until = '', yes }: SeedOptions): Promise<void> {
  const end = new Date(`${until}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(end.getTime()))
    throw new CommandError('usage', `--until takes a day such as 2026-01-01, not "${until}".`);
  const database = await openDatabase(loadConfig().config);
  try {
    const real = await countRealArticles(database);
    if (real > 0 && !yes)
      throw new CommandError(
        'failed',
        `The database holds ${real >= 1000 ? 'thousands of' : real} real articles, and synthetic claims would be counted with them. Use a database of their own, or give --yes. [real-articles]`,
      );
    const progress = startProgress();
    const made = await seedClaims(database, {
      claims,
      versions: extractionVersions(),
      until: end,
      onProgress: (done) => progress.update(`${done} of ${claims} claims`, { done, total: claims }),
    });
    progress.done();
    say(`${made} synthetic claims made.`);
  } finally {
    await database.close();
  }
}
