import iconv from 'iconv-lite';
import { byteTable, iconvName } from '../charset/decoders.ts';
import { weighStrangeness } from './weigh-strangeness.ts';

/** A run of characters turned back into the UTF-8 that it was misread from. */
export interface Reading {
  /** All tables that give this text. */
  readonly decoders: readonly string[];
  readonly text: string;
  /** Characters of several bytes that were put together again. */
  readonly units: number;
  /** Punctuation within the run that was right as it stood. */
  readonly left: number;
  /** Characters of which a byte had been lost on the way. */
  readonly lossy: number;
  /** True where a plain blank that follows the run was a byte of its last character. */
  readonly tookBlank: boolean;
}

/** A table that UTF-8 was misread by. */
export interface Misreading {
  readonly name: string;
  /** From a character to the byte that was read as it. */
  readonly byteOf: ReadonlyMap<string, number>;
  /** The byte that was read as a non-breaking blank, where that can be a later byte of a character. */
  readonly blank: number | null;
  /** Later bytes of a character that this table has nothing for, so that careless programs lose them. */
  readonly lost: readonly number[];
  /** First bytes of a character that it has nothing for: those of Persian letters in the Thai table. */
  readonly lostLeads: readonly number[];
}

/** Tables that UTF-8 is misread by, the likeliest first; windows-874 is the mixed form, with signs of windows-1252 where it has none. */
const NAMES = [
  'windows-1252',
  'latin-1',
  'windows-874',
  'windows-1251',
  'windows-1250',
  'windows-1254',
  'windows-1253',
  'windows-1257',
  'windows-1258',
  'windows-1255',
  'windows-1256',
  'iso-8859-15',
  'iso-8859-2',
  'iso-8859-9',
  'iso-8859-5',
  'iso-8859-7',
  'macintosh',
  'cp437',
  'cp850',
  'koi8-r',
  'ibm866',
];

export const isTail = (byte: number | undefined): byte is number => byte !== undefined && byte >= 0x80 && byte < 0xc0;

const FIRST_LEAD = 0xc2;
const LAST_LEAD_OF_TWO = 0xdf;

/** Leads that the standard leaves empty; latin-1 letters stand for them in the table, and in no text of it. */
function findLostLeads(name: string): number[] {
  const charset = iconvName(name);
  if (name === 'latin-1' || charset === null) return [];
  const leads: number[] = [];
  for (let byte = FIRST_LEAD; byte <= LAST_LEAD_OF_TWO; byte += 1) {
    if (iconv.decode(Buffer.of(byte), charset) === '\ufffd') leads.push(byte);
  }
  return leads;
}

function buildMisreading(name: string): Misreading {
  const table = byteTable(name) ?? [];
  const signs = byteTable('windows-1252') ?? [];
  const byteOf = new Map<string, number>();
  const lost: number[] = [];
  for (let byte = 0x80; byte < 0x100; byte += 1) {
    const character = table[byte] ?? '';
    const isEmpty = character.charCodeAt(0) === byte && byte < 0xa0;
    byteOf.set(character, byte);
    if (!isEmpty) continue;
    const sign = signs[byte] ?? '';
    if (name === 'windows-874' && sign.charCodeAt(0) !== byte) byteOf.set(sign, byte);
    else lost.push(byte);
  }
  const blank = byteOf.get('\u00a0');
  return { name, byteOf, blank: isTail(blank) ? blank : null, lost, lostLeads: findLostLeads(name) };
}

export const MISREADINGS: readonly Misreading[] = NAMES.map(buildMisreading);

/** The character that bytes of UTF-8 stand for, or null where they stand for none. */
export function decodeUnit(bytes: readonly number[]): string | null {
  const [lead = 0, ...tail] = bytes;
  const point = tail.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), lead & (0xff >> (bytes.length + 1)));
  const least = bytes.length === 2 ? 0x80 : bytes.length === 3 ? 0x800 : 0x10000;
  if (point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null;
  return String.fromCodePoint(point);
}

/** Signs that later programs put in place of the third byte of a dash. */
const REWRITTEN: Readonly<Record<string, string>> = { '\u2017': '—', '\u2016': '–' };
/** What a character that lost its last byte most often was: quotes, letters of the alphabets that need those bytes, viramas. */
const LOST_CHOICES = '”íàÁÍčăŁρف\u094d\u09cd\u0bcd';
/** A table that loses more bytes than this leaves nothing to guess by. */
const MAX_LOST = 12;

/** Where a character stands that lost a byte. */
interface Gap {
  readonly before: string;
  /** No letter follows. */
  readonly isLast: boolean;
}

const CONSONANT = /[b-df-hj-np-tv-zßçčćđłñšžģķļņț]/i;

/** Guesses a character whose last byte is missing, or the middle one of a Japanese syllable. */
function guessLost(bytes: readonly number[], needed: number, lost: readonly number[], { before, isLast }: Gap): string | null {
  if (bytes.length + 1 !== needed || lost.length > MAX_LOST) return null;
  if (bytes[0] === 0xe3 && bytes.length === 2 && lost.includes(0x81)) return decodeUnit([0xe3, 0x81, bytes[1] ?? 0]);
  const options = lost.map((byte) => decodeUnit([...bytes, byte])).filter((option) => option !== null);
  const isFirst = !/\p{L}/u.test(before);
  const opening = isFirst && !isLast ? [...'„‘“'].find((mark) => options.includes(mark)) : undefined;
  if (opening !== undefined) return opening;
  if (CONSONANT.test(before) && (options.includes('ā') || options.includes('ă'))) return options.includes('ă') ? 'ă' : 'ā';
  if (options.includes('я')) return isLast && !isFirst ? 'я' : 'с';
  if (options.includes('Н')) return isFirst ? 'Н' : 'А';
  if (options.includes('ם')) return isLast ? 'ם' : 'א';
  return [...LOST_CHOICES].find((choice) => options.includes(choice)) ?? null;
}

const NEUTRAL = /[\u2010-\u2026\u2039\u203a«»¿¡\u00a0·。，、「」（）：；！？]/;

interface Unit {
  readonly text: string;
  readonly length: number;
  readonly lossy: boolean;
  readonly tookBlank: boolean;
}

interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** Stands for a byte of which only a sign of its loss is left. */
const UNKNOWN = -1;

/** A character of which bytes are marked as lost: a quote or a euro where nothing else is likely, else a sign of its loss. */
function guessMarked(bytes: readonly number[], lost: readonly number[]): string {
  const [lead, second, third] = bytes;
  if (lead !== 0xe2) return '\ufffd';
  if (second === UNKNOWN && third === 0xac) return '€';
  return second === 0x80 && lost.length <= MAX_LOST ? '”' : '\ufffd';
}

/** Reads one character of UTF-8 at a place of a run, blanks that were non-breaking ones and lost bytes allowed for. */
function readUnit(run: string, at: number, { before, after }: Surroundings, { byteOf, blank, lost }: Misreading): Unit | null {
  const lead = byteOf.get(run[at] ?? '');
  if (lead === undefined || lead < 0xc2 || lead > 0xf4) return null;
  const needed = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const bytes = [lead];
  let length = 1;
  let usesBlank = false;
  while (bytes.length < needed) {
    const character = run[at + length] ?? '';
    // Within a run a plain blank can only be a non-breaking one that was turned into it.
    const byte = character === ' ' ? (blank ?? undefined) : byteOf.get(character);
    if (!isTail(byte) && character !== '\ufffd') break;
    usesBlank ||= character === ' ';
    bytes.push(isTail(byte) ? byte : UNKNOWN);
    length += 1;
  }
  if (bytes.includes(UNKNOWN)) return { text: guessMarked(bytes, lost), length, lossy: false, tookBlank: false };
  if (bytes.length === needed) {
    const text = decodeUnit(bytes);
    if (text === null || (usesBlank && weighStrangeness('', text, '') >= 1)) return null;
    return { text: REWRITTEN[text] ?? text, length, lossy: false, tookBlank: false };
  }
  if (blank !== null && at + length === run.length && after === ' ' && bytes.length + 1 === needed) {
    const text = decodeUnit([...bytes, blank]);
    if (text !== null && /\p{L}/u.test(text) && weighStrangeness('', text, '') < 1) return { text, length, lossy: false, tookBlank: true };
  }
  const isLast = run[at + length] === undefined ? !/\p{L}/u.test(after) : !byteOf.has(run[at + length] ?? '');
  const guessed = guessLost(bytes, needed, lost, { before, isLast });
  return guessed === null ? null : { text: guessed, length, lossy: true, tookBlank: false };
}

function readRun(run: string, { before, after }: Surroundings, misreading: Misreading): Reading | null {
  let text = '';
  let units = 0;
  let left = 0;
  let lossy = 0;
  let tookBlank = false;
  for (let at = 0; at < run.length; ) {
    const unit = readUnit(run, at, { before: text.at(-1) ?? before, after }, misreading);
    if (unit !== null) {
      text += unit.text;
      units += 1;
      if (unit.lossy) lossy += 1;
      tookBlank = unit.tookBlank;
      at += unit.length;
      continue;
    }
    const character = run[at] ?? '';
    if (!NEUTRAL.test(character)) return null;
    text += character;
    left += 1;
    at += 1;
  }
  return units === 0 ? null : { decoders: [misreading.name], text, units, left, lossy, tookBlank };
}

const HAN = /^[\u3400-\u9fff\ue000-\uf8ff\uff00-\uffef\u3000-\u30ff\u2500-\u25ff]+$/;

/** GBK takes two bytes a character and may have swallowed a Latin letter with the last of them. */
function readGbk(run: string): Reading | null {
  if (!HAN.test(run)) return null;
  const bytes = iconv.encode(run, 'gbk');
  if (iconv.decode(bytes, 'gbk') !== run) return null;
  const text = bytes.toString('utf8');
  if (text.includes('\ufffd')) return null;
  return {
    decoders: ['gbk'],
    text,
    units: [...text].filter((character) => character > '\u007f').length,
    left: 0,
    lossy: 0,
    tookBlank: false,
  };
}

/**
 * All ways to read a run of characters beyond ASCII as UTF-8 that went through a wrong table.
 *
 * @param around - The characters in front of the run and behind it, or empty strings.
 */
export function readMisread(run: string, around: Surroundings): Reading[] {
  const byText = new Map<string, Reading>();
  const readings = MISREADINGS.map((misreading) => readRun(run, around, misreading));
  for (const reading of [...readings, readGbk(run)]) {
    if (reading === null || reading.text === run) continue;
    const same = byText.get(reading.text);
    byText.set(
      reading.text,
      same === undefined
        ? reading
        : { ...same, lossy: Math.min(same.lossy, reading.lossy), decoders: [...same.decoders, ...reading.decoders] },
    );
  }
  return [...byText.values()];
}

const LEADS_OF_THREE = new Set(
  MISREADINGS.flatMap(({ byteOf }) => [...byteOf].filter(([, byte]) => byte >= 0xe1 && byte < 0xf0).map(([character]) => character)),
);

/** True where a run may go on behind a blank that was the second byte of its last character. */
export const mayGoOn = (run: string): boolean => LEADS_OF_THREE.has(run.at(-1) ?? '');
