import iconv from 'iconv-lite';
import { weighWord } from './known-words.ts';
import { languagesOfScript, weighLetter } from './language-model.ts';

/** One character of a line, or all that it may have been. */
export type Slot = readonly string[];

interface Link {
  readonly letter: string;
  readonly before: Link | null;
}

/** A way to read the line so far. */
interface Path {
  readonly cost: number;
  /** The last two letters in lower case, a blank for what is no letter. */
  readonly last: string;
  readonly previous: string;
  /** The last character as it is written. */
  readonly written: string;
  readonly capitals: number;
  /** The word so far, in lower case. */
  readonly word: string;
  readonly chosen: Link | null;
}

const WIDTH = 8;
const LONGEST_WORD = 24;
const LETTER = /[\p{L}\p{M}\u200c]/u;
const CAPITAL = /\p{Lu}/u;
const SMALL = /\p{Ll}/u;
const COST_OF_CASE = { inWord: 12, inCapitals: 6, atStart: 3, inSentence: 3 };

/** What is asked of a character at every step. */
interface Letter {
  readonly isLetter: boolean;
  readonly isCapital: boolean;
  readonly isSmall: boolean;
  /** In lower case, a blank for what is no letter. */
  readonly low: string;
}

const described = new Map<string, Letter>();

function describeLetter(letter: string): Letter {
  const known = described.get(letter);
  if (known !== undefined) return known;
  const isLetter = LETTER.test(letter);
  const each = { isLetter, isCapital: CAPITAL.test(letter), isSmall: SMALL.test(letter), low: isLetter ? letter.toLowerCase() : ' ' };
  if (described.size < MAX_DESCRIBED) described.set(letter, each);
  return each;
}

const MAX_DESCRIBED = 5000;

function weighCase({ written, capitals }: Path, letter: string, next: string, isSentenceStart: boolean): number {
  const { isCapital, isSmall } = describeLetter(letter);
  if (!isCapital && !isSmall) return 0;
  const isNextCapital = describeLetter(next).isCapital;
  if (!describeLetter(written).isLetter) {
    if (isSentenceStart) return isCapital ? 0 : COST_OF_CASE.atStart;
    return isCapital ? (isNextCapital ? 0 : COST_OF_CASE.inSentence) : isNextCapital ? COST_OF_CASE.inWord : 0;
  }
  const goesOn = capitals > 1 || (capitals === 1 && isNextCapital);
  if (isCapital) return goesOn ? 0 : COST_OF_CASE.inWord;
  return goesOn && isNextCapital ? COST_OF_CASE.inCapitals : 0;
}

/** Two blanks in a row are hardly meant, nor is a blank often part of a letter that is not Latin. */
function weighBlank(option: string, slot: Slot, next: Slot | undefined): number {
  const folded = slot.at(-1)?.endsWith(' ') === true && option[0] === slot.at(-1)?.[0] ? (/\p{Script=Latin}/u.test(option) ? 0 : 10) : 0;
  return folded + (option.endsWith(' ') && next?.[0] === ' ' ? 8 : 0);
}

function step(path: Path, option: string, language: string, ownCost: number, isChoice: boolean): Path {
  if (option.length === 1) return stepLetter(path, option, language, ownCost, isChoice);
  // A letter with the blank behind it.
  const first = stepLetter(path, option[0] ?? '', language, ownCost, true);
  const last = stepLetter(first, option.slice(1), language, 0, false);
  return { ...last, chosen: { letter: option, before: path.chosen } };
}

function stepLetter(path: Path, letter: string, language: string, ownCost: number, isChoice: boolean): Path {
  const { isLetter, isCapital, low } = describeLetter(letter);
  return {
    cost:
      path.cost +
      ownCost +
      weighLetter(language, path.last, path.previous, low) +
      (isLetter || path.word === '' ? 0 : weighWord(language, path.word)),
    last: path.previous,
    previous: low,
    written: letter,
    word: isLetter ? (path.word.length < LONGEST_WORD ? path.word + low : path.word) : '',
    capitals: isLetter ? path.capitals + (isCapital ? 1 : 0) : 0,
    chosen: isChoice ? { letter, before: path.chosen } : path.chosen,
  };
}

/** What the open slots are filled with, in order, how unlikely that is, and how many steps it took to find. */
export interface Choice {
  readonly letters: string[];
  readonly cost: number;
  readonly steps: number;
}

/** The choice of letters that a language finds likeliest, and how likely that is. */
function choose(slots: readonly Slot[], language: string): Choice {
  let paths: Path[] = [{ cost: 0, last: ' ', previous: ' ', written: '', word: '', capitals: 0, chosen: null }];
  let isSentenceStart = true;
  let steps = 0;
  for (const [index, slot] of [...slots, [' ']].entries()) {
    steps += paths.length * slot.length;
    const next = slots[index + 1]?.length === 1 ? (slots[index + 1]?.[0] ?? '') : '';
    const isChoice = slot.length > 1;
    const grown: Path[] = [];
    for (const path of paths) {
      for (const letter of slot) {
        grown.push(
          step(
            path,
            letter,
            language,
            isChoice ? weighCase(path, letter[0] ?? '', next, isSentenceStart) + weighBlank(letter, slot, slots[index + 1]) : 0,
            isChoice,
          ),
        );
      }
    }
    const [only = ''] = slot;
    // Within a word paths that differ stay different: they meet at its end.
    paths = isChoice || (grown.length > 1 && !describeLetter(only).isLetter) ? keepBest(grown) : grown;
    if (isChoice || describeLetter(only).isLetter || /\d/.test(only)) isSentenceStart = false;
    else if (/[.!?:]/.test(only)) isSentenceStart = true;
  }
  const [best] = paths;
  const letters: string[] = [];
  for (let link = best?.chosen ?? null; link !== null; link = link.before) letters.push(link.letter);
  return { letters: letters.reverse(), cost: best?.cost ?? 0, steps };
}

function keepBest(paths: Path[]): Path[] {
  const best = new Map<string, Path>();
  for (const path of paths) {
    const key = `${path.word}\n${path.previous}${path.written}`;
    const same = best.get(key);
    if (same === undefined || path.cost < same.cost) best.set(key, path);
  }
  return [...best.values()].sort((left, right) => left.cost - right.cost).slice(0, WIDTH);
}

/** Fills the open slots of a line with the letters that are likeliest in any of the languages that it may be in. */
export function chooseLetters(slots: readonly Slot[], language: string | null): Choice {
  const counts = new Map<string, number>();
  for (const slot of slots) {
    if (slot.length === 1 && (slot[0] ?? '') < '\u00aa') continue;
    for (const each of languagesOfScript(slot[0] ?? '')) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const languages = [...counts].filter(([, count]) => count === most).map(([each]) => each);
  const likely = language !== null && languages.includes(language) ? [language] : languages;
  let best = choose(slots, likely[0] ?? '');
  let { steps } = best;
  for (const each of likely.slice(1)) {
    const other = choose(slots, each);
    steps += other.steps;
    if (other.cost < best.cost) best = other;
  }
  return { ...best, steps, letters: likely.includes('th') ? refineByWords(slots, best.letters) : best.letters };
}

const HAN_OR_KANA = /[\u3001-\u30ff\u4e00-\u9fff\uff00-\uffef]/;
const KANA = /[\u3041-\u30ff]/;
const WINDOW = 6;
/** Cutting a few characters into words takes about as long as so many letters. */
const STEPS_OF_WORDS = 20;

/** True for a slot that is of Chinese or Japanese; those are chosen by words, not by letters. */
export const isHanSlot = (slot: Slot): boolean => slot.some((option) => HAN_OR_KANA.test(option));

let segmenter: Intl.Segmenter | null = null;

/** How many words a dictionary cuts a text without blanks into: the fewer, the more of them it knows. */
function countWords(text: string): number {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  let words = 0;
  for (const _ of segmenter.segment(text)) words += 1;
  return words;
}

/** Takes another letter where words of a dictionary then cover more of what stands around. */
function refineByWords(slots: readonly Slot[], letters: readonly string[]): string[] {
  const text: string[] = [];
  const places: number[] = [];
  for (const slot of slots) {
    if (slot.length > 1) places.push(text.length);
    text.push(slot.length > 1 ? (letters[places.length - 1] ?? '') : (slot[0] ?? ''));
  }
  for (const place of places) {
    const before = text.slice(Math.max(0, place - 2 * WINDOW), place).join('');
    const after = text.slice(place + 1, place + 1 + 2 * WINDOW).join('');
    let least = countWords(before + (text[place] ?? '') + after);
    for (const option of slots[place] ?? []) {
      if (option.length !== text[place]?.length || option.endsWith(' ') !== text[place]?.endsWith(' ') || /[ฃฅ]/.test(option)) continue;
      const words = countWords(before + option + after);
      if (words < least) [text[place], least] = [option, words];
    }
  }
  return places.map((place) => text[place] ?? '');
}

/** Syllables as they are in running text, the commonest first. */
const KANA_BY_FREQUENCY = 'のにをるはたがとでしていなれかさっらもりこまくすあるよだきつけそどせおみんえやわちめうばろほふへ';

/** How rare a character is: the standards of both countries put the common ones first. */
function weighHan(character: string, isJapanese: boolean): number {
  if (KANA.test(character)) return isJapanese ? Math.min(1.4, (KANA_BY_FREQUENCY.indexOf(character) + 1 || 60) * 0.02) : 8;
  if (/[\u3001-\u303f\uff00-\uffef]/.test(character)) return 0.5;
  const lead = iconv.encode(character, isJapanese ? 'shift_jis' : 'gb2312')[0] ?? 0;
  if (isJapanese) return lead >= 0x88 && lead <= 0x97 ? 1 : 3;
  return lead >= 0xb0 && lead <= 0xd7 ? 1 : 3;
}

/** Fills the open slots of Chinese or Japanese one after the other, by how few words the surroundings then fall into. */
export function chooseHan(slots: readonly Slot[]): Choice {
  const isJapanese = slots.some((slot) => slot.length === 1 && KANA.test(slot[0] ?? ''));
  const done: string[] = [];
  const chosen: string[] = [];
  let sum = 0;
  let steps = 0;
  for (const [index, slot] of slots.entries()) {
    if (slot.length === 1) {
      done.push(slot[0] ?? '');
      continue;
    }
    const after: string[] = [];
    for (const each of slots.slice(index + 1, index + 1 + WINDOW)) {
      if (each.length !== 1) break;
      after.push(each[0] ?? '');
    }
    const before = done.slice(-WINDOW).join('');
    let best = slot[0] ?? '';
    let least = Number.POSITIVE_INFINITY;
    for (const option of slot) {
      const cost = 1.5 * countWords(before + option + after.join('')) + weighHan(option, isJapanese);
      if (cost < least) [best, least] = [option, cost];
    }
    done.push(best);
    chosen.push(best);
    sum += least;
    steps += slot.length * STEPS_OF_WORDS;
  }
  return { letters: chosen, cost: sum, steps };
}
