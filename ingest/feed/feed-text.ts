import { decodeBytes } from '../decode-bytes.ts';
import { cleanHtml, htmlToText } from '../markup/clean-html.ts';
import { escapeMarkup, oneLine } from '../markup/escape-markup.ts';
import { isHtmlElement } from '../markup/html-elements.ts';
import { resolveUrl } from '../markup/resolve-url.ts';
import type { FeedElement } from './feed-tree.ts';

/** What the characters of an element are: text that is meant as it stands, or HTML; null for data that is neither. */
type Notation = 'text' | 'html' | null;

interface Written {
  readonly notation: Notation;
  readonly value: string;
}

const MAX_TITLE_LENGTH = 20_000;
const MAX_BODY_LENGTH = 4_000_000;
const MARKUP_TYPES = new Set(['html', 'xhtml', 'text/html', 'application/xhtml+xml', 'text/xml', 'application/xml']);
const XML_TYPES = new Set(['xhtml', 'application/xhtml+xml', 'text/xml', 'application/xml']);
const TAG = /<\/?([a-z][a-z\d]{0,15})(?=[\s/>])/gi;
const END_TAG_OR_REFERENCE = /<\/[a-z][a-z\d]{0,15}\s*>|<(?:br|hr|img|p)\b[^<>]{0,500}>|&(?:#\d{2,6}|#x[\da-f]{2,6}|[a-z]{2,31}\d{0,2});/i;
const BASE64 = /^[A-Za-z\d+/]+={0,2}$/;
const ADDRESSES = new Set(['href', 'src', 'cite', 'longdesc', 'poster', 'usemap']);

/** Reads an element as a line of plain text: a title or a name; null when nothing is left of it. */
export function plainText(element: FeedElement): string | null {
  const { notation, value } = contentOf(element);
  if (notation === null) return null;
  const cut = value.length > MAX_TITLE_LENGTH ? oneLine(value).slice(0, MAX_TITLE_LENGTH) : value;
  return (notation === 'html' ? htmlToText(cut) : oneLine(cut)) || null;
}

/** Reads an element as a body: HTML without active content, its addresses absolute; null when nothing is left of it. */
export function bodyHtml(element: FeedElement): string | null {
  const { notation, value } = contentOf(element);
  if (notation === null) return null;
  return htmlOf(notation, value.slice(0, MAX_BODY_LENGTH), element.base);
}

/** Cleans a body that is known to be HTML or text; null when nothing is left of it. */
export function htmlOf(notation: 'text' | 'html', value: string, base: string | null): string | null {
  return (notation === 'html' ? cleanHtml(value, base) : cleanHtml(escapeMarkup(value), null)).trim() || null;
}

/** All characters in an element and in the elements in it. */
export function rawText(element: FeedElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('');
}

function contentOf(element: FeedElement): Written {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (element.attributes.get('mode') ?? '').trim().toLowerCase();
  const nested = element.children.some((child) => typeof child !== 'string');
  if (!nested && (mode === 'base64' || isBinary(type))) return fromBase64(rawText(element), type);
  if (nested) {
    const literal =
      XML_TYPES.has(type) ||
      mode === 'xml' ||
      element.space === 'xhtml' ||
      (element.space === 'atom' && type !== 'html' && type !== 'text/html');
    return { notation: 'html', value: innerMarkup(element, literal) };
  }
  const value = rawText(element);
  if (mode === 'xml' || XML_TYPES.has(type)) return { notation: 'text', value };
  if (MARKUP_TYPES.has(type) || mode === 'escaped') return { notation: 'html', value };
  if (type === 'text' || type === 'text/plain') return { notation: 'text', value };
  // Without a type, Atom means text and RSS says nothing; both are written with HTML in practice.
  return { notation: element.space === 'atom' && !looksLikeHtml(value) ? 'text' : 'html', value };
}

function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !type.endsWith('xml') && !MARKUP_TYPES.has(type);
}

function fromBase64(text: string, type: string): Written {
  const packed = text.replace(/\s+/g, '');
  if (!BASE64.test(packed)) return { notation: isBinary(type) ? null : 'html', value: text };
  const bytes = Buffer.from(packed, 'base64');
  if (/^(?:image|audio|video|font)\//.test(type) || bytes.includes(0)) return { notation: null, value: '' };
  return { notation: 'html', value: decodeBytes(bytes, 'text/html').text };
}

/** A reference or an end tag, and no tag that HTML does not know. */
function looksLikeHtml(text: string): boolean {
  if (!END_TAG_OR_REFERENCE.test(text)) return false;
  for (const [, name = ''] of text.matchAll(TAG)) if (!isHtmlElement(name.toLowerCase())) return false;
  return true;
}

/**
 * Writes the content of an element as HTML.
 *
 * @param literal - The text in it means itself and is escaped; otherwise it is markup that was escaped once, around elements that were not.
 */
function innerMarkup(element: FeedElement, literal: boolean): string {
  let markup = '';
  for (const child of element.children) {
    if (typeof child === 'string') {
      markup += literal ? escapeMarkup(child) : child;
      continue;
    }
    let tag = child.name;
    for (const [name, value] of child.attributes) {
      if (name.includes(':')) continue;
      const resolved = ADDRESSES.has(name) ? (resolveUrl(value, child.base) ?? value) : value;
      tag += ` ${name}="${escapeMarkup(resolved)}"`;
    }
    markup += child.children.length === 0 ? `<${tag}/>` : `<${tag}>${innerMarkup(child, literal)}</${child.name}>`;
  }
  return markup;
}
