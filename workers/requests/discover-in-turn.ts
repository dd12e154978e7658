import { setTimeout as delay } from 'node:timers/promises';
import type { FetchResponse } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { type Discovery, discoverFeeds } from '../discover-feeds.ts';
import type { JobContext } from '../job-context.ts';
import { fetchInTurn, PutOff } from './take-turn.ts';

/** How long somebody who looks at an address waits for its host to be free. */
const PATIENCE_MS = 30_000;

/** Looks for the feeds of a site for somebody who waits for it, each request when it is its host's turn. */
export function discoverInTurn(context: JobContext, url: string): Promise<Discovery> {
  const { config, readFeed } = context;
  const until = Date.now() + PATIENCE_MS;
  return discoverFeeds({ config, readFeed, fetch: (request) => whenFree(() => fetchInTurn(context, request), until, context.signal) }, url);
}

async function whenFree(ask: () => Promise<FetchResponse>, until: number, signal: AbortSignal | undefined): Promise<FetchResponse> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof PutOff)) throw error;
      if (Date.now() + error.waitMs > until)
        throw new IngestError('rate-limited', `${error.message}; try again in a minute`, { disposition: 'wait' });
      await delay(error.waitMs, undefined, signal ? { signal } : {});
    }
  }
}
