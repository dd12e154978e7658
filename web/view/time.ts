import { type Html, html } from './html.ts';

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;

/** An instant as JSON or a row holds it. */
export type Instant = Date | string | null | undefined;

const toDate = (value: Date | string): Date => (value instanceof Date ? value : new Date(value));

/** A length of time in its largest unit: `3 min`, `2 d`. */
export function showLength(ms: number): string {
  const [size, unit] = UNITS.find(([least]) => Math.abs(ms) >= least) ?? [1000, 's'];
  return `${Math.round(Math.abs(ms) / size)} ${unit}`;
}

/** Minute and day of an instant, in UTC: `2026-11-22 05:00`. */
export const showInstant = (at: Date | string): string => toDate(at).toISOString().slice(0, 16).replace('T', ' ');

/** A tick of an axis of hours or days, in UTC: `18:00`, and the day at midnight. */
export function showTick(at: Date): string {
  const text = at.toISOString();
  return text.slice(11, 16) === '00:00' ? text.slice(5, 10) : text.slice(11, 16);
}

/** How long ago an instant is or how soon it comes, with the instant itself beside it for whoever asks. */
export function timeAgo(at: Instant, now: Date, absent = 'never'): Html {
  if (at === null || at === undefined) return html`<span class="quiet">${absent}</span>`;
  const ms = toDate(at).getTime() - now.getTime();
  const words = Math.abs(ms) < 1000 ? 'now' : ms < 0 ? `${showLength(ms)} ago` : `in ${showLength(ms)}`;
  return html`<time datetime="${toDate(at).toISOString()}" title="${showInstant(at)} UTC">${words}</time>`;
}

/** The day of an instant, in UTC. */
export function day(at: Instant): Html {
  if (at === null || at === undefined) return html`<span class="quiet">no date</span>`;
  const text = showInstant(at);
  return html`<time datetime="${toDate(at).toISOString()}" title="${text} UTC">${text.slice(0, 10)}</time>`;
}
