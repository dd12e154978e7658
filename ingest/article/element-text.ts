import { normaliseLine } from '../normalise-text.ts';
import type { PageElement, PageNode } from './page-blocks.ts';

/** Elements that readers see as lines of their own, so that their words do not belong together. */
const BREAKS = new Set('address article br dd div dl dt h1 h2 h3 h4 h5 h6 header hr li ol p section small table td th tr ul'.split(' '));
const UNSEEN = new Set(['script', 'style', 'svg', 'template', 'noscript']);
const MAX_LENGTH = 2000;
const MAX_VISITS = 4000;

/** Goes through the nodes inside an element in the order of the page, without recursion. */
export function* nodesIn(element: PageElement): Generator<PageNode> {
  let node: PageNode | null = element.children[0] ?? null;
  for (let visits = 0; node !== null && visits < MAX_VISITS; visits += 1) {
    yield node;
    const isOpen: boolean = 'children' in node && !('name' in node && UNSEEN.has(node.name)) && node.children.length > 0;
    let next: PageNode | null = isOpen && 'children' in node ? (node.children[0] ?? null) : null;
    while (next === null && node !== null && node !== element) {
      next = node.next;
      const above: PageNode | null = node.parent !== null && 'attribs' in node.parent ? node.parent : null;
      if (next === null) node = above;
    }
    node = next;
  }
}

/** The lines of an element as readers see them, one below the other. */
export function linesOf(element: PageElement): string[] {
  let text = '';
  for (const node of nodesIn(element)) {
    if (node.type === 'text') text += node.data.replace(/\s+/g, ' ');
    else if ('name' in node && BREAKS.has(node.name)) text += '\n';
    if (text.length > MAX_LENGTH) break;
  }
  return text
    .slice(0, MAX_LENGTH)
    .split('\n')
    .map(normaliseLine)
    .filter((line) => line !== '');
}

/** The text of an element on one line, with a blank where a line breaks. */
export const textOf = (element: PageElement): string => linesOf(element).join(' ');
