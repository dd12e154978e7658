import { countWords, endsSentence } from './line-shape.ts';

const OPENING =
  /^(?:(?:by|written by|interview by|posted by|story by|words by|text by|reported by|par|von|por|di|door|av|af)(?:\s?[:|]\s*|\s+)|(?:authors?(?:\(s\))?|contributors?|written|interview(?:er)?)\s?[:|]\s*|authors?\s+)/i;
/** Words that make a name that of an office, a role or a source, in a list where a person is named as well. */
const ROLE =
  /\b(?:correspondent|reporter|editor|writer|contributor|analyst|columnist|journalist|bureau|staff|desk|team|news|newsroom|reuters|afp|bloomberg|press|associated|agency|agencies|times|post|magazine|author|contributing|senior|chief|guest|special)\b/i;
const TITLE_ALONE = /^(?:M\.?D|Ph\.?D|R\.?D|R\.?N|M\.?A|M\.?S|B\.?A|B\.?S|J\.?D|MBA|CPA|CFP|CSCS|LPC|MPH|DO|DDS|DVM|Esq|Jr|Sr)\.?$/i;
const NAME =
  /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|de|da|del|della|di|dos|du|la|le|van|von|der|den|bin|al|el|y|e|ter|zu)){0,5}$/u;

/** What follows a label such as "By" or "Author:", or the text itself. */
export const withoutOpening = (text: string): string => text.replace(OPENING, '');

const clean = (part: string): string =>
  part
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;|·•–—-]+|(?<![\s,;|·•–—-])[\s,;|·•–—-]+$/g, '')
    .replace(/(?:(?<!\s)\s+)?[[(].{0,60}[\])]$/, '')
    .trim();

/** A name as it is written within a sentence, where a page sets its names in capitals. */
function recase(name: string): string {
  if (
    !/^[\p{Lu}\p{M}.'’-]+(?: [\p{Lu}\p{M}.'’-]+){1,4}$/u.test(name) ||
    name.split(' ').filter((word) => /\p{Lu}{3}/u.test(word)).length < 2
  )
    return name;
  return name.replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

/** True for two to five words written as the name of a person. */
export function looksLikeName(text: string): boolean {
  const words = countWords(text);
  return words >= 2 && words <= 5 && text.length <= 60 && NAME.test(text) && !/\d/.test(text);
}

const ORGANISATION =
  /\b(?:Cent(?:er|re)|Department|Ministry|Institute|University|Association|Society|Council|Agency|Bureau|Office|Committee|Commission|Bank|Group|Company|Inc|LLC|Ltd|Team)\b.*\b(?:for|of|and|on)\b/;

/**
 * The people in a credit such as "By Ana Lima and Joe Tan, Senior Correspondent".
 *
 * Roles and organisations are left out where a person is named beside them.
 *
 * @returns Names joined with ", ", or null where the text names nobody.
 */
export function readNames(text: string): string | null {
  const whole = clean(withoutOpening(text));
  if (ORGANISATION.test(whole) && whole.length <= 90) return whole;
  // "Ana Lima in Lagos", "Joe Tan for The Paper": where and for whom is no part of the name.
  const place = /^(.{4,60}?)\s(?:in|for|at|from)\s\p{Lu}.{0,60}$/u.exec(whole)?.[1];
  const bare = place !== undefined && looksLikeName(place.split(/(?:(?<!\s)\s+)?,\s*|\sand\s/).at(-1) ?? '') ? place : whole;
  const parts = bare.split(/[,;|·•⋅・/\n]|\s&\s|\sand\s/u).map(clean);
  const named = parts.filter(
    (part) => part !== '' && part.length <= 60 && /^[\p{Lu}\p{Lo}]/u.test(part) && !/@|https?:|\d/.test(part) && !TITLE_ALONE.test(part),
  );
  const people = named.filter((part) => !ROLE.test(part) && !/^The\s/.test(part));
  const chosen = people.length > 0 ? people : named.slice(0, 1);
  return chosen.length === 0 ? null : [...new Set(chosen.map(recase))].join(', ');
}

/** True for a short text that says what somebody is, such as "Senior Correspondent" or "Marketing Director". */
export const looksLikeRole = (text: string): boolean =>
  text.length <= 60 &&
  (ROLE.test(text) ||
    /\b(?:director|manager|founder|officer|president|head|lead|specialist|strategist|expert|engineer|consultant|partner|attorney|professor)\b/i.test(
      text,
    ));

/** True for a name and nothing but degrees behind it: "Ana Lima, Ph.D.". */
export function isWithCredentials(text: string): boolean {
  const [name = '', ...rest] = text.split(/,\s*/);
  return rest.length > 0 && looksLikeName(name) && rest.every((part) => TITLE_ALONE.test(part));
}

/** The author of a line that is nothing but a byline ("By Staff Writer"), or null. */
export function readByline(line: string): string | null {
  if (line.length > 140 || countWords(line) > 16) return null;
  const opening = OPENING.exec(line)?.[0];
  if (opening === undefined || (endsSentence(line) && !/\b(?:Jr|Sr|[A-Z])\.$/.test(line))) return null;
  const names = line.slice(opening.length);
  if (!/^[\p{Lu}\p{Lo}]/u.test(names)) return null;
  if (!/^(?:by|written|posted|story|words|text|reported|author|contributor)/i.test(opening) && !looksLikeName(names)) return null;
  // "By Tuesday evening" is no byline, nor is a headline that starts with the word.
  const lowerCase = names
    .split(' ')
    .filter((word) => /^\p{Ll}/u.test(word) && !/^(?:and|de|da|del|di|van|von|der|den|la|le|for|in|of|the|at|with|bin|al|y|e)$/.test(word));
  if (lowerCase.length > 0 || /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|Law|Contrast|Comparison)\b/.test(names))
    return null;
  return readNames(names);
}
