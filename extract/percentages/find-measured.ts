import { TIME_WORDS } from '../lexicon/measure-cues.ts';
import type { Place } from '../read-measure.ts';
import { type Change, changeAt } from './find-change.ts';
import { readBackwards, readObject, subjectOfClause, trim } from './read-backwards.ts';
import { isInnerSign, readNounPhrase, type TokenRange } from './read-noun-phrase.ts';
import { findSubject, nounsBefore, phraseBefore } from './read-subject.ts';
import type { SentenceView } from './sentence-view.ts';

const CLOSING = new Set(['”', '"', '’', '»']);
const LONGEST_CLAUSE = 12;

/** What a word of change changes: the object of a verb, the complement of a noun, or the subject. */
export function findMeasured(view: SentenceView, change: Change, place: Place): TokenRange | null {
  if (change.by === 'noun') return complementOf(view, change.at + 1) ?? nounsBefore(view, change.at) ?? nounsBefore(view, change.at + 1);
  const passive = /^(?:is|are|was|were|be|been|being)$/.test(view.word(change.at - 1));
  const bound = /^NN/.test(view.tag(place.governor)) ? place.start : place.governor; // "cut emissions 80 percent" has no preposition
  const sumBefore = view.word(place.governor) === 'or'; // "slid 504 points, or 4 percent"
  const object = passive || sumBefore || change.at >= place.governor ? null : readObject(view, change.at, bound);
  if (object) return object;
  const verb = change.by === 'adverb' && /^V/.test(view.tag(change.at - 1)) ? change.at - 1 : change.at;
  if (change.by === 'adverb' && view.word(change.at - 2) === 'to') return subjectOfClause(view, verb); // "before paring gains to close up 5%"
  const sum = view.word(verb - 1) === ',' ? ownerOfSum(view, verb - 1) : null;
  const subject = sum ?? findSubject(view, verb, Math.min(place.floor, verb)) ?? subjectOfClause(view, verb);
  return subject ?? (view.word(verb - 1) === ',' ? readBackwards(view, verb - 1, Math.min(place.floor, verb)) : null); // "Prices, up 12 percent, …"
}

/** "reported revenue of $102 million, up 8%": the sum before the comma at `comma` says what has grown. */
export function ownerOfSum(view: SentenceView, comma: number): TokenRange | null {
  let at = comma - 1;
  let counted = false;
  while (at > view.first && comma - at < LONGEST_SUM && isOfSum(view, at)) {
    counted ||= view.token(at)?.kind === 'number';
    at--;
  }
  const owner = counted && view.word(at) === 'of' ? phraseBefore(view, at) : null;
  // "shipments hit a one-year high of 305 tonnes, 35% above": a mark that something else has reached.
  if (owner && MARKS.has(view.word(owner.end - 1)) && /^V/.test(view.tag(owner.first - 1))) return findSubject(view, owner.first - 1);
  if (owner && !TIME_WORDS.has(view.word(owner.end - 1))) return owner; // "months of 2025" are none
  if (counted && changeAt(view, at)?.by === 'verb') return findSubject(view, at); // "lending rose $4 million, up 3%"
  // "output came to 1,404 tonnes, 30% below"
  const verb = /^(?:to|at)$/.test(view.word(at)) ? at - 1 : at;
  if (counted && TOTALS.has(view.word(verb))) return findSubject(view, verb);
  return ofQuantity(view, comma);
}

/** "including 2,000 tonnes of terbium, up 19%": what there is so much of. */
function ofQuantity(view: SentenceView, comma: number): TokenRange | null {
  // "900 tonnes of neodymium in March, up 19%"
  const end = trim(view, Math.max(view.first, comma - LONGEST_SUM), comma)?.end ?? comma;
  const nouns = nounsBefore(view, end);
  const far = countedBefore(view, comma);
  if (far) return far;
  if (!nouns || view.word(nouns.first - 1) !== 'of' || view.tag(nouns.first - 2) !== 'NNS') return null;
  // "output fell to 1,941 tonnes of tin in May, 34% less"
  const change = view.word(nouns.first - 4) === 'to' ? changeAt(view, nouns.first - 5) : null;
  if (change?.by === 'verb' && view.token(nouns.first - 3)?.kind === 'number') return findSubject(view, change.at);
  return view.token(nouns.first - 3)?.kind === 'number' ? nouns : null;
}

/** "imported 24,800 tonnes of oxides from Peru in the first 11 months of 2025, 39% fewer": with phrases behind it. */
function countedBefore(view: SentenceView, comma: number): TokenRange | null {
  for (let at = comma - 1; at > comma - LONGEST_QUANTITY && at > view.first + 1; at--) {
    if (view.token(at)?.kind === 'sign' || /^(?:V|MD)/.test(view.tag(at))) return null;
    if (view.word(at) !== 'of' || TIME_WORDS.has(view.word(at - 1)) || view.tag(at - 1) !== 'NNS' || view.token(at - 2)?.kind !== 'number')
      continue;
    const counted = readNounPhrase(view, at + 1);
    const behind = view.word(counted?.end ?? comma);
    return counted && /^(?:from|to|via|by)$/.test(behind) ? counted : null;
  }
  return null;
}

const LONGEST_QUANTITY = 20;
const TOTALS = new Set('came comes amounted amounts totalled totaled reached hit averaged stood was were'.split(' '));
const MARKS = new Set('high low peak trough record maximum minimum'.split(' '));
const LONGEST_SUM = 9;

/** A number with its currency and scale, and the time that it is for: "$102 million in the third quarter". */
function isOfSum(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token?.kind !== 'word') return token?.kind === 'number' || /^[$€£¥]$/.test(token?.text ?? '');
  // "A$85.60 a kilogram"
  if (/^(?:A|C|US|HK|NZ|S|R)$/.test(token.text) && view.word(at + 1) === '$') return true;
  if (UNITS_OF_PRICE.has(token.lower) || (/^(?:an?|per)$/.test(token.lower) && UNITS_OF_PRICE.has(view.word(at + 1)))) return true;
  return token.lower !== 'of' && (SCALES.has(token.lower) || TIME_WORDS.has(token.lower) || /^(?:CD|NNS|RB|JJR)$/.test(view.tag(at)));
}

const UNITS_OF_PRICE = new Set('tonne ton kilogram kilo kg pound lb ounce barrel share unit gram mtu'.split(' '));

const SCALES = new Set(
  'million billion trillion crore lakh bn mn m tn yen yuan won rs about nearly over around in for the first second third fourth metric and between'.split(
    ' ',
  ),
);

/** The noun phrase that "of", "in" or "for" at `at` ties to a noun of change: "a drop in exports". */
export function complementOf(view: SentenceView, at: number): TokenRange | null {
  return /^(?:in|of|for)$/.test(view.word(at)) ? readNounPhrase(view, at + 1, { attached: true }) : null;
}

/** The whole that a share is of: "80 per cent of [capacity]", "half [the workforce]", "four in 10 [drivers]". */
export function findWhole(view: SentenceView, { figure }: Place): TokenRange | null {
  if (figure.unit !== 'percent') return null;
  const of = CLOSING.has(view.word(figure.end)) ? figure.end + 1 : figure.end; // "“about 40 percent” of the level"
  // "0.1 percent by value of the goods"
  const by = view.word(of) === 'by' && /^(?:value|weight|volume|mass|number)$/.test(view.word(of + 1)) && view.word(of + 2) === 'of';
  if (by) return readNounPhrase(view, of + 3, { attached: true, loose: true });
  if (view.word(of) === 'of') return readWhatClause(view, of + 1) ?? readNounPhrase(view, of + 1, { attached: true, loose: true });
  const direct =
    figure.rule === 'ratio' ||
    (figure.rule === 'fraction' && /^(?:the|its|their|his|her|our|all|those|these)$/.test(view.word(figure.end)));
  return direct ? readNounPhrase(view, figure.end, { attached: true }) : null;
}

/** "what the army spends on fuel", to the end of its clause. */
function readWhatClause(view: SentenceView, at: number): TokenRange | null {
  if (view.word(at) !== 'what') return null;
  let end = at + 1;
  while (end < at + LONGEST_CLAUSE && view.token(end)?.kind !== 'sign' && !/^(?:|and|but|while|because|if)$/.test(view.word(end))) end++;
  return { first: at, end };
}

/** The last noun of a phrase before its attachments: "rate" of "the recycling rate for used magnets". */
export function headOf(view: SentenceView, { first, end }: TokenRange): string {
  for (let at = first + 1; at < end; at++) if (/^(?:IN|TO)$/.test(view.tag(at)) && !isInnerSign(view, at + 1)) return view.word(at - 1);
  return view.word(end - 1);
}
