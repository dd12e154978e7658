import type { FetchRequest, FetchResponse } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import type { Database } from '../../store/database.ts';
import { endHostTurn, takeHostTurn } from '../../store/hosts.ts';
import type { Config } from '../config.ts';
import type { JobContext } from '../job-context.ts';

/** A job that is to be done later, and has failed in nothing: the queue puts it off without counting an attempt. */
export class PutOff extends Error {
  readonly waitMs: number;

  constructor(reason: string, waitMs: number) {
    super(reason);
    this.name = 'PutOff';
    this.waitMs = waitMs;
  }
}

/** A turn at a host. */
export interface Turn {
  /** Lets the next one in: after the host's spacing, or after as long as the server asked. */
  end(leaveAloneMs: number | null): Promise<void>;
}

/**
 * Takes a turn at the host of an address.
 *
 * @throws {PutOff} While another request to that host runs, or its spacing has not passed.
 */
export type TakeTurn = (url: string, isReturning: boolean) => Promise<Turn>;

/** Other addresses of a host may be left out of what one of them asks for after this long. */
const LONGEST_FOR_ALL_MS = 3_600_000;
/** Time for the database to hear of a request's end, on top of the request's own limit. */
const GRACE_MS = 5_000;
const FREE: Turn = { end: async () => {} };

/** Makes the taker of turns of one process; the turns themselves are in the database, which all processes share. */
export function openTurns(database: Database, config: Config, unspacedHosts: readonly string[] = []): TakeTurn {
  const spacingMs = config.ASSAY_HOST_SPACING_MS;
  const holdMs = config.ASSAY_FETCH_TIMEOUT_SECONDS * 1000 + GRACE_MS;
  if (spacingMs === 0) return async () => FREE;
  return async (url, isReturning) => {
    const { hostname, host: withPort } = new URL(url);
    if (unspacedHosts.includes(withPort) || unspacedHosts.includes(hostname)) return FREE;
    const host = hostOf(url);
    const turn = await takeHostTurn(database, { host, spacingMs, holdMs, isReturning });
    if (!turn.isFree) throw new PutOff(`${host} is left alone between two requests`, turn.waitMs);
    return { end: (leaveAloneMs) => endTurn(database, config, { url, leaveAloneMs }) };
  };
}

/** Ends a turn that another process has taken for itself. */
export async function endTurn(
  database: Database,
  { ASSAY_HOST_SPACING_MS: spacingMs }: Config,
  { url, leaveAloneMs }: { readonly url: string; readonly leaveAloneMs: number | null },
): Promise<void> {
  const atMost = leaveAloneMs === null ? null : Math.min(leaveAloneMs, LONGEST_FOR_ALL_MS);
  await endHostTurn(database, { host: hostOf(url), spacingMs, leaveAloneMs: atMost });
}

/** The host that a turn is for: all its ports are one. */
const hostOf = (url: string): string => new URL(url).hostname.replace(/\.$/, '').slice(0, 255);

/**
 * Fetches a document when it is its host's turn.
 *
 * @param onStart - Told when the turn has come, before anything is sent.
 * @throws {PutOff} When it is not; else what the fetch throws.
 */
export async function fetchInTurn(context: JobContext, request: FetchRequest, onStart?: () => Promise<void>): Promise<FetchResponse> {
  const turn = await context.takeTurn(request.url, context.isReturning === true);
  let leaveAloneMs: number | null = null;
  try {
    await onStart?.();
    const answer = await context.fetch(request, context.signal);
    leaveAloneMs = answer.retryAfterMs;
    return answer;
  } catch (error) {
    if (error instanceof IngestError && error.disposition === 'wait') leaveAloneMs = error.retryAfterMs;
    throw error;
  } finally {
    await turn.end(leaveAloneMs);
  }
}
