import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities';

const REFERENCE = /&(?:#(?<decimal>\d{1,7})|#[xX](?<hex>[\da-fA-F]{1,6})|(?<name>[A-Za-z][A-Za-z\d]{1,31}));/g;
// A run is bounded, so that a body made of nothing else cannot fill the matcher's stack.
const RUN = /(?:&(?:#\d{3}|#[xX][\da-fA-F]{2}|[A-Za-z]{2,8}\d?);){2,64}/g;
// What the document types of XHTML and of RSS 0.91 declare; HTML 5 moved both names to other characters.
const OF_THE_DOCUMENT_TYPES = new Map([
  ['lang', '\u2329'],
  ['rang', '\u232a'],
]);
const PIECE = 65_536;
const LONGEST_REFERENCE = 40;
const PREDEFINED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** An ampersand that begins none of them. */
const NOT_PREDEFINED = /&(?!(?:lt|gt|amp|quot|apos);)/;
const FATAL_UTF8 = new TextDecoder('utf-8', { fatal: true });

/** What a document declares for itself with `<!ENTITY …>`: the replacement text of a name, undefined for one that is not declared. */
export type DeclaredEntities = (name: string) => string | undefined;

/**
 * Replaces character and entity references in the text or an attribute value of an XML document.
 *
 * Reads past what strict parsers refuse: names of HTML without a declaration, references to control characters (dropped),
 * bare ampersands and unknown names (left as they stand). A reference needs its semicolon here, so that `?a=1&copy=2` stays an address.
 */
export function decodeXmlReferences(text: string, declared?: DeclaredEntities): string {
  if (!text.includes('&')) return text;
  if (!NOT_PREDEFINED.test(text)) return decodePredefined(text);
  return inPieces(text, (piece) => decodeXmlPiece(piece, declared));
}

/** What escaped markup consists of; the ampersand comes last, for what it begins then has been read already. */
function decodePredefined(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

function decodeXmlPiece(text: string, declared: DeclaredEntities | undefined): string {
  return joinBytes(text).replace(REFERENCE, (reference: string, decimal?: string, hex?: string, name?: string) => {
    if (name === undefined) return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
    return PREDEFINED.get(name) ?? declared?.(name) ?? OF_THE_DOCUMENT_TYPES.get(name) ?? decodeHTMLStrict(reference);
  });
}

/** Replaces references as HTML does, also those without a semicolon. */
export function decodeHtmlReferences(text: string, inAttribute = false): string {
  if (!text.includes('&')) return text;
  return inAttribute ? decodeHTMLAttribute(text) : inPieces(text, (piece) => decodeHTML(joinBytes(piece)));
}

/** A text of millions of references would need hundreds of megabytes at once. */
function inPieces(text: string, decode: (piece: string) => string): string {
  if (text.length <= PIECE) return decode(text);
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = Math.min(start + PIECE, text.length);
    const reference = text.lastIndexOf('&', end - 1);
    const cut = end < text.length && reference > Math.max(start, end - LONGEST_REFERENCE) ? reference : end;
    pieces.push(decode(text.slice(start, cut)));
    start = cut;
  }
  return pieces.join('');
}

/**
 * References that name the bytes of a UTF-8 sequence one by one (`&#226;&#128;&#166;`) are read as that sequence.
 *
 * Such runs come from programs that escape bytes; characters that are meant as written do not form valid UTF-8.
 */
function joinBytes(text: string): string {
  if (!text.includes(';&')) return text;
  return text.replace(RUN, (run) => {
    const bytes: number[] = [];
    for (const match of run.matchAll(REFERENCE)) {
      const byte = byteOf(match.groups ?? {});
      if (byte === null) return run;
      bytes.push(byte);
    }
    try {
      return FATAL_UTF8.decode(Uint8Array.from(bytes));
    } catch {
      return run;
    }
  });
}

function byteOf(groups: Record<string, string | undefined>): number | null {
  const { decimal, hex, name } = groups;
  const code = name === undefined ? (decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) : codeOfName(name);
  return code >= 0x80 && code <= 0xff ? code : null;
}

function codeOfName(name: string): number {
  const character = decodeHTMLStrict(`&${name};`);
  return character.length === 1 ? character.charCodeAt(0) : -1;
}

/** The character of a number, with the C1 range read as windows-1252, as HTML has it; nothing where XML allows none. */
function characterOf(code: number): string {
  if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return '';
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff || (code & 0xfffe) === 0xfffe) return '';
  if (code >= 0x80 && code <= 0x9f) return decodeHTMLStrict(`&#${code};`);
  return String.fromCodePoint(code);
}
