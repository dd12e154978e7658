import type { Connection, Submittable } from 'pg';
import { type ReadResult, StoreError } from '../database.ts';
import { VALUE_TYPES } from './value-types.ts';

/** Past this many bytes no further row is kept: a few wide rows can be as much as a million narrow ones. */
const MAX_KEPT_BYTES = 32 * 1024 * 1024;
/** Past this many the rest is not taken in: rows that are not kept would go on coming, and one row alone could be more than a text can hold. */
const MAX_RECEIVED_BYTES = 2 * MAX_KEPT_BYTES;

/** The calls of node-postgres' wire connection that are made here; its types know the class but not all of them. */
interface Wire extends Connection {
  sendCopyFail(message: string): void;
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

type Parse = (value: string) => unknown;

/**
 * One statement of which at most so many rows are fetched, whatever the statement is.
 *
 * A cursor would only take SELECT, and a LIMIT around it would change what EXPLAIN shows; the row limit of the extended protocol takes
 * every statement, and refuses several in one text by itself. node-postgres calls the `handle…` methods.
 */
export class LimitedQuery implements Submittable {
  readonly #sql: string;
  readonly #values: readonly unknown[];
  readonly #maxRows: number;
  readonly #rows: unknown[][] = [];
  readonly #settle: { readonly resolve: (result: ReadResult) => void; readonly reject: (error: Error) => void };
  #columns: readonly string[] = [];
  #parsers: readonly Parse[] = [];
  #keptBytes = 0;
  #truncated = false;
  #receivedBytes = 0;
  /** Stops looking at what comes in. */
  #unwatch: () => void = () => {};
  /** Resolves when the server is ready for the next statement. */
  readonly result: Promise<ReadResult>;
  /** Under this name node-postgres looks for how long a query may go without its end, and takes the connection for broken then. */
  readonly query_timeout: number;
  /** Where node-postgres puts what stops that clock. */
  callback: (() => void) | undefined = undefined;

  constructor(sql: string, values: readonly unknown[], limits: { readonly maxRows: number; readonly answerWithinMs: number }) {
    this.#sql = sql;
    this.#values = values;
    this.#maxRows = limits.maxRows;
    this.query_timeout = limits.answerWithinMs;
    const { promise, ...settle } = withResolvers<ReadResult>();
    this.result = promise;
    this.#settle = settle;
  }

  submit(connection: Connection): void {
    const { stream } = connection;
    const onData = (chunk: Buffer): void => {
      this.#receivedBytes += chunk.length;
      if (this.#receivedBytes > MAX_RECEIVED_BYTES) this.#cutOff(stream);
    };
    stream.on('data', onData);
    this.#unwatch = () => stream.off('data', onData);
    connection.parse({ text: this.#sql, name: '', types: [] }, true);
    connection.bind({ values: this.#values.map(asParameter) }, true);
    connection.describe({ type: 'P', name: '' }, true);
    // One row more than wanted tells whether there are more.
    connection.execute({ portal: '', rows: String(this.#maxRows + 1) }, true);
    connection.sync();
  }

  handleRowDescription(message: { readonly fields: readonly Field[] }): void {
    this.#columns = message.fields.map((field) => field.name);
    this.#parsers = message.fields.map((field) => VALUE_TYPES.getTypeParser(field.dataTypeID, 'text'));
  }

  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void {
    const bytes = message.fields.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    if (this.#truncated || this.#rows.length === this.#maxRows || this.#keptBytes > MAX_KEPT_BYTES || bytes > MAX_RECEIVED_BYTES) {
      this.#truncated = true;
      return;
    }
    this.#keptBytes += bytes;
    this.#rows.push(message.fields.map((value, index) => (value === null ? null : (this.#parsers[index]?.(value) ?? value))));
  }

  /** Ends the connection, for there is no other way to have the server stop in the middle of a row. */
  #cutOff(stream: Connection['stream']): void {
    this.#truncated = true;
    this.#end();
    stream.destroy();
  }

  /** Answers with the rows that were kept; when not even the first could be, that is an error. */
  #end(): void {
    this.#unwatch();
    if (this.#rows.length > 0 || !this.#truncated) {
      this.#settle.resolve({ columns: this.#columns, rows: this.#rows, truncated: this.#truncated });
      return;
    }
    const size = `${MAX_RECEIVED_BYTES / 1024 / 1024} MiB`;
    this.#settle.reject(
      new StoreError('query-failed', `The first row of the result is larger than ${size}, and was not read`, {
        hint: 'Ask for fewer columns, or for a part of a text: left(text, 1000).',
      }),
    );
  }

  handleError(error: Error): void {
    this.callback?.();
    this.#unwatch();
    this.#settle.reject(error);
  }

  handleReadyForQuery(): void {
    this.callback?.();
    this.#end();
  }

  handleCopyInResponse(connection: Wire): void {
    connection.sendCopyFail('COPY is not a question');
  }

  // Nothing to note: the rows kept say it all.
  handlePortalSuspended(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handleCopyData(): void {}
}

/** The text that the server reads a value from, in the type that the statement gives it. */
function asParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((item) => JSON.stringify(asParameter(item)) ?? 'null').join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Promise.withResolvers, which the oldest supported Node lacks. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: Error) => void } {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
