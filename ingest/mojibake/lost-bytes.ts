import { decodeUnit, isTail, type Misreading } from './misreadings.ts';
import { groupOfPiece, weighStrangeness } from './weigh-strangeness.ts';

/** A stretch of a line that was misread: what it says, or what it may have said where bytes of it are gone. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** One where nothing was lost. */
  readonly options: readonly string[];
  /** A plain blank was taken in: it may have been the non-breaking one that is the last byte. */
  readonly mayBeBlank: boolean;
}

const THAI_SIGN = /[\u0e30-\u0e3a\u0e40-\u0e4e]/;
const HAN = /[\u4e00-\u9fff]/;
const KANA_OR_WIDE = /[\u3001-\u3011\u3014-\u301c\u3041-\u3096\u3099-\u30ff\uff01-\uff5e\uac00-\ud7a3]/;
/** Signs of three bytes that news is written with; the others of their blocks are not worth a guess. */
export const SIGN =
  /[\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u200c\u20ac\u20b9\u2116\u2122]/;

function mayBe(character: string): boolean {
  if (/[\u2000-\u214f]/.test(character)) return SIGN.test(character);
  if (SIGN.test(character) || THAI_SIGN.test(character)) return true;
  if (/\u0e2f/.test(character)) return true;
  const group = groupOfPiece(character);
  if (group === 'none') return /[«»°§©®±½¡¿·]/.test(character);
  if (group === 'cjk') return HAN.test(character) || KANA_OR_WIDE.test(character);
  return weighStrangeness('', character, '') < 1 && /[\p{L}\p{M}]/u.test(character);
}

/** All ways to put lost bytes into the gaps of a sequence. */
function* fillGaps(lead: number, tail: readonly number[], needed: number, lost: readonly number[]): Generator<number[]> {
  const missing = needed - 1 - tail.length;
  const fill = function* (bytes: number[], at: number, gaps: number): Generator<number[]> {
    if (at === tail.length && gaps === 0) yield bytes;
    const byte = tail[at];
    if (byte !== undefined) yield* fill([...bytes, byte], at + 1, gaps);
    // A gap in front of a byte or at the end; two gaps in a row are the same whichever is filled first.
    if (gaps > 0) for (const each of lost) yield* fill([...bytes, each], at, gaps - 1);
  };
  yield* fill([lead], 0, missing);
}

const known = new Map<string, readonly string[]>();

function optionsOf(lead: number, tail: readonly number[], needed: number, { name, lost }: Misreading): readonly string[] {
  // Of a character of three bytes the first alone says something only where it begins a sign or a syllable of Japanese.
  const gone = needed - 1 - tail.length;
  if (needed > 3 || (gone > 1 && lead !== 0xe2 && lead !== 0xe3)) return [];
  const key = `${name} ${lead} ${tail.join(' ')}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const options = new Set<string>();
  for (const bytes of fillGaps(lead, tail, needed, lost)) {
    const character = decodeUnit(bytes);
    if (character !== null && mayBe(character)) options.add(character);
  }
  const list = [...options];
  if (known.size < 20_000) known.set(key, list);
  return list;
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[A-Za-z]/.test(character);
/** Letters of another script do not stand beside plain ones. */
const mayTouchLetter = (option: string): boolean =>
  SIGN.test(option) || groupOfPiece(option) === 'latin' || /[^\p{L}\p{M}]/u.test(option[0] ?? '');

/** The letter that a sequence makes with a non-breaking blank that was turned into a plain one. */
function readBlank(bytes: readonly number[], { blank }: Misreading): string | null {
  const character = blank === null ? null : decodeUnit([...bytes, blank]);
  return character !== null && /\p{L}/u.test(character) && mayBe(character) ? character : null;
}

/** What a later byte may have ended whose first one the table has nothing for. */
const withoutLead = (byte: number, { lostLeads }: Misreading): string[] =>
  lostLeads
    .map((lead) => decodeUnit([lead, byte]))
    .filter((character) => character !== null)
    .filter((character) => mayBe(character) || DIGIT.test(character));

/** Digits of Arabic and Persian. */
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/;

/**
 * Takes a line for wholly misread by one table, with bytes of it dropped, and reads it back.
 *
 * @returns Its characters beyond ASCII in order, or null where anything on the line is not of that table.
 */
export function readDamaged(line: string, misreading: Misreading): Piece[] | null {
  const pieces: Piece[] = [];
  // Where one is left, blanks were not folded.
  const foldsBlanks = !line.includes('\u00a0');
  for (let at = 0; at < line.length; ) {
    if (line.charCodeAt(at) < 0x80) {
      at += 1;
      continue;
    }
    const lead = misreading.byteOf.get(line[at] ?? '');
    if (isTail(lead)) {
      const options = withoutLead(lead, misreading);
      if (options.length === 0) return null;
      pieces.push({ start: at, end: at + 1, options, mayBeBlank: false });
      at += 1;
      continue;
    }
    if (lead === undefined || lead < 0xc2 || lead > 0xf4) return null;
    const needed = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const tail: number[] = [];
    let end = at + 1;
    for (; tail.length < needed - 1 && end < line.length; end += 1) {
      const byte = misreading.byteOf.get(line[end] ?? '');
      if (!isTail(byte)) break;
      tail.push(byte);
    }
    const whole = tail.length === needed - 1 ? decodeUnit([lead, ...tail]) : null;
    let options = whole !== null ? [whole] : tail.length === needed - 1 ? [] : optionsOf(lead, tail, needed, misreading);
    const withBlank = foldsBlanks && tail.length === needed - 2 && line[end] === ' ' ? readBlank([lead, ...tail], misreading) : null;
    if (whole === null && withBlank !== null) {
      options = [...options.map((option) => `${option} `), withBlank, `${withBlank} `];
      end += 1;
    }
    if (whole === null && (isLetter(line[at - 1]) || isLetter(line[end]))) options = options.filter(mayTouchLetter);
    if (options.length === 0) return null;
    pieces.push({ start: at, end, options, mayBeBlank: whole === null && withBlank !== null });
    at = end;
  }
  return areTrusted(line, pieces, misreading) ? pieces : null;
}

const MIN_WHOLE = 3;
const scriptBlock = (character: string): number => character.charCodeAt(0) >> 8;

/**
 * A lone later byte looks like any sign or letter of the table: it lost its first byte only where most of the line is
 * whole letters of the script that it would then be of.
 */
function areTrusted(line: string, pieces: readonly Piece[], { byteOf }: Misreading): boolean {
  const isLone = ({ start }: Piece): boolean => isTail(byteOf.get(line[start] ?? ''));
  const lone = pieces.filter(isLone);
  if (lone.length === 0) return true;
  const whole = pieces.filter((piece) => !isLone(piece) && piece.options.length === 1);
  return lone.every(({ options }) => {
    const alike = whole.filter((piece) => scriptBlock(piece.options[0] ?? '') === scriptBlock(options[0] ?? ''));
    return alike.length >= Math.max(MIN_WHOLE, lone.length);
  });
}
