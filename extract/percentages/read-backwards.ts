import { AUXILIARIES, CHANGE_ADVERBS, CHANGE_VERBS, CLAUSE_WORDS, TIME_WORDS } from '../lexicon/measure-cues.ts';
import { UNIT_WORDS } from '../lexicon/numbers.ts';
import { changeAt } from './find-change.ts';
import { DETERMINERS, isInnerSign, isJoined, LONGEST, PREPOSITIONS, type TokenRange } from './read-noun-phrase.ts';
import type { SentenceView } from './sentence-view.ts';

/** Signs that close an aside as they opened it. */
const ASIDE_SIGNS = new Set([',', '-', '–', '—', ')']);

/** The hyphen of "16- to 24-year-olds". */
const isHanging = (view: SentenceView, at: number): boolean =>
  view.word(at) === '-' && view.token(at)?.spaced === false && /^(?:to|and|or)$/.test(view.word(at + 1));

/** "January–September" is one time. */
const isTightDash = (view: SentenceView, at: number): boolean =>
  view.word(at) === '–' && view.token(at)?.spaced === false && view.token(at + 1)?.spaced === false;

/** The month, which taggers take for the verb. */
const MAY = 'May';

/** Reads the subject of the verb, participle or adverb at `verb`: the noun phrase with all its attachments before the verb group. */
export function readSubject(view: SentenceView, verb: number, floor = view.first): TokenRange | null {
  let i = verb - 1;
  while (i >= floor && view.token(i)?.text !== MAY && (AUXILIARIES.has(view.word(i)) || /^(?:RB|MD)/.test(view.tag(i)))) i--;
  if (!ASIDE_SIGNS.has(view.word(i)) || isInnerSign(view, i)) return readBackwards(view, i + 1, floor);
  // "Tin fell on Friday, having risen fivefold"
  if (view.word(i + 1) === 'having') return subjectOfClause(view, i);
  // "Germany, the biggest buyer, took 900 tonnes, down 9%": what stands between the commas goes on with the sentence.
  const before = behindAside(view, i);
  if (before !== null && isPredicate(view, before + 2)) return subjectOfClause(view, i);
  // "Tin, used in solder, glass and paint, has doubled": the aside began a comma earlier.
  const outer = before !== null && /^[,—–]$/u.test(view.word(before + 1)) ? asideOfParticiple(view, before) : null;
  if (before !== null) return readBackwards(view, (outer ?? before) + 1);
  // "prices fell on Tuesday, losing 3%": what changes goes on changing.
  const goesOn = view.tag(verb) === 'VBG' && i === verb - 1 && CHANGE_VERBS.has(view.word(verb));
  const subject = goesOn ? subjectOfClause(view, i, true) : null;
  if (subject) return subject;
  // "tariffs, ranging from" speaks of what stands before the comma; "…, up 3%" of the sentence's subject.
  return view.tag(verb) === 'VBG' || i < verb - 1 ? readBackwards(view, i, floor) : null;
}

/** A finite verb right behind the comma that another clause ended with. */
const isPredicate = (view: SentenceView, at: number): boolean => view.word(at - 1) === ',' && /^(?:VBD|VBZ|MD)$/.test(view.tag(at));

/** Behind a comma ("…, up 3%") the measure is the subject of the sentence, or of a sentence of change alone. */
export function subjectOfClause(view: SentenceView, before: number, ofChange = false): TokenRange | null {
  let first = view.first;
  for (let at = before - 1; at > Math.max(first, before - 40); at--)
    if (/^[;:—]$/u.test(view.word(at)) || isSpacedDash(view, at)) first = at + 1;
  for (let at = first + 1; at < Math.min(before, first + 30); at++) {
    // "exports, which had been stable, fell"
    if (/^(?:which|who|whose)$/.test(view.word(at)) && view.word(at - 1) === ',') while (at < before && view.word(at) !== ',') at++;
    if (/^(?:VBD|VBZ|MD|VBP)$/.test(view.tag(at))) return !ofChange || CHANGE_VERBS.has(view.word(at)) ? readSubject(view, at) : null;
  }
  return null;
}

/** "LONDON, Feb 18 - Tin rose": the dash behind a place and day. */
const isSpacedDash = (view: SentenceView, at: number): boolean =>
  /^[-–]$/u.test(view.word(at)) && view.token(at)?.spaced === true && view.token(at + 1)?.spaced === true;

/** The index before the comma that a participle follows, where the words up to `last` belong to its aside; null where they do not. */
function asideOfParticiple(view: SentenceView, last: number): number | null {
  for (let i = last; i > last - LONGEST && i > view.first; i--)
    if (view.word(i) === ',') return view.tag(i + 1) === 'VBN' || /^(?:which|who)$/.test(view.word(i + 1)) ? i - 1 : null;
  return null;
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
  for (let i = first; i < end; i++) if (view.word(i) === 'and' || view.word(i) === 'but') return isInPredicate(view, first) ? i + 1 : first;
  return first;
}

/** Whether the clause has had its verb of state or change before `first`: "vacancies were down 1.2% to 717,000 and pay growth slowed". */
function isInPredicate(view: SentenceView, first: number): boolean {
  for (let i = first - 1; i >= Math.max(view.first, first - PREDICATE_REACH); i--) {
    const word = view.word(i);
    if (/^[,;:()“”"—–]$/u.test(word)) return false;
    if (BE_FORMS.has(word) || changeAt(view, i)?.by === 'verb' || /^(?:stood|stands|held|hit|reached|averaged|totalled)$/.test(word))
      return true;
    if (CLAUSE_WORDS.has(word)) return word === 'than';
  }
  return false;
}

const PREDICATE_REACH = 25;
const BE_FORMS = new Set(['is', 'are', 'was', 'were', 'be', 'been']);

/** What a noun phrase does not reach across to its left: signs, conjunctions of clauses, finite verbs, other figures. */
function isBoundary(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (!token) return true;
  if (isAlias(view, at)) return false;
  if (token.kind === 'sign')
    return !isInnerSign(view, at) && !isTightDash(view, at) && !isHanging(view, at) && !/^[$€£’'.]$/u.test(token.text);
  if (isJoined(view, at) || token.text === MAY) return false;
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
  if (/^(?:is|are|was|were|has|have|had|says|said|expects|sees|means|shows|showed|saw|put|puts)$/.test(token.lower)) return true;
  // "VBZ" and "VBP" are as often plural nouns in the tagger's eyes.
  return (
    /^VB[ZP]$/.test(view.tag(at)) &&
    !CHANGE_VERBS.has(token.lower) &&
    !isTrailingVerb(view, at) &&
    /^(?:NNP|PRP|NNS)/.test(view.tag(at - 1))
  );
}

/** "neodymium-praseodymium (NdPr) oxide": one word in brackets inside a noun phrase. */
const isAlias = (view: SentenceView, at: number): boolean =>
  (view.word(at) === ')' && view.word(at - 2) === '(' && /^NN/.test(view.tag(at + 1))) ||
  (view.word(at) === '(' && view.word(at + 2) === ')' && /^NN/.test(view.tag(at + 3)));

/** Cuts off what is no part of the measure at either end: conjunctions, adverbs, and phrases of time. */
export function trim(view: SentenceView, from: number, to: number): TokenRange | null {
  let [first, end] = [PREPOSITIONS.has(view.word(from)) ? behindOpening(view, from, to) : from, to];
  while (
    first < end &&
    (/^(?:and|or|then|meanwhile|also|so|yet|with|by|to)$/.test(view.word(first)) ||
      /^(?:RB|CC)/.test(view.tag(first)) ||
      (view.tag(first) === 'VBG' && (/^(?:DT|PRP\$)$/.test(view.tag(first + 1)) || CAUSES.has(view.word(first))))) // "bringing the average rate down to", "sending shipments plunging"
  )
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

/** What makes something else change. */
const CAUSES = new Set(
  'sending pushing driving pulling dragging leaving causing making lifting bringing keeping helping seeing forcing'.split(' '),
);

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
  while (i < end && (isTimeAt(view, i) || leadsTime(view, i))) i++;
  return i > at + 1 && i < end && (isTimeAt(view, i - 1) || isHyphenOfYears(view, i - 2)) ? i : at + 1;
}

/** What may stand between the words of a time: "the first nine months", "March 2024 and June 2025", "the three months to". */
function leadsTime(view: SentenceView, at: number): boolean {
  const word = view.word(at);
  if (DETERMINERS.has(word) || UNIT_WORDS.has(word) || /^(?:past|second|third|first|fourth|previous|same|fiscal)$/.test(word)) return true;
  if (/^\d{1,2}$/.test(word)) return isTimeAt(view, at + 1) || isHyphenOfYears(view, at - 1); // "2024-25"
  if (isHyphenOfYears(view, at)) return true;
  return (
    isTimeAt(view, at - 1) &&
    /^(?:and|to|through|until|ended|ending|of|[-–—])$/u.test(word) &&
    (isTimeAt(view, at + 1) || leadsEnd(view, at + 1))
  );
}

const isHyphenOfYears = (view: SentenceView, at: number): boolean =>
  /^[-–/]$/.test(view.word(at)) && /^(?:19|20)\d\d$/.test(view.word(at - 1)) && /^\d\d$/.test(view.word(at + 1));

/** "the end of June" behind "to". */
const leadsEnd = (view: SentenceView, at: number): boolean => DETERMINERS.has(view.word(at)) && TIME_WORDS.has(view.word(at + 1));

export function isTimeAt(view: SentenceView, at: number): boolean {
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
      /^(?:as|first|second|third|fourth|fiscal|past|previous|same|full|end|start|beginning|middle|ended|ending)$/.test(view.word(at)) ||
      UNIT_WORDS.has(view.word(at)))) ||
  view.token(at)?.kind === 'sign';

function hasWord(view: SentenceView, first: number, end: number): boolean {
  for (let i = first; i < end; i++)
    if (
      view.token(i)?.kind === 'word' &&
      !CHANGE_ADVERBS.has(view.word(i)) &&
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
  if (first >= preposition || word === 'short' || PREPOSITIONS.has(word) || TIME_WORDS.has(word) || view.token(first)?.kind === 'sign')
    return null;
  // "trimmed mining to 90,000 tons and smelting by 7 percent": the last of two objects, where an end stands between.
  for (let at = preposition - 1, joint = first; at > first; at--) {
    if (view.word(at) === 'and') joint = at + 1;
    if (view.word(at) === 'to' && view.tag(at + 1) === 'CD' && joint > first) return trim(view, joint, preposition);
  }
  return trim(view, first, preposition);
}
