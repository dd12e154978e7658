import { CHANGE_NOUNS, COST_VERBS, type Direction, RATE_NOUNS, SHARE_NOUNS, SHARE_VERBS, TIME_WORDS } from '../lexicon/measure-cues.ts';
import type { Place, Reading, Role } from '../read-measure.ts';
import { type Change, changeAt, findChangeBefore, findRateChange } from './find-change.ts';
import { complementOf, findMeasured, findWhole } from './find-measured.ts';
import { ofApposition } from './read-apposition.ts';
import { isContrary, readCompared, readComparison } from './read-comparison.ts';
import { readEnd, readUpFrom } from './read-ends.ts';
import { readVerbOfMultiple } from './read-multiple.ts';
import { readNounPhrase, type TokenRange } from './read-noun-phrase.ts';
import { readAside, readNow, readOwned, readState } from './read-state.ts';
import { nounsBefore } from './read-subject.ts';
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
    readOwned(view, place) ??
    readNow(view, place, places[index - 1], previous) ??
    readNounOf(view, place) ??
    readChange(view, place) ??
    readWhole(view, place) ??
    readPoints(view, place) ??
    readNounBehind(view, place) ??
    readState(view, place) ??
    readAside(view, place) ??
    readGapped(view, place, places[index - 1], previous) ??
    readShareOf(view, place, previous) ??
    readBare(view, place);
  const own = reading.of ?? (reading.role === 'change' ? (ofBefore(view, place, previous) ?? ofApposition(view, place)) : null);
  const shared = { ...reading, of: own ?? ofCoordinate(view, place, previous, reading) };
  return inherit(view, places[index - 1], place, previous, readUpFrom(view, place, places[index + 1], shared));
}

/** "rose 5% in May after a 12% drop": what rose had dropped. */
function ofBefore(view: SentenceView, { start }: Place, previous: Reading | null): TokenRange | null {
  const lead = /^an?$/.test(view.word(start - 1)) ? view.word(start - 2) : '';
  return previous?.role === 'change' && /^(?:after|following|despite|from)$/.test(lead) ? previous.of : null;
}

/** "are 7% higher than last year and 40% above their peak": what the figure before is of. */
function ofCoordinate(view: SentenceView, { governor }: Place, previous: Reading | null, reading: Reading): TokenRange | null {
  const joint = /^(?:is|are|was|were)$/.test(view.word(governor)) ? governor - 1 : governor;
  return reading.role === 'change' && previous?.role === 'change' && /^(?:and|but|or)$/.test(view.word(joint)) ? previous.of : null;
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

/** "growth of 5 per cent", "a coupon of 6%", "a drop of 8% in sales", "at a yearly rate of 2 per cent". */
function readNounOf(view: SentenceView, place: Place): Reading | null {
  const { governor, figure } = place;
  const head = view.word(governor - 1);
  if (head === 'top' || view.word(governor) !== 'of' || governor - 1 < place.floor || !/^(?:NN|VB|JJ)/.test(view.tag(governor - 1)))
    return null;
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
  const cost = readCost(view, place, whole);
  if (cost) return cost;
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

/** "cost the sector 0.2 points of growth", "will cost it 1 per cent of GDP": what a cost takes from is down by it. */
function readCost(view: SentenceView, { governor, figure, floor }: Place, whole: TokenRange | null): Reading | null {
  const points = /point$/.test(figure.unit) && view.word(figure.end) === 'of';
  const of = whole ?? (points ? readNounPhrase(view, figure.end + 1, { attached: true }) : null);
  if (!of) return null;
  for (let at = governor; at >= Math.max(floor, governor - COST_REACH); at--) {
    if (COST_VERBS.has(view.word(at))) {
      if (whole && at === governor) return null; // "costs 3 percent of what it spends": so much it is
      return { role: whole ? 'share' : 'change', direction: 'down', of, cue: at };
    }
    if (!/^(?:NN|JJ|DT|PRP|POS)/.test(view.tag(at))) return null;
  }
  return null;
}

const COST_REACH = 6;

/** A part that is cut or gained changes the whole; one that is added to it or recovered from it does not. */
const ofChange = (view: SentenceView, { at, direction }: Change): Direction | null =>
  direction === 'down' || /^(?:re)?gain/.test(view.word(at)) ? direction : null;

/** What the change falls on in "adds 5 per cent to the price", "knocked 3% off its shares". */
function targetOf(view: SentenceView, { figure, governor }: Place): TokenRange | null {
  const joint = view.word(figure.end);
  const fits = joint === 'off' || (joint === 'to' && /^add/.test(view.word(governor)));
  if (!fits || !/^(?:DT|PRP\$|NNS|NNP)$/.test(view.tag(figure.end + 1))) {
    if (joint !== 'off' || view.tag(figure.end + 1) !== 'NN') return null;
  }
  return readNounPhrase(view, figure.end + 1, { attached: true });
}

/** The change of "rose $5.20, or 3%": only an amount stands between the verb and "or". */
function changeOverAmount(view: SentenceView, { governor, floor }: Place): Change | null {
  if (view.word(governor) !== 'or') return null;
  for (let at = governor - 1; at >= Math.max(floor, governor - 8); at--) {
    const change = changeAt(view, at);
    if (change) return change.by === 'noun' ? null : change;
    if (!/^(?:CD|NNPS?|NNS?|\$|,|JJ|DT|IN|RB)$/.test(view.tag(at)) && view.token(at)?.kind !== 'sign') return null;
  }
  return null;
}

/** The change of "cut emissions 80 percent": between the verb and the figure stands its object and nothing else. */
function changeOverObject(view: SentenceView, { governor, floor, figure }: Place): Change | null {
  if (!/^NN/.test(view.tag(governor)) || readNounPhrase(view, figure.end)) return null;
  for (let at = governor; at >= Math.max(floor, governor - COMPLEMENT_REACH); at--) {
    const change = changeAt(view, at);
    if (change?.by === 'verb') return { ...change, by: 'verb' };
    if (!/^(?:NN|JJ|DT|PRP\$|POS|VBG|VBN)/.test(view.tag(at)) && !/^(?:of|in|at)$/.test(view.word(at))) return null;
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

/** "costs so much, or 0.1 percentage points of GDP": of what they are points. */
function readPoints(view: SentenceView, { figure }: Place): Reading | null {
  if (figure.unit !== 'percentage-point' || view.word(figure.end) !== 'of') return null;
  const of = readNounPhrase(view, figure.end + 1, { attached: true });
  return of && { ...LEVEL, of };
}

/** "a 10% baseline tariff", "a 4 per cent fall in shipments", "a 70 per cent stake", "2.3% copper". */
function readNounBehind(view: SentenceView, place: Place): Reading | null {
  const { figure, governor } = place;
  const phrase = withoutTime(view, readNounPhrase(view, figure.end));
  const head = view.word((phrase?.end ?? 0) - 1);
  if (!phrase || TIME_WORDS.has(head)) return null;
  const inner = changeBeforeClause(view, phrase);
  if (inner) return { role: 'change', direction: inner, of: null, cue: figure.end };
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

/** "a 74% increase year over year": the tagger ties the time to the noun before it. */
const withoutTime = (view: SentenceView, phrase: TokenRange | null): TokenRange | null =>
  phrase && phrase.end - phrase.first === 2 && CHANGE_NOUNS.has(view.word(phrase.first)) && TIME_WORDS.has(view.word(phrase.first + 1))
    ? { first: phrase.first, end: phrase.first + 1 }
    : phrase;

/** "the 3.9% decline analysts had forecast": behind the noun a clause without a pronoun begins. */
function changeBeforeClause(view: SentenceView, { first, end }: TokenRange): Direction | null {
  const direction = end - first > 1 ? CHANGE_NOUNS.get(view.word(first)) : undefined;
  return direction &&
    /^NNP?S?$/.test(view.tag(end - 1)) &&
    /^(?:VBD|VBZ|VBP|MD)$/.test(view.tag(end)) &&
    /^(?:had|have|has)$/.test(view.word(end))
    ? direction
    : null;
}

const inTime = (view: SentenceView, range: TokenRange | null): boolean => range !== null && TIME_WORDS.has(view.word(range.end - 1));

/** "rose 0.3% month-on-month and 3.1% year-on-year", "by 2% on the month and 5% on the year": one change, counted from two times. */
function isComparedPeriod(view: SentenceView, before: Place, { governor, figure, start }: Place): boolean {
  if (view.word(governor) !== 'and' || governor !== start - 1 || governor - before.figure.end > COMPLEMENT_REACH) return false;
  return isCountedFrom(view, before.figure.end) && isCountedFrom(view, figure.end);
}

/** "month-on-month", "on the month", "over the year", "from a year earlier", "year on year". */
function isCountedFrom(view: SentenceView, at: number): boolean {
  const period = /^(?:on|over|from|than)$/.test(view.word(at)) ? at + 1 : at;
  const noun = /^(?:the|a|last)$/.test(view.word(period)) ? period + 1 : period;
  return /^(?:day|week|month|quarter|year|annually|monthly)$/.test(view.word(noun));
}

/** "Exports fell 20%, imports 5%": the verb is that of the figure before. */
function readGapped(view: SentenceView, place: Place, before: Place | undefined, previous: Reading | null): Reading | null {
  // "is up tenfold, or 900 percent,"
  if (previous?.role === 'change' && view.word(place.governor) === 'or' && place.governor - 1 === before?.figure.end) return previous;
  if (previous?.role === 'change' && before?.figure.unit === place.figure.unit && isComparedPeriod(view, before, place)) return previous;
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
  // "China accounts for 92% of output and India for less than 1%"
  const elided =
    previous?.role === 'share' &&
    view.word(place.governor) === 'for' &&
    /^NNP/.test(view.tag(place.governor - 1)) &&
    /^(?:and|but|while|,)$/.test(view.word(place.governor - 2));
  const owned = /^(?:has|have|had)$/.test(view.word(place.governor)) && endsClause(view, place); // "Chile has 24%"
  if (!SHARE_VERBS.has(view.word(at)) && !gapped && !owned && !elided) return null;
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
