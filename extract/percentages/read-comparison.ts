import { SPEECH_FORMS } from '../lexicon/cues.ts';
import { CLAUSE_WORDS, COMPARATIVES, type Direction, OUTDOING_VERBS, TIME_WORDS } from '../lexicon/measure-cues.ts';
import type { Place, Reading } from '../read-measure.ts';
import type { Change } from './find-change.ts';
import { ownerOfSum } from './find-measured.ts';
import { readObject, subjectOfClause } from './read-backwards.ts';
import { readNounPhrase, type TokenRange } from './read-noun-phrase.ts';
import { findSubject, phraseBefore } from './read-subject.ts';
import type { SentenceView } from './sentence-view.ts';

const REACH = 9;
/** Verbs that the tagger takes for nouns: "costs 20 percent more". */
const VERBS_OF_WORTH = new Set(['cost', 'costs', 'weigh', 'weighs', 'pay', 'pays']);
/** What a result lies over or under: "19 percent over budget". */
const PLANS = new Set(['budget', 'target', 'plan', 'par', 'quota', 'schedule', 'estimate', 'estimates', 'forecast', 'forecasts']);

const PEAKS = new Set(['peak', 'peaks', 'high', 'highs', 'record', 'list', 'maximum', 'top']);

/** The direction of the comparison behind a figure: "6 percent lower", "12% below schedule", "19 percent over budget". */
function comparisonBehind(view: SentenceView, { figure }: Place): Direction | null {
  const word = view.word(figure.end);
  if (word === 'over' || word === 'under') return PLANS.has(view.word(figure.end + 1)) ? (word === 'over' ? 'up' : 'down') : null;
  if (word === 'off' && /^(?:its|their|the)$/.test(view.word(figure.end + 1)))
    return PEAKS.has(view.word(figure.end + 2)) || PEAKS.has(view.word(figure.end + 3)) ? 'down' : null; // "off its 2022 peak"
  const direction = COMPARATIVES.get(word);
  return direction && view.word(figure.end + 1) !== 'payment' ? direction : null;
}

/** "stood at 85 percent, compared with 97 percent in 2010": the second is of what the first is of. */
export function readCompared(view: SentenceView, place: Place, before: Place | undefined, previous: Reading | null): Reading | null {
  if (previous?.role === 'share' && !previous.of && before && isAgainst(view, before, place)) return previous; // "94.7% were Chinese, against 95.9%"
  if (!previous?.of || !before || before.figure.unit !== place.figure.unit || place.governor - before.figure.end > REACH) return null;
  const word = view.word(place.governor);
  const compared = (word === 'with' || word === 'to') && view.word(place.governor - 1) === 'compared';
  const beside = view.word(place.governor - 1) === ',' || place.governor === before.figure.end;
  if (!compared && !(/^(?:versus|vs|vs\.|against)$/.test(word) && beside)) return null;
  const behind = view.word(place.figure.end);
  const phrase =
    behind === 'of' ? null : readNounPhrase(view, behind === 'for' ? place.figure.end + 1 : place.figure.end, { attached: true });
  const own = phrase !== null && !TIME_WORDS.has(view.word(phrase.end - 1)) ? phrase : null;
  if (behind === 'of' || (own && behind !== 'for')) return null; // "compared with a 2% gain"
  if (own) return { ...previous, of: own };
  return previous.role === 'to' || previous.role === 'from' ? { role: 'level', direction: null, of: previous.of } : previous;
}

const isAgainst = (view: SentenceView, before: Place, { governor, figure }: Place): boolean =>
  /^(?:against|versus|vs\.?)$/.test(view.word(governor)) &&
  view.word(governor - 1) === ',' &&
  before.figure.unit === figure.unit &&
  governor - before.figure.end <= REACH;

/** Whether the comparison behind a figure gainsays the verb before it: "recovered 30 percent less". */
export function isContrary(view: SentenceView, place: Place, near: Change): boolean {
  return /^(?:less|fewer|lower)$/.test(view.word(place.figure.end)) && near.direction === 'up';
}

/** "6 percent lower than", "15 percent more energy", "at 22 percent above the market price", "exceed capacity by half". */
export function readComparison(view: SentenceView, place: Place): Reading | null {
  const direction = comparisonBehind(view, place);
  if (direction) return { role: 'change', direction, of: comparedBy(view, place), cue: place.figure.end };
  if (view.word(place.governor) !== 'by' || view.word(place.figure.end) === 'to') return null; // "won by 52 percent to 48"
  for (let at = place.governor - 1; at > place.governor - REACH && at >= place.floor; at--) {
    if (CLAUSE_WORDS.has(view.word(at)) || /^[;:,]$/.test(view.word(at))) return null;
    const out = OUTDOING_VERBS.get(view.word(at));
    if (out)
      return { role: 'change', direction: out, of: readObject(view, at, place.governor) ?? findSubject(view, at, place.floor), cue: at };
  }
  return null;
}

/** "imported 5 tonnes of tin in May, customs data show, 39% fewer": the comma before who says so. */
function behindReport(view: SentenceView, comma: number): number {
  if (!SPEECH_FORMS.has(view.word(comma - 1)) && !/^(?:shows?|showed|estimates?|reckons?)$/.test(view.word(comma - 1))) return comma;
  for (let at = comma - 2; at > comma - LONGEST_REPORT && at > view.first; at--) if (view.word(at) === ',') return at;
  return comma;
}

const LONGEST_REPORT = 9;

function comparedBy(view: SentenceView, place: Place): TokenRange | null {
  const { figure, governor, start, floor } = place;
  const behind = view.word(figure.end + 1) === 'of' ? figure.end + 2 : figure.end + 1;
  const spatial = /^(?:above|below|up|down|over|under|off)$/.test(view.word(figure.end));
  if (!spatial || view.word(governor) === 'at') {
    const thing = readNounPhrase(view, behind, { attached: true });
    if (thing && !TIME_WORDS.has(view.word(thing.end - 1)) && !/^(?:than|last|this)$/.test(view.word(behind))) return thing;
  }
  if (/^(?:pay|paid)/.test(view.word(governor)) && view.word(behind) === 'for') return readNounPhrase(view, behind + 1, { attached: true });
  if (view.word(governor) === 'at') return phraseBefore(view, governor);
  if (/^(?:and|but|or)$/.test(view.word(governor))) return null; // its subject is that of the figure before
  if (TIME_WORDS.has(view.word(governor)) && /^NN/.test(view.tag(governor))) return subjectOfClause(view, start); // "ended the week 2% higher"
  if (view.word(governor - 1) === 'to') return subjectOfClause(view, governor - 1); // "paring gains to close 5% higher"
  const verb = /^V/.test(view.tag(governor)) || VERBS_OF_WORTH.has(view.word(governor)) ? governor : start;
  if (view.word(governor) === ',') {
    const sum = ownerOfSum(view, behindReport(view, governor));
    if (sum) return sum;
  }
  return findSubject(view, verb, floor) ?? (view.word(governor) === ',' && floor === view.first ? subjectOfClause(view, governor) : null);
}
