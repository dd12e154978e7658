import iconv from 'iconv-lite';
import { detect, detectAll } from 'jschardet';
import { byteTable, decodeByTable, iconvName } from './charset/decoders.ts';
import { charsetOfHeader, charsetOfMarkup, resolveLabel } from './charset/find-declaration.ts';
import { decodeNearlyUtf8, isNearlyUtf8, measureUtf8, type Utf8Shape } from './charset/read-utf8.ts';

/** A body as text, and how its charset was found. */
export interface DecodedText {
  readonly text: string;
  /** Name of the WHATWG Encoding standard, lower case. */
  readonly charset: string;
  /** What decided: `bom`, `utf-16-shape`, `utf-8`, `header`, `meta`, `xml-declaration`, `detected` or `fallback`. */
  readonly rule: string;
  readonly defects: readonly string[];
}

const FALLBACK = 'windows-1252';
/** The detector's tables are trained on a few kilobytes; more costs time and changes nothing. */
const DETECTED_BYTES = 65_536;

const BYTE_ORDER_MARKS: readonly (readonly [charset: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** Decodes bytes by a known charset; the platform's own decoders serve only where there is no other, as theirs for windows-1252 is wrong. */
function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8') return decodeNearlyUtf8(bytes);
  const table = byteTable(charset);
  if (table !== null) return decodeByTable(bytes, table);
  const name = iconvName(charset);
  return name === null ? new TextDecoder(charset).decode(bytes) : iconv.decode(asBuffer(bytes), name);
}

function byMark(bytes: Uint8Array): DecodedText | null {
  for (const [charset, mark] of BYTE_ORDER_MARKS) {
    if (!mark.every((byte, at) => bytes[at] === byte)) continue;
    return { text: decodeAs(bytes.subarray(mark.length), charset), charset, rule: 'bom', defects: [] };
  }
  return null;
}

/** UTF-16 without a mark: markup and Latin letters leave a zero in every second byte. */
function utf16ByShape(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 16_384) & ~1;
  if (length < 4 || !bytes.subarray(0, length).includes(0)) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd >= pairs * 0.1 && even <= pairs * 0.01) return 'utf-16le';
  if (even >= pairs * 0.1 && odd <= pairs * 0.01) return 'utf-16be';
  return null;
}

/** Markup hides the letters of a page from the detector, and names in another charset hide in its scripts. */
function withoutMarkup(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(Math.min(bytes.length, DETECTED_BYTES));
  let length = 0;
  let inTag = false;
  for (const byte of bytes) {
    if (byte === 0x3c) inTag = true;
    if (!inTag || byte === 0x0a) kept[length++] = byte;
    if (byte === 0x3e) inTag = false;
    if (length === kept.length) break;
  }
  return kept.subarray(0, length);
}

/** Names that the detector gives and the web's own for them; the Baltic ISO tables are read as their windows superset. */
const DETECTED_NAMES: Readonly<Record<string, string>> = {
  macroman: 'macintosh',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  cp874: 'windows-874',
  'iso8859-4': 'windows-1257',
  'iso-8859-13': 'windows-1257',
};

/** In a text without any sign of windows-1252, the byte of the generic currency sign is the euro of iso-8859-15. */
function tellLatin9(bytes: Uint8Array, charset: string): string {
  if (charset !== FALLBACK || !bytes.includes(0xa4)) return charset;
  return hasSigns(bytes) ? charset : 'iso-8859-15';
}

/** Bytes that are quotes and dashes in the windows tables and controls, so nothing, in those of ISO. */
const hasSigns = (bytes: Uint8Array): boolean => bytes.some((byte) => byte >= 0x80 && byte < 0xa0);

function bestOfWindows(bytes: Uint8Array, otherwise: string): string {
  const windows = detectAll(bytes).find(({ encoding }) => encoding?.toLowerCase().startsWith('windows-') === true);
  return windows?.encoding ?? otherwise;
}

function detectCharset(bytes: Uint8Array): string | null {
  try {
    const sample = withoutMarkup(bytes);
    const { encoding: likeliest } = detect(sample);
    if (likeliest === null) return null;
    const encoding = /^iso-?8859-(?:4|13)$/i.test(likeliest) && hasSigns(sample) ? bestOfWindows(sample, likeliest) : likeliest;
    const charset = resolveLabel(DETECTED_NAMES[encoding.toLowerCase()] ?? encoding);
    return charset === null ? null : tellLatin9(bytes, charset);
  } catch {
    return null;
  }
}

/** ISO-2022-JP is ASCII that switches tables by escape sequences. */
function hasEscapes(bytes: Uint8Array): boolean {
  const buffer = asBuffer(bytes);
  return buffer.includes('\x1b$') || buffer.includes('\x1b(');
}

function utf8Defects(shape: Utf8Shape): string[] {
  const defects: string[] = [];
  if (shape.bad > 0) defects.push(`${shape.bad} stray byte${shape.bad === 1 ? '' : 's'} in UTF-8 text`);
  if (shape.cutTail > 0) defects.push('the text ends inside a character');
  return defects;
}

function decodeUnmarked(bytes: Uint8Array, contentType: string | null): DecodedText {
  const shaped = utf16ByShape(bytes);
  if (shaped !== null) return { text: decodeAs(bytes, shaped), charset: shaped, rule: 'utf-16-shape', defects: [] };
  const header = charsetOfHeader(contentType);
  const wide = header?.charset.startsWith('utf-16') === true ? header : undefined;
  const shape = measureUtf8(bytes);
  const escaped = shape.ascii && hasEscapes(bytes);
  if (isNearlyUtf8(shape) && !escaped && !(wide !== undefined && bytes.includes(0))) {
    return { text: decodeNearlyUtf8(bytes), charset: 'utf-8', rule: 'utf-8', defects: utf8Defects(shape) };
  }
  const declared = [header, charsetOfMarkup(bytes)].filter((each) => each !== null);
  // A label that says UTF-8 has just been refuted; UTF-16 named inside the document cannot be true, or it could not have been read.
  const usable = declared.find((each) => each === wide || !each.charset.startsWith('utf-'));
  if (usable !== undefined) return { text: decodeAs(bytes, usable.charset), charset: usable.charset, rule: usable.rule, defects: [] };
  const defects = declared.map((each) => `declared as ${each.charset}, which it is not`);
  const detected = detectCharset(bytes);
  const charset = detected === null || (detected === 'utf-8' && !shape.ascii) ? FALLBACK : detected;
  return { text: decodeAs(bytes, charset), charset, rule: charset === detected ? 'detected' : 'fallback', defects };
}

/**
 * Decodes the body of a page, feed or text file.
 *
 * A byte order mark decides first, then the shape of UTF-16, then UTF-8 if the bytes read as UTF-8 whatever was
 * declared, then the Content-Type header, then the document's own declaration, then a detector. Never throws.
 *
 * @param contentType - The Content-Type header as received, or null.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): DecodedText {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  try {
    return decodeUnmarked(bytes, contentType);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = decodeAs(bytes, FALLBACK);
    return { text, charset: FALLBACK, rule: 'fallback', defects: [`no decoder could read it: ${reason}`] };
  }
}
