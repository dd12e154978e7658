import type { CheerioAPI } from 'cheerio';

/** A node of a parsed page. */
export type PageNode = ReturnType<CheerioAPI['root']>[number]['children'][number];
/** An element of a parsed page. */
export type PageElement = Extract<PageNode, { attribs: object }>;

/** A run of text between two block elements of a page. */
export interface Block {
  readonly text: string;
  /** Name of the nearest block element: "p", "h2", "li", "td" … */
  readonly tag: string;
  readonly element: PageElement;
  /** Characters of it that are inside links. */
  readonly linked: number;
  /** Characters of it that are inside links to other places of the same page. */
  readonly inPage: number;
  /** The list that it is an item of, else null. */
  readonly list: PageElement | null;
  /** Number of an item of an ordered list, else null. */
  readonly ordinal: number | null;
  /** Ancestors that look like page furniture by their names, outermost first. */
  readonly suspects: readonly PageElement[];
}

const BLOCK_TAGS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Elements whose content is never the text of an article. */
const SKIPPED_TAGS = new Set(
  'audio base button canvas datalist embed head iframe img input link map math-field meta meter noembed noframes noscript object optgroup option param progress script select source style svg template textarea title track video nav menu dialog search amp-ad amp-analytics amp-auto-ads amp-consent amp-embed amp-form amp-geo amp-iframe amp-list amp-mega-menu amp-next-page amp-pixel amp-sidebar amp-social-share amp-sticky-ad amp-subscriptions-dialog amp-user-notification'.split(
    ' ',
  ),
);

const HIDDEN_STYLE = /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i;
const SKIPPED_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'menu',
  'menubar',
  'dialog',
  'alertdialog',
  'toolbar',
  'tablist',
  'tooltip',
  'button',
]);

const isElement = (node: PageNode): node is PageElement => node.type === 'tag' || node.type === 'script' || node.type === 'style';

/** The element around another one; null at the top of the document. */
export function parentElement(element: PageElement): PageElement | null {
  const { parent } = element;
  return parent !== null && 'attribs' in parent ? parent : null;
}

function isSkipped(element: PageElement, withHidden: boolean): boolean {
  if (SKIPPED_TAGS.has(element.name)) return true;
  const { hidden, role, style } = element.attribs;
  if (role !== undefined && SKIPPED_ROLES.has(role.toLowerCase())) return true;
  if (withHidden) return false;
  return (hidden !== undefined && hidden !== 'until-found') || (style !== undefined && HIDDEN_STYLE.test(style));
}

const isAnchor = (element: PageElement): boolean => element.name === 'a' && element.attribs.href?.startsWith('#') === true;

function tidy(text: string): string {
  const trimmed = text.trim();
  if (!/ {2}|\n/.test(trimmed)) return trimmed;
  return trimmed
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n');
}

/** Collects blocks while a walk goes through the tree. */
class BlockReader {
  readonly blocks: Block[] = [];
  readonly #isSuspect: (element: PageElement) => boolean;
  #text = '';
  #linked = 0;
  #inPage = 0;
  #links = 0;
  #anchors = 0;
  #item: PageElement | null = null;
  #preformatted = 0;
  /** The number of the last item of each ordered list. */
  readonly #ordinals = new Map<PageElement, number>();
  /** An element began or ended since the last text: styles put such parts on lines of their own. */
  #isTorn = false;
  /** The last characters of the text; to ask the text itself for them at every piece would take time by its square. */
  #tail = '';
  readonly #elements: PageElement[] = [];
  readonly #suspects: PageElement[] = [];

  constructor(isSuspect: (element: PageElement) => boolean) {
    this.#isSuspect = isSuspect;
  }

  enter(element: PageElement): void {
    this.#isTorn = true;
    if (element.name === 'a') this.#links += 1;
    if (isAnchor(element)) this.#anchors += 1;
    if (element.name === 'br') {
      this.#text += '\n';
      this.#tail = '';
    }
    if (element.name === 'pre') this.#preformatted += 1;
    if (this.#isSuspect(element)) {
      this.flush();
      this.#suspects.push(element);
    }
    if (!BLOCK_TAGS.has(element.name)) return;
    this.flush();
    if (element.name === 'li') this.#item = element;
    this.#elements.push(element);
  }

  leave(element: PageElement): void {
    this.#isTorn = true;
    if (element.name === 'a') this.#links -= 1;
    if (isAnchor(element)) this.#anchors -= 1;
    if (element.name === 'pre') this.#preformatted -= 1;
    if (this.#suspects.at(-1) === element) {
      this.flush();
      this.#suspects.pop();
    }
    if (!BLOCK_TAGS.has(element.name)) return;
    this.flush();
    if (this.#item === element) this.#item = null;
    this.#elements.pop();
  }

  read(data: string): void {
    const text = this.#preformatted > 0 || !/[^\S ]| {2}/.test(data) ? data : data.replace(/\s+/g, ' ');
    if (text === '') return;
    const isGlued = this.#isTorn && /^\p{Lu}/u.test(text) && /[\p{Ll}\d.,;:!?)]$/u.test(this.#tail);
    this.#text += isGlued ? ` ${text}` : text;
    this.#tail = text.slice(-2);
    this.#isTorn = false;
    if (this.#links === 0) return;
    const { length } = text.trim();
    this.#linked += length;
    if (this.#anchors > 0) this.#inPage += length;
  }

  #ordinalOf(item: PageElement): number | null {
    const list = parentElement(item);
    if (list?.name !== 'ol') return null;
    const next = (this.#ordinals.get(list) ?? Number.parseInt(list.attribs.start ?? '1', 10) - 1) + 1;
    this.#ordinals.set(list, next);
    return Number.isFinite(next) ? next : null;
  }

  flush(): void {
    const text = tidy(this.#text);
    const element = this.#elements.at(-1);
    if (text !== '' && element !== undefined) {
      const item = this.#item !== null && !/^h[1-6]$/.test(element.name) ? this.#item : null;
      this.blocks.push({
        text,
        tag: item === null ? element.name : 'li',
        element,
        list: item === null ? null : parentElement(item),
        linked: this.#linked,
        inPage: this.#inPage,
        ordinal: item === null ? null : this.#ordinalOf(item),
        suspects: this.#suspects.slice(0, MAX_SUSPECTS),
      });
    }
    if (text !== '') this.#item = null;
    this.#text = '';
    this.#tail = '';
    this.#linked = 0;
    this.#inPage = 0;
  }
}

/** Furniture nests a few levels deep; more names than these say no more. */
const MAX_SUSPECTS = 40;

/** More elements than this are no article but an attack or a log file. */
const MAX_NODES = 400_000;

/**
 * Reads the visible text of a page, block by block, without recursion: pages nest thousands of elements.
 *
 * @param isSuspect - Tells elements that look like furniture; blocks remember which of them they stand in.
 * @param withHidden - Reads elements that scripts show later, too.
 */
export function readBlocks(root: PageElement, isSuspect: (element: PageElement) => boolean, withHidden = false): Block[] {
  const reader = new BlockReader(isSuspect);
  let node: PageNode | null = root;
  for (let visited = 0; node !== null && visited < MAX_NODES; visited += 1) {
    let into: PageNode | null = null;
    if (node.type === 'text') reader.read(node.data);
    else if (isElement(node) && (node === root || !isSkipped(node, withHidden))) {
      reader.enter(node);
      into = node.children[0] ?? null;
      if (into === null) reader.leave(node);
    }
    if (into !== null) {
      node = into;
      continue;
    }
    while (node !== null && node !== root && node.next === null) {
      node = parentElement(node as PageElement);
      if (node !== null) reader.leave(node);
    }
    node = node === null || node === root ? null : node.next;
  }
  reader.flush();
  return reader.blocks;
}
