import { isElsewhere } from './collect-marks.ts';
import { countWords, foldLine, isProse } from './line-shape.ts';
import type { Block, PageElement } from './page-blocks.ts';
import { looksLikeName, looksLikeRole, readByline, readNames, withoutOpening } from './read-byline.ts';
import { readDay } from './read-day.ts';
import { readDateLine, readFields } from './read-head.ts';

/** Author and date as they stand near the headline of a page. */
export interface Credit {
  readonly author: string | null;
  readonly published: string | null;
  /** The day of the last change, where the page gives only that or gives it as well. */
  readonly updated: string | null;
}

const BLOCKS_ABOVE = 5;
const BLOCKS_BELOW = 14;
const OPENING_ALONE = /^(?:by|written by|posted by|article by|story by|words by|author|authors|author s|contributors?|reviewed by)$/;
const UPDATED = /\b(?:updated?|modified|revised|reviewed|last)\b/i;

/** Labels that are plain wherever they stand on a page. */
const LABELLED_DAY = /^(?:date )?(?:first |originally )?(?:published|posted)(?: on| at)?\s?:? /i;
const LABELLED_AUTHOR = /^(?:(?:written|posted|authored) by|(?:authors?|contributors?)\s?:) ?/i;

const isNameAlone = (text: string): boolean =>
  text.length <= 60 && countWords(text) <= 5 && /^[\p{Lu}\p{Lo}]/u.test(text) && !/[.!?:]$|\d/.test(text);

/** Where inline elements of a byline touch, their words do: "By Ana LimaUpdated: Mar 4, 2026". */
const unglue = (text: string): string =>
  text
    .replace(/^By(?=\p{Lu}\p{Ll})/u, 'By ')
    .replace(
      /(?<=\p{Ll})(?=(?:Updated|Published|Posted|Modified|Last|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d))/gu,
      ' | ',
    );

/** The blocks around the headline: credits stand a little above it or between it and the text. */
function nearTitle(blocks: readonly Block[], title: string | null): readonly Block[] {
  const folded = title === null ? '' : foldLine(title);
  // Folding is dear, and a text of another length is no title.
  const isSame = ({ text }: Block): boolean =>
    text.length <= folded.length * 2 + 20 && text.length * 2 + 20 >= folded.length && foldLine(text) === folded;
  const same = folded === '' ? [] : blocks.flatMap((block, index) => (isSame(block) ? [index] : []));
  const tagged = (tags: RegExp): number | undefined => same.find((index) => tags.test(blocks[index]?.tag ?? ''));
  const first = blocks.findIndex((block) => block.tag === 'h1');
  const at = tagged(/^h1$/) ?? tagged(/^h[23]$/) ?? (first >= 0 ? first : same[0]);
  if (at === undefined) {
    const text = blocks.findIndex((block) => isProse(block.text) && block.suspects.length === 0);
    return blocks.slice(Math.max(0, text - BLOCKS_BELOW), text + 2);
  }
  return blocks.slice(Math.max(0, at - BLOCKS_ABOVE), at + BLOCKS_BELOW);
}

/** The day of a short block that gives a date beside a category or a reading time. */
function readLooseDay(text: string): string | null {
  if (text.length > 110 || isProse(text)) return null;
  return (
    readDateLine(text) ??
    (/\b(?:published|posted|updated|modified|written|by)\b|^\S+ \d{1,2},? \d{4}\b|\d{4}\s?(?:[·•|–-]|$)/i.test(text) ? readDay(text) : null)
  );
}

/** The day in the dateline of an agency report: "LAGOS, March 3, 2026 (AGENCY) – …". */
function readDateline(text: string): string | null {
  const dateline = /^\p{Lu}[\p{Lu} .,'/-]{2,50},? ([^(—–]{4,20}\d{4}) ?[(—–-]/u.exec(text.slice(0, 120))?.[1];
  return dateline === undefined ? null : readDay(dateline);
}

/** The days of a line: that of publication, and that of the last change. */
function readDays(line: string): Pick<Credit, 'published' | 'updated'> {
  const day = readLooseDay(line);
  const at = line.search(UPDATED);
  if (day === null || at < 0) return { published: day, updated: null };
  const labelAt = line.search(/\b(?:published|posted)\b/i);
  if (labelAt > at) {
    const updated = readDay(line.slice(at, labelAt));
    return { published: readDay(line.slice(labelAt)) ?? day, updated };
  }
  const first = readDay(line.slice(0, at));
  const last = readDay(line.slice(at));
  return first === null && labelAt < 0 ? { published: null, updated: day } : { published: first ?? day, updated: last };
}

/** A name by itself right above a date or right below it, its role between them at most. */
function nameBeside(near: readonly Block[], index: number): string | null {
  for (const step of [-1, 1]) {
    for (const beside of [near[index + step], near[index + 2 * step]]) {
      if (beside === undefined || /^h[1-6]$/.test(beside.tag)) break;
      if (looksLikeName(beside.text) && (!looksLikeRole(beside.text) || /\bTeam$/.test(beside.text))) return readNames(beside.text);
      if (!looksLikeRole(beside.text)) break;
    }
  }
  return null;
}

/** The name that is left of a line when its date is taken away: "Ana Lima March 4, 2026". */
function nameBefore(line: string): string | null {
  const before = /^(\D{4,60}?)[\s,|·•–—-]+(?:on )?(?:\p{L}{3,9}\.? )?\d/u.exec(withoutOpening(line))?.[1];
  return before !== undefined && looksLikeName(before) && !looksLikeRole(before) ? readNames(before) : null;
}

/** Days of change are often given by the class of their element alone. */
function isOfChange({ element }: Block): boolean {
  const names = (of: PageElement): string => `${of.attribs.class ?? ''} ${of.attribs.itemprop ?? ''}`;
  const inner = element.children.filter((node) => 'attribs' in node).slice(0, 5);
  return [element, ...inner].some((each) => /updated|modified/i.test(names(each)) && !/published-?on/i.test(names(each)));
}

const LABELLED_AUTHORS = /^(?:authors?|author s|contributors?|article by|written by)$/;
/** Every label or sentence that signs begins so. */
const CREDITED = /^(?:this|written|posted|author|contributor|article)/i;
const SIGNED =
  /^this (?:blog )?(?:post|article|story|piece|report|blog|guide)(?: was| is) (?:written |authored |contributed )?by (\p{Lu}[^.;:(]{3,80})/iu;

/** The name below a label, or all of them where they are a list. */
function namesBelow(blocks: readonly Block[], index: number): string | null {
  const first = blocks[index + 1];
  if (first === undefined || !isNameAlone(first.text)) return null;
  const below = blocks.slice(index + 2, index + 9);
  const end = below.findIndex(({ text, list }) => first.list === null || list !== first.list || !looksLikeName(text));
  const names = [first, ...(end < 0 ? below : below.slice(0, end))].map(({ text }) => readNames(text));
  return names.filter((name) => name !== null).join(', ') || null;
}

/** Names that a label or a sentence of its own gives somewhere on the page. */
function readSigned(blocks: readonly Block[]): string | null {
  for (const [index, { text }] of blocks.entries()) {
    if (text.length > 300 || !CREDITED.test(text)) continue;
    const signed = SIGNED.exec(text)?.[1];
    const person = signed === undefined ? null : (readNames(signed)?.split(', ')[0] ?? null);
    if (person !== null && looksLikeName(person)) return person;
    const labelled = text.length <= 80 && LABELLED_AUTHOR.test(text) ? readByline(text) : null;
    if (labelled !== null) return labelled;
    if (!LABELLED_AUTHORS.test(foldLine(text.slice(0, 40)))) continue;
    if (looksLikeName(blocks[index + 1]?.text ?? '')) return namesBelow(blocks, index);
  }
  return null;
}

/** The byline of a block whose lines are parted by breaks alone: headline, byline and date may be one. */
function firstByline(lines: readonly string[]): string | null {
  for (const line of lines.slice(0, 4)) {
    const names = readByline(line);
    if (names !== null) return names;
  }
  return null;
}

/** Reads author and date from the blocks around the headline. */
export function readCredit(blocks: readonly Block[], title: string | null): Credit {
  const near = nearTitle(blocks, title);
  let author: string | null = null;
  let published: string | null = null;
  let updated: string | null = null;
  for (const [index, block] of near.entries()) {
    if (block.text.length > 300 || block.suspects.some(isElsewhere)) continue;
    const lines = block.text.split('\n').map(unglue);
    const line = lines[0] ?? '';
    if (OPENING_ALONE.test(foldLine(line))) author ??= namesBelow(near, index);
    author ??= firstByline(lines) ?? readFields(line, false)?.author ?? null;
    for (const part of lines) {
      const days = readDays(part);
      const day = days.published ?? days.updated;
      if (day === null) continue;
      if (days.published !== null && isOfChange(block)) updated ??= day;
      else published ??= days.published;
      updated ??= days.updated;
      author ??= nameBefore(part) ?? nameBeside(near, index);
    }
  }
  const labelled = blocks.find(({ text }) => text.length <= 80 && LABELLED_DAY.test(text));
  const first = blocks.find((block) => isProse(block.text) && block.suspects.length === 0);
  published ??= labelled === undefined ? null : readDay(labelled.text);
  return { author: author ?? readSigned(blocks), published: published ?? (first === undefined ? null : readDateline(first.text)), updated };
}
