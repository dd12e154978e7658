import { plainText } from './feed-text.ts';
import type { FeedElement } from './feed-tree.ts';

const MAX_AUTHORS = 50;
const MAX_LENGTH = 1000;
const NAME_IN_PARENTHESES = /^[^\s@]+@\S+ \(([^()]+)\)$/;
const ADDRESS_IN_PARENTHESES = /^([^()<>]+?) \((?:mailto:)?(?:[^\s@]+@\S+|https?:\S+)\)$/;
const ADDRESS_IN_BRACKETS = /^"?([^"<>]+?)"? <[^<>]+>$/;

/**
 * Reads who wrote an entry or a feed: names, separated by commas; null when nobody is named.
 *
 * RSS wants an address of mail with the name in parentheses, Atom has elements for both; only a name that is missing is
 * replaced by the address.
 */
export function readAuthors(element: FeedElement, core: ReadonlySet<string>): string | null {
  for (const isAuthor of PLACES) {
    const names = new Set<string>();
    for (const child of element.children) {
      if (typeof child === 'string' || names.size >= MAX_AUTHORS || !isAuthor(child, core)) continue;
      const name = nameOf(child);
      if (name) names.add(name);
    }
    if (names.size > 0) return [...names].join(', ');
  }
  const source = element.children.find(
    (child): child is FeedElement => typeof child !== 'string' && child.name === 'source' && core.has(child.space),
  );
  return source === undefined ? null : readAuthors(source, core);
}

const PLACES: readonly ((child: FeedElement, core: ReadonlySet<string>) => boolean)[] = [
  (child, core) => child.name === 'author' && core.has(child.space),
  (child) => (child.name === 'creator' || child.name === 'author') && child.space === 'dc',
  (child) => child.name === 'author' && child.space === 'atom',
  (child) => child.name === 'creator' && child.space === 'dcterms',
  (child) => child.name === 'author' && child.space === 'itunes',
  (child, core) => child.name === 'creator' && core.has(child.space),
];

function nameOf(author: FeedElement): string | null {
  const parts = author.children.filter((child): child is FeedElement => typeof child !== 'string');
  for (const name of ['name', 'email', 'uri', 'url']) {
    const part = parts.find((candidate) => candidate.name === name);
    const text = part === undefined ? null : plainText(part);
    if (text !== null) return text.slice(0, MAX_LENGTH);
  }
  const text = plainText(author)?.slice(0, MAX_LENGTH) ?? null;
  if (text === null) return null;
  const match = NAME_IN_PARENTHESES.exec(text) ?? ADDRESS_IN_PARENTHESES.exec(text) ?? ADDRESS_IN_BRACKETS.exec(text);
  return match?.[1]?.trim() || text;
}
