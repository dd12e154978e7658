import { shownUrl } from '../ingest/fetch/fetch-failure.ts';
import { IngestError } from '../ingest/ingest-error.ts';
import { readRobots } from '../ingest/read-robots.ts';
import { type JobContext, requestFor } from './job-context.ts';

const KEPT_MS = 24 * 3_600_000;
const MOST_SITES = 10_000;
const MOST_BYTES = 512 * 1024;

/** A site's robots.txt as it was answered; null where there is none, which allows everything (RFC 9309 §2.3.1.3). */
interface Kept {
  readonly rules: Promise<string | null>;
  readonly until: number;
}

/** Says whether an address may be fetched, by the robots.txt of its site, which is kept for a day. */
export type AskRobots = (context: JobContext, url: string) => Promise<void>;

/**
 * Makes a memory of robots.txt files for one process.
 *
 * @returns Throws an IngestError `robots-disallowed` for an address that the site does not want fetched, and `robots-unavailable`
 *   (retry) while the site cannot say.
 */
export function openRobots(): AskRobots {
  const sites = new Map<string, Kept>();
  return async (context, url) => {
    const { origin } = new URL(url);
    const now = context.now().getTime();
    let kept = sites.get(origin);
    if (!kept || kept.until <= now) {
      kept = { rules: fetchRules(context, origin), until: now + KEPT_MS };
      if (sites.size >= MOST_SITES) sites.clear();
      sites.set(origin, kept);
      kept.rules.catch(() => sites.delete(origin)); // asked again by the next job
    }
    const rules = await kept.rules;
    if (rules === null || readRobots(rules, context.config.ASSAY_USER_AGENT, url).allowed) return;
    throw new IngestError('robots-disallowed', `${shownUrl(url)} is not fetched: ${origin}/robots.txt asks robots to leave it alone.`, {
      disposition: 'give-up',
    });
  };
}

async function fetchRules(context: JobContext, origin: string): Promise<string | null> {
  try {
    const answer = await context.fetch({
      ...requestFor(context.config, `${origin}/robots.txt`, 'text/plain, */*;q=0.5'),
      maxBytes: MOST_BYTES,
    });
    return Buffer.from(answer.body).toString('utf8');
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    if (error.disposition === 'give-up' || error.disposition === 'quarantine') return null;
    throw new IngestError('robots-unavailable', `${origin}/robots.txt cannot be asked: ${error.message}`, {
      disposition: error.disposition,
      retryAfterMs: error.retryAfterMs,
      cause: error,
    });
  }
}
