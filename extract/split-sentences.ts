import { LEADING_ABBREVIATIONS, PLURAL_NAMES, ROLES_BEHIND_COMPANIES, SENTENCE_OPENERS } from './lexicon/abbreviations.ts';
import { SPEECH_FORMS } from './lexicon/cues.ts';
import type { Token } from './tokenize.ts';

/** One line of the text: [start, end) without its marker and surrounding blanks. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly kind: 'heading' | 'list-item' | 'paragraph';
  readonly firstToken: number;
  readonly endToken: number;
}

/** A sentence with its quotation marks and its full stop, without a list marker. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Its index in `document.sentences`. */
  readonly number: number;
  /** The index of its block in `document.blocks`. */
  readonly block: number;
  /** Its tokens: `document.tokens` from `firstToken` to before `endToken`. */
  readonly firstToken: number;
  readonly endToken: number;
}

const MARKERS = new Set(['-', '–', '•', '*', '·', '▪', '‣', '◦']);
const TERMINATORS = new Set(['.', '!', '?', '…']);
const CLOSING_QUOTES = new Set(['”', '’', '"', "'", '»', '“', '‘']);
const CLOSERS = new Set([...CLOSING_QUOTES, ')', ']']);
const HEADING_MAX_WORDS = 14;
/** A bracket that stays open longer than this is none. */
const BRACKET_MAX_TOKENS = 60;
/** "Rep. Ana Lund of the Harbour Party asked": at most so many tokens between a quoted question and its cue. */
const SPEAKER_MAX_TOKENS = 5;
const LETTER = /^\p{L}/u;
const UPPER = /^[\p{Lu}\p{Lt}]/u;
const LOWER = /^\p{Ll}/u;
const INITIALISM = /^(?:\p{L}\.)+$/u;

/** Splits a text into its lines that hold anything, and tells headings and list items from paragraphs. */
export function splitBlocks(text: string, tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  let first = 0;
  while (first < tokens.length) {
    const lineEnd = endOfLine(text, tokens[first]?.start ?? 0);
    let end = first;
    while (end < tokens.length && (tokens[end]?.start ?? lineEnd) < lineEnd) end++;
    const marker = markerLength(tokens, first, end);
    const firstToken = first + marker;
    const span = { start: tokens[firstToken]?.start ?? 0, end: tokens[end - 1]?.end ?? 0, firstToken, endToken: end };
    blocks.push({ ...span, kind: marker > 0 ? 'list-item' : looksLikeHeading(tokens, first, end) ? 'heading' : 'paragraph' });
    first = end;
  }
  return blocks;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** How many tokens a list marker has: "- ", "• ", "3. ", "3) "; 0 where the line has none or nothing else. */
function markerLength(tokens: readonly Token[], first: number, end: number): number {
  const [marker, next, third] = [tokens[first], tokens[first + 1], tokens[first + 2]];
  if (first + 1 < end && MARKERS.has(marker?.text ?? '') && next?.spaced) return 1;
  const numbered = marker?.kind === 'number' && marker.text.length <= 2 && (next?.text === '.' || next?.text === ')') && !next.spaced;
  return numbered && first + 2 < end && third?.spaced ? 2 : 0;
}

/** A short line that ends without a terminator and is no quotation: "What changed", "Highlights". */
function looksLikeHeading(tokens: readonly Token[], first: number, end: number): boolean {
  let words = 0;
  for (let i = first; i < end && words <= HEADING_MAX_WORDS; i++) if (tokens[i]?.kind !== 'sign') words++;
  if (words === 0 || words > HEADING_MAX_WORDS) return false;
  let last = end - 1;
  while (last > first && CLOSERS.has(tokens[last]?.text ?? '')) last--;
  const lastText = tokens[last]?.text ?? '';
  // A question may well be a heading, but as a line of its own it is as often a paragraph; both assert nothing.
  return !(TERMINATORS.has(lastText) || /^[:,;]$/.test(lastText) || /\p{L}\.$/u.test(lastText)) && tokens[first]?.text !== '“';
}

/** Splits blocks into sentences. A terminator inside a quotation ends a sentence when the next word could start one. */
export function splitSentences(tokens: readonly Token[], blocks: readonly Block[]): Sentence[] {
  const sentences: Sentence[] = [];
  blocks.forEach((block, blockIndex) => {
    let first = block.firstToken;
    for (const endToken of endsOfSentences(tokens, block)) {
      const [start, end] = [tokens[first]?.start ?? 0, tokens[endToken - 1]?.end ?? 0];
      sentences.push({ start, end, number: sentences.length, block: blockIndex, firstToken: first, endToken });
      first = endToken;
    }
  });
  return sentences;
}

/** The indexes behind the sentences of a block; the last one is the end of the block. */
function* endsOfSentences(tokens: readonly Token[], block: Block): Generator<number> {
  let first = block.firstToken;
  let depth = 0;
  for (let i = block.firstToken; i < block.endToken; i++) {
    const text = tokens[i]?.text;
    if (text === '(') depth++;
    else if (text === ')') depth = Math.max(0, depth - 1);
    if (depth > 0 && i - first < BRACKET_MAX_TOKENS) continue;
    // What a bracket shuts in is one sentence with its bracket: "(The ministry gave no reason.)"
    const behind = i > first && endsInside(tokens, i) ? i - 1 : i;
    if (!isTerminator(tokens[behind])) continue;
    const end = behindClosers(tokens, behind + 1, block.endToken);
    if (end < block.endToken && endsAt(tokens, behind, end, block.endToken)) {
      yield end;
      first = end;
      depth = 0;
    }
    i = Math.max(i, end - 1);
  }
  if (first < block.endToken) yield block.endToken;
}

const isTerminator = (token: Token | undefined): boolean =>
  token !== undefined && (TERMINATORS.has(token.text) || (token.kind === 'word' && token.text.endsWith('.')));

const endsInside = (tokens: readonly Token[], i: number): boolean => tokens[i]?.text === ')' && TERMINATORS.has(tokens[i - 1]?.text ?? '');

/** The index behind the marks that still belong to a sentence: further terminators, closing quotes and brackets. */
function behindClosers(tokens: readonly Token[], from: number, end: number): number {
  let i = from;
  for (; i < end; i++) {
    const token = tokens[i];
    if (!token || (token.spaced && token.text !== '.') || !(CLOSERS.has(token.text) || TERMINATORS.has(token.text))) break;
    // “ and ‘ close „such‟ marks, but right before a word they open.
    const next = tokens[i + 1];
    if ((token.text === '“' || token.text === '‘') && next && !next.spaced && next.kind !== 'sign') break;
  }
  return i;
}

/** Whether a sentence ends with the terminator `i` and the closing marks behind it, up to token `end`. */
function endsAt(tokens: readonly Token[], i: number, end: number, blockEnd: number): boolean {
  const token = tokens[i];
  const next = tokens[end];
  if (!token || !next) return true;
  if (!next.spaced) return isGlued(tokens, i, end, blockEnd);
  const at = startOfNext(tokens, end, blockEnd);
  const start = tokens[at] ?? next;
  if (LOWER.test(start.text) || isCueOfQuestion(tokens, i, end, at)) return false;
  if (token.text !== '.' && token.kind === 'word') return UPPER.test(start.text) && endsAbbreviation(tokens, token, at);
  if (token.text !== '.' || end > i + 1 || token.spaced) return true;
  const before = tokens[i - 1];
  if (/^\p{Lu}$/u.test(before?.text ?? '') && UPPER.test(start.text)) return before?.text === 'I' || opens(start); // an initial: "J. Smith"
  return !(/^(?:no|p|art|sec|ch)$/.test(before?.lower ?? '') && start.kind === 'number'); // "No. 46"
}

/** The index of the first word or number of what follows, past opening marks. */
function startOfNext(tokens: readonly Token[], from: number, end: number): number {
  for (let i = from; i < Math.min(end, from + 4); i++) if (tokens[i]?.kind !== 'sign') return i;
  return from;
}

/** A missing blank between sentences: "…the talks.The next one", "…by 4%.“We knew". */
function isGlued(tokens: readonly Token[], i: number, end: number, blockEnd: number): boolean {
  const start = tokens[startOfNext(tokens, end, blockEnd)];
  const before = tokens[i - 1];
  if (!start || !before || !TERMINATORS.has(tokens[i]?.text ?? '') || !/^\p{Lu}(?:\p{Ll}|$)/u.test(start.text)) return false;
  return before.kind === 'word' && LOWER.test(before.text) ? before.text.length > 2 : opens(start);
}

/** “Why now?” Smith asked on Monday: the cue belongs to the question, though a name could begin a sentence as well. */
function isCueOfQuestion(tokens: readonly Token[], i: number, end: number, at: number): boolean {
  const closer = tokens[end - 1];
  if (tokens[i]?.text === '.' || end === i + 1 || at !== end || !CLOSING_QUOTES.has(closer?.text ?? '')) return false;
  if (SENTENCE_OPENERS.has(tokens[at]?.lower ?? '') && !/^(?:he|she|they)$/.test(tokens[at]?.lower ?? '')) return false;
  for (let j = at + 1; j <= at + SPEAKER_MAX_TOKENS; j++) {
    const token = tokens[j];
    if (token && SPEECH_FORMS.has(token.lower)) return standsAlone(tokens, pastAddressee(tokens, j));
    if (!token || !(UPPER.test(token.text) || NAME_LINKS.has(token.lower))) return false;
  }
  return false;
}

/** “Why now?” Smith asked Ann Bell: the index behind a verb of saying and the names of whom it is said to. */
function pastAddressee(tokens: readonly Token[], verb: number): number {
  let at = verb + 1;
  if (!/^(?:asked|asks|told|tells)$/.test(tokens[verb]?.lower ?? '')) return at;
  while (at < verb + SPEAKER_MAX_TOKENS && tokens[at]?.kind === 'word' && UPPER.test(tokens[at]?.text ?? '')) at++;
  return at;
}

const NAME_LINKS = new Set(["'s", 'of', 'the', 'de', 'van', 'von', '-']);

/** Whether nothing follows a verb of saying that it could take as its own: the end, a sign, a time or place. */
function standsAlone(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return (
    !next ||
    /^[.,;:—–]$/.test(next.text) ||
    /^(?:in|at|on|during|after|before|as|last|this|yesterday|earlier|later|reporters|journalists)$/.test(next.lower) ||
    /day$/.test(next.lower)
  );
}

/** Whether a sentence ends with an abbreviation, told by the word in capitals behind it. */
function endsAbbreviation(tokens: readonly Token[], abbreviation: Token, at: number): boolean {
  const next = tokens[at];
  if (!next || LEADING_ABBREVIATIONS.has(abbreviation.lower.slice(0, -1))) return false;
  // "U.S. Commerce Secretary" goes on; "in the U.S. The deal" and "in the U.S. Analysts expect" end.
  if (INITIALISM.test(abbreviation.text)) return opens(next) || isPluralSubject(next, tokens[at + 1]);
  return !ROLES_BEHIND_COMPANIES.has(next.lower);
}

const opens = (token: Token): boolean => SENTENCE_OPENERS.has(token.lower) && LETTER.test(token.text);

const isPluralSubject = (token: Token, next: Token | undefined): boolean =>
  /^\p{Lu}\p{Ll}{3,}s$/u.test(token.text) && !PLURAL_NAMES.has(token.lower) && next !== undefined && LOWER.test(next.text);
