import { furnitureKind } from './furniture-phrases.ts';
import { countWords, foldLine, isHeadingLike, isListItem, isProse } from './line-shape.ts';
import { looksLikeName, readByline, readNames } from './read-byline.ts';
import { readDay } from './read-day.ts';

/** What stands above the body: metadata, and the lines that are of it. */
export interface Head {
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  /** Indexes of the lines that are no body. */
  readonly cut: ReadonlySet<number>;
}

/** A headline, a kicker, a standfirst, a byline, a date and some buttons: further down is body. */
const HEAD_LINES = 14;

const DATE_WORDS =
  /\b(?:published|posted|updated|last|modified|created|date|on|at|of|the|by|first|original|originally|am|pm|a\.m\.|p\.m\.|noon|gmt|utc|est|edt|et|pst|pdt|pt|cet|cest|bst|ist|sgt|hkt|aest|jst|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|min|mins|minutes|read|hours|ago|jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sep|sept|september|oct|october|nov|november|dec|december|st|nd|rd|th)\b/gi;

/** The day of a line that is nothing but a date, its labels and a time of day; else null. */
export function readDateLine(line: string): string | null {
  if (line.length > 120) return null;
  const day = readDay(line);
  if (day === null) return null;
  return line.replace(DATE_WORDS, '').replace(/[^\p{L}]/gu, '').length <= 4 ? day : null;
}

/** Splits "By Ana Lima | Nov 3, 2025 | 4 min read" into its fields; null where one of them is neither name nor date nor furniture. */
export function readFields(line: string, nextToTitle: boolean): { author: string | null; published: string | null } | null {
  if (line.length > 200) return null;
  const parts = line
    .split(/(?:(?<!\s)\s+)?[|•·⋅・]\s*|(?<!\s)\s+[–—-]\s+|,\s+(?=(?:updated|published|\d{1,2}[ /]|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}))/)
    .filter((part) => part !== '');
  let author: string | null = null;
  let published: string | null = null;
  let isSigned = nextToTitle;
  for (const part of parts.slice(0, 6)) {
    const day = readDateLine(part);
    const byline = readByline(part);
    const names = byline ?? ((parts.length > 1 || nextToTitle) && looksLikeName(part) ? readNames(part) : null);
    isSigned ||= byline !== null;
    if (day !== null) published ??= day;
    else if (names !== null) author ??= names;
    else if (furnitureKind(part) !== 'line') return null;
  }
  // Two names beside each other are a byline only where a date or a "By" says so.
  return published === null && !isSigned ? null : { author, published };
}

const isLabel = (line: string): boolean =>
  /^(?:highlights?|key (?:points?|takeaways?|facts)|summary|at a glance|in brief|takeaways?|the gist|what (?:to|you need to) know|overview|introduction|abstract|tl;?dr)\b/i.test(
    line,
  );

interface Candidates {
  readonly headings: number[];
  readonly cut: Set<number>;
  author: string | null;
  published: string | null;
  /** Where the first byline or date stands. */
  creditAt: number;
}

/** Walks the lines above the first running text. */
function walkHead(lines: readonly string[], known: string | null): Candidates {
  const found: Candidates = { headings: [], cut: new Set(), author: null, published: null, creditAt: -1 };
  let seen = 0;
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    seen += 1;
    if (seen > HEAD_LINES || isListItem(line) || isLabel(line)) break;
    if (known !== null && foldLine(line) === known) {
      found.cut.add(index);
      continue;
    }
    const fields = readFields(line, found.headings.length > 0 && followedByDate(lines, index));
    if (fields !== null) {
      found.author ??= fields.author;
      found.published ??= fields.published;
      found.cut.add(index);
      if (found.creditAt < 0) found.creditAt = index;
      continue;
    }
    if (isProse(line)) break;
    if (furnitureKind(line) !== null || isBreadcrumb(line)) found.cut.add(index);
    else if (found.creditAt >= 0 || !isHeadingLike(line)) break;
    else found.headings.push(index);
  }
  return found;
}

function followedByDate(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1, index + 3).find((line) => line !== '');
  return next !== undefined && readDateLine(next) !== null;
}

const isBreadcrumb = (line: string): boolean => line.length < 160 && /^[^.]{2,40}(?: (?:>|»|›|\/|→) [^.]{2,80}){1,5}$/.test(line);

function chooseTitle(lines: readonly string[], found: Candidates): number | null {
  const [first, second] = found.headings;
  if (first === undefined) return null;
  const wordsOf = (index: number): number => countWords(lines[index] ?? '');
  const kicker = second !== undefined && wordsOf(first) <= 3 && wordsOf(second) >= 4 && found.creditAt > second;
  if (kicker) return second;
  if (found.creditAt > first) return first;
  const restIsText = lines.slice(first + 1).some((line) => isProse(line) || isListItem(line));
  return restIsText && wordsOf(first) >= 4 ? first : null;
}

/**
 * Finds the headline, byline and date line above the body of a plain text.
 *
 * @param knownTitle - The title from elsewhere; lines that repeat it are cut, and no other line is taken for it.
 */
export function readHead(lines: readonly string[], knownTitle: string | null): Head {
  const known = knownTitle === null ? null : foldLine(knownTitle);
  const found = walkHead(lines, known === '' ? null : known);
  const at = knownTitle === null ? chooseTitle(lines, found) : null;
  const cut = new Set(found.cut);
  if (at !== null) {
    cut.add(at);
    for (const heading of found.headings) if (heading < at) cut.add(heading);
  }
  // A text that would be nothing but its headline is all body.
  const title = at === null ? knownTitle : (lines[at] ?? null);
  return { title, author: found.author, published: found.published, cut };
}
