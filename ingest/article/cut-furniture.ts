import { type FurnitureKind, furnitureKind } from './furniture-phrases.ts';
import { endsSentence, foldLine, isHeadingLike, isListItem, isProse } from './line-shape.ts';
import { readByline } from './read-byline.ts';

/** A body without page furniture. */
export interface CutBody {
  readonly lines: readonly string[];
  /** Every line or fragment that was cut, in order. */
  readonly furniture: readonly string[];
  /** The author whom a biography box below the body names, where the page had no byline. */
  readonly author: string | null;
}

const LINK_NOTE = /\s?[([]\s?(?:this )?(?:link )?opens? in (?:a )?new (?:tab|window|browser tab)\s?[)\]]/gi;
const COMMENT = /\S?<?!--(?:(?!--).){0,300}-->/g;
const SHORTCODE = /^\[\/?[a-z][a-z_-]{1,30}(?: [^\]]{0,300})?\]$/;

/** Cuts notes of links and leftovers of a content system out of one line. */
function cutFragments(line: string, furniture: string[]): string {
  if (!/opens? in|--|^\[/i.test(line)) return line;
  const take = (fragment: string): string => {
    furniture.push(fragment.trim());
    return '';
  };
  const cut = line.replace(LINK_NOTE, take).replace(COMMENT, take);
  return SHORTCODE.test(cut) ? take(cut) : cut.trim();
}

interface Marked {
  readonly text: string;
  readonly kind: FurnitureKind | null;
  readonly prose: boolean;
}

function markLines(lines: readonly string[]): Marked[] {
  const seen = new Map<string, number>();
  for (const line of lines) seen.set(line, (seen.get(line) ?? 0) + 1);
  return lines.map((text) => {
    const kind = text === '' ? null : furnitureKind(text);
    const repeated = (seen.get(text) ?? 0) > 1;
    return { text, kind, prose: kind === null && !repeated && isProse(text) };
  });
}

/** Characters of running text before a line, and from it on to the next comment form. */
interface Weights {
  readonly before: number;
  readonly after: number;
  readonly formAhead: boolean;
}

function weighProse(lines: readonly Marked[]): Weights[] {
  const lengths = lines.map((line) => (line.prose ? line.text.length : 0));
  let before = 0;
  const weights = lengths.map((length) => {
    before += length;
    return { before: before - length, after: 0, formAhead: false };
  });
  let after = 0;
  let formAhead = false;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    if (lines[index]?.kind === 'form') {
      after = 0;
      formAhead = true;
    }
    after += lengths[index] ?? 0;
    weights[index] = { before: weights[index]?.before ?? 0, after, formAhead };
  }
  return weights;
}

/** Below these shares of the body so far, what follows a marker is the rest of the page or of a box, not the rest of the article. */
const REST_OF_PAGE = 0.15;
const REST_OF_BOX = 0.05;
/** Behind a wall stand its offers; an article that goes on below was only meant to be hidden. */
const REST_OF_WALL = 0.5;

/** A list of other stories: titles without a full stop, until running text begins again. */
function endOfList(lines: readonly Marked[], start: number): number {
  let at = start + 1;
  for (let taken = 0; at < lines.length && taken < 24; at += 1) {
    const line = lines[at];
    if (line === undefined || line.text === '') continue;
    if (readByline(line.text) !== null) break;
    if (line.prose || (line.kind === null && !isHeadingLike(line.text) && !isListItem(line.text)) || endsSentence(line.text)) break;
    taken += 1;
  }
  return at;
}

function isEndOfBody(lines: readonly Marked[], index: number, { before, after, formAhead }: Weights): boolean {
  const line = lines[index];
  if (line === undefined || before === 0) return false;
  switch (line.kind) {
    case 'form':
      return before >= 200 || after < before;
    case 'wall':
      return after < before * REST_OF_WALL;
    case 'related':
      return (after === 0 || (formAhead && after < before * REST_OF_PAGE)) && !hasListBehind(lines, index);
    case 'sign-up':
      return after < before * (formAhead ? REST_OF_PAGE : REST_OF_BOX) && !hasListBehind(lines, index);
    case 'line':
      return after === 0 && !hasListBehind(lines, index);
    case null:
      // No article has a second byline in its middle: what follows is a box about the author.
      return before >= 200 && after < before * 0.5 && readByline(line.text) !== null;
  }
}

/** A call to sign up may stand above the points that close an article. */
function hasListBehind(lines: readonly Marked[], index: number): boolean {
  const rest = lines.slice(index + 1, index + 40).filter((line) => line.text !== '');
  return rest.filter((line) => isListItem(line.text) && endsSentence(line.text)).length >= 2;
}

/** The head of a box about the outlet itself: "About The Paper". */
function isAboutOutlet(line: string, outlet: string | null): boolean {
  if (outlet === null || line.length > 80 || endsSentence(line)) return false;
  const about = /^(?:about|what is)(?: the)? (.+)$/.exec(foldLine(line))?.[1];
  const name = foldLine(outlet).replace(/^the /, '');
  return about !== undefined && name !== '' && (about.startsWith(name) || name.startsWith(`${about} `));
}

function walkBody(lines: readonly Marked[], outlet: string | null, furniture: string[]): { kept: string[]; end: number } {
  const weights = weighProse(lines);
  const kept: string[] = [];
  let skipTo = 0;
  for (const [index, line] of lines.entries()) {
    const weight = weights[index];
    if (weight !== undefined && isEndOfBody(lines, index, weight)) return { kept, end: index };
    if (weight !== undefined && weight.after < weight.before * REST_OF_PAGE && isAboutOutlet(line.text, outlet))
      return { kept, end: index };
    if (index < skipTo || line.kind !== null) {
      if (line.text !== '') furniture.push(line.text);
      if (line.kind === 'related' && index >= skipTo) skipTo = endOfList(lines, index);
      continue;
    }
    kept.push(line.text);
  }
  return { kept, end: lines.length };
}

/** The sentence of a biography box: "Ana Lima covers metals for …". */
function isBiography(line: string, author: string | null): boolean {
  if (author === null || line.length > 1200) return false;
  const from = line.startsWith('(') ? 1 : 0;
  const named = author.split(', ').find((name) => name.length >= 4 && line.startsWith(name, from));
  if (named === undefined) return false;
  return /^,? (?:is|was|are|covers|writes|has|holds|reports|serves|joined|works|leads|focuses|specialises|specializes|brings|began|can be)\b/.test(
    line.slice(from + named.length),
  );
}

/** Headings and biographies that nothing follows. */
function trimTail(kept: string[], author: string | null, furniture: string[]): void {
  const texts = kept.map((line, index) => ({ line, index })).filter(({ line }) => line !== '');
  const about = texts.slice(Math.max(2, texts.length - 4)).find(({ line }) => isBiography(line, author));
  if (about !== undefined) {
    // The name stands above its sentence, as the title of the box.
    const above = texts[texts.indexOf(about) - 1];
    const from = above !== undefined && foldLine(above.line) === foldLine(author ?? '') ? above.index : about.index;
    furniture.push(...kept.splice(from).filter((line) => line !== ''));
  }
  const at = kept.findLastIndex((line) => line !== '');
  let first = at;
  while (first > 0 && (kept[first] === '' || (isHeadingLike(kept[first] ?? '') && !endsSentence(kept[first] ?? '')))) first -= 1;
  const dangling = kept.slice(first + 1).filter((line) => line !== '');
  const repeats = new Set(dangling.map(foldLine)).size < dangling.length;
  const proseBefore = kept.slice(0, first + 1).filter(isProse).length;
  if (proseBefore >= 2 && (dangling.length >= 4 || repeats)) furniture.push(...kept.splice(first + 1).filter((line) => line !== ''));
}

/**
 * Cuts page furniture out of the lines of a body: link notes, comment forms and all behind them, boxes to sign up,
 * lists of other stories, credits, buttons, biographies.
 *
 * @param known - The author and the outlet where already known: their biographies are cut.
 */
export function cutFurniture(input: readonly string[], { author, outlet }: { author: string | null; outlet: string | null }): CutBody {
  const furniture: string[] = [];
  const lines = markLines(input.map((line) => cutFragments(line, furniture)));
  const { kept, end } = walkBody(lines, outlet, furniture);
  const rest = lines
    .slice(end)
    .map((line) => line.text)
    .filter((text) => text !== '');
  const boxed =
    rest
      .slice(0, 40)
      .map(readByline)
      .find((names) => names !== null) ?? null;
  furniture.push(...rest);
  trimTail(kept, author ?? boxed, furniture);
  return { lines: kept, furniture, author: boxed };
}
