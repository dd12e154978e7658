import { shownUrl } from '../../ingest/fetch/fetch-failure.ts';
import type { FetchRequest } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { readRobots } from '../../ingest/read-robots.ts';
import type { Database } from '../../store/database.ts';
import { keepRobots, robotsOf, setCrawlDelay } from '../../store/hosts.ts';
import { type JobContext, requestFor } from '../job-context.ts';
import { fetchInTurn } from './take-turn.ts';

const KEPT_MS = 24 * 3_600_000;
/** A site whose robots.txt cannot be had is taken at its last word for this long. */
const LONGEST_STALE_MS = 7 * KEPT_MS;
const LONGEST_DELAY_MS = 3_600_000;
const MOST_SITES = 10_000;
const MOST_BYTES = 512 * 1024;

/** A site's robots.txt as it was answered; null where there is none, which allows everything (RFC 9309 §2.3.1.3). */
interface Kept {
  readonly rules: Promise<string | null>;
  readonly until: number;
}

/** Says whether an address may be fetched, by the robots.txt of its site, which is kept for a day, and which is had through the same proxy. */
export type AskRobots = (context: JobContext, url: string, by?: By) => Promise<void>;

type By = Pick<FetchRequest, 'proxy'>;

/** What all processes remember of robots.txt files together. */
export interface RobotsStore {
  read(origin: string): Promise<{ readonly rules: string | null; readonly expiresAt: Date } | null>;
  keep(robots: { readonly origin: string; readonly rules: string | null; readonly at: Date; readonly expiresAt: Date }): Promise<void>;
  setCrawlDelay(host: string, delayMs: number | null): Promise<void>;
}

/** The robots.txt files in the database. */
export function storedRobots(database: Database): RobotsStore {
  return {
    read: (origin) => robotsOf(database, origin),
    keep: (robots) => keepRobots(database, robots),
    setCrawlDelay: (host, delayMs) => setCrawlDelay(database, host, delayMs),
  };
}

/**
 * Makes a memory of robots.txt files for one process.
 *
 * @param store - What the processes share; without it each asks for itself.
 * @returns Throws an IngestError `robots-disallowed` for an address that the site does not want fetched, and `robots-unavailable`
 *   (retry) while the site cannot say.
 */
export function openRobots(store: RobotsStore | null = null): AskRobots {
  const sites = new Map<string, Kept>();
  return async (context, url, by = {}) => {
    const { origin } = new URL(url);
    const now = context.now().getTime();
    let kept = sites.get(origin);
    if (!kept || kept.until <= now) {
      kept = { rules: rulesOf(context, { origin, by }, store), until: now + KEPT_MS };
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

interface Site {
  readonly origin: string;
  readonly by: By;
}

/** The rules that are kept, or what the site answers now; one that cannot answer goes on as it last did (RFC 9309 §2.3.1.4). */
async function rulesOf(context: JobContext, site: Site, store: RobotsStore | null): Promise<string | null> {
  const { origin } = site;
  const now = context.now();
  const known = (await store?.read(origin)) ?? null;
  if (known !== null && known.expiresAt > now) return known.rules;
  const rules = await fetchRules(context, site).catch((error: unknown) => {
    const isRecent = known !== null && now.getTime() - known.expiresAt.getTime() < LONGEST_STALE_MS;
    if (isRecent && error instanceof IngestError && error.code === 'robots-unavailable') return known.rules;
    throw error;
  });
  await store?.keep({ origin, rules, at: now, expiresAt: new Date(now.getTime() + KEPT_MS) });
  const seconds = rules === null ? null : readRobots(rules, context.config.ASSAY_USER_AGENT, `${origin}/`).crawlDelaySeconds;
  if (store && (seconds !== null || known !== null)) {
    await store.setCrawlDelay(new URL(origin).hostname, seconds === null ? null : Math.min(LONGEST_DELAY_MS, Math.ceil(seconds * 1000)));
  }
  return rules;
}

async function fetchRules(context: JobContext, { origin, by }: Site): Promise<string | null> {
  try {
    const answer = await fetchInTurn(context, {
      ...requestFor(context.config, `${origin}/robots.txt`, 'text/plain, */*;q=0.5'),
      ...(by.proxy === undefined ? {} : { proxy: by.proxy }),
      // The first 500 KiB count, and what is longer must not count as none (RFC 9309 §2.5).
      maxBytes: MOST_BYTES,
      cutAtLimit: true,
    });
    return Buffer.from(answer.body).toString('utf8');
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    const isAbsent = error.disposition === 'give-up' || error.disposition === 'quarantine';
    if (isAbsent && error.code !== 'too-large') return null;
    throw new IngestError('robots-unavailable', `${origin}/robots.txt cannot be asked: ${error.message}`, {
      disposition: isAbsent ? 'retry' : error.disposition,
      retryAfterMs: error.retryAfterMs,
      cause: error,
    });
  }
}
