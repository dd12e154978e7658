import { SHARE_VERBS, TIME_WORDS } from '../lexicon/measure-cues.ts';
import type { Place, Reading } from '../read-measure.ts';
import { isTimeAt } from './read-backwards.ts';
import { readNounPhrase, type TokenRange } from './read-noun-phrase.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words that stand between figures of a list besides joints: "by 6% in May and another 9% in July". */
const BETWEEN = new Set(['in', 'on', 'another', 'a', 'further', 'by', 'value', 'volume', 'terms']);
const FARTHEST = 7;
const JOINTS = new Set([',', 'and', 'or', '&']);

/**
 * Hands on what the first figure of a list was found to be: "added 2%, 3.5% and 6%", and what each is of where "respectively" says so.
 *
 * A figure is in a list when nothing but a joint stands between it and the one before.
 */
export function spreadOverLists(view: SentenceView, places: readonly Place[], readings: readonly Reading[]): Reading[] {
  const spread = elidedMeasures(view, places, elidedWholes(view, places, readings));
  for (let index = 0; index < places.length; ) {
    let end = index + 1;
    while (end < places.length && isListed(view, places[end - 1], places[end])) end++;
    const head = readings[index];
    if (end > index + 1 && head && head.role === 'change') {
      const measures = isRespective(view, places[end - 1]) ? splitList(view, head.of, end - index) : null;
      for (let i = index; i < end; i++) spread[i] = { ...head, of: measures?.[i - index] ?? head.of };
    }
    index = end;
  }
  return spread;
}

/** "is to mine 10%, process 40% and recycle 25% of what it uses": shares of what stands with the last of them. */
function elidedWholes(view: SentenceView, places: readonly Place[], readings: readonly Reading[]): Reading[] {
  const filled = [...readings];
  for (let index = places.length - 2; index >= 0; index--) {
    const [place, next, reading, following] = [places[index], places[index + 1], filled[index], filled[index + 1]];
    if (!place || !next || !reading || reading.of || !following?.of || following.role !== 'share' || reading.role === 'change') continue;
    const verbs = /^V/.test(view.tag(place.governor)) || SHARE_VERBS.has(view.word(place.governor));
    if (verbs && isNextVerb(view, place, next)) filled[index] = { ...reading, role: 'share', of: following.of };
  }
  return filled;
}

/** "recoveries of 88% for nickel and 91% for copper", "a 15% duty from 2027 and 30% from 2028": the second is of the same, for another. */
function elidedMeasures(view: SentenceView, places: readonly Place[], readings: readonly Reading[]): Reading[] {
  const filled = [...readings];
  for (let index = 1; index < places.length; index++) {
    const [before, place, reading, head] = [places[index - 1], places[index], filled[index], filled[index - 1]];
    if (!before || !place || !reading || reading.of || reading.role !== 'level' || !head?.of || before.figure.unit !== place.figure.unit)
      continue;
    if (!isPaired(view, before.figure.end, place)) continue;
    // "compared with 3% for tin, 5% for lead and 6% for zinc": each is of its own.
    const isOwn = head.of.first === before.figure.end + 1 && view.word(before.figure.end) === view.word(place.figure.end);
    const of = isOwn ? readNounPhrase(view, place.figure.end + 1, { attached: true, loose: true }) : head.of;
    filled[index] = { ...reading, role: head.role, of, direction: head.direction };
  }
  return filled;
}

/** Whether a joint stands before a figure, and the preposition behind it behind the one before as well. */
function isPaired(view: SentenceView, from: number, { start, figure }: Place): boolean {
  const preposition = view.word(figure.end);
  // "up 51% on the year and 21% sequentially"
  if (BASES.has(preposition) && view.word(start - 1) === 'and' && start - from <= FARTHEST_PAIR) return true;
  if (!PAIRING.has(preposition) || !JOINTS.has(view.word(start - 1)) || start - from > FARTHEST_PAIR) return false;
  const isTime = preposition === 'in' && isTimeAt(view, figure.end + 1); // "to 75% that year, 50% in 2032 and 25% in 2033"
  for (let at = from; at < start - 1; at++) if (view.word(at) === preposition || (isTime && isTimeAt(view, at))) return true;
  return false;
}

const BASES = new Set(['sequentially', 'quarter', 'month', 'week', 'year']);
const PAIRING = new Set(['for', 'from', 'on', 'to', 'in', 'by']);
const FARTHEST_PAIR = 9;

/** Whether a comma, a joint or both, and then one verb are all that stands between two figures. */
function isNextVerb(view: SentenceView, { figure }: Place, { governor, start }: Place): boolean {
  let at = figure.end;
  while (JOINTS.has(view.word(at)) && at < governor) at++;
  return at > figure.end && at === governor && governor === start - 1 && /^(?:V|NN)/.test(view.tag(governor));
}

/** Whether only joints stand between two figures, and nothing behind the second that makes it another matter. */
function isListed(view: SentenceView, before: Place | undefined, place: Place | undefined): boolean {
  if (
    !before ||
    !place ||
    place.start - before.figure.end > FARTHEST ||
    place.start === before.figure.end ||
    before.figure.unit !== place.figure.unit
  )
    return false;
  let joints = 0;
  for (let at = before.figure.end; at < place.start; at++) {
    const word = view.word(at);
    if (JOINTS.has(word)) joints++;
    else if (place.start - before.figure.end <= 2 || !(BETWEEN.has(word) || TIME_WORDS.has(word) || /^\d+$/.test(word))) return false;
  }
  return joints > 0 && view.word(place.figure.end) !== 'of' && !/^(?:VBD|VBP|VBZ|MD)$/.test(view.tag(place.figure.end));
}

function isRespective(view: SentenceView, last: Place | undefined): boolean {
  const end = last?.figure.end ?? view.end;
  return view.word(end) === 'respectively' || (view.word(end) === ',' && view.word(end + 1) === 'respectively');
}

/** The parts of "gold, silver and copper", read backwards from the last of them; null when there are not `count`. */
function splitList(view: SentenceView, last: TokenRange | null, count: number): TokenRange[] | null {
  if (!last) return null;
  const parts: TokenRange[] = [];
  let end = last.end;
  let at = last.end - 1;
  for (; at >= view.first && last.end - at < 40 && parts.length < count; at--) {
    if (!JOINTS.has(view.word(at))) continue;
    if (end > at + 1) parts.unshift({ first: at + 1, end });
    end = at;
  }
  if (parts.length === count - 1 && end > view.first) parts.unshift({ first: Math.max(at + 1, view.first), end });
  return parts.length === count ? parts : null;
}
