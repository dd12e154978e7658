import type { PageMarks } from './collect-marks.ts';
import { linesOf, nodesIn, textOf } from './element-text.ts';
import { type Found, found } from './found.ts';
import { countWords, foldLine } from './line-shape.ts';
import type { PageElement } from './page-blocks.ts';
import { isWithCredentials, looksLikeName, readNames } from './read-byline.ts';
import type { Credit } from './read-credit.ts';
import type { LinkedData } from './read-linked-data.ts';

const NAMES = [
  'author',
  'article:author',
  'article:author_name',
  'parsely-author',
  'sailthru.author',
  'citation_author',
  'citation_authors',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'cxenseparse:author',
  'article.author',
  'twitter:data1',
];

const isUsable = (name: string): boolean =>
  name.length <= 100 &&
  !/https?:|www\.|@|\d{4}|\badmin(?:istrator)?\b|^(?:(?:written|posted|article|story|words) by|guest|author|unknown|none|null|by)$/i.test(
    name,
  ) &&
  /\p{L}{2}/u.test(name);

/** Names of a field of metadata; a name of a single word, such as a handle, is taken as it is. */
function readField(values: readonly string[]): string | null {
  const names = values
    .filter(isUsable)
    .map((value) => (countWords(value) === 1 || isWithCredentials(value) ? value : (readNames(value) ?? value)));
  return names.length === 0 ? null : [...new Set(names.flatMap((name) => name.split(', ')))].join(', ');
}

/** What an element says first: its name part, its content for machines, its lines, then its links. */
function textsOf(element: PageElement): string[] {
  const inner: PageElement[] = [];
  for (const node of nodesIn(element)) {
    if ('attribs' in node && (/(?:^|\s)name(?:\s|$)/.test(node.attribs.itemprop ?? '') || node.name === 'a')) inner.push(node);
    if (inner.length >= 6) break;
  }
  const parts = inner.filter(({ name }) => name !== 'a').concat(inner.filter(({ name }) => name === 'a'));
  const contents = parts.filter(({ name }) => name !== 'a').map((part) => part.attribs.content ?? textOf(part));
  return [element.attribs.content ?? contents[0] ?? '', ...linesOf(element).slice(0, 3), ...parts.map(textOf)].filter(
    (text) => text !== '',
  );
}

interface Place {
  readonly elements: readonly PageElement[];
  readonly rule: string;
  /** True where the element itself says that its words are a name, however they are written. */
  readonly isSure: boolean;
}

/** Whom the page's elements name; words around the name are no sign of a person. */
function readPlace({ elements, rule, isSure }: Place, outlet: string | null): Found | null {
  for (const element of elements.slice(0, 12)) {
    for (const whole of textsOf(element)) {
      const text = outlet !== null && whole.endsWith(outlet) && whole !== outlet ? whole.slice(0, -outlet.length).trim() : whole;
      if (text === '' || text.length > 120 || !isUsable(text)) continue;
      const names = readNames(text);
      if (names?.split(', ').every((name) => looksLikeName(name) || (isSure && countWords(name) <= 4))) return found(names, rule);
    }
  }
  return null;
}

/** Whom the page names, the surest place first; later places are only looked at where the earlier ones say nothing. */
function* readAuthors(marks: PageMarks, linked: LinkedData | null, near: Credit, outlet: string | null): Generator<Found | null> {
  const { metas } = marks;
  yield found(readField(linked?.authors ?? []), 'json-ld');
  for (const name of NAMES) {
    const values = metas.get(name) ?? [];
    // Other things than names are told there as well.
    if (name !== 'twitter:data1' || values.every(looksLikeName)) yield found(readField(values), `meta ${name}`);
  }
  yield readPlace({ elements: marks.marked, rule: 'author-element', isSure: true }, outlet);
  yield found(near.author, 'byline');
  yield readPlace({ elements: marks.named, rule: 'author-class', isSure: true }, outlet);
  yield readPlace({ elements: marks.bylines, rule: 'author-class', isSure: false }, outlet);
}

/**
 * Chooses the authors: from JSON-LD, meta elements and marked elements, else from what stands near the headline.
 *
 * The name of the outlet counts only where nobody else is named.
 */
export function chooseAuthor(marks: PageMarks, linked: LinkedData | null, near: Credit, outlet: string | null): Found | null {
  const site = outlet === null ? '' : foldLine(outlet);
  let first: Found | null = null;
  for (const author of readAuthors(marks, linked, near, outlet)) {
    if (author === null) continue;
    if (site === '' || !foldLine(author.value).startsWith(site)) return author;
    first ??= author;
  }
  return first;
}
