import {
  CHANGE_NOUNS,
  type Direction,
  RANGE_VERBS,
  RATE_NOUNS,
  SHARE_NOUNS,
  SHARE_VERBS,
  STATE_VERBS,
  TIME_WORDS,
} from '../lexicon/measure-cues.ts';
import { MULTIPLE_NOUNS, MULTIPLE_VERBS } from '../lexicon/multiples.ts';
import type { Place, Reading, Role } from '../read-measure.ts';
import { type Change, changeAt, findChangeBefore, findRateChange } from './find-change.ts';
import { complementOf, findMeasured, findWhole, headOf, subjectOfClause } from './find-measured.ts';
import { isContrary, readCompared, readComparison } from './read-comparison.ts';
import { readEnd, readUpFrom } from './read-ends.ts';
import { readBackwards, readNounPhrase, readSubject, type TokenRange } from './read-noun-phrase.ts';
import { findSubject, nounsBefore, phraseBefore } from './read-subject.ts';
import type { SentenceView } from './sentence-view.ts';

const LEVEL: Reading = { role: 'level', direction: null, of: null };
const COMPLEMENT_REACH = 10;

/** Reads role, direction and measure of one figure, from the surest construction to the vaguest. */
export function readRole(view: SentenceView, places: readonly Place[], index: number, previous: Reading | null): Reading {
  const place = places[index];
  if (!place) return LEVEL;
  const reading =
    readCompared(view, place, places[index - 1], previous) ??
    readEnd(view, places, index, previous) ??
    readVerbOfMultiple(view, place, previous) ??
    readNounOf(view, place) ??
    readChange(view, place) ??
    readWhole(view, place) ??
    readNounBehind(view, place) ??
    readState(view, place) ??
    readAside(view, place) ??
    readGapped(view, place, places[index - 1], previous) ??
    readShareOf(view, place, previous) ??
    readBare(view, place);
  return inherit(view, places[index - 1], place, previous, readUpFrom(view, place, places[index + 1], reading));
}

/** "30 percent of demand, up 3 percentage points", "at 9 per cent, 2 points above the mean": points are of what the figure before is of. */
function inherit(view: SentenceView, before: Place | undefined, place: Place, previous: Reading | null, reading: Reading): Reading {
  if (!before || !previous?.of || reading.role !== 'change' || !/point$/.test(place.figure.unit) || before.figure.unit !== 'percent')
    return reading;
  for (let at = before.figure.end, comma = false; at <= place.governor; at++) {
    if (/^(?:V|MD)/.test(view.tag(at)) || /^[;:(]$/.test(view.word(at))) return reading;
    comma ||= view.word(at) === ',';
    if (at === place.governor && !comma) return reading;
  }
  return { ...reading, of: previous.of };
}

/** "prices tripled", "treble capacity", "a doubling of duties": the figure is its own word of change. */
function readVerbOfMultiple(view: SentenceView, { figure, start, floor }: Place, previous: Reading | null): Reading | null {
  const word = view.word(figure.first);
  if (figure.unit !== 'multiple' || figure.end - figure.first > 1 || !(MULTIPLE_VERBS.has(word) || MULTIPLE_NOUNS.has(word))) return null;
  const behind = view.word(figure.end);
  const object = word.endsWith('ing') && complementOf(view, figure.end);
  const measured = object || readNounPhrase(view, figure.end, { attached: true });
  let before = figure.first - 1;
  while (/^RB/.test(view.tag(before))) before--;
  if (/^(?:pay|paid|cost|charg)/.test(view.word(before))) return LEVEL; // "we pay double"
  const verbal = view.word(before) === 'to' || view.tag(before) === 'MD';
  const compared = /^(?:the|that|last|what)$/.test(behind) && MULTIPLE_NOUNS.has(word) && !verbal;
  if (compared) return { ...LEVEL, of: measured };
  const own = measured && !TIME_WORDS.has(view.word(measured.end - 1)) ? measured : findSubject(view, start, floor);
  const of = own ?? previous?.of ?? null; // "was doubled to 50% and then halved"
  return { role: 'change', direction: figure.low < 1 ? 'down' : 'up', of, cue: figure.first };
}

/** "growth of 5 per cent", "a coupon of 6%", "a drop of 8% in sales", "at a yearly rate of 2 per cent". */
function readNounOf(view: SentenceView, place: Place): Reading | null {
  const { governor, figure } = place;
  const head = view.word(governor - 1);
  if (view.word(governor) !== 'of' || governor - 1 < place.floor || !/^(?:NN|VB|JJ)/.test(view.tag(governor - 1))) return null;
  const nouns = nounsBefore(view, governor) ?? { first: governor - 1, end: governor };
  const determined = /^(?:DT|PRP\$)$/.test(view.tag(nouns.first - 1)) ? nouns.first - 1 : nouns.first;
  const joint = view.word(determined - 1);
  if (joint === 'by' || joint === 'to') {
    const change = findChangeBefore(view, determined - 1, place.floor); // "rose by their daily limit of 9 percent", "fell to a low of 3 percent"
    const of = change && findMeasured(view, change, { ...place, governor: determined - 1 });
    if (change) return { role: joint === 'by' ? 'change' : 'to', direction: change.direction, of, cue: change.at };
  }
  const direction = CHANGE_NOUNS.get(head) ?? null;
  if (direction && head !== 'growth') {
    const modified = nouns && nouns.end - nouns.first > 1 ? nouns : null;
    return { role: 'change', direction, of: complementOf(view, figure.end) ?? modified, cue: governor - 1 };
  }
  if (head === 'rate' || head === 'pace') {
    const change = findChangeBefore(view, nouns?.first ?? governor, place.floor);
    if (change) return { role: 'rate', direction: change.direction, of: findMeasured(view, change, place), cue: change.at };
  }
  const whole = findWhole(view, place);
  const role: Role = RATE_NOUNS.has(head) ? 'rate' : SHARE_NOUNS.has(head) || whole ? 'share' : 'level';
  // "$500 of 4% bonds": the figure is said of the noun behind it.
  if (role === 'level' && readNounPhrase(view, figure.end)) return null;
  return { role, direction: role === 'rate' ? (direction ?? findRateChange(view, governor - 2, figure.end)) : null, of: whole ?? nouns };
}

/** "fell 3%", "cut rates by 50 basis points", "up 3 per cent", "rose $5, or 3%", "6 percent lower". */
function readChange(view: SentenceView, place: Place): Reading | null {
  const { governor, figure } = place;
  const whole = findWhole(view, place);
  const near = governor >= place.floor ? changeAt(view, governor) : null;
  if (near && near.by !== 'noun' && !isRate(view, figure.end) && !isContrary(view, place, near)) {
    if (whole) return { role: 'share', direction: ofChange(view, near), of: whole, cue: near.at };
    const target = targetOf(view, place);
    if (target) return { role: 'change', direction: near.direction, of: target, cue: near.at };
    const past = /^(?:below|above|beneath)$/.test(view.word(place.start)); // "fell below 50 per cent" ended there
    const reached = past && figure.first === place.start + 1;
    return { role: reached ? 'to' : 'change', direction: near.direction, of: findMeasured(view, near, place), cue: near.at };
  }
  const pace = view.word(governor) === 'at' && governor > place.floor ? changeAt(view, governor - 1) : null;
  if (pace?.by === 'verb') return { role: 'rate', direction: pace.direction, of: findMeasured(view, pace, place), cue: pace.at }; // "rising at 6 per cent a year"
  const byHalf = figure.rule === 'fraction' && view.word(governor) === 'in';
  const far =
    view.word(governor) === 'by' || byHalf
      ? findChangeBefore(view, governor, place.floor)
      : (changeOverAmount(view, place) ?? changeOverObject(view, place));
  if (far && !whole) return { role: 'change', direction: far.direction, of: findMeasured(view, far, place), cue: far.at };
  return readComparison(view, place);
}

/** A part that is cut or gained changes the whole; one that is added to it or recovered from it does not. */
const ofChange = (view: SentenceView, { at, direction }: Change): Direction | null =>
  direction === 'down' || /^(?:re)?gain/.test(view.word(at)) ? direction : null;

/** What the change falls on in "adds 5 per cent to the price", "knocked 3% off its shares". */
function targetOf(view: SentenceView, { figure, governor }: Place): TokenRange | null {
  const joint = view.word(figure.end);
  const fits = joint === 'off' || (joint === 'to' && /^add/.test(view.word(governor)));
  if (!fits || !/^(?:DT|PRP\$|NNS|NNP)$/.test(view.tag(figure.end + 1))) return null;
  return readNounPhrase(view, figure.end + 1, { attached: true });
}

/** The change of "rose $5.20, or 3%": only an amount stands between the verb and "or". */
function changeOverAmount(view: SentenceView, { governor, floor }: Place): Change | null {
  if (view.word(governor) !== 'or') return null;
  for (let at = governor - 1; at >= Math.max(floor, governor - 8); at--) {
    const change = changeAt(view, at);
    if (change) return change.by === 'noun' ? null : change;
    if (!/^(?:CD|NNS?|\$|,|JJ|DT|IN|RB)$/.test(view.tag(at)) && view.token(at)?.kind !== 'sign') return null;
  }
  return null;
}

/** The change of "cut emissions 80 percent": between the verb and the figure stands its object and nothing else. */
function changeOverObject(view: SentenceView, { governor, floor, figure }: Place): Change | null {
  if (!/^NN/.test(view.tag(governor)) || readNounPhrase(view, figure.end)) return null;
  for (let at = governor; at >= Math.max(floor, governor - COMPLEMENT_REACH); at--) {
    const change = changeAt(view, at);
    if (change?.by === 'verb') return { ...change, by: 'verb' };
    if (!/^(?:NN|JJ|DT|PRP\$|POS|VBG|VBN)/.test(view.tag(at)) && view.word(at) !== 'of') return null;
  }
  return null;
}

/** Whether a rate's noun follows: then "dropped an 18 percent duty" is no fall by 24 percent. */
function isRate(view: SentenceView, end: number): boolean {
  const phrase = readNounPhrase(view, end);
  return phrase !== null && RATE_NOUNS.has(view.word(phrase.end - 1));
}

/** "80 per cent of capacity", "half the workforce", "four in 10 drivers". */
function readWhole(view: SentenceView, place: Place): Reading | null {
  const of = findWhole(view, place);
  return of && { role: 'share', direction: null, of };
}

/** "a 10% baseline tariff", "a 4 per cent fall in shipments", "a 70 per cent stake", "2.3% copper". */
function readNounBehind(view: SentenceView, place: Place): Reading | null {
  const { figure, governor } = place;
  const phrase = readNounPhrase(view, figure.end);
  const head = view.word((phrase?.end ?? 0) - 1);
  if (!phrase || TIME_WORDS.has(head)) return null;
  const direction = CHANGE_NOUNS.get(head) ?? null;
  if (direction && head !== 'growth') {
    const complement = /^(?:on|to)$/.test(view.word(phrase.end))
      ? readNounPhrase(view, phrase.end + 1, { attached: true })
      : complementOf(view, phrase.end);
    const modified =
      phrase.end - phrase.first > 1 && /^(?:NN|VBP?$)/.test(view.tag(phrase.end - 2)) ? { first: phrase.first, end: phrase.end - 1 } : null;
    return { role: 'change', direction, of: inTime(view, complement) ? modified : (complement ?? modified), cue: phrase.end - 1 };
  }
  if (SHARE_NOUNS.has(head)) return { role: 'share', direction: null, of: phrase };
  const rate = RATE_NOUNS.has(head) && figure.unit !== 'multiple';
  return { role: rate ? 'rate' : 'level', direction: rate ? (direction ?? findRateChange(view, governor, phrase.end)) : null, of: phrase };
}

const inTime = (view: SentenceView, range: TokenRange | null): boolean => range !== null && TIME_WORDS.has(view.word(range.end - 1));

/** "occupancy was 83 per cent", "the rate stood at 4%", "ore upgraded to 40 percent". */
function readState(view: SentenceView, place: Place): Reading | null {
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
  const held = view.word(place.governor) === 'at' && /^(?:held|holds?|holding)$/.test(view.word(verb)); // no share is held at a figure
  if (verb < place.floor || (SHARE_VERBS.has(view.word(verb)) && !held)) return null;
  const participle = /^(?:to|at)$/.test(view.word(place.governor)) && /^VB[DN]$/.test(view.tag(verb));
  const subject = STATE_VERBS.has(view.word(verb)) || participle || held ? readSubject(view, verb, place.floor) : null;
  // "held its deposit rate at 2 per cent": what is before "at" is measured.
  const object =
    subject ??
    (view.word(place.governor) === 'at' && place.governor > place.floor ? phraseBefore(view, heldAt(view, place.governor)) : null);
  return object && levelOf(view, place, object);
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
  /^(?:unchanged|steady|flat|stable|constant)$/.test(view.word(at - 1)) ? at - 1 : at;

function levelOf(view: SentenceView, place: Place, of: TokenRange): Reading {
  const head = place.figure.unit === 'multiple' ? '' : headOf(view, of);
  const direction = head === 'growth' || SUBSTANCES.has(head) ? undefined : CHANGE_NOUNS.get(head);
  if (direction) return { role: 'change', direction, of: measureWithin(view, of) }; // "the cut is 9 percent"
  return { role: RATE_NOUNS.has(head) ? 'rate' : SHARE_NOUNS.has(head) ? 'share' : 'level', direction: null, of };
}

/** "The new rate, 7.5 per cent, takes effect", "the levy (10 per cent)": set apart behind what it measures. */
function readAside(view: SentenceView, place: Place): Reading | null {
  const before = view.word(place.governor) === 'at' ? place.governor - 1 : place.governor;
  const sign = view.word(before);
  const closed = view.word(place.figure.end);
  if (!(sign === ',' && closed === ',') && !(sign === '(' && closed === ')')) return null;
  const of = before > place.floor ? readBackwards(view, before, place.floor) : null;
  return of && levelOf(view, place, of);
}

/** "Exports fell 20%, imports 5%": the verb is that of the figure before. */
function readGapped(view: SentenceView, place: Place, before: Place | undefined, previous: Reading | null): Reading | null {
  const share = previous?.role === 'share' && place.figure.unit === 'percent' && endsClause(view, place);
  if ((previous?.role !== 'change' && !share) || !before || before.figure.unit !== place.figure.unit) return null;
  const nouns = nounsBefore(view, view.word(place.governor) === 'by' && !share ? place.governor : place.start);
  const first = nouns && /^(?:the|its|their)$/.test(view.word(nouns.first - 1)) ? nouns.first - 1 : nouns?.first;
  if (
    !nouns ||
    first === undefined ||
    first <= before.figure.end ||
    !/^(?:and|,)$/.test(view.word(first - 1)) ||
    first - before.figure.end > COMPLEMENT_REACH
  )
    return null;
  for (let at = before.figure.end; at < first; at++) if (/^(?:V|MD)/.test(view.tag(at)) || /^[;:()]$/.test(view.word(at))) return null;
  return share ? { ...previous, direction: null } : { ...previous, of: { first, end: nouns.end } };
}

const endsClause = (view: SentenceView, { figure }: Place): boolean =>
  view.token(figure.end)?.kind !== 'word' || view.word(figure.end) === 'and';

/** "and separates nearly 30 per cent", "a fund keeps the other 45%": the whole is that of the figure before. */
function readShareOf(view: SentenceView, place: Place, previous: Reading | null): Reading | null {
  if (place.figure.unit !== 'percent') return null;
  const at = view.word(place.governor) === 'for' ? place.governor - 1 : place.governor;
  const joint = /^V|^NNS/.test(view.tag(place.governor)) ? place.governor - 1 : place.governor;
  const gapped = previous?.role === 'share' && /^(?:and|or|,)$/.test(view.word(joint));
  const owned = /^(?:has|have|had)$/.test(view.word(place.governor)) && endsClause(view, place); // "Chile has 24%"
  if (!SHARE_VERBS.has(view.word(at)) && !gapped && !owned) return null;
  return { role: 'share', direction: null, of: previous?.role === 'share' ? previous.of : null };
}

/** "Nine percent said", "just over half were": a share whose whole is understood; else a level. */
function readBare(view: SentenceView, { figure, governor }: Place): Reading {
  const share = figure.rule === 'fraction' || figure.rule === 'ratio';
  const counted = figure.unit === 'percent' && /^(?:VBD|VBP|MD)$/.test(view.tag(figure.end));
  const partly = view.word(governor) === 'with' || (view.word(governor) === 'which' && view.word(governor - 1) === 'of');
  const named = partly && figure.unit === 'percent' && /^V/.test(view.tag(figure.end)); // "with 70 percent paid by the state"
  return share || counted || named ? { ...LEVEL, role: 'share' } : LEVEL;
}
