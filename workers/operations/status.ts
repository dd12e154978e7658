import { z } from 'zod';
import { listFailures } from '../../store/failures.ts';
import { statusSummary } from '../../store/read-status.ts';
import { defineOperation } from './operation.ts';

const SHOWN_FAILURES = 10;

/** Counts of everything, and the latest failures that are still open. */
export const status = defineOperation(z.object({}), async (context) => {
  const counts = await statusSummary(context.database, context.now());
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
    open_failures: await listFailures(context.database, { limit: SHOWN_FAILURES }),
  };
});
