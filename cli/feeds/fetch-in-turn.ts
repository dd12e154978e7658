import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type FetchRequest, type FetchResponse, fetchUrl } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import type { Config } from '../../workers/config.ts';
import { type Ask, withInstance } from '../instance.ts';
import { say } from '../terminal/progress.ts';

type Fetch = (request: FetchRequest) => Promise<FetchResponse>;

/** Nobody waits at a terminal for longer than this. */
const LONGEST_WAIT_MS = 60_000;
/** Waits that are worth a word. */
const NOTICED_WAIT_MS = 3000;

/** What becomes of turns while a command fetches something itself. */
interface Turns {
  /** Resolves to how long to stay away; 0 when the turn has come. */
  take(url: string, isReturning: boolean): Promise<number>;
  end(url: string, leaveAloneMs: number | null): Promise<void>;
}

/**
 * Runs work whose requests take their turns at hosts with those of all workers of the instance, or, where there is no instance yet, with
 * each other: looking for the feeds of a site takes a dozen requests to it.
 */
export async function withTurns<T>(config: Config, work: (fetch: Fetch) => Promise<T>): Promise<T> {
  // Looking at a feed makes no database where there is none.
  if (!config.DATABASE_URL && !existsSync(config.ASSAY_DATA_DIR)) return work(inTurn(turnsAmongThemselves(config)));
  return withInstance((ask) => work(inTurn(turnsOfInstance(ask))));
}

const inTurn =
  (turns: Turns): Fetch =>
  async (request) => {
    await untilItsTurn(turns, request.url);
    let leaveAloneMs: number | null = null;
    try {
      const answer = await fetchUrl(request);
      leaveAloneMs = answer.retryAfterMs;
      return answer;
    } catch (error) {
      if (error instanceof IngestError && error.disposition === 'wait') leaveAloneMs = error.retryAfterMs;
      throw error;
    } finally {
      await turns.end(request.url, leaveAloneMs);
    }
  };

async function untilItsTurn(turns: Turns, url: string): Promise<void> {
  let waitedMs = 0;
  for (;;) {
    const waitMs = await turns.take(url, waitedMs > 0);
    if (waitMs === 0) return;
    const { host } = new URL(url);
    if (waitedMs + waitMs > LONGEST_WAIT_MS)
      throw new IngestError('rate-limited', `${host} is left alone for another ${Math.ceil(waitMs / 1000)} s by all of this instance`, {
        disposition: 'wait',
        retryAfterMs: waitMs,
      });
    if (waitMs >= NOTICED_WAIT_MS) say(`Waiting ${Math.ceil(waitMs / 1000)} s until it is ${host}'s turn.`);
    await delay(waitMs);
    waitedMs += waitMs;
  }
}

const turnsOfInstance = (ask: Ask): Turns => ({
  take: async (url, isReturning) => (await ask('turns.take', { url, is_returning: isReturning })).wait_ms,
  end: async (url, leaveAloneMs) => void (await ask('turns.end', { url, leave_alone_ms: leaveAloneMs })),
});

function turnsAmongThemselves({ ASSAY_HOST_SPACING_MS: spacingMs }: Config): Turns {
  const freeAt = new Map<string, number>();
  return {
    take: async (url) => Math.max(0, (freeAt.get(new URL(url).hostname) ?? 0) - performance.now()),
    end: async (url, leaveAloneMs) => void freeAt.set(new URL(url).hostname, performance.now() + Math.max(spacingMs, leaveAloneMs ?? 0)),
  };
}
