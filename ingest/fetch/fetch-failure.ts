import { type Disposition, IngestError } from '../ingest-error.ts';

const SECRET_NAME = /(?:token|key|secret|pass|pwd|auth|sig|session|credential)/i;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/;
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'it broke the connection off',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  EPIPE: 'it broke the connection off',
  UND_ERR_SOCKET: 'it broke the connection off',
  UND_ERR_HEADERS_OVERFLOW: 'it sent too many headers',
};

/** An address as it may be shown: without a user, a password, a fragment or the values of parameters that look secret. */
export function shownUrl(address: URL | string): string {
  if (!URL.canParse(String(address))) return 'The address';
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (SECRET_NAME.test(name)) url.searchParams.set(name, '…');
  return url.href.length > 300 ? `${url.href.slice(0, 300)}…` : url.href;
}

/** An answer that is no document. */
export interface Refusal {
  readonly status: number;
  readonly retryAfterMs: number | null;
  /** True when its page challenges browsers. */
  readonly isChallenge: boolean;
}

/** What the status of an answer means for whoever asked. */
export function statusFailure(url: URL, { status, retryAfterMs, isChallenge }: Refusal): IngestError {
  const shown = shownUrl(url);
  const fail = (code: string, disposition: Disposition, sentence: string): IngestError =>
    new IngestError(code, `${shown} ${sentence}`, {
      disposition,
      retryAfterMs,
      details: { status },
    });
  if (status === 429 || (status === 503 && retryAfterMs !== null)) {
    const wait = retryAfterMs === null ? 'for a while' : `${Math.ceil(retryAfterMs / 1000)} s`;
    const how = isChallenge ? `${status}, by a challenge page` : status;
    return fail('rate-limited', 'wait', `asks to be left alone ${wait} (${how}); it is tried again after that`);
  }
  if (isChallenge)
    return fail('forbidden', 'quarantine', `is blocked by a challenge page (${status}); ask the site to let this program in`);
  if (status === 401 || status === 403 || status === 407 || status === 451) {
    return fail('forbidden', 'quarantine', `does not let us in (${status}); check whether it needs a login or blocks programs`);
  }
  if (status === 404) return fail('not-found', 'give-up', 'is not there (404); check the address');
  if (status === 410) return fail('gone', 'give-up', 'is gone for good (410); remove it or find its new address');
  if (status >= 500 || status === 408 || status === 425)
    return fail('http-status', 'retry', `failed on the server's side (${status}); it is tried again`);
  return fail('http-status', 'give-up', `answered ${status} instead of a document; check the address`);
}

/** How a connection was tried. */
export interface Attempt {
  readonly timeoutMs: number;
  readonly timedOut: boolean;
  /** The proxy that it went through, with its login; null for none. */
  readonly proxy: string | null;
}

/** What a connection that failed means; errors of ours pass through. */
export function networkFailure(url: URL, error: unknown, { timeoutMs, timedOut, proxy }: Attempt): IngestError {
  if (error instanceof IngestError) return error;
  const shown = shownUrl(url);
  const code = codeOf(error);
  if (timedOut || code.includes('TIMEOUT') || code === 'ETIMEDOUT') {
    return new IngestError('timed-out', `${shown} did not answer within ${timeoutMs / 1000} s; it is tried again`, {
      disposition: 'retry',
      cause: error,
    });
  }
  if (proxy !== null) return proxyFailure(shown, proxy, error);
  if (code === 'ENOTFOUND' || code.startsWith('EAI_') || code === 'ENODATA') {
    return new IngestError('dns-failed', `${url.hostname} cannot be found, so ${shown} was not read; it is tried again`, {
      disposition: 'retry',
      cause: error,
    });
  }
  return new IngestError('connect-failed', `${shown} was not read: ${reasonOf(code)}; it is tried again`, {
    disposition: 'retry',
    cause: error,
    details: { reason: code },
  });
}

function reasonOf(code: string): string {
  if (CERTIFICATE.test(code)) return 'its certificate cannot be trusted';
  return code.startsWith('HPE_') ? 'its answer is not HTTP' : (REASONS[code] ?? 'the connection failed');
}

/** Behind a proxy nobody can tell which of the two has failed, but the proxy says so where it refuses. */
function proxyFailure(shown: string, proxy: string, error: unknown): IngestError {
  const [, status] = /\((\d{3})\)/.exec(error instanceof Error ? error.message : '') ?? [];
  const reason =
    status === '407' ? 'it wants another login (407)' : status === undefined ? reasonOf(codeOf(error)) : `it answered ${status}`;
  const message = `${shown} was not read through the proxy ${URL.canParse(proxy) ? new URL(proxy).host : ''}: ${reason}; it is tried again`;
  return new IngestError('proxy-failed', message, { disposition: 'retry', cause: error });
}

/** The code of an error, or of the first of those that it gathers. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : codeOf(error.cause);
}
