import type { PgPool } from 'bullmq';

/** How a statement, or those of a transaction, are run. */
export interface RunOptions {
  /**
   * For what is run over and over and finds its rows by keys: a server reads and plans each statement once a connection. Such a plan goes by no
   * values, so it is not for statements that filter by what may be left out.
   */
  readonly isRepeated?: boolean;
}

/** Something that answers SQL: a database, or a transaction on it. */
export interface Queryable {
  /**
   * Runs one statement and returns its rows.
   *
   * Values are numbered `$1`, `$2` …. Without values the text may hold several statements; the rows of the last one are returned.
   * Types on every engine: `date` is text (`2026-11-22`), `timestamptz` and `timestamp` are `Date`, `int8` and `numeric` are numbers
   * (text beyond 2^53 for `int8`), `json` is parsed, `bytea` is a `Buffer`.
   */
  query<R = Record<string, unknown>>(sql: string, values?: readonly unknown[], options?: RunOptions): Promise<readonly R[]>;
}

/** What a read-only statement gave, in the order of its columns. */
export interface ReadResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** True when there were more rows than asked for. */
  readonly truncated: boolean;
}

/** Limits and values of a statement that a person wrote. */
export interface ReadOptions {
  readonly values?: readonly unknown[];
  readonly maxRows: number;
  readonly timeoutMs: number;
}

/** A database of either engine; the same calls give the same answers on both. */
export interface Database extends Queryable {
  readonly engine: 'embedded' | 'postgres';
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. Not to be nested. */
  transaction<T>(work: (tx: Queryable) => Promise<T>, options?: RunOptions): Promise<T>;
  /** Runs one read-only statement as `news_reader`, within limits of rows and time. Throws a StoreError. */
  read(sql: string, options: ReadOptions): Promise<ReadResult>;
  /** What BullMQ's Postgres backend is given. */
  readonly pool: PgPool;
  close(): Promise<void>;
}

/** What went wrong with the database, as a stable word. */
export type StoreErrorCode =
  | 'database-unreachable'
  | 'folder-locked'
  | 'folder-unwritable'
  | 'folder-unusable'
  | 'schema-newer'
  | 'migration-edited'
  | 'migration-failed'
  | 'not-migrated'
  | 'query-refused'
  | 'query-too-long'
  | 'query-failed';

/** What a StoreError carries besides its code and message. */
export interface StoreErrorOptions {
  /** The next thing to do or to type. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** Details by name: `pid` and `address` of a lock holder, `position` of a fault in a statement, … */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A failure of the database, or a refusal to use it. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly hint: string | null;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(code: StoreErrorCode, message: string, options: StoreErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'StoreError';
    this.code = code;
    this.hint = options.hint ?? null;
    this.fields = options.fields ?? {};
  }
}
