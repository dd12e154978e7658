import { EVENT_NOUNS, TIME_PREPOSITIONS } from '../lexicon/date-words.ts';
import {
  ANNOUNCES,
  FUTURE_WORDS,
  LOOKS_AHEAD,
  NOT_PAST,
  PAST_WORDS,
  PRESENT_WORDS,
  PROSPECTS,
  SCHEDULED,
  SURELY_PAST,
  TIMETABLE_WORDS,
  VERB_CUES,
} from '../lexicon/tense-words.ts';
import { isComparedWith, isNear, isPutOff, leadOf } from './clause-hints.ts';
import { isCapitalised, lowerAt, type Tokens } from './grammar/token-walk.ts';

/** Where the clause of a date looks; `scheduled` is the present of timetables, `near` leaves it to the calendar, null says nothing. */
export type Direction = 'past' | 'future' | 'scheduled' | 'near' | null;

/** A date in its sentence, by token indexes. */
export interface Place {
  readonly first: number;
  readonly end: number;
  readonly sentenceFirst: number;
  readonly sentenceEnd: number;
  /** The part of speech of a token of the sentence, by the Penn Treebank. */
  tag(at: number): string;
  /** Told of the token that gave the direction, where an explanation is asked for. */
  readonly onCue?: ((at: number) => void) | undefined;
}

/** Before a date these say when something begins. */
const STARTS = new Set(['from', 'starting', 'beginning', 'effective']);
/** What markets have priced in is yet to come. */
const PRICED_IN: ReadonlySet<string> = new Set(['priced']);
const FARTHEST = 40;
const MOST_OF_DATELINE = 5;
const CONTRASTS = new Set('but while whereas although though because'.split(' '));
const WHETHER = new Set('asked ask asks wonder wondered know known knew see unclear say said as'.split(' '));
const DETERMINERS = new Set("the this that its their his her 's ’ a an".split(' '));

/** Reads from prepositions and verbs whether the clause of a date looks behind or ahead. */
export function clauseDirection(tokens: Tokens, place: Place): Direction {
  const before = leadOf(tokens, place.first);
  if (before === 'since' || (before === 'of' && lowerAt(tokens, place.first - 2) === 'as')) return 'past';
  if (isDateline(tokens, place)) return 'near';
  if (/^(?:in|on|at)$/.test(before) && lowerAt(tokens, place.first - 2) === 'ending') return 'near'; // "the quarter ending in January"
  if (isComparedWith(tokens, place)) return 'past';
  const cue = (opensReport(tokens, place) ? cueAfter(tokens, place) : null) ?? cueBefore(tokens, place) ?? cueAfter(tokens, place);
  if (cue === 'past' && isOfAwaitedEvent(tokens, place)) return null;
  if (before === 'until' || before === 'till') return untilDirection(tokens, place, cue);
  if ((before === 'to' || before === 'from') && cue === 'past' && isPutOff(tokens, place)) return 'near';
  if (STARTS.has(before) && cue === 'past' && isNear(tokens, place, ANNOUNCES)) return 'near'; // "threatened a tariff from November 1"
  if (before === 'by' && cue === 'past' && isNear(tokens, place, PRICED_IN)) return 'future';
  if (before === 'by' && cue !== 'past') return cue === null || wasDue(tokens, place) ? 'near' : 'future';
  if (before === 'before' && cue === null) return 'near';
  return cue;
}

/**
 * Reads where a date looks from the noun that it stands before, and otherwise from its clause.
 *
 * "Beijing’s April 4 controls" lie behind whatever the verb says, unless April is about to come; "the November election" is the nearest one.
 */
export function directionOf(tokens: Tokens, place: Place): Direction {
  if (!isAttributive(tokens, place)) return clauseDirection(tokens, place);
  const possessive = lowerAt(tokens, place.end) === "'s";
  const nounAt = possessive ? place.end + 1 : place.end;
  if (!EVENT_NOUNS.has(lowerAt(tokens, nounAt)) && !EVENT_NOUNS.has(lowerAt(tokens, nounAt + 1))) return null;
  const clause = possessive ? clauseDirection(tokens, place) : null;
  return clause === 'future' || clause === 'past' ? clause : 'near';
}

/** "BEIJING, Oct 31 (Reuters) - …": the day of the report, whatever its first sentence looks to. */
function isDateline(tokens: Tokens, { first, end, sentenceFirst }: Place): boolean {
  const behind = tokens[end];
  return first - sentenceFirst <= MOST_OF_DATELINE && (behind?.text === '(' || (behind?.spaced && /^[-–—]$/.test(behind.text)) === true);
}

/** Whether a date stands before a noun that it describes: "the April 4 round", "Friday’s close". */
export function isAttributive(tokens: Tokens, place: Place): boolean {
  const { first, end, sentenceEnd } = place;
  const possessive = lowerAt(tokens, end) === "'s";
  const nounAt = possessive ? end + 1 : end;
  const noun = tokens[nounAt];
  if (nounAt >= sentenceEnd || noun?.kind !== 'word' || !noun.spaced) return false;
  if (EVENT_NOUNS.has(noun.lower)) return true;
  if (!possessive && !DETERMINERS.has(lowerAt(tokens, first - 1))) return false;
  return !TIME_PREPOSITIONS.has(noun.lower) && (possessive || !isVerb(tokens, nounAt, place));
}

/** "was due to report by June": what was planned may have come to pass. */
function wasDue(tokens: Tokens, { first, sentenceFirst }: Place): boolean {
  for (let i = first - 2; i >= Math.max(sentenceFirst, first - CLAUSE_REACH); i--) {
    if (wasScheduled(tokens, i)) return true;
    if (VERB_CUES.has(lowerAt(tokens, i)) && !SCHEDULED.has(lowerAt(tokens, i))) return false;
  }
  return false;
}

const CLAUSE_REACH = 24;

/** "has paused its ban until May": what has been done holds for a time to come. */
function isPerfect(tokens: Tokens, place: Place): boolean {
  for (let i = place.first - 2; i >= Math.max(place.sentenceFirst, place.first - CLAUSE_REACH); i--) {
    if (/^(?:has|have)$/.test(lowerAt(tokens, i))) return /^VB[ND]$/.test(place.tag(i + 1));
    if (/^(?:VBD|MD)$/.test(place.tag(i)) && !/^(?:has|have)$/.test(lowerAt(tokens, i - 1))) return false;
  }
  return false;
}

/** "have rebounded since June": it goes on, whatever year was told of before. */
export const goesOnSince = (tokens: Tokens, place: Place): boolean => leadOf(tokens, place.first) === 'since' && isPerfect(tokens, place);

function untilDirection(tokens: Tokens, place: Place, cue: Direction): Direction {
  if (cue !== 'past' || isPerfect(tokens, place)) return 'future';
  return isPutOff(tokens, place) || isInfinitive(tokens, place.end, place) ? 'near' : 'past';
}

/** "said that on Friday they would …": the verb of the reported clause is yet to come. */
function opensReport(tokens: Tokens, { first, sentenceFirst }: Place): boolean {
  const thatAt = TIME_PREPOSITIONS.has(lowerAt(tokens, first - 1)) ? first - 2 : first - 1;
  return (
    lowerAt(tokens, thatAt) === 'that' &&
    thatAt - 1 >= sentenceFirst &&
    /^(?:said|says?|told|announced|warned)$/.test(lowerAt(tokens, thatAt - 1))
  );
}

/** "It had until the summit on December 9": a date that names the event up to which something holds. */
function isOfAwaitedEvent(tokens: Tokens, { first, sentenceFirst }: Place): boolean {
  if (!/^(?:on|in|of)$/.test(lowerAt(tokens, first - 1)) || !EVENT_NOUNS.has(lowerAt(tokens, first - 2))) return false;
  for (let i = first - 3; i >= Math.max(sentenceFirst, first - 6); i--)
    if (/^(?:until|till|before|ahead)$/.test(lowerAt(tokens, i))) return true;
  return false;
}

/** The nearest verb before the date; an infinitive takes the direction of what governs it. */
function cueBefore(tokens: Tokens, place: Place): Direction {
  const { first, sentenceFirst } = place;
  let infinitiveAt: number | null = null;
  for (let i = first - 1; i >= Math.max(sentenceFirst, first - FARTHEST); i--) {
    if (infinitiveAt === null && isInfinitive(tokens, i, place)) {
      infinitiveAt = i;
      continue;
    }
    if (infinitiveAt !== null && governsAhead(lowerAt(tokens, i), infinitiveAt - i)) return wasScheduled(tokens, i) ? 'near' : 'future';
    const cue = cueAt(tokens, i, place) ?? (infinitiveAt === null && opensClause(tokens, i) ? cueAfter(tokens, place) : null);
    if (cue && infinitiveAt !== null && cue !== 'past') return 'future';
    if (cue) place.onCue?.(i);
    if (cue) return cue === 'past' && isSupposed(tokens, i, place) ? 'future' : cue;
  }
  return infinitiveAt === null ? null : (cueAfter(tokens, place) ?? 'future');
}

/** "if deliveries stopped on Monday": no past, unless somebody asked whether they did. */
function isSupposed(tokens: Tokens, verbAt: number, { sentenceFirst }: Place): boolean {
  for (let i = verbAt - 1; i >= Math.max(sentenceFirst, verbAt - 4); i--)
    if (lowerAt(tokens, i) === 'if' || lowerAt(tokens, i) === 'unless') return !WHETHER.has(lowerAt(tokens, i - 1));
  return false;
}

/** "…, and Tuesday will be calmer": a clause of its own, whose verb is yet to come. */
function opensClause(tokens: Tokens, at: number): boolean {
  const word = lowerAt(tokens, at);
  return word === ';' || CONTRASTS.has(word) || (word === 'and' && lowerAt(tokens, at - 1) === ',');
}

const governsAhead = (word: string, distance: number): boolean =>
  LOOKS_AHEAD.has(word) || (distance === 1 && /^(?:is|are|was|were|be|has|have|had)$/.test(word));

/** "was due to expire", "had expected to open": what was planned may have come to pass. */
const wasScheduled = (tokens: Tokens, at: number): boolean =>
  SCHEDULED.has(lowerAt(tokens, at)) && /^(?:was|were|been|had)$/.test(lowerAt(tokens, at - 1));

function cueAfter(tokens: Tokens, place: Place): Direction {
  for (let i = place.end; i < Math.min(place.sentenceEnd, place.end + FARTHEST); i++) {
    const cue = cueAt(tokens, i, place);
    if (cue) place.onCue?.(i);
    if (cue) return cue;
  }
  return null;
}

/** What a single verb says, with the auxiliaries before it: "is due", "was expected", "has been", "would have"; tags are asked last, for they cost. */
function cueAt(tokens: Tokens, at: number, place: Place): Direction {
  const word = lowerAt(tokens, at);
  const isCue = VERB_CUES.has(word);
  if (PROSPECTS.has(word)) return isProspect(tokens, at) ? 'future' : null;
  if (!isCue && !isPastForm(word)) return null;
  if (tokens[at]?.kind !== 'word' && word !== "'ll") return null;
  if (at > place.sentenceFirst && isCapitalised(tokens, at)) return null;
  if (!isCue) return place.tag(at) === 'JJ' ? null : participleCue(tokens, at, place);
  if (SCHEDULED.has(word)) return scheduledCue(tokens, at, word, place);
  if (FUTURE_WORDS.has(word)) return isNounOfPlans(tokens, at, place) ? null : futureCue(tokens, at, word);
  if (PAST_WORDS.has(word) && (SURELY_PAST.has(word) || place.tag(at).startsWith('V'))) return pastCue(tokens, at, place);
  if (TIMETABLE_WORDS.has(word) && isTimetableVerb(word, place.tag(at), place.tag(at - 1))) return 'scheduled';
  if (PRESENT_WORDS.has(word)) return lowerAt(tokens, at + 1) === 'going' || FUTURE_WORDS.has(lowerAt(tokens, at - 1)) ? 'future' : 'near';
  return isPastForm(word) && place.tag(at) !== 'JJ' ? participleCue(tokens, at, place) : null;
}

/** "had cut production plans in July": what is planned, and nobody who plans. */
const isNounOfPlans = (tokens: Tokens, at: number, place: Place): boolean =>
  /^(?:plans|hopes|aims|forecasts|promises)$/.test(lowerAt(tokens, at)) &&
  lowerAt(tokens, at + 1) !== 'to' &&
  place.tag(at) === 'NNS' &&
  /^(?:NN|NNS|JJ|DT|PRP\$|POS|IN|VBN)$/.test(place.tag(at - 1));

/** "a 25% chance of a cut in May" looks ahead; "had a chance of winning in May" does not. */
function isProspect(tokens: Tokens, at: number): boolean {
  if (lowerAt(tokens, at + 1) !== 'of') return false;
  for (let i = at - 1; i >= at - 6; i--) if (/^(?:had|was|were|lost|missed|wasted)$/.test(lowerAt(tokens, i))) return false;
  return true;
}

/** "those who would not listen in the summer" did not; "would have" takes its time from what follows. */
function futureCue(tokens: Tokens, at: number, word: string): Direction {
  if (lowerAt(tokens, at + 1) === 'have' || (word === 'may' && isCapitalised(tokens, at))) return null;
  const refused = word === "wouldn't" || (word === 'would' && lowerAt(tokens, at + 1) === 'not');
  return refused && lowerAt(tokens, at - 1) === 'who' ? 'past' : 'future';
}

/** "set to", "is forecast" look ahead; "set" and "planned" alone are verbs of the past. After "was" the calendar decides. */
function scheduledCue(tokens: Tokens, at: number, word: string, place: Place): Direction {
  const auxiliary = lowerAt(tokens, at - 1);
  const passive = /^(?:is|are|be|'s|also|now|still|being)$/.test(auxiliary);
  if (/^(?:was|were|been|had)$/.test(auxiliary) || isOverdue(tokens, at, place)) return 'near';
  if (/^(?:due|likely|unlikely|payable|poised|slated|scheduled|expected)$/.test(word) || passive) return 'future';
  if (/^(?:for|to)$/.test(lowerAt(tokens, at + 1))) return 'future';
  return place.tag(at) === 'VBD' ? 'past' : null;
}

/** "the study, due in June, had still not come", "originally set for May, was put off": set off by commas, before a verb of the past. */
function isOverdue(tokens: Tokens, at: number, place: Place): boolean {
  const opens = /^(?:originally|initially|first|once|previously)$/.test(lowerAt(tokens, at - 1)) ? at - 2 : at - 1;
  // Only what stands before the date is overdue; a verb behind it would ask for itself.
  if (at >= place.end || lowerAt(tokens, opens) !== ',') return false;
  for (let i = place.end; i < Math.min(place.sentenceEnd, place.end + 4); i++)
    if (lowerAt(tokens, i) === ',') return cueAt(tokens, i + 1, place) === 'past';
  return false;
}

/** "to have", "could hit", "will have" and "to be had" are no pasts of their own. */
function pastCue(tokens: Tokens, at: number, place: Place): Direction {
  const before = lowerAt(tokens, at - 1);
  if (before === 'be') return null;
  return (before === 'to' || FUTURE_WORDS.has(before)) && place.tag(at) === 'VB' ? null : 'past';
}

/** A form in -ed takes its time from the auxiliary before it; before a noun it describes that. */
function participleCue(tokens: Tokens, at: number, place: Place): Direction {
  for (let i = at - 1; i >= at - 3 && i >= place.sentenceFirst; i--) {
    const word = lowerAt(tokens, i);
    if (/^(?:is|are|be|being|to|'s)$/.test(word)) return null;
    if (/^(?:was|were|been|had|has|have)$/.test(word)) return 'past';
    if (!/ly$|^(?:not|also|now|still|since|already|just)$/.test(word)) break;
  }
  const describes = place.tag(at).startsWith('VB') && /^NN/.test(place.tag(at + 1)) && /^(?:DT|JJ|CD|IN|PRP\$)$/.test(place.tag(at - 1));
  return describes ? null : 'past';
}

function isInfinitive(tokens: Tokens, at: number, place: Place): boolean {
  if (lowerAt(tokens, at) !== 'to' || isCapitalised(tokens, at + 1)) return false;
  const tag = place.tag(at + 1);
  if (tag === 'NN') return LOOKS_AHEAD.has(lowerAt(tokens, at - 1)); // "invited to visit": taggers take many verbs for nouns
  return tag === 'VB' || (tag === 'VBP' && !/s$/.test(lowerAt(tokens, at + 1)));
}

/** Third persons such as "ends" are often tagged as plural nouns; an article or adjective before them makes them such. */
function isTimetableVerb(word: string, tag: string, tagBefore: string): boolean {
  if (/^(?:VBZ|VBP)$/.test(tag)) return true;
  if (tag === 'VB') return !/^(?:TO|MD)$/.test(tagBefore);
  return word.endsWith('s') && tag === 'NNS' && !/^(?:DT|JJ|PRP\$|POS|CD|IN|CC)$/.test(tagBefore);
}

const isPastForm = (word: string): boolean => word.length > 3 && word.endsWith('ed') && !NOT_PAST.has(word);

function isVerb(tokens: Tokens, at: number, place: Place): boolean {
  const word = lowerAt(tokens, at);
  if (FUTURE_WORDS.has(word) || PRESENT_WORDS.has(word) || word === 'that') return true;
  return (PAST_WORDS.has(word) || isPastForm(word) || TIMETABLE_WORDS.has(word)) && place.tag(at).startsWith('V');
}
