/** Headers as undici gives them: names in lower case, repeated ones as a list. */
export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The value of a header; repeated ones are joined as HTTP has it. */
export function headerOf(headers: ResponseHeaders, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
}

/**
 * How long a server asks to be left alone, in milliseconds: `Retry-After` in seconds or as a date.
 *
 * A date is counted from the server's own `Date`, since its clock need not agree with ours.
 *
 * @param now - The time in milliseconds where the server does not tell its own.
 */
export function readRetryAfter(headers: ResponseHeaders, now: () => number): number | null {
  const written = headerOf(headers, 'retry-after')?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d+)?$/.test(written)) return Math.ceil(Number(written) * 1000);
  const until = readHttpDate(written);
  if (until === null) return null;
  return Math.max(0, until - (readHttpDate(headerOf(headers, 'date') ?? '') ?? now()));
}

/** Dates of HTTP are in GMT always; anything else is left to no guess of a local zone. */
function readHttpDate(written: string): number | null {
  if (!/\bGMT$/.test(written.trim())) return null;
  const time = Date.parse(written);
  return Number.isNaN(time) ? null : time;
}

/** The seconds for which a response stays fresh by `Cache-Control: max-age`; null when it says nothing. */
export function readMaxAge(headers: ResponseHeaders): number | null {
  const [, seconds] = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headerOf(headers, 'cache-control') ?? '') ?? [];
  return seconds === undefined ? null : Number(seconds);
}
