import type { CheerioAPI } from 'cheerio';
import { chooseBody, tellFurniture } from './choose-body.ts';
import { cleanBlocks } from './clean-blocks.ts';
import { type Block, type PageElement, readBlocks } from './page-blocks.ts';
import { parsePage } from './parse-page.ts';
import { type PageFields, readMetadata } from './read-metadata.ts';

/** A page as its markup tells it, before repair and line rules. */
export interface Page {
  readonly fields: PageFields;
  /** The body: headings and paragraphs with a blank line between, list items marked "- ". */
  readonly text: string;
  readonly furniture: readonly string[];
  readonly defects: readonly string[];
}

/** Fragments of furniture that are worth keeping with an article; the rest of a page is not. */
const MAX_FURNITURE = 200;

function writeBlock(block: Block): string {
  if (block.ordinal !== null && !/^\d/.test(block.text)) return `${block.ordinal}. ${block.text}`;
  return block.tag === 'li' && !/^[-•*–]\s/.test(block.text) ? `- ${block.text}` : block.text;
}

function writeBody(blocks: readonly Block[]): string {
  let text = '';
  let previous: Block | null = null;
  for (const block of blocks) {
    const sameRow =
      previous !== null && /^t[dh]$/.test(block.tag) && /^t[dh]$/.test(previous.tag) && block.element.parent === previous.element.parent;
    const sameList = previous !== null && block.list !== null && previous.list === block.list;
    const gap =
      previous === null ? '' : sameRow ? ' | ' : sameList || (/^t[dh]$/.test(block.tag) && previous.tag === block.tag) ? '\n' : '\n\n';
    text += gap + writeBlock(block);
    previous = block;
  }
  return text;
}

/** A body of fewer characters is looked for again among what scripts show later. */
const SHORT_BODY = 250;

/** The body of a page; null for a page without any content. */
function findBody($: CheerioAPI): PageElement | null {
  const { children } = $.root()[0] ?? { children: [] };
  const html = children.find((node) => 'name' in node && node.name === 'html');
  const body = [...children, ...(html !== undefined && 'children' in html ? html.children : [])].find(
    (node) => 'name' in node && node.name === 'body',
  );
  return body !== undefined && 'attribs' in body ? body : null;
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.text.length, 0);

/** A page of so few words that none of them is running text, such as a notice. */
function tinyBody(blocks: readonly Block[]): Block[] {
  const words = blocks.filter((block) => block.suspects.length === 0 && block.linked < block.text.length * 0.3);
  return words.length <= 8 ? words : [];
}

function readBody(root: PageElement | null): { blocks: Block[]; body: Block[]; rest: Block[] } {
  if (root === null) return { blocks: [], body: [], rest: [] };
  const isFurniture = tellFurniture();
  const blocks = readBlocks(root, isFurniture);
  const chosen = chooseBody(blocks);
  if (lengthOf(chosen.body) >= SHORT_BODY) return { blocks, ...chosen };
  const all = readBlocks(root, isFurniture, true);
  const again = chooseBody(all);
  if (lengthOf(again.body) > lengthOf(chosen.body) * 2) return { blocks: all, ...again };
  return chosen.body.length > 0 ? { blocks, ...chosen } : { blocks, body: tinyBody(blocks), rest: [] };
}

/** Reads a page with one parse: metadata from its markup, the body from its blocks, or from JSON-LD where there are none. */
export function readPage(html: string, url: string | null): Page {
  const { $, defects } = parsePage(html);
  const { blocks, body, rest } = readBody(findBody($));
  const { fields, body: stated, defects: faults } = readMetadata($, blocks, url);
  const written = writeBody(cleanBlocks(body, fields.title?.value ?? null));
  const isStated = written.length < SHORT_BODY && stated !== null && stated.length > written.length * 2;
  const furniture = rest.map((block) => block.text).filter((text) => text.length <= 400);
  return {
    fields,
    text: isStated ? stated : written,
    furniture: furniture.slice(0, MAX_FURNITURE),
    defects: isStated
      ? [...defects, ...faults, 'the text is that of the JSON-LD of the page: its markup has none']
      : [...defects, ...faults],
  };
}
