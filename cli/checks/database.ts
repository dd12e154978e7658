import type { Config } from '../../workers/config.ts';
import { hintOf } from '../terminal/report-error.ts';
import { countOf } from '../terminal/show-value.ts';
import { type Check, fail, ok, warn } from './check.ts';
import { askHealth, type Health, type Place } from './open-configured.ts';

/** Checks the database and what is in it. */
export async function checkDatabase(config: Config, place: Place, quick: boolean): Promise<readonly Check[]> {
  if (place.kind === 'absent')
    return [warn('database', `there is none in ${config.ASSAY_DATA_DIR} yet`, 'Make it and see sample news: assay start')];
  let health: Health;
  try {
    health = await askHealth(config, place, quick);
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    return [fail('database', seen, hintOf(error) ?? 'Check DATABASE_URL, or ASSAY_DATA_DIR where there is none.')];
  }
  return [ok('database', nameOf(config, place)), ...judgeHealth(health, config)];
}

function nameOf(config: Config, place: Place): string {
  if (config.DATABASE_URL) return `Postgres at ${new URL(config.DATABASE_URL).host} answers`;
  return place.kind === 'instance' ? `the instance at ${place.address} answers` : `the embedded database in ${config.ASSAY_DATA_DIR} opens`;
}

/** What the facts that a database tells of itself mean. */
export function judgeHealth(health: Health, config: Pick<Config, 'REDIS_URL'>): readonly Check[] {
  const migrations = judgeMigrations(health);
  const queue = config.REDIS_URL ? [] : [judgeQueueTables(health)];
  // Without its tables there is nothing more to see.
  if (migrations.status === 'fail') return [migrations, ...queue];
  return [migrations, ...queue, ...judgeClock(health), ...judgeReader(health), ...judgeFeeds(health), ...judgeJobs(health)];
}

const unseen = (name: string, error: { readonly message: string; readonly hint: string | null }): Check =>
  fail(name, error.message, error.hint ?? 'Apply what is missing: assay migrate');

function judgeMigrations({ migrations }: Health): Check {
  if (migrations.error) return unseen('migrations', migrations.error);
  const missing = migrations.found.filter(({ applied_at: appliedAt }) => appliedAt === null).map(({ name }) => name);
  if (missing.length === 0) return ok('migrations', `all ${migrations.found.length} applied`);
  return fail('migrations', `missing: ${missing.join(', ')}`, 'Apply them: assay migrate');
}

function judgeQueueTables({ queue_tables_at: at, engine }: Health): Check {
  if (at.error) return unseen('queue', at.error);
  if (at.found !== null) return ok('queue', 'its tables are in the database');
  if (engine === 'embedded') return warn('queue', 'it has no tables yet', 'They are made by the first start: assay start');
  return fail('queue', 'it has no tables in the database', 'Make them: assay migrate');
}

const MUCH_SKEW_MS = 2_000;
const TOO_MUCH_SKEW_MS = 60_000;

function judgeClock({ clock_skew_ms: skew }: Health): readonly Check[] {
  if (skew === null) return [];
  if (skew.error) return [unseen('clock', skew.error)];
  const ms = Math.abs(skew.found);
  const seen = `the database is ${(ms / 1000).toFixed(1)} s ${skew.found < 0 ? 'behind' : 'ahead of'} this machine`;
  const repair = 'Set both clocks by a time server (chrony, systemd-timesyncd): feeds come due by them.';
  if (ms > TOO_MUCH_SKEW_MS) return [fail('clock', seen, repair)];
  return [ms > MUCH_SKEW_MS ? warn('clock', seen, repair) : ok('clock', seen)];
}

const GRANTS = 'grant usage on schema news to news_reader; grant select on all tables in schema news to news_reader;';

function judgeReader({ reader, write }: Health): readonly Check[] {
  if (reader === null || write === null) return [];
  const error = reader.error ?? write.error;
  if (error || !reader.found || !write.found) return error ? [unseen('reader', error)] : [];
  const { exists, canBeTaken, excess, missing } = reader.found;
  const judge = (seen: string, sql: string) => [fail('reader', seen, `As an administrator of the database: ${sql}`)];
  if (!exists)
    return judge(
      'the role news_reader is missing',
      `create role news_reader nologin; ${GRANTS} grant news_reader to <the user of DATABASE_URL>;`,
    );
  if (!canBeTaken)
    return judge(
      'this user may not become news_reader, so that `assay sql` cannot run',
      'grant news_reader to <the user of DATABASE_URL>;',
    );
  if (excess.length > 0)
    return judge(
      `news_reader may do more than read the views: ${excess.slice(0, 5).join(', ')}`,
      `revoke all on ${excess.slice(0, 5).join(', ')} from news_reader, public;`,
    );
  if (missing.length > 0) return judge(`news_reader cannot read ${missing.slice(0, 5).join(', ')}`, GRANTS);
  if (!write.found.was_refused) return judge('a statement that writes was not refused', `alter role news_reader nosuperuser; ${GRANTS}`);
  return [ok('reader', 'news_reader reads the views and cannot write')];
}

function judgeFeeds({ feeds }: Health): readonly Check[] {
  if (feeds === null) return [];
  if (feeds.error) return [unseen('feeds', feeds.error)];
  const { active, failing, overdue } = feeds.found;
  if (overdue > 0)
    return [
      warn(
        'feeds',
        `${countOf(overdue, 'feed')} of ${active} should have been checked over 15 minutes ago`,
        'Run a scheduler and a worker: assay start, or assay schedule and assay work',
      ),
    ];
  if (failing > 0) return [warn('feeds', `${failing} of ${countOf(active, 'feed')} failed when last checked`, 'See why: assay feeds list')];
  return [
    active > 0
      ? ok('feeds', `${countOf(active, 'feed')}, none failing or overdue`)
      : warn('feeds', 'none are followed', 'Follow one: assay feeds add URL'),
  ];
}

const LONG_WAIT_MS = 30 * 60_000;

function judgeJobs({ jobs }: Health): readonly Check[] {
  if (jobs === null) return [];
  // A queue that cannot be asked has a check of its own.
  if (jobs.error) return [];
  const oldest = Object.entries(jobs.found).map(([queue, { oldestWaitingMs }]) => ({ queue, ms: oldestWaitingMs ?? 0 }));
  const { queue, ms } = oldest.reduce((one, other) => (other.ms > one.ms ? other : one));
  const waiting = Object.values(jobs.found).reduce((sum, counts) => sum + counts.waiting, 0);
  if (ms < LONG_WAIT_MS)
    return [ok('jobs', waiting === 0 ? 'none waits' : `${countOf(waiting, 'job')} waiting, the oldest for ${Math.round(ms / 1000)} s`)];
  return [
    warn(
      'jobs',
      `the oldest of ${countOf(waiting, 'waiting job')} has been in queue ${queue} for ${Math.round(ms / 60_000)} min`,
      `Run a worker, or more of them: assay start, or assay work --roles ${queue}`,
    ),
  ];
}
