import { endsSentence, foldLine, isProse } from './line-shape.ts';
import type { Block } from './page-blocks.ts';

const isHeading = (block: Block): boolean => /^h[1-6]$/.test(block.tag);
const isText = (block: Block): boolean => isProse(block.text) && block.linked < block.text.length * 0.6;

/** Pages carry a second copy of their text for small screens; the first one is kept. */
function dropCopies(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  let copies = 0;
  const texts = blocks.filter((block) => block.text.length >= 40);
  for (const { text } of texts) {
    if (seen.has(text)) copies += 1;
    seen.add(text);
  }
  const least = copies > texts.length * 0.25 ? 12 : 40;
  seen.clear();
  return blocks.filter(({ text }) => {
    if (text.length < least) return true;
    const isCopy = seen.has(text);
    seen.add(text);
    return !isCopy;
  });
}

/** More of them than this are no decoration. */
const MAX_PULL_QUOTES = 30;

const isQuote = ({ element }: Block): boolean =>
  element.name === 'blockquote' || (element.parent !== null && 'name' in element.parent && element.parent.name === 'blockquote');

/** Sentences that are repeated in large letters beside the paragraph they are from. */
function dropPullQuotes(blocks: readonly Block[]): Block[] {
  const quotes = blocks.filter((block) => isQuote(block) && block.text.length >= 30 && block.text.length <= 400);
  if (quotes.length === 0 || quotes.length > MAX_PULL_QUOTES) return [...blocks];
  const others = blocks
    .filter((block) => !isQuote(block))
    .map(({ text }) => foldLine(text))
    .join('\n');
  const repeated = new Set(quotes.filter(({ text }) => others.includes(foldLine(text))));
  return blocks.filter((block) => !repeated.has(block));
}

/** What stands between the top of the container and the text: breadcrumbs, categories, names, dates, buttons. */
function dropHead(blocks: readonly Block[], title: string | null): Block[] {
  const folded = title === null ? '' : foldLine(title);
  const repeatsTitle = ({ text }: Block): boolean => folded !== '' && text.length <= folded.length * 2 + 40 && foldLine(text) === folded;
  const titleAt = blocks.findIndex((block, index) => index < 40 && (block.tag === 'h1' || repeatsTitle(block)));
  const proseAbove = blocks.slice(0, Math.max(0, titleAt)).filter(isText).length;
  const from = titleAt >= 0 && proseAbove <= 1 ? titleAt + 1 : 0;
  const rest = blocks.slice(from);
  const start = rest.findIndex(
    (block) =>
      isText(block) ||
      isHeading(block) ||
      (block.tag === 'li' && block.linked < block.text.length * 0.5) ||
      /^t[dh]$|^pre$/.test(block.tag),
  );
  if (start < 0 || start > 30) return [...rest];
  return rest.slice(start);
}

/** A short block that is one link, by itself on its line: a button. */
const isButton = (block: Block): boolean =>
  block.text.length <= 45 &&
  block.linked >= block.text.replace(/\s/g, '').length * 0.9 &&
  /^(?:div|p|span|section|figure|center)$/.test(block.tag) &&
  !endsSentence(block.text);

/** More loose words than these are a list or a table in disguise. */
const MAX_TAIL = 6;

/** Headings without a text, and loose words behind the last sentence. */
function dropTail(blocks: readonly Block[]): Block[] {
  let end = blocks.length;
  while (end > Math.max(1, blocks.length - MAX_TAIL)) {
    const last = blocks[end - 1];
    if (last === undefined || /^(?:li|td|th|pre|dd|dt|blockquote)$/.test(last.tag)) break;
    if (!isHeading(last) && (last.text.length > 60 || endsSentence(last.text))) break;
    end -= 1;
  }
  return blocks.slice(0, end);
}

/** Takes out of a body what its markup gives away: copies, sentences in large letters, the lines above the text, the table of contents. */
export function cleanBlocks(blocks: readonly Block[], title: string | null): Block[] {
  const listed = blocks.filter((block) => block.inPage < block.text.length * 0.8 && !isButton(block));
  return dropTail(dropHead(dropPullQuotes(dropCopies(listed)), title));
}
