import { z } from 'zod';
import type { OwnLexicon } from '../../extract/own-lexicon.ts';
import type { Database } from '../../store/database.ts';
import type { RetentionDays } from '../../store/upkeep/retention.ts';
import type { Config } from '../config.ts';
import { retentionOf } from '../jobs/clean-up.ts';
import { readLexiconFile } from '../lexicon-file.ts';
import type { Queues } from '../queues.ts';
import { endTurn, openTurns, type TakeTurn } from '../requests/take-turn.ts';

/** What an operation may touch. */
export interface OperationContext {
  readonly database: Database;
  readonly now: () => Date;
  readonly sqlTimeoutMs: number;
  /** Makes the scheduler look for due feeds at once; resolves to false where no queue is at hand. */
  readonly tickNow: () => Promise<boolean>;
  /** Looks into the queues, or changes what is in them; left out where none can be reached. */
  readonly withQueues?: WithQueues;
  /** Turns at hosts, for commands that fetch something themselves; all free where it is left out. */
  readonly turns?: {
    readonly take: TakeTurn;
    readonly end: (turn: { readonly url: string; readonly leaveAloneMs: number | null }) => Promise<void>;
  };
  /** For how many days what is kept; nothing is counted as past its days where it is left out. */
  readonly retention?: RetentionDays;
  /** Reads the operator's own words; none where it is left out. */
  readonly lexicon?: () => OwnLexicon | null;
}

/** Lends the queues to some work. */
export type WithQueues = <Found>(work: (queues: Queues) => Promise<Found>) => Promise<Found>;

/**
 * What operations run on: a database, and the queues of this process; null where a command has none, and opens them only to look into them.
 *
 * @param unspacedHosts - Hosts that this process brought along itself and that need no rest.
 */
export function operationContext(
  config: Config,
  database: Database,
  queues: Queues | null,
  unspacedHosts: readonly string[] = [],
): OperationContext {
  return {
    database,
    now: () => new Date(),
    sqlTimeoutMs: config.ASSAY_SQL_TIMEOUT_SECONDS * 1000,
    retention: retentionOf(config),
    turns: { take: openTurns(database, config, unspacedHosts), end: (turn) => endTurn(database, config, turn) },
    lexicon: () => readLexiconFile(config.ASSAY_LEXICON),
    withQueues: queues ? (work) => work(queues) : lendQueues(config, database),
    tickNow: async () => {
      try {
        await queues?.tickNow();
        return queues !== null;
      } catch {
        return false; // the next tick looks for what is due all the same
      }
    },
  };
}

/** Opens the queues for one piece of work. Their code is loaded here, for most operations need none of it. */
const lendQueues =
  (config: Config, database: Database): WithQueues =>
  async (work) => {
    const [{ connectQueues, prepareQueueStore }, { openQueues }] = await Promise.all([import('../connection.ts'), import('../queues.ts')]);
    const connection = await connectQueues({ redisUrl: config.REDIS_URL, database });
    try {
      await prepareQueueStore(connection);
      const queues = openQueues(connection);
      try {
        return await work(queues);
      } finally {
        await queues.close();
      }
    } finally {
      await connection.close();
    }
  };

/** Declares something that a command asks of an instance: the same over a connection of its own and over the HTTP of a running one. */
export function defineOperation<Schema extends z.ZodType, Output>(
  input: Schema,
  run: (context: OperationContext, input: z.output<Schema>) => Promise<Output>,
): { readonly input: Schema; readonly run: typeof run } {
  return { input, run };
}

/** A request that an operation refuses: nothing is wrong with the instance. */
export class OperationError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'OperationError';
    this.code = code;
  }
}

/** Ids as people type them. */
export const id = z.coerce.number().int().positive().max(2_147_483_647);
/** Words as people type them; Postgres keeps no text that holds a NUL. */
export const text = z
  .string()
  .min(1)
  .refine((words) => !words.includes('\u0000'), { error: 'must not hold a NUL character' });
/** How many rows a listing shows. */
export const limit = z.coerce.number().int().min(1).max(10_000);
