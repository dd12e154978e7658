import { CHANGE_ADVERBS, CHANGE_NOUNS, CHANGE_VERBS, CLAUSE_WORDS, type Direction, FILLERS, RATE_VERBS } from '../lexicon/measure-cues.ts';
import { MULTIPLE_NOUNS, MULTIPLE_VERBS } from '../lexicon/multiples.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import type { SentenceView } from './sentence-view.ts';

/** The word that says which way a figure changes. */
export interface Change {
  readonly at: number;
  readonly direction: Direction;
  readonly by: 'verb' | 'noun' | 'adverb';
}

const REACH = 18;
/** Before "to" these make it no end of a change: "compared to", "according to". */
/** Behind these "up" and its like belong to the verb: "makes up 80 per cent". */
const PARTICLE_OF = new Set(
  'make makes made making take takes took taken taking give gives gave set sets buy bought pick picks turn turned shut write wrote add adds sum sums'.split(
    ' ',
  ),
);
const NO_END = new Set(
  'compared close equal due according relative similar commit committed enriched thanks owing amounts amounted equivalent next access'.split(
    ' ',
  ),
);

/** The index of the word that governs a figure: what stands before its modifier, articles and fillers. */
export function governorOf(view: SentenceView, start: number): number {
  let at = start - 1;
  while (at >= view.first && isPassedOver(view, at)) at--;
  return at;
}

function isPassedOver(view: SentenceView, at: number): boolean {
  const word = view.word(at);
  if (isPlusOrMinus(view, at, word)) return true;
  if (word === 'total' && /^(?:MD|TO)$/.test(view.tag(at - 1))) return false; // "will total 55%"
  if (FILLERS.has(word) || word === 'between' || (/^RB/.test(view.tag(at)) && !CHANGE_ADVERBS.has(word))) return true;
  return view.tag(at) === 'JJ' && /^(?:a|an)$/.test(view.word(at - 1)) && !CHANGE_ADVERBS.has(word);
}

/** A word of "plus or minus". */
function isPlusOrMinus(view: SentenceView, at: number, word: string): boolean {
  if (word === 'minus') return view.word(at - 1) === 'or';
  return word === 'or' ? view.word(at + 1) === 'minus' : word === 'plus' && view.word(at + 1) === 'or';
}

/** The change that the word at `at` names, if it does. */
export function changeAt(view: SentenceView, at: number): Change | null {
  const word = view.word(at);
  if (isName(view, at)) return null;
  const adverb = PARTICLE_OF.has(view.word(at - 1)) ? undefined : CHANGE_ADVERBS.get(word);
  if (adverb && word !== 'lower') return { at, direction: adverb, by: 'adverb' };
  const verb = CHANGE_VERBS.get(word) ?? multipleDirection(word);
  const noun = CHANGE_NOUNS.get(word);
  if (verb && !isNounHere(view, at)) return { at, direction: verb, by: 'verb' };
  return noun ? { at, direction: noun, by: 'noun' } : null;
}

/** "its Thompson Falls plant": part of a name in a sentence that is no headline. */
function isName(view: SentenceView, at: number): boolean {
  const next = view.token(at + 1);
  return (
    startsUpper(view.token(at)?.text ?? '') &&
    startsUpper(view.token(at - 1)?.text ?? '') &&
    next?.kind === 'word' &&
    !startsUpper(next.text) &&
    /^NN/.test(view.tag(at + 1))
  );
}

/** "a drop", "the rise", "the lower 5 per cent": behind a determiner or adjective the word is no verb. */
function isNounHere(view: SentenceView, at: number): boolean {
  return (view.tag(at) === 'VBD' ? /^(?:DT|PRP\$|POS)/ : /^(?:DT|JJ|PRP\$|POS)/).test(view.tag(at - 1));
}

function multipleDirection(word: string): Direction | null {
  const factor = MULTIPLE_VERBS.get(word) ?? MULTIPLE_NOUNS.get(word);
  return factor === undefined ? null : factor < 1 ? 'down' : 'up';
}

/**
 * Finds the change that a preposition before a figure belongs to: "raised its forecast by", "were cut from", "a rise in duties to".
 *
 * Looks back over the object to the nearest word of change, and no further than the clause and the figure before.
 */
export function findChangeBefore(view: SentenceView, preposition: number, floor: number): Change | null {
  if (view.word(preposition) === 'to' && NO_END.has(view.word(preposition - 1))) return null;
  for (let at = preposition - 1; at > preposition - REACH && at >= floor; at--) {
    const token = view.token(at);
    if (token?.text === ')') {
      at = openingOf(view, at);
      continue;
    }
    if (!token || /^[;:(“”"—–]$/u.test(token.text) || CLAUSE_WORDS.has(token.lower)) return null;
    const change = changeAt(view, at);
    if (change) return change.by === 'noun' ? (verbBefore(view, at, floor) ?? change) : change;
  }
  return null;
}

/** The index of the bracket that the one at `close` closes, or before the sentence. */
function openingOf(view: SentenceView, close: number): number {
  for (let at = close - 1; at > close - REACH; at--) if (view.word(at) === '(') return at;
  return view.first - 1;
}

/** The verb of change whose object the noun is in: "cut growth to" is a cut, "slowed growth" too. */
function verbBefore(view: SentenceView, noun: number, floor: number): Change | null {
  for (let at = noun - 1; at >= Math.max(floor, noun - 4); at--) {
    const change = changeAt(view, at);
    if (change?.by === 'verb') return change;
    if (/^(?:IN|MD|VBZ|VBD)$/.test(view.tag(at))) return null;
  }
  return null;
}

/** Whether a rate is brought in or taken away by the verb before its figure ("imposed a 25% tariff") or behind its noun ("the 25% tariff was scrapped"). */
export function findRateChange(view: SentenceView, before: number, behind: number): Direction | null {
  for (let at = before; at > before - REACH && at >= view.first; at--) {
    const token = view.token(at);
    if (!token || /^[;:()—–.,]$/u.test(token.text) || CLAUSE_WORDS.has(token.lower)) break;
    const direction = RATE_VERBS.get(token.lower);
    if (direction && /^V|^NN/.test(view.tag(at))) return direction;
    if (/^(?:VBD|VBZ|MD)$/.test(view.tag(at))) break;
  }
  if (!/^(?:is|was|were|are|be|been|being)$/.test(view.word(behind)) && !/^(?:will|would|has|have|had|could)$/.test(view.word(behind)))
    return null;
  for (let at = behind + 1; at < behind + 4; at++) {
    const direction = RATE_VERBS.get(view.word(at));
    if (direction && view.word(at).endsWith('ed')) return direction;
  }
  return null;
}
