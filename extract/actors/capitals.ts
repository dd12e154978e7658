import type { Document } from '../document.ts';
import { PLACE_FOLLOWERS, TRAVEL_WORDS } from '../lexicon/common-words.ts';
import { startsUpper } from '../tokens/starts-upper.ts';

const AT = new Set(['in', 'at', 'near', 'outside', 'around', 'via', 'throughout', 'across']);
const FROM_TO = new Set(['to', 'from', 'through', 'into', 'for', 'of']);
const HAS_BEEN_SEEN = 5;
const MOST_WORDS = 3;
const SEATED = new Set(
  'maker makers trader traders dealer dealers broker brokers brokerage refiner refiners smelter smelters importer importers firm firms lawyer lawyers law investor investors bank banks banker bankers group groups lobby lobbyist lobbyists think consultancy startup start-up retailer analyst analysts economist economists warehouse warehouses factory plant'.split(
    ' ',
  ),
);

/**
 * Whether the name of a capital stands for the government that sits there.
 *
 * It is a place behind "in" or a verb of going, before "talks" or "airport", in a date line, and before ", Germany" or "-based".
 * "in Tokyo’s hands" is the government again: a possessive owns, a place does not.
 */
export function standsForGovernment(document: Document, firstToken: number, endToken: number): boolean {
  const { tokens } = document;
  const before = tokens[firstToken - 1];
  const after = tokens[endToken];
  if (isDateLine(document, firstToken, endToken)) return false;
  if (isPossessive(after?.text, tokens[endToken - 1]?.text))
    return !PLACE_FOLLOWERS.has(tokens[endToken + 1]?.lower ?? '') || /talks|agreement|deal/.test(tokens[endToken + 1]?.lower ?? '');
  if (after?.text === '-' && !after.spaced && PLACE_FOLLOWERS.has(tokens[endToken + 1]?.lower ?? '')) return false;
  if (after?.spaced && PLACE_FOLLOWERS.has(after.lower)) return false;
  if (after?.spaced && after.kind === 'word' && startsUpper(after.text)) return false;
  if (
    before?.spaced &&
    before.kind === 'word' &&
    /^\p{Lu}\p{Ll}+\.?$/u.test(before.text) &&
    !/^(?:But|And|As|While|If|When|With|For|From|Yet|Still|Both|Although|Though|Since|Until|Unless|Because|Whether|Neither|Meanwhile|Now|Then|So|Like|Unlike|By|Under|Despite|To|Of|That|Between|Against|Even|Instead|After|Before)$/.test(
      before.text,
    )
  )
    return false;
  if (before && (AT.has(before.lower) || isSeatOf(document, endToken))) return false;
  return !(before && (FROM_TO.has(before.lower) || TRAVEL_WORDS.has(before.lower)) && goesThere(document, firstToken));
}

/** "a Tokyo magnet maker", "two London traders": where a business or somebody who works there is. */
function isSeatOf({ tokens }: Document, endToken: number): boolean {
  for (let i = endToken; i < endToken + MOST_WORDS; i++) {
    const token = tokens[i];
    if (token?.kind !== 'word' || !token.spaced || startsUpper(token.text)) return false;
    if (SEATED.has(token.lower)) return true;
  }
  return false;
}

/** A word of going or being somewhere shortly before, in the same clause. */
function goesThere(document: Document, firstToken: number): boolean {
  for (let i = firstToken - 1; i >= Math.max(0, firstToken - HAS_BEEN_SEEN); i--) {
    const token = document.tokens[i];
    if (!token || /^[,.;:“”"()—–]$/.test(token.text)) return false;
    if (TRAVEL_WORDS.has(token.lower)) return true;
  }
  return false;
}

/** "BEIJING (Reuters) —", "SEOUL, Dec. 3 --", "New Delhi:" at the head of a line. */
function isDateLine(document: Document, firstToken: number, endToken: number): boolean {
  const { tokens, blocks } = document;
  const sentence = document.sentences[document.sentenceOfToken[firstToken] ?? 0];
  if (!sentence || sentence.firstToken !== firstToken || blocks[sentence.block]?.firstToken !== firstToken) return false;
  const text = tokens[firstToken]?.text ?? '';
  const after = tokens[endToken]?.text ?? '';
  if (after === ':' || /^[—–-]$/.test(after)) return true;
  return text === text.toUpperCase() ? /^[,(]$/.test(after) : after === '(';
}

const isPossessive = (after: string | undefined, last: string | undefined): boolean =>
  after !== undefined && (/^['’][sS]$/.test(after) || (/^['’]$/.test(after) && (last ?? '').endsWith('s')));
