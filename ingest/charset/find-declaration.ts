import { iconvName } from './decoders.ts';

/** A charset that a document or its server names. */
export interface Declaration {
  readonly charset: string;
  readonly rule: 'header' | 'meta' | 'xml-declaration';
}

/** How far into a page a declaration is looked for; real pages have them behind kilobytes of inline script. */
const SEARCHED_BYTES = 1 << 18;

/**
 * The canonical name of a charset label.
 *
 * @returns The name of the WHATWG Encoding standard in lower case, the label itself for further tables that
 *   iconv-lite has (`cp437`), or null for a label that nobody knows.
 */
export function resolveLabel(label: string): string | null {
  const trimmed = label.trim().toLowerCase();
  if (trimmed === '' || trimmed.length > 40 || !/^[\w.:+-]+$/.test(trimmed)) return null;
  try {
    return new TextDecoder(trimmed).encoding;
  } catch {
    return iconvName(trimmed) === null || /^(?:base64|hex|binary|internal|utf7|utf-7)/.test(trimmed) ? null : trimmed;
  }
}

function labelIn(text: string): string | null {
  const match = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([^\s"';,>]{1,40})/i.exec(text);
  return match?.[1] === undefined ? null : resolveLabel(match[1]);
}

/** The charset that a Content-Type header names, or null. */
export function charsetOfHeader(contentType: string | null): Declaration | null {
  const charset = contentType === null ? null : labelIn(contentType.slice(0, 500));
  return charset === null ? null : { charset, rule: 'header' };
}

/** Places where a page only talks about markup: a declaration inside them is none. */
const SKIPPED: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<script', '</script'],
  ['<style', '</style'],
  ['<noscript', '</noscript'],
  ['<title', '</title'],
  ['<body', '<never>'],
];

function metaDeclaration(markup: string): Declaration | null {
  const lower = markup.toLowerCase();
  let at = lower.indexOf('<');
  while (at !== -1) {
    const skipped = SKIPPED.find(([open]) => lower.startsWith(open, at));
    if (skipped !== undefined) {
      const end = lower.indexOf(skipped[1], at + skipped[0].length);
      if (end === -1) return null;
      at = lower.indexOf('<', end + 1);
      continue;
    }
    if (lower.startsWith('<meta', at)) {
      const end = lower.indexOf('>', at);
      const charset = labelIn(markup.slice(at, end === -1 ? at + 500 : Math.min(end, at + 1000)));
      if (charset !== null) return { charset, rule: 'meta' };
    }
    at = lower.indexOf('<', at + 1);
  }
  return null;
}

function xmlDeclaration(markup: string): Declaration | null {
  const head = markup.slice(0, 300).trimStart();
  if (!head.startsWith('<?xml')) return null;
  const match = /encoding\s{0,9}=\s{0,9}["']([^"']{1,40})["']/.exec(head.slice(0, Math.max(0, head.indexOf('?>'))));
  const charset = match?.[1] === undefined ? null : resolveLabel(match[1]);
  return charset === null ? null : { charset, rule: 'xml-declaration' };
}

/** The charset that a page or feed names for itself, outside comments, scripts and titles; null where it names none or an unknown one. */
export function charsetOfMarkup(bytes: Uint8Array): Declaration | null {
  const markup = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SEARCHED_BYTES)).toString('latin1');
  if (!markup.includes('<')) return null;
  return xmlDeclaration(markup) ?? metaDeclaration(markup);
}
