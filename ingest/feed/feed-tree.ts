import { type DeclaredEntities, decodeXmlReferences } from '../markup/decode-references.ts';
import { readMarkup } from '../markup/read-markup.ts';
import { resolveUrl } from '../markup/resolve-url.ts';

/** An element of a feed document. */
export interface FeedElement {
  /** The local name in lower case. */
  readonly name: string;
  /** The vocabulary it belongs to: `atom`, `rss`, `dc` …; '' for none, the namespace's address for one that is not known. */
  readonly space: string;
  /** By name in lower case, with its prefix as written. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What relative addresses in it are resolved against; null when nothing is known. */
  readonly base: string | null;
  readonly children: (FeedElement | string)[];
}

/** A document read past its faults. */
export interface FeedTree {
  readonly root: FeedElement;
  readonly defects: readonly string[];
}

const MAX_DEPTH = 120;
const MAX_ELEMENTS = 400_000;
const MAX_PREFIXES = 64;
const MAX_DECLARED_ENTITIES = 200;
const MAX_EXPANSION = 1 << 20;
const CONTAINERS = new Set(['item', 'entry', 'channel', 'rss', 'rdf', 'feed']);
/** Elements that hold text alone: when another of a feed's elements opens inside one, its end tag was forgotten. */
const LEAVES = new Set(['title', 'link', 'guid', 'pubdate', 'id', 'updated', 'published', 'category', 'comments']);
const ITEMS = new Set(['item', 'entry']);
/** What an item is known by. */
const NAMES = new Set(['link', 'guid', 'id']);
const PARTS = new Set([...LEAVES, 'item', 'entry', 'description', 'summary', 'content', 'author', 'enclosure']);
const ENTITY = /ENTITY\s+([A-Za-z][\w.-]{0,31})\s+(?:"([^"&%]{0,2000})"|'([^'&%]{0,2000})')/;

const ATOM_ADDRESSES = [
  'http://www.w3.org/2005/atom',
  'http://purl.org/atom/ns#',
  'http://purl.org/atom/ns',
  'http://purl.org/echo/',
  'http://purl.org/pie/',
  'http://example.com/newformat#',
  'http://example.com/necho',
  'uri/of/echo/namespace#',
];
const RSS_ADDRESSES = [
  'http://purl.org/rss/1.0/',
  'http://purl.org/net/rss1.1#',
  'http://my.netscape.com/rdf/simple/0.9/',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd',
  'http://channel.netscape.com/rdf/simple/0.9/',
  'http://backend.userland.com/rss',
  'http://backend.userland.com/rss2',
  'http://backend.userland.com/rss091',
  'http://blogs.law.harvard.edu/tech/rss',
];
const SPACES = new Map<string, string>([
  ...ATOM_ADDRESSES.map((address): [string, string] => [address, 'atom']),
  ...RSS_ADDRESSES.map((address): [string, string] => [address, 'rss']),
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/elements/1.0/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.google.com/schemas/sitemap-news/0.9', 'news'],
  ['http://purl.org/rss/1.0/modules/syndication/', 'sy'],
]);
/** What prefixes mean in documents that forget to declare them. */
const USUAL_PREFIXES = new Map([
  ['dc', 'dc'],
  ['dcterms', 'dcterms'],
  ['content', 'content'],
  ['itunes', 'itunes'],
  ['media', 'media'],
  ['atom', 'atom'],
  ['rdf', 'rdf'],
  ['rss', 'rss'],
  ['xhtml', 'xhtml'],
  ['news', 'news'],
  ['sy', 'sy'],
]);

interface OpenElement {
  readonly element: FeedElement;
  readonly tag: string;
  /** Prefixes declared here or above; shared with the parent when none is declared. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** The tree while it grows: open elements, and how many of each tag name are open. */
class Growth {
  readonly root: FeedElement;
  readonly defects = new Set<string>();
  private readonly stack: OpenElement[];
  private readonly openTags = new Map<string, number>();
  private elements = 0;
  private tooDeep = 0;

  constructor(url: string | null) {
    this.root = { name: '', space: '', attributes: new Map(), base: url, children: [] };
    this.stack = [{ element: this.root, tag: '', prefixes: new Map() }];
  }

  private get top(): OpenElement {
    return this.stack.at(-1) ?? { element: this.root, tag: '', prefixes: new Map() };
  }

  /** False once there are too many elements to go on. */
  open(tag: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): boolean {
    const local = localName(tag);
    this.closeForgotten(tag, local);
    if (this.stack.length > MAX_DEPTH) {
      if (!selfClosing) this.tooDeep++;
      this.defects.add('elements nested too deeply');
      return true;
    }
    const parent = this.top;
    const prefixes = declaredPrefixes(parent.prefixes, attributes);
    const base = attributes.get('xml:base');
    const element: FeedElement = {
      name: local,
      space: spaceOf(tag, prefixes),
      attributes,
      base: base === undefined ? parent.element.base : (resolveUrl(base, parent.element.base) ?? parent.element.base),
      children: [],
    };
    parent.element.children.push(element);
    if (!selfClosing) {
      this.stack.push({ element, tag, prefixes });
      this.openTags.set(tag, (this.openTags.get(tag) ?? 0) + 1);
    }
    if (++this.elements < MAX_ELEMENTS) return true;
    this.defects.add('too many elements: the rest of the document was not read');
    return false;
  }

  close(tag: string): void {
    if (this.tooDeep > 0) {
      if (!CONTAINERS.has(localName(tag))) {
        this.tooDeep--;
        return;
      }
      this.tooDeep = 0;
    }
    if ((this.openTags.get(tag) ?? 0) === 0) {
      this.defects.add('end tag without a start tag');
      return;
    }
    while (this.stack.length > 1) {
      const closed = this.pop();
      if (closed === tag) return;
      this.defects.add('start tag without an end tag');
    }
  }

  text(text: string): void {
    const { children } = this.top.element;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + text;
    else children.push(text);
  }

  finish(): FeedTree {
    if (this.stack.length > 1) this.defects.add('the document ends early');
    this.forgetHalfAnItem();
    return { root: this.root, defects: [...this.defects] };
  }

  /**
   * Half an address leads to another page; and an item that has none yet, where others have one, comes again whole: as another one, were it
   * kept as it is.
   */
  private forgetHalfAnItem(): void {
    const { element: last } = this.top;
    if (NAMES.has(last.name)) last.children.length = 0;
    const at = this.stack.findLastIndex(({ element }) => ITEMS.has(element.name));
    const [item, parent] = [this.stack[at]?.element, this.stack[at - 1]?.element];
    if (item && parent && !isNamed(item) && parent.children.some(isNamed)) parent.children.pop();
  }

  private pop(): string {
    const tag = this.stack.pop()?.tag ?? '';
    this.openTags.set(tag, (this.openTags.get(tag) ?? 1) - 1);
    return tag;
  }

  /** An item inside an item, or a link inside a title, shows that the end tag before it is missing. */
  private closeForgotten(tag: string, local: string): void {
    if ((local === 'item' || local === 'entry') && (this.openTags.get(tag) ?? 0) > 0) {
      this.close(tag);
      this.defects.add('start tag without an end tag');
      return;
    }
    const { tag: outer } = this.top;
    if (!PARTS.has(local) || !LEAVES.has(localName(outer)) || prefixOf(outer) !== prefixOf(tag)) return;
    this.pop();
    this.defects.add('start tag without an end tag');
  }
}

/**
 * Reads a feed document into a tree of elements; never throws, and reads past what is not well-formed.
 *
 * Time and memory are linear in the text; depth, elements and what the document's own entities expand to are limited.
 */
export function readFeedTree(text: string, url: string | null): FeedTree {
  const growth = new Growth(url);
  const declared = new Map<string, string>();
  let expansion = 0;
  const budgeted: DeclaredEntities = (name) => {
    const value = declared.get(name);
    expansion += value?.length ?? 0;
    return value !== undefined && expansion > MAX_EXPANSION ? '' : value;
  };
  readMarkup(text, { xml: true, decode: (raw) => decodeXmlReferences(raw, declared.size > 0 ? budgeted : undefined) }, (reader) => ({
    open: (tag, attributes, selfClosing) => {
      if (!growth.open(tag, attributes, selfClosing)) reader.stop();
    },
    close: (tag) => growth.close(tag),
    text: (piece) => growth.text(piece),
    declaration: (raw) => {
      const [, name, double, single] = ENTITY.exec(raw) ?? [];
      if (name !== undefined && declared.size < MAX_DECLARED_ENTITIES) declared.set(name, double ?? single ?? '');
    },
  }));
  if (expansion > MAX_EXPANSION) growth.defects.add('entities of the document expand too far');
  return growth.finish();
}

/** Whether an item says what it is known by. */
const isNamed = (item: FeedElement | string): boolean =>
  typeof item !== 'string' &&
  ITEMS.has(item.name) &&
  (item.attributes.size > 0 ||
    item.children.some(
      (child) => typeof child !== 'string' && NAMES.has(child.name) && (child.children.length > 0 || child.attributes.has('href')),
    ));

const localName = (tag: string): string => tag.slice(tag.lastIndexOf(':') + 1);
const prefixOf = (tag: string): string => tag.slice(0, Math.max(0, tag.lastIndexOf(':')));

function declaredPrefixes(outer: ReadonlyMap<string, string>, attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (attributes.size === 0) return outer;
  let prefixes: Map<string, string> | null = null;
  for (const [name, address] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    prefixes ??= new Map(outer);
    const trimmed = address.trim();
    if (prefixes.size < MAX_PREFIXES) prefixes.set(name.slice(6), SPACES.get(trimmed.toLowerCase()) ?? trimmed);
  }
  return prefixes ?? outer;
}

function spaceOf(tag: string, prefixes: ReadonlyMap<string, string>): string {
  const prefix = prefixOf(tag);
  return prefixes.get(prefix) ?? USUAL_PREFIXES.get(prefix) ?? prefix;
}
