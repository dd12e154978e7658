import { REFERENCES } from '../../lexicon/date-words.ts';
import { UNITS } from '../../lexicon/time-units.ts';
import type { Reading } from '../meaning.ts';
import { opensSentence } from './ambiguous-words.ts';
import { isGlued, lowerAt, past, startsWith, type Tokens } from './token-walk.ts';

/** Participles behind "once" that make it a conjunction: "once completed, the mine will …". */
const COMPLETIONS = new Set(
  'completed approved finished signed built implemented operational ready passed fully ratified established complete installed adopted processed refined mined commissioned launched opened granted'.split(
    ' ',
  ),
);
const NOT_FORMERLY = new Set(
  'again more the it he she they we you i this that these those all there in at per every for and or'.split(' '),
);
const BEFORE_ONCE = new Set('at only just more than not all for but if'.split(' '));
const BE_OR_HAVE = new Set("was were had has have who which that is he she they it is's".split(' '));
const COULD = new Set("will would could may might can shall 'll must should and".split(' '));

/** Reads adverbs that refer to present, past or future: "now", "recently", "once" (formerly), "the future", "these days". */
export function readReference(tokens: Tokens, at: number): Reading | null {
  const word = lowerAt(tokens, at);
  if (word === 'right' && lowerAt(tokens, at + 1) === 'now') return reference(at + 2, 'PRESENT_REF', 'now');
  if (word === 'these' && lowerAt(tokens, at + 1) === 'days') return reference(at + 2, 'PRESENT_REF', 'these-days');
  if (word === 'at' && /^(?:present|the)$/.test(lowerAt(tokens, at + 1))) return readAtPresent(tokens, at);
  if (word === 'one' && lowerAt(tokens, at + 1) === 'day') return readOneDay(tokens, at);
  if (word === 'long' && lowerAt(tokens, at + 1) === 'ago') return reference(at + 2, 'PAST_REF', 'long-ago');
  if (word === 'the') return readTheFuture(tokens, at);
  const value = REFERENCES.get(word);
  if (!value || !meansTime(tokens, at, word)) return null;
  return reference(at + 1, value, word);
}

const PAST = /^(?:[a-z]{2,}ed|became|was|were|had|began|came|found|fell|rose|went|took|unknown|made|held|seen)$/;

function meansTime(tokens: Tokens, at: number, word: string): boolean {
  if (isGlued(tokens, at + 1) && /^[-‑]$/.test(lowerAt(tokens, at + 1))) return false;
  const before = lowerAt(tokens, at - 1);
  const after = lowerAt(tokens, at + 1);
  if (word === 'soon')
    return !/^(?:as|too|so|how|very|was|were|had)$/.test(before) && !/^(?:after|as|afterwards?)$/.test(after) && !PAST.test(after);
  if (word === 'previously') return !PAST.test(after) || /^(?:had|was|were|has|have|been)$/.test(before);
  if (word === 'once') return isFormerly(tokens, at, before, after);
  if (word === 'now') return !(after === 'that' && opensSentence(tokens, at));
  return true;
}

function isFormerly(tokens: Tokens, at: number, before: string, after: string): boolean {
  if (opensSentence(tokens, at) || NOT_FORMERLY.has(after) || BEFORE_ONCE.has(before) || COMPLETIONS.has(after)) return false;
  if (after === 'a' || after === 'an')
    return !UNITS.has(lowerAt(tokens, at + 2)) && (BE_OR_HAVE.has(before) || !opensFiniteClause(tokens, at + 1));
  if (BE_OR_HAVE.has(before) || before === ',' || before === 'the' || before === 'a' || before === "'s")
    return tokens[at + 1]?.kind === 'word';
  return /(?:ed|en)$/.test(after) && after.length > 3;
}

/** ", once a small fee is counted": a verb before the next sign, where ", once a thriving port," has none. */
function opensFiniteClause(tokens: Tokens, at: number): boolean {
  for (let i = at; i < at + FARTHEST_VERB && tokens[i] && tokens[i]?.kind !== 'sign'; i++) if (FINITE.has(lowerAt(tokens, i))) return true;
  return false;
}

const FARTHEST_VERB = 8;
const FINITE = new Set('is are was were has have had gets goes comes takes'.split(' '));

/** "will one day" lies ahead; "one day of talks" is a duration. */
function readOneDay(tokens: Tokens, at: number): Reading | null {
  return COULD.has(lowerAt(tokens, at - 1)) &&
    lowerAt(tokens, at - 1) !== 'and' &&
    !/^(?:of|after|before|later|earlier)$/.test(lowerAt(tokens, at + 2))
    ? reference(at + 2, 'FUTURE_REF', 'one-day')
    : null;
}

function readAtPresent(tokens: Tokens, at: number): Reading | null {
  if (lowerAt(tokens, at + 1) === 'present') return reference(at + 2, 'PRESENT_REF', 'at-present');
  return startsWith(tokens, at, 'at', 'the', 'moment') ? reference(at + 3, 'PRESENT_REF', 'at-present') : null;
}

/** "the future", "the near future", "the past", not "the future of mining" as a modifier of a noun ("the future chairman"). */
function readTheFuture(tokens: Tokens, at: number): Reading | null {
  const nounAt = past(tokens, at + 1, 'near', 'foreseeable', 'distant', 'recent', 'immediate', 'not-too-distant');
  const noun = lowerAt(tokens, nounAt);
  if (noun !== 'future' && noun !== 'past') return null;
  const next = tokens[nounAt + 1];
  const modifies = next?.kind === 'number' || (next?.kind === 'word' && !AFTER_NOUN.has(next.lower));
  if (modifies && nounAt === at + 1) return null;
  return reference(nounAt + 1, noun === 'future' ? 'FUTURE_REF' : 'PAST_REF', 'the-future');
}

const AFTER_NOUN = new Set(
  'and or of for in on at to is was will would has had as but with when if by from that which where because we he she it they i you the may can could are were'.split(
    ' ',
  ),
);

function reference(end: number, value: string, rule: string): Reading {
  return { end, meaning: { shape: 'reference', value }, rule, modifier: null };
}
