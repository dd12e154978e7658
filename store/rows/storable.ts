import { createHash } from 'node:crypto';

// A null character or half a surrogate pair: strings may hold them, Postgres refuses them.
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** The text as Postgres can hold it: what it cannot hold becomes U+FFFD, one for one, so that offsets stay. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\uFFFD');
}

/** Like `storableText`; what is not there stays null. */
export function storableOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : storableText(text);
}

/** JSON for a `jsonb` parameter, with every string in it, and every name, made storable. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // Both are written as escapes, and hardly ever are there any.
  return ESCAPED_UNSTORABLE.test(json) ? JSON.stringify(makeStorable(value)) : json;
}

/** A backslash that is itself escaped before such letters is taken for one, too: then it is looked at closely for nothing. */
const ESCAPED_UNSTORABLE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** SHA-256 of a text in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/**
 * Reads a stated publication time as an instant in ISO 8601; a day is its midnight in UTC.
 *
 * @returns Null when nothing is stated, or nothing that can be a time of publication.
 */
export function toInstant(stated: string | null | undefined): string | null {
  if (!stated || !DAY.test(stated)) return null;
  const zoned = stated.length === 10 || /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(stated) ? stated : `${stated}Z`;
  const time = new Date(zoned);
  const year = time.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? time.toISOString() : null;
}

/** The calendar day when it exists in the calendar of Postgres, otherwise null. */
export function toDay(stated: unknown): string | null {
  if (typeof stated !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(stated) || stated < '0001') return null;
  const time = new Date(`${stated}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(stated) ? stated : null;
}

function makeStorable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(makeStorable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [storableText(name), makeStorable(field)]));
}
