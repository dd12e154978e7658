import type { MarkupHandler } from './read-markup.ts';

/** What the reader of plain XML shares with that of everything else. */
export interface PlainXmlOptions {
  readonly decode: (text: string) => string;
  readonly isStopped: () => boolean;
}

const START = /<([A-Za-z_][\w:.-]{0,150})(?=[\s/>])/y;
const END = /<\/([A-Za-z_][\w:.-]{0,150})\s{0,9}>/y;
const ATTRIBUTE = /\s+([A-Za-z_][\w:.-]{0,150})=(?:"([^"]{0,2000})"|'([^']{0,2000})')/y;
const END_OF_TAG = /\s{0,9}(\/?)>/y;
const MAX_ATTRIBUTES = 32;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Reads XML for as long as it is plain: tags with quoted attributes, sections of characters, comments and declarations that end.
 *
 * Jumps from tag to tag where a tokenizer looks at every character, and tells the handler the same.
 *
 * @returns Where it ends: the length, or the tag that is not plain, from which a tokenizer can go on.
 */
export function readPlainXml(markup: string, handler: MarkupHandler, { decode, isStopped }: PlainXmlOptions): number {
  let at = 0;
  for (;;) {
    const start = markup.indexOf('<', at);
    // What follows the last tag may be the beginning of one that is cut off.
    if (start < 0) return at;
    if (start > at) handler.text(decode(markup.slice(at, start)));
    const next = readTag(markup, start, handler, decode);
    if (next < 0) return start;
    if (isStopped()) return markup.length;
    at = next;
  }
}

/** Where the tag ends; -1 where it is none of the plain ones. */
function readTag(markup: string, start: number, handler: MarkupHandler, decode: (text: string) => string): number {
  const second = markup.charCodeAt(start + 1);
  if (second === 0x2f) {
    END.lastIndex = start;
    const name = END.exec(markup)?.[1];
    if (name === undefined) return -1;
    handler.close(name.toLowerCase());
    return END.lastIndex;
  }
  if (second === 0x21) return readDeclaration(markup, start, handler);
  if (second === 0x3f) {
    const end = markup.indexOf('>', start);
    return end > start + 2 && markup.charCodeAt(end - 1) === 0x3f ? end + 1 : -1;
  }
  return readStart(markup, start, handler, decode);
}

function readDeclaration(markup: string, start: number, handler: MarkupHandler): number {
  if (markup.startsWith('<![CDATA[', start)) {
    const end = markup.indexOf(']]>', start + 9);
    if (end < 0) return -1;
    if (end > start + 9) handler.text(markup.slice(start + 9, end));
    return end + 3;
  }
  if (!markup.startsWith('<!--', start)) return -1;
  const end = markup.indexOf('--', start + 4);
  // "<!-->" and "--!>" end a comment in some dialects alone.
  return end > start + 4 && markup[start + 4] !== '>' && markup[start + 4] !== '-' && markup[end + 2] === '>' ? end + 3 : -1;
}

function readStart(markup: string, start: number, handler: MarkupHandler, decode: (text: string) => string): number {
  START.lastIndex = start;
  const name = START.exec(markup)?.[1];
  if (name === undefined) return -1;
  let at = START.lastIndex;
  let attributes: Map<string, string> | null = null;
  while (markup.charCodeAt(at) !== 0x3e) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(markup);
    if (found === null) break;
    const [, key = '', double, single = ''] = found;
    attributes ??= new Map();
    const lower = key.toLowerCase();
    if (attributes.has(lower) || attributes.size >= MAX_ATTRIBUTES) return -1;
    attributes.set(lower, decode(double ?? single));
    at = ATTRIBUTE.lastIndex;
  }
  const isShort = markup.charCodeAt(at) === 0x3e;
  END_OF_TAG.lastIndex = at;
  const end = isShort ? null : END_OF_TAG.exec(markup);
  if (end === null && !isShort) return -1;
  const after = isShort ? at + 1 : END_OF_TAG.lastIndex;
  handler.open(name.toLowerCase(), attributes ?? NO_ATTRIBUTES, end?.[1] === '/', () => markup.slice(start, after));
  return after;
}
