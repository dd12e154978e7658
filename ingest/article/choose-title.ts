import type { PageMarks } from './collect-marks.ts';
import { type Found, found } from './found.ts';
import { countWords, foldLine } from './line-shape.ts';
import type { LinkedData } from './read-linked-data.ts';
import { firstOf } from './read-metas.ts';

const SEPARATOR =
  /(?<!\s)\s+(?:[|\u2013\u2014»›·•~-]|::?|\/\/|<)\s+|(?:(?<!\s)\s+)?[|｜]\s*|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[_-](?=[\p{L}])/u;

/** Cuts the name of the site off a page title: the part behind (or before) a separator that the heading or the site's name gives away. */
function cutSiteName(title: string, heading: string | null, outlet: string | null, host: string): string {
  const parts = title.split(SEPARATOR).filter((part) => part !== '');
  if (parts.length < 2) return title;
  const site = outlet === null ? '' : foldLine(outlet);
  const isSite = (part: string): boolean => {
    const folded = foldLine(part);
    const tight = folded.replaceAll(' ', '');
    return (
      (site !== '' && (folded === site || site.startsWith(folded) || folded.startsWith(site))) || (tight.length > 2 && host.includes(tight))
    );
  };
  const last = parts.at(-1) ?? '';
  const first = parts[0] ?? '';
  if (heading !== null && foldLine(heading) === foldLine(first)) return first;
  const isShortTail = countWords(last) <= 4 && countWords(first) >= 2 && /\|\s*$/.test(title.slice(0, title.lastIndexOf(last)));
  if (isSite(last) || isShortTail || (countWords(last) <= 3 && countWords(first) >= 4 && parts.length > 2)) {
    return title.slice(0, title.lastIndexOf(last)).replace(/(?<![\s|\u2013\u2014»›·•~:/<-])[\s|\u2013\u2014»›·•~:/<-]+$/u, '');
  }
  if (isSite(first)) return title.slice(title.indexOf(first) + first.length).replace(/^[\s|\u2013\u2014»›·•~:/<-]+/u, '');
  return title;
}

/**
 * Chooses the headline: a main heading that agrees with what the metadata says, else the metadata without the name of the site.
 *
 * @param host - The host of the page, letters and digits only.
 */
export function chooseTitle(
  marks: PageMarks,
  linked: LinkedData | null,
  { outlet, host }: { outlet: string | null; host: string },
): Found | null {
  const h1 = marks.headings;
  const named = [
    firstOf(marks.metas, 'og:title'),
    found(linked?.title, 'json-ld'),
    firstOf(marks.metas, 'twitter:title', 'dc.title', 'citation_title', 'parsely-title', 'sailthru.title'),
    found(marks.title, 'title-element'),
  ].filter((title) => title !== null);
  const folded = named.map(({ value }) => foldLine(value));
  const agreed = h1.find((heading) => {
    const short = foldLine(heading);
    return (
      short !== '' &&
      folded.some(
        (title) => title === short || (isTelling(short) && title.startsWith(short)) || (isTelling(title) && short.startsWith(title)),
      )
    );
  });
  if (agreed !== undefined) return found(agreed, 'h1');
  const cut = named.map(({ value, rule }) => ({ value: cutSiteName(value, h1[0] ?? null, outlet, host), rule }));
  const single = h1.length === 1 ? h1[0] : undefined;
  const titles = cut.map(({ value }) => value);
  if (single !== undefined && countWords(single) >= 4 && shareWords(single, titles)) return found(single, 'h1');
  return cut[0] ?? found(h1[0], 'h1');
}

/** Long enough to be a headline by itself; of Chinese and Japanese half as many characters are. */
const isTelling = (title: string): boolean =>
  title.length > (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(title) ? 5 : 12);

/** True where a heading and a title say nearly the same in other words. */
function shareWords(heading: string, titles: readonly string[]): boolean {
  const words = new Set(foldLine(heading).split(' '));
  return titles.some((title) => {
    const other = foldLine(title).split(' ');
    return other.filter((word) => words.has(word)).length >= Math.max(2, Math.min(words.size, other.length) * 0.5);
  });
}
