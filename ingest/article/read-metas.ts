import { normaliseLine } from '../normalise-text.ts';
import { type Found, found } from './found.ts';
import type { PageElement } from './page-blocks.ts';

/** The contents of a page's meta elements by name, in lower case. */
export type Metas = ReadonlyMap<string, readonly string[]>;

const MAX_METAS = 500;
/** No field of an article is longer. */
const MAX_CONTENT = 10_000;

/** Reads `property`, `name` and `itemprop` alike: pages mix them up, and give several in one. */
export function readMetas(elements: readonly PageElement[]): Metas {
  const metas = new Map<string, string[]>();
  for (const { attribs } of elements.slice(0, MAX_METAS)) {
    const content = normaliseLine((attribs.content ?? '').slice(0, MAX_CONTENT));
    if (content === '') continue;
    const names = (attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'] ?? '').toLowerCase().trim();
    for (const name of new Set([names, ...(attribs.itemprop === undefined ? [] : names.split(/\s+/).slice(0, 5))]))
      if (name !== '') metas.set(name, [...(metas.get(name) ?? []), content]);
  }
  return metas;
}

/** The first content of the first of these names that the page has. */
export function firstOf(metas: Metas, ...names: readonly string[]): Found | null {
  for (const name of names) {
    const content = metas.get(name)?.[0];
    if (content !== undefined) return found(content, `meta ${name}`);
  }
  return null;
}
