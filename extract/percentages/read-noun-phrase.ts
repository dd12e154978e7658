import { AUXILIARIES, CHANGE_NOUNS, CHANGE_VERBS, CLAUSE_WORDS, RATE_NOUNS, SHARE_NOUNS, TIME_WORDS } from '../lexicon/measure-cues.ts';
import { UNIT_WORDS } from '../lexicon/numbers.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens from `first` to before `end`. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

const LONGEST = 24;
const DETERMINERS = new Set('the a an all its their his her our my your this that these those each every any some both'.split(' '));
const PREPOSITIONS = new Set(
  'in on at by since during for over after before from within under among across with through despite amid of to into about between per'.split(
    ' ',
  ),
);
const POSSESSIVES = new Set(["'s", '’s', "'", '’']);
const HYPHENS = new Set(['-', '‑']);
/** Words that no noun phrase holds, however they are tagged. */
const NEVER_INSIDE = new Set(
  'and or but is are was were be been being has have had will would can could may might must do does did not also then which that who while as than if'.split(
    ' ',
  ),
);
/** Plural nouns that stand before another noun. */
const PLURAL_MODIFIERS = new Set(
  'sales earths goods services arms savings emissions operations materials minerals metals elements sports bonds'.split(' '),
);
/** Signs that close an aside as they opened it. */
const ASIDE_SIGNS = new Set([',', '-', '–', '—', ')']);
const CURRENCIES = new Set(['$', '€', '£', '¥']);
const NOUN = /^NN/;
const PRONOUNS = new Set('them those these that it whom all both'.split(' '));
const MODIFIER = /^(?:JJ|CD|FW)/;

/**
 * Reads the noun phrase that begins with token `at`: determiner, adjectives, nouns and, with `attached`, one phrase with "of" behind it.
 *
 * @returns null where none begins there; an adjective alone is none unless `loose`.
 */
export function readNounPhrase(view: SentenceView, at: number, { attached = false, loose = false } = {}): TokenRange | null {
  let i = at;
  while (DETERMINERS.has(view.word(i))) i++;
  const head = readNouns(view, i, loose) ?? (loose && PRONOUNS.has(view.word(i - 1)) && i > at ? i : null);
  if (head === null) return null;
  if (!attached || view.word(head) !== 'of') return { first: at, end: head };
  const more = readNounPhrase(view, head + 1, { loose: true });
  return { first: at, end: more?.end ?? head };
}

/** The index behind the nouns and their adjectives that begin at `at`; null where no noun is among them. */
function readNouns(view: SentenceView, at: number, loose: boolean): number | null {
  let noun: number | null = null;
  let end = at;
  for (; end < at + LONGEST; end++) {
    const part = partAt(view, end, noun === null || noun < end, end === at);
    if (part === null) break;
    if (part === 'noun') noun = end + 1;
  }
  return (
    noun ??
    (loose && view.token(at)?.kind === 'word' && !NEVER_INSIDE.has(view.word(at)) && !PREPOSITIONS.has(view.word(at)) ? at + 1 : null)
  );
}

/**
 * What the token at `at` is to a noun phrase that has begun: a noun, something before one, or null where the phrase is over.
 *
 * `open` says that a noun is still to come behind an adjective or at the beginning, so that a word the tagger takes for a verb is one.
 */
function partAt(view: SentenceView, at: number, open: boolean, first: boolean): 'noun' | 'modifier' | null {
  const token = view.token(at);
  if (!token) return null;
  if (token.kind === 'sign') return (!first && isInnerSign(view, at)) || CURRENCIES.has(token.text) ? 'modifier' : null;
  const joined = isJoined(view, at);
  if (!first && !open && /^(?:last|next|this|today|yesterday|earlier|annually)$/.test(token.lower)) return null;
  if (!joined && (NEVER_INSIDE.has(token.lower) || PREPOSITIONS.has(token.lower))) return null;
  const tag = view.tag(at);
  if (joined && isInnerSign(view, at + 1)) return 'modifier';
  if (NOUN.test(tag) || isNounInAl(token.lower)) return !open && isVerbBehindNoun(view, at) ? null : 'noun';
  if (joined || MODIFIER.test(tag)) return 'modifier';
  if (/^VB/.test(tag) && isNounOfMeasure(token.lower) && !/^(?:DT|CD|PRP)/.test(view.tag(at + 1))) return 'noun';
  if (tag === 'VBG') return leadsNoun(view, at) ? 'modifier' : null;
  if (!open || !/^VB/.test(tag)) return null;
  if (leadsNoun(view, at)) return 'modifier';
  return first ? null : 'noun';
}

/** "dividend yield", "a quarter-point cut": nouns of the trade that the tagger takes for verbs. */
const isNounOfMeasure = (word: string): boolean => RATE_NOUNS.has(word) || CHANGE_NOUNS.has(word) || SHARE_NOUNS.has(word);

/** A word that a noun phrase has behind its noun and that is a verb nevertheless: "of drivers rent", "the tariff exempts trucks". */
function isVerbBehindNoun(view: SentenceView, at: number): boolean {
  const tag = view.tag(at);
  if (tag === 'NN') return endsPlural(view, at - 1);
  if (tag === 'NNS' && /^(?:up|out|off|down)$/.test(view.word(at + 1))) return true; // "of all tin ends up"
  return (
    tag === 'NNS' &&
    !PLURAL_MODIFIERS.has(view.word(at)) &&
    /^(?:DT|PRP|JJ|CD|NN)/.test(view.tag(at + 1)) &&
    view.token(at + 1)?.kind !== 'sign'
  );
}

/** A hyphen on one side: the pieces of "anti-dumping" are one word. */
function isJoined(view: SentenceView, at: number): boolean {
  return isHyphenated(view, at) || (HYPHENS.has(view.word(at + 1)) && isInnerSign(view, at + 1));
}

const isNounInAl = (word: string): boolean =>
  word.length > 4 && word.endsWith('al') && /^(?:metal|capital|mineral|material|deal|coal|total|approval|proposal|arrival)$/.test(word);

/** Behind a plural head a noun is rather the verb: "of drivers rent", "of mines close". */
function endsPlural(view: SentenceView, at: number): boolean {
  return (
    /^NNP?S$/.test(view.tag(at)) &&
    !/^\p{Lu}+$/u.test(view.token(at)?.text ?? '') &&
    !PLURAL_MODIFIERS.has(view.word(at)) &&
    !POSSESSIVES.has(view.word(at))
  );
}

/** A participle belongs to the phrase where a noun comes next: "refined nickel", "processing capacity". */
function leadsNoun(view: SentenceView, at: number): boolean {
  return (
    (/^VB[GN]?$/.test(view.tag(at)) || (view.tag(at) === 'VBD' && view.word(at - 1) === 'of')) &&
    /^(?:NN|JJ|VBZ)/.test(view.tag(at + 1)) &&
    view.token(at + 1)?.spaced === true
  );
}

/** Whether a sign joins parts of one phrase: a possessive, a hyphen, a slash or an ampersand. */
export function isInnerSign(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (!token) return false;
  if (POSSESSIVES.has(token.lower)) return !token.spaced;
  if (HYPHENS.has(token.text)) return !token.spaced && view.token(at + 1)?.spaced === false;
  return token.text === '&' || (token.text === '/' && !token.spaced && view.token(at + 1)?.spaced === false);
}

/** "January–September" is one time. */
const isTightDash = (view: SentenceView, at: number): boolean =>
  view.word(at) === '–' && view.token(at)?.spaced === false && view.token(at + 1)?.spaced === false;

function isHyphenated(view: SentenceView, at: number): boolean {
  return HYPHENS.has(view.word(at - 1)) && view.token(at)?.spaced === false;
}

/** Reads the subject of the verb, participle or adverb at `verb`: the noun phrase with all its attachments before the verb group. */
export function readSubject(view: SentenceView, verb: number, floor = view.first): TokenRange | null {
  let i = verb - 1;
  while (i >= floor && (AUXILIARIES.has(view.word(i)) || /^(?:RB|MD)/.test(view.tag(i)))) i--;
  if (!ASIDE_SIGNS.has(view.word(i)) || isInnerSign(view, i)) return readBackwards(view, i + 1, floor);
  const before = behindAside(view, i);
  if (before !== null) return readBackwards(view, before + 1);
  // "tariffs, ranging from" speaks of what stands before the comma; "…, up 3%" of the sentence's subject.
  return view.tag(verb) === 'VBG' || i < verb - 1 ? readBackwards(view, i, floor) : null;
}

/** The index before the aside that ends with the sign at `close`: "exports, which had been stable, fell". */
function behindAside(view: SentenceView, close: number): number | null {
  const opening = view.word(close) === ')' ? '(' : view.word(close);
  for (let i = close - 1; i > close - LONGEST && i >= view.first; i--) if (view.word(i) === opening && !isInnerSign(view, i)) return i - 1;
  return null;
}

/** Reads backwards from `end` over a noun phrase and its attachments to the beginning of its clause. */
export function readBackwards(view: SentenceView, end: number, floor = view.first): TokenRange | null {
  let first = end;
  while (first > floor && end - first < LONGEST && !isBoundary(view, first - 1)) first--;
  return trim(view, behindComplement(view, first, end), end);
}

/** In "furnaces are idle and output fell" what stands behind "are" is no part of the subject of "fell". */
function behindComplement(view: SentenceView, first: number, end: number): number {
  if (!/^(?:is|are|was|were|be|been)$/.test(view.word(first - 1)) && !CHANGE_VERBS.has(view.word(first - 1))) return first;
  for (let i = first; i < end; i++) if (view.word(i) === 'and') return i + 1;
  return first;
}

/** What a noun phrase does not reach across to its left: signs, conjunctions of clauses, finite verbs, other figures. */
function isBoundary(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (!token) return true;
  if (token.kind === 'sign') return !isInnerSign(view, at) && !isTightDash(view, at) && !/^[$€£’'.]$/u.test(token.text);
  if (isJoined(view, at)) return false;
  if (
    (CLAUSE_WORDS.has(token.lower) && !(token.lower === 'as' && view.word(at + 1) === 'of')) ||
    token.lower === 'percent' ||
    token.lower === 'cent'
  )
    return true;
  if (/^VBP?$/.test(view.tag(at)) && (view.word(at - 1) === 'not' || (view.tag(at) === 'VB' && /^(?:MD|TO)$/.test(view.tag(at - 1)))))
    return true;
  if (view.tag(at) === 'VBD' && view.tag(at + 1) === 'NNS' && !/^NN|^PRP/.test(view.tag(at - 1))) return false; // "finished goods"
  if (/^(?:MD|VBD)$/.test(view.tag(at)) || (view.tag(at) === 'VBN' && /^(?:has|have|had|been)$/.test(view.word(at - 1)))) return true;
  if (/^(?:is|are|was|were|has|have|had|says|said|expects|sees|means|shows|showed|saw)$/.test(token.lower)) return true;
  // "VBZ" and "VBP" are as often plural nouns in the tagger's eyes.
  return (
    /^VB[ZP]$/.test(view.tag(at)) &&
    !CHANGE_VERBS.has(token.lower) &&
    !isTrailingVerb(view, at) &&
    /^(?:NNP|PRP|NNS)/.test(view.tag(at - 1))
  );
}

/** Cuts off what is no part of the measure at either end: conjunctions, adverbs, and phrases of time. */
export function trim(view: SentenceView, from: number, to: number): TokenRange | null {
  let [first, end] = [PREPOSITIONS.has(view.word(from)) ? behindOpening(view, from, to) : from, to];
  while (first < end && (/^(?:and|or|then|meanwhile|also|so|yet|with|by|to)$/.test(view.word(first)) || /^(?:RB|CC)/.test(view.tag(first))))
    first++;
  while (
    end > first &&
    (/^(?:RB|CC)/.test(view.tag(end - 1)) ||
      isTimeAt(view, end - 1) ||
      isStrandedAt(view, end - 1, to, end) ||
      isTrailingVerb(view, end - 1))
  )
    end--;
  return end > first && hasWord(view, first, end) && !/^(?:[$€£]|what|how)$/.test(view.word(first)) ? { first, end } : null;
}

/** The index behind a phrase that opens the clause with the preposition at `at`: "by that measure [most mines]", "in Antwerp [prices]". */
function behindOpening(view: SentenceView, at: number, end: number): number {
  for (let i = end - 1; i > at + 1; i--)
    if ((DETERMINERS.has(view.word(i)) || /^(?:most|many|it|they|we|he|she)$/.test(view.word(i))) && /^(?:NN|CD)/.test(view.tag(i - 1)))
      return i;
  const place = view.tag(at + 1) === 'NNP' && /^NNS?$/.test(view.tag(at + 2)) && at + 2 < end;
  return place ? at + 2 : behindTime(view, at, end);
}

/** The index behind a phrase of time that begins with the preposition at `at`: "in April", "over the past year". */
function behindTime(view: SentenceView, at: number, end: number): number {
  let i = at + 1;
  while (
    i < end &&
    (isTimeAt(view, i) || DETERMINERS.has(view.word(i)) || /^(?:past|second|third|first|fourth|previous|same)$/.test(view.word(i)))
  )
    i++;
  return i > at + 1 && i < end && !DETERMINERS.has(view.word(i - 1)) ? i : at + 1;
}

function isTimeAt(view: SentenceView, at: number): boolean {
  const word = view.word(at).replace(/\.$/, '');
  if (TIME_WORDS.has(word) || /^(?:19|20)\d\d$/.test(word)) return true;
  return /^\d{1,2}$/.test(word) && TIME_WORDS.has(view.word(at - 1).replace(/\.$/, ''));
}

/** "orders for scrap growing, rising from": the participle is no part of what it is said of. */
const isTrailingVerb = (view: SentenceView, at: number): boolean =>
  (view.tag(at) === 'VBG' && CHANGE_VERBS.has(view.word(at))) || /^(?:goes|went|moves|moved)$/.test(view.word(at));

/** A preposition or determiner that the cut left at the end: "in" of "in April". */
const isStrandedAt = (view: SentenceView, at: number, to: number, end: number): boolean =>
  (end < to &&
    (PREPOSITIONS.has(view.word(at)) ||
      DETERMINERS.has(view.word(at)) ||
      /^(?:as|first|second|third|fourth|fiscal|past|previous|same|full)$/.test(view.word(at)) ||
      UNIT_WORDS.has(view.word(at)))) ||
  view.token(at)?.kind === 'sign';

function hasWord(view: SentenceView, first: number, end: number): boolean {
  for (let i = first; i < end; i++)
    if (
      view.token(i)?.kind === 'word' &&
      !DETERMINERS.has(view.word(i)) &&
      !/^(?:it|they|he|she|we|i|which|that|there)$/.test(view.word(i))
    )
      return true;
  return false;
}

/** Reads the object between a verb and the preposition before its figure: "raised [its forecast] by"; null where only adverbs or times stand there. */
export function readObject(view: SentenceView, verb: number, preposition: number): TokenRange | null {
  let first = verb + 1;
  while (first < preposition && /^RB/.test(view.tag(first)) && !DETERMINERS.has(view.word(first))) first++;
  const word = view.word(first);
  if (/^(?:points?|cents?|pence|dollars|euros|places|tonnes|tons|barrels)$/.test(view.word(first + 1)) && first + 2 >= preposition)
    return null; // "fell four points to"
  if (first >= preposition || PREPOSITIONS.has(word) || TIME_WORDS.has(word) || view.token(first)?.kind === 'sign') return null;
  // "trimmed mining to 90,000 tons and smelting by 7 percent": the last of two objects, where an end stands between.
  for (let at = preposition - 1, joint = first; at > first; at--) {
    if (view.word(at) === 'and') joint = at + 1;
    if (view.word(at) === 'to' && view.tag(at + 1) === 'CD' && joint > first) return trim(view, joint, preposition);
  }
  return trim(view, first, preposition);
}
