import { NO_CLOSING_APOSTROPHE, OPENING_APOSTROPHES } from './lexicon/apostrophes.ts';
import type { Block } from './split-sentences.ts';
import type { Token } from './tokenize.ts';

/** A stretch in quotation marks. */
export interface QuotedStretch {
  /** From the opening mark to behind the closing one. */
  readonly start: number;
  readonly end: number;
  /** The words between the marks. */
  readonly innerStart: number;
  readonly innerEnd: number;
  /** 0 for a stretch in the article's own text, 1 for one inside another. */
  readonly depth: number;
  /** Whether the paragraph ended before a closing mark came, as when the next paragraph reopens the same quotation. */
  readonly open: boolean;
}

/** The family of a mark: only marks of one family pair. */
type Family = 'curly' | 'straight' | 'low' | 'guillemet' | 'single' | 'straight-single';

interface Mark {
  readonly at: number;
  /** Two for a mark that is typed as two: ''. */
  readonly width: number;
  readonly family: Family;
  readonly opens: boolean;
  readonly closes: boolean;
}

type Opened = Pick<Mark, 'at' | 'width' | 'family'>;

/** Marks within marks beyond this many levels are noise. */
const DEEPEST = 4;
const LETTER = /[\p{L}\p{M}]/u;
const WORDY = /[\p{L}\p{N}\p{M}$€£¥%]/u;
const BEFORE_OPENER = /[\s([{“„«‘"'—–―‐-]/u;
const AFTER_CLOSER = /[\s.,;:!?)\]}”’"'—–―…/-]/u;
const PUNCTUATION = /[.,;:!?…]/;
/** The quotation marks, by their codes: every character of a text is looked up here. */
const MARKS = new Uint8Array(0x2020);
for (const mark of '"\'`“”„‟«»‘’‚‛') MARKS[mark.charCodeAt(0)] = 1;
const CUE_BEHIND_LOST_MARK =
  /,\s(?=(?:said|says|added|told|wrote|noted|explained|warned|argued)\s(?:\p{Lu}|the\s|a\s|an\s|one\s)|(?:he|she|they)\s(?:said|says|added|told|wrote)\b)/u;

/**
 * Pairs the quotation marks of a text, block by block, so that a mark without its pair damages one block at most.
 *
 * Knows curly, straight, low-high and pointed marks and single ones of either shape; tells single marks from apostrophes, inches
 * from closing marks, and lets stretches nest. A stretch that its block leaves open is closed by a lone closing mark in the next one.
 */
export function pairQuotes(text: string, _tokens: readonly Token[], blocks: readonly Block[]): QuotedStretch[] {
  const stretches: QuotedStretch[] = [];
  let waiting: Opened | null = null;
  for (const block of blocks) {
    waiting = pairBlock(text, marksOf(text, block.start, block.end), waiting, stretches);
  }
  if (waiting) stretches.push(openStretch(text, waiting, endOfBlockAt(blocks, waiting.at)));
  return withDepths(stretches.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** A mark that turned out to be none must not count as a level. */
function withDepths(stretches: readonly QuotedStretch[]): QuotedStretch[] {
  const ends: number[] = [];
  return stretches.map((found) => {
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= found.start) ends.pop();
    ends.push(found.end);
    return { ...found, depth: ends.length - 1 };
  });
}

function endOfBlockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return blocks[low]?.end ?? offset;
}

/** Pairs one block's marks; returns the outermost mark that it leaves open, which the next block may close. */
function pairBlock(text: string, marks: readonly Mark[], waiting: Opened | null, out: QuotedStretch[]): Opened | null {
  const stack: Opened[] = [];
  let carried = waiting;
  for (const mark of marks) {
    const inside = mark.closes ? stack.findLastIndex((opened) => closesWhat(opened, mark)) : -1;
    if (inside >= 0) {
      // Whatever was opened inside and never closed was no mark.
      stack.length = inside + 1;
      const opened = stack.pop();
      if (opened && mark.at > opened.at + opened.width) out.push(stretch(text, opened, mark));
    } else if (mark.closes && !mark.opens && carried && stack.length === 0 && closesWhat(carried, mark)) {
      out.push(stretch(text, carried, mark));
      carried = null;
    } else if (mark.opens) {
      if (carried) out.push(openStretch(text, carried, endOfLine(text, carried.at)));
      carried = null;
      const top = stack.at(-1);
      if (top && top.family === mark.family && stack.length === 1) {
        out.push(openStretch(text, top, mark.at));
        stack.pop();
      }
      if (stack.length < DEEPEST) stack.push(mark);
    }
  }
  if (carried) out.push(openStretch(text, carried, endOfLine(text, carried.at)));
  return stack.find(({ family }) => family !== 'straight-single') ?? null;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

const closesWhat = (opened: Opened, mark: Mark): boolean =>
  opened.family === mark.family ||
  (opened.family === 'low' && mark.family === 'curly') ||
  (opened.family === 'curly' && mark.family === 'straight' && !mark.opens) ||
  (opened.family === 'straight' && mark.family === 'curly' && !mark.opens);

/** Blanks inside the marks, as of French ones, belong to the marks. */
function stretch(text: string, open: Opened, close: Mark): QuotedStretch {
  let innerStart = open.at + open.width;
  let innerEnd = close.at;
  while (innerStart < innerEnd && /\s/.test(text[innerStart] ?? '')) innerStart++;
  while (innerEnd > innerStart && /\s/.test(text[innerEnd - 1] ?? '')) innerEnd--;
  return { start: open.at, end: close.at + close.width, innerStart, innerEnd, depth: 0, open: false };
}

/** A stretch that nothing closes ends before a cue that stands there as if outside ("… is cold, said Lena"), or with its block. */
function openStretch(text: string, open: Opened, limit: number): QuotedStretch {
  const innerStart = open.at + open.width;
  const cue = CUE_BEHIND_LOST_MARK.exec(text.slice(innerStart, limit));
  let end = cue ? innerStart + cue.index + 1 : limit;
  while (end > innerStart && /\s/.test(text[end - 1] ?? '')) end--;
  return { start: open.at, end, innerStart, innerEnd: end, depth: 0, open: !cue };
}

/** The quotation marks of a line, apostrophes and inches left out. */
function marksOf(text: string, start: number, end: number): Mark[] {
  const candidates: Mark[] = [];
  for (let i = start; i < end; i++) {
    if (MARKS[text.charCodeAt(i)] === 1) {
      const character = text[i];
      const width = (character === "'" || character === '`') && text[i + 1] === character ? 2 : 1;
      const mark = readMark(text, { at: i, width }, { start, end });
      if (mark) candidates.push(mark);
      i += width - 1;
    }
  }
  return withoutInches(text, withoutApostrophes(text, candidates));
}

function readMark(text: string, { at, width }: Pick<Mark, 'at' | 'width'>, { start, end }: Pick<Block, 'start' | 'end'>): Mark | null {
  const character = width === 2 ? '"' : (text[at] ?? '');
  const before = at > start ? (text[at - 1] ?? '') : ' ';
  const after = at + width < end ? (text[at + width] ?? '') : ' ';
  const opens = BEFORE_OPENER.test(before) && !/\s/.test(after);
  const closes = !/\s/.test(before) && (AFTER_CLOSER.test(after) || !BEFORE_OPENER.test(before));
  switch (character) {
    case '“':
    case '‟':
      // “ closes „low-high“ marks.
      return { at, width, family: 'curly', opens: true, closes: /[\p{L}\p{N}.,!?]/u.test(before) && AFTER_CLOSER.test(after) };
    case '”':
      // The wrong way round at the head of a line, before a capital or dots.
      return {
        at,
        width,
        family: 'curly',
        opens: at === start && /^\s?(?:…|\.\.\.|\p{Lu})/u.test(text.slice(at + 1, at + 5)),
        closes: true,
      };
    case '„':
      return { at, width, family: 'low', opens: true, closes: false };
    case '«':
      // »inward« marks open and close the other way round.
      return { at, width, family: 'guillemet', opens: true, closes: !/\s/.test(before) && AFTER_CLOSER.test(after) };
    case '»':
      return { at, width, family: 'guillemet', opens, closes: true };
    case '"':
      return { at, width, family: 'straight', opens: opens || !closes, closes: closes || (!opens && (!/\s/.test(before) || at > start)) };
    case '`':
      return null;
    default:
      return readSingle(text, at, before, after);
  }
}

/** A single mark: between two letters it is an apostrophe, and so it is before '90s and 'em. */
function readSingle(text: string, at: number, before: string, after: string): Mark | null {
  const character = text[at] ?? '';
  if (LETTER.test(before) && WORDY.test(after)) return null;
  const curly = character !== "'";
  const opens = character === '‘' || character === '‚' || (character === "'" && BEFORE_OPENER.test(before) && /\S/.test(after));
  const closes = character !== '‘' && character !== '‚' && !/\s/.test(before) && (AFTER_CLOSER.test(after) || after === '');
  if (!opens && !closes) return null;
  if (opens && OPENING_APOSTROPHES.test(text.slice(at + 1, at + 8))) return null;
  return { at, width: 1, family: curly ? 'single' : 'straight-single', opens, closes };
}

/**
 * Decides which single closing marks are apostrophes: none that follows a full stop or comma; those of plurals ("smelters’ power
 * bills") where a better closing mark is still to come; all where nothing is open.
 */
function withoutApostrophes(text: string, marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  const strongAhead = closersAhead(text, marks);
  const open = { single: false, 'straight-single': false };
  for (const [i, mark] of marks.entries()) {
    if (mark.family !== 'single' && mark.family !== 'straight-single') {
      kept.push(mark);
      continue;
    }
    if (open[mark.family] && mark.closes && !isApostrophe(text, mark.at, strongAhead[i] === true)) {
      open[mark.family] = false;
      kept.push({ ...mark, opens: false });
    } else if (mark.opens && !open[mark.family] && (mark.family === 'single' || strongAhead[i] || anyCloser(marks, i))) {
      open[mark.family] = true;
      kept.push({ ...mark, closes: false });
    }
  }
  return kept;
}

/** For each single mark: whether a closing one that can be nothing else comes behind it, before the next opening one. */
function closersAhead(text: string, marks: readonly Mark[]): boolean[] {
  const ahead = new Array<boolean>(marks.length).fill(false);
  let strong = false;
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i];
    if (!mark || (mark.family !== 'single' && mark.family !== 'straight-single')) continue;
    ahead[i] = strong;
    if (mark.opens) strong = false;
    if (
      mark.closes &&
      !mark.opens &&
      (PUNCTUATION.test(text[mark.at - 1] ?? '') || /[.,;:!?)”"]/.test(text[mark.at + 1] ?? '.') || !(text[mark.at - 1] === 's'))
    )
      strong = true;
  }
  return ahead;
}

/** Whether the next single mark but one at most is a possible closing one. */
function anyCloser(marks: readonly Mark[], i: number): boolean {
  for (let j = i + 1; j < Math.min(marks.length, i + 6); j++) {
    const mark = marks[j];
    if (mark?.family === marks[i]?.family) return mark?.closes === true;
  }
  return false;
}

function isApostrophe(text: string, at: number, betterAhead: boolean): boolean {
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? ' ';
  if (PUNCTUATION.test(before)) return false;
  if (NO_CLOSING_APOSTROPHE.test(text.slice(Math.max(0, at - 8), at))) return true;
  return betterAhead && before === 's' && after === ' ' && /\p{Ll}|\d/u.test(text[at + 2] ?? '');
}

/** A straight mark behind a digit is inches where nothing is open, or where the next mark can only close. */
function withoutInches(text: string, marks: readonly Mark[]): Mark[] {
  let open = false;
  return marks.filter((mark, i) => {
    if (mark.family !== 'straight') return true;
    if (/\d/.test(text[mark.at - 1] ?? '')) {
      const next = marks.slice(i + 1, i + 4).find(({ family }) => family === 'straight');
      const goesOn = next?.closes && !next.opens && !/\d/.test(text[next.at - 1] ?? '');
      if (!open || (goesOn && /\s/.test(text[mark.at + 1] ?? ''))) return false;
    }
    open = open ? !mark.closes : mark.opens;
    return true;
  });
}
