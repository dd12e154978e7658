import iconv from 'iconv-lite';

const UNDEFINED = '\ufffd';

/** Names of the WHATWG standard that iconv-lite knows under another one. */
const ICONV_NAMES: Readonly<Record<string, string>> = { 'iso-8859-8-i': 'iso-8859-8', 'x-mac-cyrillic': 'maccyrillic' };

const tables = new Map<string, readonly string[] | null>();

/** What iconv-lite calls a charset, or null where it has no such decoder. */
export function iconvName(charset: string): string | null {
  const name = ICONV_NAMES[charset] ?? charset;
  return iconv.encodingExists(name) ? name : null;
}

function buildTable(charset: string): readonly string[] | null {
  const name = iconvName(charset);
  if (name === null || MULTI_BYTE.test(charset)) return null;
  const table: string[] = [];
  for (let byte = 0; byte < 256; byte += 1) {
    // Some tables of iconv-lite have the ohm sign where the standard has the letter.
    const character = byte < 128 ? String.fromCharCode(byte) : iconv.decode(Buffer.of(byte), name).normalize('NFC');
    table.push(character === UNDEFINED || character.length !== 1 ? String.fromCharCode(byte) : character);
  }
  // Mac OS put the euro there in 1998; iconv-lite has the older table.
  if (charset === 'macintosh') table[0xdb] = '€';
  return table;
}

const MULTI_BYTE = /^(?:utf|gb|big5|euc|shift|iso-2022|hz|cesu|ucs|cp9|unicode)/;

/**
 * What each of the 256 bytes means in a single-byte charset.
 *
 * Bytes that the charset leaves empty keep their latin-1 meaning, as browsers read them; that is what lets a text
 * that was read with the wrong table be turned back into its bytes.
 *
 * @returns null for a charset of several bytes a character and for an unknown one.
 */
export function byteTable(charset: string): readonly string[] | null {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const table = charset === 'latin-1' ? Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)) : buildTable(charset);
  tables.set(charset, table);
  return table;
}

/** Decodes bytes of a single-byte charset by its table; every character in it is one UTF-16 unit. */
export function decodeByTable(bytes: Uint8Array, table: readonly string[]): string {
  const codes = Uint16Array.from(table, (character) => character.charCodeAt(0));
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += PART) {
    const part = bytes.subarray(start, start + PART);
    const units = new Uint16Array(part.length);
    for (let at = 0; at < part.length; at += 1) units[at] = codes[part[at] ?? 0] ?? 0;
    parts.push(new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units));
  }
  return parts.join('');
}

const PART = 1 << 20;
