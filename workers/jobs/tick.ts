import { takeWaitingEntries } from '../../store/entries.ts';
import { revisionsNeedingExtraction } from '../../store/extraction/stale-revisions.ts';
import { keepDueFeeds, takeDueFeeds } from '../../store/feeds.ts';
import { linkClaims } from '../../store/links/link-claims.ts';
import { takeDueRefetches } from '../../store/refetches.ts';
import { followClockBack } from '../../store/upkeep/clock.ts';
import type { JobContext, JobReport } from '../job-context.ts';
import { rulesInForce } from '../rules-in-force.ts';
import { cleanUp } from './clean-up.ts';

const FEEDS_AT_ONCE = 200;
const ENTRIES_AT_ONCE = 500;
const REVISIONS_AT_ONCE = 500;
/** A feed whose job was lost is taken again after this long. */
const LEASE_MS = 10 * 60_000;
/** Until its job is in the queue: this process may die before that. */
const TAKEN_MS = 60_000;
/** An entry that still waits after this long has lost its job: a queue was flushed, a process was killed between two steps. */
const STALE_MS = 10 * 60_000;

/**
 * Finds what is due and adds its jobs: feeds by their schedule, pages that are looked at again, entries and revisions whose jobs were lost, and
 * revisions that an older version of a rule or of the reader has read. Claims that a process left without links are linked, and
 * what is older than its days is removed. The database is the truth; the queues may be emptied at any time, and its clock set.
 */
export async function tick(context: JobContext): Promise<JobReport> {
  const { database, jobs } = context;
  const now = context.now();
  const backMs = await followClockBack(database, { now, leaseMs: LEASE_MS });
  const feeds = await takeDueFeeds(database, { now, limit: FEEDS_AT_ONCE, leaseMs: TAKEN_MS });
  await jobs.refreshFeed(feeds.map(({ id, dueAt }) => ({ feedId: id, dueAt })));
  await keepDueFeeds(database, feeds, new Date(now.getTime() + LEASE_MS));
  const entries = await takeWaitingEntries(database, { now, before: new Date(now.getTime() - STALE_MS), limit: ENTRIES_AT_ONCE });
  const again = await takeDueRefetches(database, { now, limit: ENTRIES_AT_ONCE });
  await jobs.fetchArticle([...entries, ...again].map(({ id, version }) => ({ entryId: id, version })));
  const rules = rulesInForce(context.lexicon ?? null);
  const revisions = await revisionsNeedingExtraction(database, { ...rules, limit: REVISIONS_AT_ONCE });
  await jobs.extractClaims(revisions.map((revisionId) => ({ revisionId, versions: rules.versionsKey })));
  const linked = await linkClaims(database);
  return {
    feeds: feeds.length,
    entries: entries.length,
    refetches: again.length,
    revisions: revisions.length,
    linked: linked.articles,
    removed: await cleanUp(context),
    ...(backMs > 0 ? { clock_back_ms: backMs } : {}),
  };
}
