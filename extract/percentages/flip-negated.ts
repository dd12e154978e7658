import { CLAUSE_WORDS, type Modifier } from '../lexicon/measure-cues.ts';
import type { SentenceView } from './sentence-view.ts';

const REACH = 16;
const FLIPPED: ReadonlyMap<Modifier, Modifier> = new Map([
  ['over', 'at-most'],
  ['under', 'at-least'],
]);
/** Phrases of which the denial is a bound; "under" and "over" alone are not denied so. */
const FLIPPABLE = new Set(['more', 'less', 'fewer', 'above', 'below', 'greater', 'higher', 'lower', 'exceed', 'over', 'under']);
const NO_SUBJECTS = new Set(['no', 'none', 'nobody', 'neither', 'nothing']);
const DENIALS = new Set(['not', 'never', 'cannot']);
/** Before "no" these make it part of an object or of a statement of what there is: "has no rules for more than half". */
const BEFORE_OBJECT = new Set('has have had having with is are was were there be makes made gives gave'.split(' '));

/**
 * Turns a modifier about where its clause is negated: "no supplier may hold more than 40 per cent" is at most 40.
 *
 * @param start The first token of the modifier.
 */
export function flipNegated(view: SentenceView, start: number, modifier: Modifier | null): Modifier | null {
  const flipped = modifier && FLIPPED.get(modifier);
  return flipped && FLIPPABLE.has(view.word(start)) && isNegated(view, start) ? flipped : modifier;
}

function isNegated(view: SentenceView, start: number): boolean {
  let verb = false;
  for (let at = start - 1; at > start - REACH && at >= view.first; at--) {
    const word = view.word(at);
    if (NO_SUBJECTS.has(word)) return verb && !BEFORE_OBJECT.has(view.word(at - 1)) && view.word(at + 1) !== 'longer';
    if (DENIALS.has(word) || word.endsWith("n't"))
      return (verb || at === start - 1 || word === 'cannot' || /^(?:MD|VB)/.test(view.tag(at - 1))) && view.word(at + 1) !== 'only';
    const token = view.token(at);
    if (CLAUSE_WORDS.has(word) || word === 'and' || word === 'or' || (token?.kind === 'sign' && token.text !== "'s" && token.text !== '-'))
      return false;
    if (/^(?:V|MD)/.test(view.tag(at))) verb = true;
  }
  return false;
}
