import { CHANGE_NOUNS, RANGE_VERBS, RATE_NOUNS, SHARE_NOUNS, SHARE_VERBS, STATE_VERBS, TIME_WORDS } from '../lexicon/measure-cues.ts';
import type { Place, Reading } from '../read-measure.ts';
import { complementOf, headOf } from './find-measured.ts';
import { readBackwards, readSubject, subjectOfClause } from './read-backwards.ts';
import type { TokenRange } from './read-noun-phrase.ts';
import { findSubject, nounsBefore, phraseBefore } from './read-subject.ts';
import type { SentenceView } from './sentence-view.ts';

/** "a plant 51 per cent owned by Norvik", "is 40 per cent held by the state": a share of what is owned. */
export function readOwned(view: SentenceView, { figure, governor, floor }: Place): Reading | null {
  if (figure.unit !== 'percent' || !/^(?:owned|held|controlled)$/.test(view.word(figure.end))) return null;
  const of = view.word(governor) === ',' ? phraseBefore(view, governor) : findSubject(view, governor + 1, floor);
  return { role: 'share', direction: null, of };
}

/** "was down 0.6 basis points at 3.482%": where what has changed stands now. */
export function readNow(view: SentenceView, place: Place, before: Place | undefined, previous: Reading | null): Reading | null {
  if (view.word(place.governor) !== 'at' || previous?.role !== 'change' || !previous.of || place.governor !== before?.figure.end)
    return null;
  return place.figure.unit === 'percent' ? { ...levelOf(view, place, previous.of), direction: null, of: previous.of } : null;
}

/** "occupancy was 83 per cent", "the rate stood at 4%", "ore upgraded to 40 percent". */
export function readState(view: SentenceView, place: Place): Reading | null {
  let verb = /^(?:exceed|topp|surpass)/.test(view.word(place.start)) ? place.start : place.governor; // a verb that is a modifier as well
  if (view.word(verb) === 'from' && RANGE_VERBS.has(view.word(verb - 1))) verb--;
  if (/^(?:at|to|in|for)$/.test(view.word(verb))) verb = /^(?:in|out|at)$/.test(view.word(verb - 1)) ? verb - 2 : verb - 1;
  if (verb === place.start) {
    const of = readSubject(view, verb, place.floor);
    return of && levelOf(view, place, of);
  }
  if (/^(?:starting|beginning)$/.test(view.word(verb))) {
    const of = subjectOfClause(view, verb);
    return of && levelOf(view, place, of);
  }
  if (/^yield(?:s|ed|ing)?$/.test(view.word(verb)) && verb > place.floor)
    return { role: 'rate', direction: null, of: findSubject(view, verb, place.floor) };
  const held = view.word(place.governor) === 'at' && /^(?:held|holds?|holding)$/.test(view.word(verb)) && view.word(verb - 1) !== 'on'; // no share is held at a figure
  const onHold = view.word(verb) === 'hold' && view.word(verb - 1) === 'on';
  if (verb < place.floor || (SHARE_VERBS.has(view.word(verb)) && !held && !onHold)) return null;
  const participle = /^(?:to|at)$/.test(view.word(place.governor)) && /^VB[DN]$/.test(view.tag(verb));
  const subject = STATE_VERBS.has(view.word(verb)) || participle || held ? findSubject(view, verb, place.floor) : null;
  // "held its deposit rate at 2 per cent": what is before "at" is measured.
  const object = subject ?? (view.word(place.governor) === 'at' && place.governor > place.floor ? nounHeld(view, place.governor) : null);
  if (object && subject && isDegreeOf(view, place)) return { role: 'level', direction: null, of: object };
  return object && levelOf(view, place, object);
}

/** "the cut is 80% priced in", "the plant was 60 per cent complete": how far it is so, and no change. */
function isDegreeOf(view: SentenceView, { figure }: Place): boolean {
  return figure.unit === 'percent' && /^(?:JJ|VBN|VBD)$/.test(view.tag(figure.end)) && !TIME_WORDS.has(view.word(figure.end));
}

/** Nouns of change that as subjects are rather quantities: "recovery was 85 per cent". */
const SUBSTANCES = new Set(['recovery', 'advance', 'crash', 'collapse', 'loss', 'losses', 'improvement', 'gain', 'gains']);

/** What changes by "the cut in output" and "the price increase". */
function measureWithin(view: SentenceView, { first, end }: TokenRange): TokenRange | null {
  for (let at = first; at < end; at++) {
    if (!CHANGE_NOUNS.has(view.word(at))) continue;
    const complement = complementOf(view, at + 1);
    if (complement || at === end - 1) return complement ?? nounsBefore(view, at);
  }
  return null;
}

/** The index before the word of rest that stands between a measure and "at": "left its rate unchanged at 4%". */
const heldAt = (view: SentenceView, at: number): number =>
  /^(?:unchanged|steady|flat|stable|constant)$/.test(view.word(at - 1))
    ? at - 1
    : view.word(at - 1) === 'hold' && view.word(at - 2) === 'on'
      ? at - 2
      : at;

/** The phrase before "at"; “has been stuck at” has none. */
function nounHeld(view: SentenceView, at: number): TokenRange | null {
  const phrase = phraseBefore(view, heldAt(view, at));
  return phrase && view.word(phrase.first) !== 'been' ? phrase : null;
}

function levelOf(view: SentenceView, place: Place, of: TokenRange): Reading {
  const head = place.figure.unit === 'multiple' ? '' : headOf(view, of);
  const direction = head === 'growth' || SUBSTANCES.has(head) ? undefined : CHANGE_NOUNS.get(head);
  if (direction) return { role: 'change', direction, of: measureWithin(view, of) }; // "the cut is 9 percent"
  return { role: RATE_NOUNS.has(head) ? 'rate' : SHARE_NOUNS.has(head) ? 'share' : 'level', direction: null, of };
}

/** "The new rate, 7.5 per cent, takes effect", "the levy (10 per cent)": set apart behind what it measures. */
export function readAside(view: SentenceView, place: Place): Reading | null {
  const before = view.word(place.governor) === 'at' ? place.governor - 1 : place.governor;
  const sign = view.word(before);
  const closed = view.word(place.figure.end);
  if (view.word(place.figure.first - 1) === 'minus') return null; // "$65bn, plus or minus 2%,"
  if (!(sign === ',' && closed === ',') && !(sign === '(' && closed === ')')) return null;
  const of = before > place.floor ? readBackwards(view, before, place.floor) : null;
  return of && levelOf(view, place, behindSuperlative(view, of));
}

/** "is greatest for magnesium (97 per cent)", "depends most on China for it (97 per cent)": what it is greatest for. */
function behindSuperlative(view: SentenceView, { first, end }: TokenRange): TokenRange {
  for (let at = end - 2; at > first; at--)
    if (view.word(at) === 'for') {
      for (let i = at - 1; i >= first; i--)
        if (view.tag(i) === 'JJS' || /^(?:most|least|\w+est)$/.test(view.word(i))) return { first: at + 1, end };
      break;
    }
  return { first, end };
}
