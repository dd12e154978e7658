import { z } from 'zod';
import { listFailures } from '../../store/failures.ts';
import { statusSummary } from '../../store/read-status.ts';
import { choreOf } from '../../store/upkeep/chores.ts';
import { countExpired } from '../../store/upkeep/retention.ts';
import { CLEAN_UP } from '../jobs/clean-up.ts';
import { defineOperation } from './operation.ts';

const SHOWN_FAILURES = 10;
/** Beyond so many rows of a kind nobody wants to wait for the count. */
const COUNTED_ROWS = 100_000;

/** Counts of everything, and the latest failures that are still open. */
export const status = defineOperation(z.object({}), async (context) => {
  const { retention } = context;
  const counts = await statusSummary(context.database, context.now());
  const chore = await choreOf(context.database, CLEAN_UP);
  return {
    feeds: counts.feeds,
    feeds_failing: counts.feedsFailing,
    feeds_due: counts.feedsDue,
    entries: counts.entries,
    entries_awaiting_fetch: counts.entriesAwaitingFetch,
    articles: counts.articles,
    revisions: counts.revisions,
    revisions_awaiting_extraction: counts.revisionsAwaitingExtraction,
    claims: counts.claims,
    mentions: counts.mentions,
    failures: counts.failures,
    last_fetch_at: counts.lastFetchAt,
    // What the next cleaning up removes, and what the last one has removed.
    past_their_days: retention ? await countExpired(context.database, retention, { now: context.now(), limit: COUNTED_ROWS }) : {},
    clean_up: chore && { due_at: chore.dueAt, ran_at: chore.ranAt, removed: chore.result },
    open_failures: await listFailures(context.database, { limit: SHOWN_FAILURES }),
  };
});
