import { CHANGE_NOUNS, MODIFIERS_BEFORE, RATE_NOUNS, SHARE_NOUNS } from '../lexicon/measure-cues.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens from `first` to before `end`. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

/** The most tokens that a noun phrase is looked for in. */
export const LONGEST = 24;
/** Words that open a noun phrase. */
export const DETERMINERS = new Set('the a an all its their his her our my your this that these those each every any some both'.split(' '));
/** Words that part noun phrases. */
export const PREPOSITIONS = new Set(
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
  // "the roughly 200,000 tonnes"
  if (i > at && /^(?:about|nearly)$/.test(MODIFIERS_BEFORE.get(view.word(i)) ?? '') && view.token(i + 1)?.kind === 'number') i++;
  const head = readNouns(view, i, loose) ?? (loose && i > at && standsAlone(view, i - 1) ? i : null);
  if (head === null) return null;
  if (!attached || view.word(head) !== 'of') return { first: at, end: head };
  const more = readNounPhrase(view, head + 1, { loose: true });
  return { first: at, end: more?.end ?? head };
}

/** "of those", "of any of them": a determiner without a noun. */
const standsAlone = (view: SentenceView, at: number): boolean =>
  PRONOUNS.has(view.word(at)) || (/^(?:any|some|each)$/.test(view.word(at)) && view.word(at + 1) === 'of');

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
  if (AMOUNTS.has(token.lower) && !/^(?:NN|JJ|VBG)/.test(view.tag(at + 1))) return 'noun';
  if (joined || MODIFIER.test(tag)) return 'modifier';
  if (/^VB/.test(tag) && isNounOfMeasure(token.lower) && !/^(?:DT|CD|PRP)/.test(view.tag(at + 1))) return 'noun';
  if (tag === 'VBG') return leadsNoun(view, at) ? 'modifier' : isActivity(view, at, first) ? 'noun' : null;
  if (!open || !/^VB/.test(tag)) return null;
  if (leadsNoun(view, at)) return 'modifier';
  return first ? null : 'noun';
}

/** "magnet making", "coal mining": an activity named by what it is done to, and no clause about mines operating somewhere. */
function isActivity(view: SentenceView, at: number, first: boolean): boolean {
  if (first || !ACTIVITIES.has(view.word(at)) || view.tag(at - 1) !== 'NN') return false;
  return !/^(?:DT|PRP|NN|JJ|CD|TO|RB)/.test(view.tag(at + 1)) && !/^(?:in|at|on)$/.test(view.word(at + 1));
}

/** Adjectives that are nouns where none follows: "of the long-term average". */
const AMOUNTS = new Set(['average', 'total', 'maximum', 'minimum', 'norm']);

const ACTIVITIES = new Set(
  'making processing refining mining smelting recycling manufacturing building shipping trading lending spending farming fishing banking advertising engineering'.split(
    ' ',
  ),
);

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
export function isJoined(view: SentenceView, at: number): boolean {
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

function isHyphenated(view: SentenceView, at: number): boolean {
  return HYPHENS.has(view.word(at - 1)) && view.token(at)?.spaced === false;
}
