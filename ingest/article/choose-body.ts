import { isConsentNote } from './furniture-phrases.ts';
import { isProse } from './line-shape.ts';
import { type Block, type PageElement, parentElement } from './page-blocks.ts';

const WORDS_OF_FURNITURE =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|side-?bar|widget-?area|widgets|footer|masthead|related|recommend(?:ed|ations?)?|recirc|trending|popular|most-?read|comments?|comment-?list|respond|disqus|replies|newsletters?|signup|sign-up|subscribe|subscription|promo|promos|ads?|advert|advertisement|adslot|sponsor|sponsored|share|sharing|social|sharedaddy|jp-relatedposts|author-?box|author-?bio|author-?info|about-?author|post-?author-?bio|bio|biography|cookie|consent|gdpr|popup|modal|overlay|login|paywall|toc|table-of-contents|pagination|pager|prev-?next|post-?navigation|tags?|tag-?list|tagcloud|cat-links|meta|post-?meta|entry-?meta|byline|dateline|timestamp|caption|wp-caption-text|credit|copyright|disclaimer|print-?only|screen-reader-text|sr-only|visually-?hidden|skip-link|banner|outbrain|taboola|read-?more|read-?next|more-?stories|up-?next|callout-?newsletter|cta|donate|donation|shop|product-?card|rating|reviews?-?form|search|searchform|toolbar|tooltip|hidden-print|alert|notice|gallery-?caption|slideshow|carousel)(?:$|[\s_-])/i;
const BODY_WORDS =
  /(?:^|[\s_-])(?:article-?body|article-?content|post-?content|entry-?content|story-?body|body-?content|main-?content|content-?body|rich-?text|prose|blog-?content|page-?content|single-?content|td-post-content)(?:$|[\s_-])/i;

const nameOf = ({ attribs }: PageElement): string => `${attribs.class ?? ''} ${attribs.id ?? ''}`;

function namesFurniture(names: string): boolean {
  const words = names.slice(0, 400).replace(/([a-z])([A-Z])/g, '$1-$2');
  return WORDS_OF_FURNITURE.test(words) && !BODY_WORDS.test(words);
}

/** What tells, for one page, elements whose class, id or tag says that they are page furniture; pages repeat their names. */
export function tellFurniture(): (element: PageElement) => boolean {
  const known = new Map<string, boolean>();
  return (element) => {
    const { name } = element;
    if (name === 'body' || name === 'html' || name === 'main' || name === 'article') return false;
    if (name === 'aside' || name === 'footer' || name === 'form' || name === 'figcaption' || name === 'label') return true;
    const names = nameOf(element);
    if (names === ' ') return false;
    const before = known.get(names);
    if (before !== undefined) return before;
    const isFurniture = namesFurniture(names);
    known.set(names, isFurniture);
    return isFurniture;
  };
}

/** What a block adds to the element it stands in: running text speaks for it, links and loose words against it. */
function weigh(block: Block): number {
  const { length } = block.text;
  const share = block.linked / length;
  if (/^h[1-6]$/.test(block.tag)) return 0;
  if (block.tag === 'pre') return length * 0.3;
  if (/^t[dh]$/.test(block.tag) && share < 0.5) return 0;
  if (share < 0.5 && (isProse(block.text) || (length > 100 && share < 0.3))) return length * (1 - 1.5 * share);
  if (block.tag === 'li' && share < 0.3 && length > 20) return length * 0.3;
  return share > 0.5 ? -length * 0.6 - 12 : -length * 0.25 - 3;
}

const isIn = (element: PageElement, container: PageElement): boolean => {
  let node: PageElement | null = element;
  for (let depth = 0; node !== null && depth < 500; depth += 1) {
    if (node === container) return true;
    node = parentElement(node);
  }
  return false;
};

type Sums = ReadonlyMap<PageElement, number>;

/** The sums of the blocks' weights over every element that holds them. */
function sumByElement(blocks: readonly Block[], weightOf: (block: Block) => number): Sums {
  const sums = new Map<PageElement, number>();
  for (const block of blocks) {
    const weight = weightOf(block);
    if (weight === 0) continue;
    let node: PageElement | null = block.element;
    for (let depth = 0; node !== null && depth < 120; depth += 1) {
      sums.set(node, (sums.get(node) ?? 0) + weight);
      node = parentElement(node);
    }
  }
  return sums;
}

const proseOf = (block: Block): number => (isProse(block.text) && block.linked < block.text.length * 0.5 ? block.text.length : 0);

/** Names that hardly ever mislead; the others are given to parts of the text as well. */
const SURE = /sidebar|footer|related|recommend|newsletter|cookie|consent|popup|modal|promo|signup|subscribe|trending|widget/i;
const COMMENTS = /comment|respond|disqus/i;

/** Takes out the blocks of elements that look like furniture, unless one holds so much of the text that its name must mislead. */
function dropSuspects(blocks: readonly Block[]): Block[] {
  const all = blocks.reduce((sum, block) => sum + proseOf(block), 0);
  const held = new Map<PageElement, number>();
  for (const block of blocks) for (const suspect of block.suspects) held.set(suspect, (held.get(suspect) ?? 0) + proseOf(block));
  const misleading = new Set<PageElement>();
  for (const [suspect, own] of held) {
    const names = nameOf(suspect);
    if (suspect.name === 'footer' || COMMENTS.test(names) ? all - own < 150 : own > all * (SURE.test(names) ? 0.4 : 0.2))
      misleading.add(suspect);
  }
  return blocks.filter((block) => block.suspects.every((suspect) => misleading.has(suspect)));
}

/** Shares of its weight, of its running text and of all words outside links that a tighter element has to hold. */
const LEAST_WEIGHT = 0.8;
const LEAST_PROSE = 0.85;
const LEAST_WORDS = 0.8;

const elementsIn = (element: PageElement): PageElement[] => element.children.filter((child) => 'attribs' in child);

/** True for the parts of a text that is split over elements of one make. */
const isAlike = (one: PageElement, other: PageElement): boolean =>
  one.name === 'p' || (one.name === other.name && nameOf(one) === nameOf(other)) || BODY_WORDS.test(nameOf(one));

/** A paragraph that an article may begin with: it need not end in a full stop, nor be free of links. */
const isOpening = ({ text, tag, linked }: Block): boolean => text.length >= 60 && linked < text.length * 0.5 && !/^h[1-6]$/.test(tag);

/**
 * Goes down to the element that holds the text from its first paragraph on, and nearly all of it: what stands behind
 * it there are notes on the author or the site. What stands before it is of the article.
 */
function tighten(container: PageElement, blocks: readonly Block[], { weights, prose }: { weights: Sums; prose: Sums }): PageElement {
  const first = blocks.find((block) => isOpening(block) && isIn(block.element, container));
  if (first === undefined) return container;
  const words = sumByElement(blocks, (block) => block.text.length - block.linked);
  const holds = (element: PageElement, held: Sums, least: number): boolean =>
    (held.get(element) ?? 0) >= (held.get(container) ?? 0) * least;
  let tight = container;
  for (let depth = 0; depth < 60; depth += 1) {
    const children = elementsIn(tight);
    const next = children.find(
      (child) => holds(child, weights, LEAST_WEIGHT) && holds(child, prose, LEAST_PROSE) && holds(child, words, LEAST_WORDS),
    );
    if (next === undefined || !isIn(first.element, next)) break;
    if (children.some((child) => child !== next && (prose.get(child) ?? 0) > 0 && isAlike(child, next))) break;
    tight = next;
  }
  return tight;
}

function findContainer(blocks: readonly Block[]): PageElement | null {
  const sums = sumByElement(blocks, weigh);
  let best: PageElement | null = null;
  let most = 0;
  for (const [element, sum] of sums) {
    if (sum * 1.1 <= most) continue;
    const isNamed = BODY_WORDS.test(nameOf(element)) || element.attribs.itemprop === 'articleBody';
    const worth = isNamed ? sum * 1.1 : sum;
    // Inner elements come first, so that of two with the same text the tighter one wins.
    if (worth > most * 1.001) {
      best = element;
      most = worth;
    }
  }
  if (best === null) return null;
  const prose = sumByElement(blocks, proseOf);
  return tighten(growToArticle(best, prose), blocks, { weights: sums, prose });
}

/** A page's only article element holds the whole text, lists of links and tables too. */
function growToArticle(best: PageElement, prose: Sums): PageElement {
  let article: PageElement | null = best;
  for (let depth = 0; article !== null && article.name !== 'article' && depth < 12; depth += 1) article = parentElement(article);
  if (article === null || article === best || article.name !== 'article') return best;
  return (prose.get(article) ?? 0) > (prose.get(best) ?? 0) * 1.1 ? article : best;
}

/** Chooses the element that holds the article, and its blocks; `rest` is everything else on the page. */
export function chooseBody(blocks: readonly Block[]): { body: Block[]; rest: Block[] } {
  const usable = dropSuspects(blocks.filter(({ text }) => !isConsentNote(text)));
  const container = findContainer(usable);
  if (container === null) return { body: [], rest: [...blocks] };
  const body = usable.filter((block) => isIn(block.element, container));
  const kept = new Set(body);
  return { body, rest: blocks.filter((block) => !kept.has(block)) };
}
