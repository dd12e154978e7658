import { BRINGING_VERBS, CLAUSE_WORDS, type Direction, RANGE_VERBS, REACHING_VERBS } from '../lexicon/measure-cues.ts';
import type { Place, Reading } from '../read-measure.ts';
import { changeAt, findChangeBefore } from './find-change.ts';
import { findMeasured, findWhole } from './find-measured.ts';
import { readBackwards, readObject, subjectOfClause } from './read-backwards.ts';
import { readNounPhrase, type TokenRange } from './read-noun-phrase.ts';
import { findSubject } from './read-subject.ts';
import type { SentenceView } from './sentence-view.ts';

const NEAR = 7;
const FAR = 20;

/** Reads a figure that is an end of a change: "from 5% to 7%", "to 7% from 5%", "to 7%" alone behind a word of change, "hit 9 per cent". */
export function readEnd(view: SentenceView, places: readonly Place[], index: number, previous: Reading | null): Reading | null {
  const place = places[index];
  const before = places[index - 1];
  if (!place || isAttribute(view, place)) return null;
  const word = view.word(place.governor);
  if (word === 'from' && before && previous && isUpFrom(view, before, place)) return { ...previous, role: 'from' };
  if (word !== 'from' && word !== 'to') return readReached(view, place);
  if (before && previous && isPair(view, before, place)) {
    if (word === 'to' && previous.role === 'from') return { ...previous, role: 'to' };
    if (word === 'from' && previous.role === 'to') return { ...previous, role: 'from' };
  }
  if (word === 'to' && before && previous?.role === 'change' && continues(view, before, place)) return { ...previous, role: 'to' };
  if (word === 'from' && before && previous?.role === 'change' && continues(view, before, place)) return { ...previous, role: 'from' };
  return readFirstEnd(view, place, places[index + 1]);
}

/** The end of a change that is named first, or alone. */
function readFirstEnd(view: SentenceView, place: Place, next: Place | undefined): Reading | null {
  const word = view.word(place.governor);
  const change = findChangeBefore(view, place.governor, place.floor);
  const of = change ? findMeasured(view, change, place) : readBackwards(view, place.governor, place.floor);
  if (word === 'from' && next && view.word(next.governor) === 'to' && isPair(view, place, next)) {
    return { role: 'from', direction: directionOf(place, next) ?? change?.direction ?? null, of, cue: change?.at ?? place.governor };
  }
  if (!change) return word === 'to' ? readBrought(view, place) : null;
  return {
    role: word === 'from' ? 'from' : 'to',
    direction: change.direction,
    of: word === 'to' ? (findWhole(view, place) ?? of) : of,
    cue: change.at,
  };
}

/** "bringing the overall rate to 47 per cent": an end, whichever way it came there. */
function readBrought(view: SentenceView, { governor, floor }: Place): Reading | null {
  for (let at = governor - 2; at >= Math.max(floor, governor - NEAR); at--) {
    if (BRINGING_VERBS.has(view.word(at))) {
      const of = readObject(view, at, governor);
      return of && { role: 'to', direction: null, of, cue: at };
    }
    if (!/^(?:NN|JJ|DT|PRP\$|POS|VBN|IN)/.test(view.tag(at))) return null;
  }
  return null;
}

/** Makes a reading the upper or lower end that it is where "…, up from 5%" or "from 5%" follows. */
export function readUpFrom(view: SentenceView, place: Place, next: Place | undefined, reading: Reading): Reading {
  if (!next || !isUpFrom(view, place, next)) return reading;
  return { ...reading, role: 'to', direction: directionOf(next, place) ?? reading.direction };
}

/** Whether `next` is the "5%" of "7% of the vote, up from 5%" or of "7% from 5%". */
function isUpFrom(view: SentenceView, place: Place, next: Place): boolean {
  if (view.word(next.governor) !== 'from' || place.figure.unit !== next.figure.unit) return false;
  const between = next.governor - place.figure.end;
  if (between === 0) return true;
  if (between > FAR || changeAt(view, next.governor - 1)?.by !== 'adverb') return false;
  return !isParted(view, place.figure.end, next.governor);
}

/** "inflation hit 9 per cent": a rise that ended there. */
function readReached(view: SentenceView, place: Place): Reading | null {
  if (!REACHING_VERBS.has(view.word(place.governor)) || view.word(place.figure.end) === 'of') return null;
  return { role: 'to', direction: 'up', of: reachedBy(view, place), cue: place.governor };
}

/** What "hit 9 per cent" or "…, reaching 42%" is said of. */
function reachedBy(view: SentenceView, { governor, floor }: Place): TokenRange | null {
  const behindComma = view.word(governor - 1) === ',' && view.word(governor).endsWith('ing');
  return behindComma ? subjectOfClause(view, governor) : findSubject(view, governor, floor);
}

/** "subject to a 12 percent fee": the figure is said of a noun behind it, and ends nothing. */
function isAttribute(view: SentenceView, { start, figure }: Place): boolean {
  return (
    /^(?:a|an|the|its|their)$/.test(view.word(start - 1)) && readNounPhrase(view, figure.end) !== null && view.word(figure.end) !== 'of'
  );
}

/** Whether two figures of one unit stand close enough to be the ends of one change. */
function isPair(view: SentenceView, first: Place, second: Place): boolean {
  if (first.figure.unit !== second.figure.unit || second.governor - first.figure.end > NEAR) return false;
  return !RANGE_VERBS.has(view.word(first.governor - 1)) && !isParted(view, first.figure.end, second.governor);
}

/** "rose 3 percentage points to 47 per cent": nothing but a time stands between the change and its end. */
function continues(view: SentenceView, before: Place, place: Place): boolean {
  if (place.governor - before.figure.end > NEAR || isParted(view, before.figure.end, place.governor)) return false;
  if (view.word(before.figure.end) === ',' && place.governor === before.figure.end + 1) return true; // "by 1.5 points, to 9 per cent"
  for (let at = before.figure.end; at < place.governor; at++)
    if (view.token(at)?.kind === 'sign' || CLAUSE_WORDS.has(view.word(at))) return false;
  return true;
}

function isParted(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/^(?:[;:.—]|and|but|while)$/u.test(view.word(at))) return true;
  return false;
}

/** The way from one figure to another. */
function directionOf(from: Place, to: Place): Direction | null {
  if (from.figure.low === to.figure.low) return null;
  return from.figure.low < to.figure.low ? 'up' : 'down';
}
