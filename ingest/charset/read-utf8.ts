import { isAscii, isUtf8 } from 'node:buffer';

/** What a body looks like when it is read as UTF-8. */
export interface Utf8Shape {
  /** True when no byte is above 0x7F. */
  readonly ascii: boolean;
  /** Well-formed characters of several bytes, counted only where some bytes are none; longer ones counting more: chance makes few of two bytes and hardly any of three. */
  readonly weight: number;
  /** Bytes that belong to no character, a cut tail left out. */
  readonly bad: number;
  /** Bytes of an unfinished character at the very end. */
  readonly cutTail: number;
}

const isTail = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** How many bytes the character that starts here takes: 0 where none does, a negative number where the body ends inside it. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1];
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length < 2) return length;
  for (let next = 1; next < length; next += 1) {
    if (at + next >= bytes.length) return -next;
    if (!isTail(bytes[at + next])) return 0;
  }
  const first = second ?? 0;
  const overlong = (lead === 0xe0 && first < 0xa0) || (lead === 0xf0 && first < 0x90);
  const outside = (lead === 0xed && first > 0x9f) || (lead === 0xf4 && first > 0x8f);
  return overlong || outside ? 0 : length;
}

/** Measures how well a body reads as UTF-8, in one pass; where nothing is wrong with it, its characters are not counted. */
export function measureUtf8(bytes: Uint8Array): Utf8Shape {
  if (isUtf8(bytes)) return { ascii: isAscii(bytes), weight: 0, bad: 0, cutTail: 0 };
  let weight = 0;
  let bad = 0;
  let ascii = true;
  let at = 0;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length < 0) return { ascii: false, weight, bad, cutTail: -length };
    if (length === 1) {
      at += 1;
      continue;
    }
    ascii = false;
    if (length === 0) bad += 1;
    else weight += 2 * length - 3;
    at += length === 0 ? 1 : length;
  }
  return { ascii, weight, bad, cutTail: 0 };
}

/** True where a body is UTF-8, some stray bytes aside; a legacy charset never has that many well-formed characters by chance. */
export function isNearlyUtf8(shape: Utf8Shape): boolean {
  if (shape.bad === 0) return shape.cutTail === 0 || shape.weight > 0;
  return shape.bad * 3 <= shape.weight;
}

/** Signs that editors paste into UTF-8 pages as single bytes of windows-1252. */
const PASTED_SIGNS: Readonly<Record<number, string>> = {
  128: '€',
  133: '…',
  145: '‘',
  146: '’',
  147: '“',
  148: '”',
  149: '•',
  150: '–',
  151: '—',
  153: '™',
  160: '\u00a0',
};

/**
 * Decodes UTF-8 and reads past stray bytes.
 *
 * A lone byte of a windows-1252 sign becomes that sign; the bytes 0xFE and 0xFF, which no character has, and a cut
 * tail are left out; everything else that is no character becomes U+FFFD.
 */
export function decodeNearlyUtf8(bytes: Uint8Array): string {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (isUtf8(whole)) return whole.toString('utf8');
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(whole.toString('utf8', start, at));
    if (length < 0) return parts.join('');
    const byte = bytes[at] ?? 0;
    const afterLead = at > start ? false : (bytes[at - 1] ?? 0) >= 0xc2;
    parts.push(byte >= 0xfe ? '' : ((afterLead ? undefined : PASTED_SIGNS[byte]) ?? '\ufffd'));
    at += 1;
    start = at;
  }
  parts.push(whole.toString('utf8', start));
  return parts.join('');
}
