import type { Block, Document } from '../document.ts';
import { ORGANISATION_WORDS } from '../lexicon/body-words.ts';
import { COMMON_OPENERS } from '../lexicon/common-words.ts';
import { SPEECH_FORMS } from '../lexicon/cues.ts';
import { FIRST_NAMES } from '../lexicon/person-names.ts';
import type { Token } from '../tokenize.ts';

/** A run of capitalised words, as tokens [first, end); hyphens and initials' full stops are tokens of it. */
export interface NameChunk {
  readonly first: number;
  readonly end: number;
  /** Whether the words around it are capitalised as in a headline, so that a capital proves nothing. */
  readonly inHeadline: boolean;
}

// "Ohio-based Arden Alloys": the name begins behind the tail.
const TAILS =
  /^(?:based|led|made|backed|owned|listed|born|style|wide|linked|era|run|funded|controlled|headquartered|sourced|bound|sponsored|mined|built|dominated|imposed|area|rich|free|only)$/;
const LONGEST_CHUNK = 24;
const CAPITAL = /^\p{Lu}/u;
const WORDY = /[\p{L}\p{N}]/u;
const HYPHENS = new Set(['-', '‑', '‐']);
const NO_NAME =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?|I|I'm|I’m|I've|I’ve|I'll|I’ll|I'd|I’d)$/;

/** Whether a word has its capital from the calendar or the grammar: it opens no name. */
export const isCalendarWord = (text: string): boolean => NO_NAME.test(text);

/** Whether a token begins with a capital letter. */
export function isCapitalised(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  const code = token.text.charCodeAt(0);
  // Letters a to z and A to Z are told by their number, others by their class.
  return code >= 97 && code <= 122 ? false : (code >= 65 && code <= 90) || CAPITAL.test(token.text);
}

/** Finds the runs of capitalised words of a document, block by block. */
export function nameChunks(document: Document): NameChunk[] {
  const { tokens } = document;
  const openers = new Set(document.sentences.map((sentence) => sentence.firstToken));
  const chunks: NameChunk[] = [];
  for (const block of document.blocks) {
    const inHeadline = isHeadline(tokens, block);
    for (let i = block.firstToken; i < block.endToken; ) {
      if (!startsChunk(tokens, i, openers)) {
        i++;
        continue;
      }
      if (isSlug(tokens, i, block.firstToken)) {
        i += 2;
        continue;
      }
      const end = endOfChunk(tokens, i, { limit: block.endToken, openers });
      chunks.push({ first: i, end, inHeadline });
      i = end;
    }
  }
  return chunks;
}

/** "METALS-Tin slips", "UPDATE 1-Tin slips": what a wire calls a story, before its headline. */
const isSlug = (tokens: readonly Token[], i: number, blockFirst: number): boolean =>
  i === blockFirst &&
  SLUG.test(tokens[i]?.text ?? '') &&
  tokens[i + 1]?.text === '-' &&
  !tokens[i + 1]?.spaced &&
  isCapitalised(tokens[i + 2]);

const SLUG =
  /^(?:METALS|PRECIOUS|GRAINS|ENERGY|OIL|STOCKS|FOREX|BRIEF|UPDATE|EXCLUSIVE|FACTBOX|ANALYSIS|INSIGHT|FOCUS|EXPLAINER|COLUMN|TIMELINE|INTERVIEW|RPT|WRAPUP|POLL|TABLE|MARKETS)$/;

/** Capital letters at the head of a sentence or after an opening mark count only for words that are no common openers. */
function startsChunk(tokens: readonly Token[], i: number, openers: ReadonlySet<number>): boolean {
  const token = tokens[i];
  if (!isCapitalised(token)) return false;
  if (isNameBefore(token, tokens[i + 1]) || speaks(tokens, i)) return true;
  if (NO_NAME.test(token?.text ?? '')) return false;
  const atStart = openers.has(i) || tokens[i - 1]?.kind === 'sign';
  return !(COMMON_OPENERS.has(token?.lower ?? '') && (atStart || token?.lower === 'the' || !isCapitalised(tokens[i - 1])));
}

/** "Mrs May", "May said": what no month does or is called. */
const speaks = (tokens: readonly Token[], i: number): boolean =>
  MONTHS_TOO.has(tokens[i]?.text ?? '') &&
  (SPEECH_FORMS.has(tokens[i + 1]?.lower ?? '') || /^(?:mrs?|ms|dr)$/.test(tokens[i - (tokens[i - 1]?.text === '.' ? 2 : 1)]?.lower ?? ''));

/**
 * Whether a word of the calendar or grammar is a given or family name before a name: "Jan Wilk", "He Lifeng".
 *
 * A month that is short for itself has a number behind it, and behind a pronoun stands a small letter.
 */
const isNameBefore = (token: Token | undefined, next: Token | undefined): boolean =>
  (token?.text === 'Jan' || token?.text === 'He') &&
  next?.spaced === true &&
  isCapitalised(next) &&
  next.text.length > 2 &&
  !NO_NAME.test(next.text) &&
  next.text !== next.text.toUpperCase();

/** "Theresa May": a month's name behind a given name, no day or year behind it. */
const isLastName = (tokens: readonly Token[], i: number): boolean =>
  MONTHS_TOO.has(tokens[i]?.text ?? '') && FIRST_NAMES.has(tokens[i - 1]?.text ?? '') && tokens[i + 1]?.kind !== 'number';

const MONTHS_TOO = new Set(['May', 'March', 'August']);

function endOfChunk(
  tokens: readonly Token[],
  first: number,
  { limit, openers }: { readonly limit: number; readonly openers: ReadonlySet<number> },
): number {
  let end = first + 1;
  while (end < limit && end - first < LONGEST_CHUNK && !openers.has(end)) {
    const next = tokens[end];
    const after = tokens[end + 1];
    if (!next) break;
    if (HYPHENS.has(next.text) && !next.spaced && after && !after.spaced && after.kind === 'word' && !TAILS.test(after.text)) end += 2;
    else if (next.text === '.' && !next.spaced && /^\p{Lu}$/u.test(tokens[end - 1]?.text ?? '') && isCapitalised(after)) end += 1;
    // "the Cobalt Miners' Association"
    else if (
      /^['’]$/.test(next.text) &&
      !next.spaced &&
      /s$/.test(tokens[end - 1]?.text ?? '') &&
      ORGANISATION_WORDS.has(after?.text ?? '')
    )
      end += 2;
    else if (next.text === '&' && isCapitalised(after)) end += 2;
    else if (isCapitalised(next) && next.spaced && (!NO_NAME.test(next.text) || isLastName(tokens, end))) end += 1;
    else break;
  }
  return end;
}

/** Two thirds of the longer words of a heading are capitalised, or nearly all of those of a sentence. */
function isHeadline(tokens: readonly Token[], { firstToken: first, endToken: end, kind }: Block): boolean {
  let long = 0;
  let capitalised = 0;
  for (let i = first; i < end; i++) {
    const token = tokens[i];
    if (token?.kind !== 'word' || token.text.length < 4 || !WORDY.test(token.text)) continue;
    long++;
    if (isCapitalised(token)) capitalised++;
  }
  return kind === 'heading' ? long >= 3 && capitalised * 3 >= long * 2 : long >= 5 && capitalised * 10 >= long * 9;
}
