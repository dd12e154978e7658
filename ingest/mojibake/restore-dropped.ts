import { detectLanguage } from '../detect-language.ts';
import { type Choice, chooseHan, chooseLetters, isHanSlot, type Slot } from './choose-letters.ts';
import { chooseSign } from './choose-sign.ts';
import type { Repair } from './compose-repairs.ts';
import { hasLetter } from './language-model.ts';
import { type Piece, readDamaged, SIGN } from './lost-bytes.ts';
import { MISREADINGS, type Misreading } from './misreadings.ts';
import { weighStrangeness } from './weigh-strangeness.ts';

/** A line taken for misread by one table with bytes lost. */
interface Damage {
  readonly misreading: Misreading;
  readonly pieces: readonly Piece[];
  readonly open: number;
}

const MAX_OPTIONS = 80;
/** Longer lines are no prose, and longer texts no article: what lies beyond is left, so that hostile text costs no more. */
const MAX_LINE = 5_000;
const MAX_STEPS = 400_000;
const SIGN_OF_LOSS = /[\u00c2-\u00f4\u0102-\u0e5b]/;
/** Where one is left, none were dropped. */
const CONTROL = /[\u0080-\u009f]/;
const CONTEXT = 12;
/** No text falls into so many whole characters of another table by chance. */
const WHOLE_ENOUGH = 8;

/** All readings of a line by tables that lose bytes; none where nothing else was lost but blanks that were folded. */
function readLine(line: string): Damage[] {
  const all: Damage[] = [];
  for (const misreading of MISREADINGS) {
    if (misreading.lost.length === 0) continue;
    const pieces = readDamaged(line, misreading);
    if (pieces === null) continue;
    const open = pieces.filter((piece) => piece.options.length > 1 || isShort(line, piece, misreading)).length;
    all.push({ misreading, pieces, open });
  }
  return all;
}

/** True for a character that is shorter than its first byte says: bytes are gone, even where that leaves one reading. */
function isShort(line: string, { start, end }: Piece, { byteOf }: Misreading): boolean {
  const lead = byteOf.get(line[start] ?? '') ?? 0;
  return end - start < (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
}

/** Something is lost that is no folded blank: those are put right elsewhere, but for a single one that is no Latin letter. */
function hasLoss(line: string, { pieces, misreading }: Damage): boolean {
  const open = pieces.filter((piece) => piece.options.length > 1 || isShort(line, piece, misreading));
  if (open.some((piece) => !piece.mayBeBlank)) return true;
  return open.length === 1 && !/\p{Script=Latin}/u.test(open[0]?.options.at(-1) ?? '');
}

/** A capital behind a small letter is in no word: it is the first byte of one that was small. */
const isCapitalInside = (line: string, at: number): boolean => /\p{Lu}/u.test(line[at] ?? '') && /[a-z]/.test(line[at - 1] ?? '');

/** Enough of the line is whole to know the table by, or what is left are letters that its language does not have. */
function isCertain(line: string, { pieces, open }: Damage, language: string | null): boolean {
  if (pieces.length - open >= (open > 3 ? 2 : 1)) return true;
  if (pieces.some(({ start }) => isCapitalInside(line, start))) return true;
  if (language === null) return false;
  const foreign = pieces.filter(({ start }) => !hasLetter(language, line[start] ?? ''));
  return foreign.length >= 2 && foreign.length * 2 > pieces.length;
}

function fillSigns(line: string, { pieces, open: gone }: Damage, language: string | null): Slot[] {
  const isCertain = pieces.length - gone >= 3;
  let open = '';
  return pieces.map((piece, index) => {
    const [only = ''] = piece.options;
    const isSign = piece.options.some((option) => SIGN.test(option));
    const before = showAround(line, pieces, index, -1);
    const after = showAround(line, pieces, index, 1);
    if (!isSign) return piece.options;
    const sign = piece.options.length === 1 ? only : chooseSign(piece.options, { before, after, language, open, isCertain });
    if (sign === null) return [];
    if (/[“„‘‚]/.test(sign)) open = open === '„' && sign === '“' ? '' : sign;
    else if (/[”]/.test(sign) || (sign === '’' && open === '‘' && !/^[\p{L}?]/u.test(after))) open = '';
    return [sign];
  });
}

/** The few characters on one side of a piece: what is known of them, "?" for a lost letter. */
function showAround(line: string, pieces: readonly Piece[], index: number, direction: 1 | -1): string {
  let text = '';
  let at = direction === 1 ? (pieces[index]?.end ?? 0) : (pieces[index]?.start ?? 0);
  for (let next = index + direction; text.length < CONTEXT; next += direction) {
    const piece = pieces[next];
    const gap =
      direction === 1
        ? line.slice(at, Math.min(piece?.start ?? line.length, at + CONTEXT))
        : line.slice(Math.max(piece?.end ?? 0, at - CONTEXT), at);
    const shown =
      piece === undefined || gap.length >= CONTEXT
        ? ''
        : piece.options.length === 1
          ? (piece.options[0] ?? '')
          : isSignPiece(piece)
            ? '\u00a6'
            : '?';
    text = direction === 1 ? text + gap + shown : shown + gap + text;
    if (piece === undefined) break;
    at = direction === 1 ? piece.end : piece.start;
  }
  return text;
}

const isSignPiece = (piece: Piece): boolean => piece.options.some((option) => SIGN.test(option));

/** The whole line in slots, plain letters too: they tell what was lost beside them. */
function fillLetters(line: string, pieces: readonly Piece[], slots: readonly Slot[], language: string | null): Choice {
  if (slots.every((slot) => slot.length === 1)) return { letters: slots.map((slot) => slot[0] ?? ''), cost: 0, steps: 0 };
  const all: Slot[] = [];
  let at = 0;
  for (const [index, { start, end }] of pieces.entries()) {
    for (const character of line.slice(at, start)) all.push([character]);
    all.push(slots[index] ?? []);
    at = end;
  }
  for (const character of line.slice(at)) all.push([character]);
  const isHan = slots.some((slot) => slot.length > 1 && isHanSlot(slot));
  const chosen = isHan ? chooseHan(all) : chooseLetters(all, language);
  let next = 0;
  const letters = slots.map((slot) => {
    if (slot.length === 1) return slot[0] ?? '';
    next += 1;
    return chosen.letters[next - 1] ?? '';
  });
  return { ...chosen, letters };
}

/** An opening quotation mark that looks like a closing one: another table is likelier. */
const MISPLACED = /(?:^|[\s(])”(?=[\p{L}\d])/u;
const COST_OF_MISPLACED = 30;

/** Of languages in other letters than Latin ones, a guess at so many of a line's letters is more often wrong than right. */
const MOST_GUESSED = 1 / 4;
const UNKNOWN = '\ufffd';

/** Says of letters what is lost, where too many of them are to guess. */
function refuseGuesses(pieces: readonly Piece[], letters: readonly string[]): readonly string[] {
  const isGuess = ({ options }: Piece): boolean => options.length > 1 && options.some((option) => /[^\P{L}\p{Script=Latin}]/u.test(option));
  const whole = pieces.filter(({ options }) => options.length === 1 && /[^\P{L}\p{Script=Latin}]/u.test(options[0] ?? ''));
  const guessed = pieces.filter(isGuess).length;
  if (guessed < 4 || guessed <= (guessed + whole.length) * MOST_GUESSED) return letters;
  return letters.map((letter, index) => {
    const piece = pieces[index];
    return piece !== undefined && isGuess(piece) ? UNKNOWN + (letter.endsWith(' ') ? ' ' : '') : letter;
  });
}

/** A reading of a line that was fully decided on. */
interface Decision extends Choice {
  readonly damage: Damage;
}

/** A table that leaves more to choose from finds something likelier in it: that is no merit. */
function weighFreedom({ misreading, pieces }: Damage): number {
  const freedom = pieces.reduce((sum, piece) => sum + Math.log2(piece.options.length), 0);
  return misreading.name === 'latin-1' ? 0.5 * freedom : freedom + (COMMON_TABLES.has(misreading.name) ? 0 : 40);
}

const COMMON_TABLES = new Set(['windows-1252', 'windows-874', 'windows-1250', 'windows-1254', 'windows-1251']);

function decide(line: string, damage: Damage, language: string | null): Decision | null {
  const { pieces } = damage;
  if (pieces.some((piece) => piece.options.length > MAX_OPTIONS)) return null;
  const slots = fillSigns(line, damage, language);
  if (slots.some((slot) => slot.length === 0)) return null;
  const { letters, cost, steps } = fillLetters(line, pieces, slots, language);
  const misplaced = pieces.filter(
    ({ start }, index) => letters[index] === '”' && MISPLACED.test(`${line[start - 1] ?? ''}”${line[pieces[index]?.end ?? 0] ?? ''}`),
  );
  return { damage, letters, steps, cost: cost + misplaced.length * COST_OF_MISPLACED + weighFreedom(damage) };
}

function repairLine(line: string, lineStart: number): { repairs: readonly Repair[]; steps: number } {
  const all = readLine(line);
  const least = Math.min(...all.map(({ open }) => open));
  const language = detectLanguage(line);
  let best: Decision | null = null;
  let steps = 0;
  for (const damage of all) {
    if (damage.open !== least || !isCertain(line, damage, language) || !hasLoss(line, damage)) continue;
    const decision = decide(line, damage, language);
    steps += decision?.steps ?? 0;
    if (decision !== null && (best === null || decision.cost < best.cost)) best = decision;
  }
  if (best === null) return { repairs: [], steps };
  const { damage } = best;
  const letters = refuseGuesses(damage.pieces, best.letters);
  const repairs = damage.pieces.map(({ start, end }, index) => ({
    start: lineStart + start,
    end: lineStart + end,
    before: line.slice(start, end),
    after: letters[index] ?? '',
    decoder: damage.misreading.name,
  }));
  const was = repairs.reduce((sum, each) => sum + weighStrangeness('', each.before, ''), 0);
  const is = repairs.reduce((sum, each) => sum + weighStrangeness('', each.after, ''), 0);
  const isBetter = was - is >= 0.5 || damage.pieces.length - damage.open >= WHOLE_ENOUGH || !repairs.some((each) => each.before.length > 1);
  return { repairs: isBetter ? repairs : [], steps };
}

/** How much may still be searched of one document; to find lost letters costs far more than anything else. */
export interface Search {
  steps: number;
  /** Some lines were left as they are, or to guesses, because nothing was left to search with. */
  isOver: boolean;
}

/** Enough for the longest articles with every letter damaged. */
export const startSearch = (): Search => ({ steps: MAX_STEPS, isOver: false });

/**
 * Puts right the lines of a text that were misread as a whole and then lost the bytes that have no character in the
 * table. What was lost is chosen by what the language has in such a place.
 */
export function restoreDropped(text: string, search: Search): Repair[] {
  if (!SIGN_OF_LOSS.test(text)) return [];
  const repairs: Repair[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    if (line.length <= MAX_LINE && SIGN_OF_LOSS.test(line) && !CONTROL.test(line)) {
      if (search.steps <= 0) {
        search.isOver = true;
        break;
      }
      const found = repairLine(line, lineStart);
      search.steps -= found.steps;
      repairs.push(...found.repairs);
    }
    lineStart += line.length + 1;
  }
  return repairs;
}
