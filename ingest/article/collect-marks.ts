import type { CheerioAPI } from 'cheerio';
import { nodesIn, textOf } from './element-text.ts';
import type { PageElement, PageNode } from './page-blocks.ts';
import { type Metas, readMetas } from './read-metas.ts';

/** What a page's markup says about its article, as elements and attributes that were met in one walk. */
export interface PageMarks {
  readonly metas: Metas;
  /** JSON-LD documents. */
  readonly scripts: readonly string[];
  readonly canonical: string | null;
  /** Language that the page gives for itself. */
  readonly language: string | null;
  /** Text of the title element. */
  readonly title: string | null;
  /** Main headings. */
  readonly headings: readonly string[];
  /** Elements that are or are named as dates; not those of comments, sidebars and other stories. */
  readonly dates: readonly PageElement[];
  /** Elements marked as the author by attributes that machines read. */
  readonly marked: readonly PageElement[];
  /** Elements whose class says that they hold the name of an author. */
  readonly named: readonly PageElement[];
  /** Elements whose class says that they hold a byline. */
  readonly bylines: readonly PageElement[];
}

const DATED =
  /(?:^|[\s_-])(?:(?:entry|post|article|story|blog|news|publish(?:ed)?|publication|posted|created)[_-]{0,2}(?:date|on|time)|date(?:[_-]?(?:time|published|line|stamp))?|timestamp|published)(?:$|[\s_-])/i;
const NAMED = /author[_-]{0,2}name|byline[_-]{0,2}name|^wp-block-post-author__name/i;
const BYLINE = /(?:^|[\s_-])author(?:$|[\s_-])|byline/i;
const ELSEWHERE = /comment|related|recent|recommend/i;
const ELSEWHERE_TAGS = new Set(['aside', 'footer', 'nav']);
/** Names of the whole page list what it is about, so they say nothing of one part. */
const WHOLE_TAGS = new Set(['html', 'body', 'main', 'article']);
const CLOSED_TAGS = new Set(['script', 'style', 'svg', 'template']);

const MAX_MARKS = 40;
const MAX_NODES = 400_000;
const has = (list: string | undefined, word: RegExp): boolean => list !== undefined && word.test(list);

function put(list: PageElement[], element: PageElement): void {
  if (list.length < MAX_MARKS) list.push(element);
}

class MarkCollector {
  readonly metas: PageElement[] = [];
  readonly scripts: string[] = [];
  readonly headings: string[] = [];
  readonly dates: PageElement[] = [];
  readonly marked: PageElement[] = [];
  readonly named: PageElement[] = [];
  readonly bylines: PageElement[] = [];
  canonical: string | null = null;
  language: string | null = null;
  title: string | null = null;

  /** Takes what an element says; `isElsewhere` where it is of a comment, a sidebar or another story. */
  take(element: PageElement, isElsewhere: boolean): void {
    const { name, attribs } = element;
    if (name === 'meta') {
      if (attribs.content !== undefined) this.metas.push(element);
    } else if (name === 'script') {
      if (has(attribs.type, /ld\+json/i) && this.scripts.length < MAX_MARKS) this.scripts.push(scriptOf(element));
    } else if (name === 'link') {
      if (has(attribs.rel, /(?:^|\s)canonical(?:\s|$)/i)) this.canonical ??= attribs.href ?? null;
    } else if (name === 'html') this.language ??= attribs.lang ?? null;
    else if (name === 'title') this.title ??= textOf(element) || null;
    else this.#takeShown(element, isElsewhere);
  }

  #takeShown(element: PageElement, isElsewhere: boolean): void {
    const { name, attribs } = element;
    if (name === 'h1' && this.headings.length < MAX_MARKS && !isSiteName(element)) {
      const text = textOf(element);
      if (text !== '' && text.length < 400) this.headings.push(text);
    }
    if (isElsewhere) return;
    const named = attribs.class ?? '';
    if (name === 'time' || has(attribs.itemprop, /datePublished/i) || (named !== '' && DATED.test(named))) put(this.dates, element);
    if (has(attribs.itemprop, /(?:^|\s)author(?:\s|$)/i) || has(attribs.rel, /(?:^|\s)author(?:\s|$)/i)) put(this.marked, element);
    if (named === '' || WHOLE_TAGS.has(name)) return;
    if (NAMED.test(named)) put(this.named, element);
    else if (BYLINE.test(named)) put(this.bylines, element);
  }
}

/** A main heading that links to the front page is the name of the site. */
function isSiteName(heading: PageElement): boolean {
  for (const node of nodesIn(heading))
    if ('attribs' in node && node.name === 'a') return /^(?:https?:\/\/[^/]{1,200})?\/?$/i.test(node.attribs.href ?? '#');
  return false;
}

const scriptOf = (element: PageElement): string => element.children.map((child) => ('data' in child ? child.data : '')).join('');

/** True for an element that holds comments, a sidebar, a footer or other stories. */
export const isElsewhere = ({ name, attribs }: PageElement): boolean =>
  ELSEWHERE_TAGS.has(name) || (!WHOLE_TAGS.has(name) && (has(attribs.class, ELSEWHERE) || has(attribs.id, ELSEWHERE)));

/** Collects all that metadata is read from in one walk over the page. */
export function collectMarks($: CheerioAPI): PageMarks {
  const marks = new MarkCollector();
  let node: PageNode | null = $.root()[0]?.children[0] ?? null;
  let outer: PageElement | null = null;
  for (let visits = 0; node !== null && visits < MAX_NODES; visits += 1) {
    let next: PageNode | null = null;
    if ('attribs' in node) {
      const opens = outer === null && isElsewhere(node);
      marks.take(node, opens || outer !== null);
      if (!CLOSED_TAGS.has(node.name)) next = node.children[0] ?? null;
      if (opens && next !== null) outer = node;
    }
    while (next === null && node !== null) {
      next = node.next;
      if (next !== null) break;
      node = node.parent !== null && 'attribs' in node.parent ? node.parent : null;
      if (node === outer) outer = null;
    }
    node = next;
  }
  const { metas, scripts, canonical, language, title, headings, dates, marked, named, bylines } = marks;
  return { metas: readMetas(metas), scripts, canonical, language, title, headings, dates, marked, named, bylines };
}
