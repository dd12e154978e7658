import { type Html, html } from './html.ts';
import { within } from './link.ts';

/** Links to the screens before and after this one, with the same filters. */
export function pagesOf(path: string, query: URLSearchParams, { page, hasMore }: { page: number; hasMore: boolean }): Html {
  const to = (number: number): string => within(path, { ...Object.fromEntries(query), page: number === 1 ? null : number });
  if (page === 1 && !hasMore) return html``;
  return html`<nav class="pages" aria-label="Pages">${page > 1 ? html`<a href="${to(page - 1)}" rel="prev">← Newer</a>` : ''} <span class="quiet">page ${page}</span> ${
    hasMore ? html`<a href="${to(page + 1)}" rel="next">Older →</a>` : ''
  }</nav>`;
}

const MOST_PAGES = 400;

/** Which screen an address asks for, from 1. */
export function pageNumber(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1;
}

/** A word of a filter; null when it is not given. Postgres keeps no NUL, so no value holds one. */
export function wordOf(query: URLSearchParams, name: string): string | null {
  const word = query.get(name)?.replaceAll('\u0000', '').trim().slice(0, 500);
  return word ? word : null;
}
