/** What is done with a job after a failure: tried again soon, tried again later, never, or set aside for a person. */
export type Disposition = 'retry' | 'wait' | 'give-up' | 'quarantine';

/** What an IngestError is given beside its code and message. */
export interface IngestErrorOptions {
  readonly disposition: Disposition;
  /** How long the source asks to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | null;
  readonly cause?: unknown;
  /** Facts of this failure for whoever handles it, such as `alternates` of a page that is no feed. */
  readonly details?: Record<string, unknown>;
}

/**
 * A source that could not be fetched or read.
 *
 * `code` is stable and documented; `message` says what happened to what.
 */
export class IngestError extends Error {
  readonly code: string;
  readonly disposition: Disposition;
  readonly retryAfterMs: number | null;
  readonly details: Record<string, unknown>;

  constructor(code: string, message: string, options: IngestErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'IngestError';
    this.code = code;
    this.disposition = options.disposition;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.details = options.details ?? {};
  }
}
