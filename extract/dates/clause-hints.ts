import { PUTS_OFF, VERB_CUES } from '../lexicon/tense-words.ts';
import { lowerAt, type Tokens } from './grammar/token-walk.ts';
import type { Place } from './tense.ts';

/** The preposition of a date, which "at least" may stand behind: "until at least March 11". */
export function leadOf(tokens: Tokens, first: number): string {
  const least = lowerAt(tokens, first - 1) === 'least' && lowerAt(tokens, first - 2) === 'at';
  return lowerAt(tokens, least ? first - 3 : first - 1);
}

/** "will publish its third-quarter results in May": results are those of a time that is over. */
export function isReported(tokens: Tokens, { first, end, sentenceFirst }: Place): boolean {
  const noun = lowerAt(tokens, end);
  if (/^(?:results?|accounts|figures|numbers|report)$/.test(noun)) return true;
  if (!/^(?:earnings|profits?|revenue|sales|production|output|data)$/.test(noun)) return false;
  for (let i = first - 1; i >= Math.max(sentenceFirst, first - REPORT_REACH); i--)
    if (/^(?:reports?|releases?|publish(?:es)?|announces?|unveils?|posts?)$/.test(lowerAt(tokens, i))) return true;
  return false;
}

/** "cut its fourth-quarter price forecast": of the quarter that is nearest, over or not. */
export const isForeseen = (tokens: Tokens, { end }: Place): boolean =>
  FORESEEN.has(lowerAt(tokens, end)) || (FORESEEN.has(lowerAt(tokens, end + 1)) && tokens[end]?.kind === 'word');

const FORESEEN = new Set(
  'forecast forecasts guidance outlook outlooks estimate estimates projection projections target targets expectation expectations'.split(
    ' ',
  ),
);

const REPORT_REACH = 4;

const COMPARED_REACH = 8;

/** "slower than in March", "up from its forecast of 1% in March": what is compared with is known, whatever the clause looks to. */
export function isComparedWith(tokens: Tokens, { first, end, sentenceFirst }: Place): boolean {
  if (!/^(?:in|of|on)$/.test(lowerAt(tokens, first - 1)) || lowerAt(tokens, end) === 'to') return false;
  for (let i = first - 2; i >= Math.max(sentenceFirst, first - COMPARED_REACH); i--) {
    const word = lowerAt(tokens, i);
    if (word === 'than' || word === 'versus')
      return /^(?:in|the|its|their)$/.test(lowerAt(tokens, i + 1)) && !COMPARED_AHEAD.has(lowerAt(tokens, i - 1)); // no "more than 5%"
    if (word === 'from') return /^(?:up|down|unchanged|revised)$/.test(lowerAt(tokens, i - 1)) && /^[,(—–]$/u.test(lowerAt(tokens, i - 2)); // no "will go up from"
    const noun = /^(?:its|their|his|her|the|an?|'s)$/.test(lowerAt(tokens, i - 1)); // "its forecast of"
    if (/^[,;:]$/.test(word) || (VERB_CUES.has(word) && !noun)) return false;
  }
  return false;
}

/** "no later than in March", "rather than in March": no comparison of two times. */
const COMPARED_AHEAD = new Set(['later', 'earlier', 'sooner', 'rather', 'other']);

/** Whether one of some words stands before a date, in its sentence and not far from it. */
export function isNear(tokens: Tokens, { first, sentenceFirst }: Place, words: ReadonlySet<string>): boolean {
  for (let i = first - 2; i >= Math.max(sentenceFirst, first - 12); i--) if (words.has(lowerAt(tokens, i))) return true;
  return false;
}

/** "was put off to May": a past verb whose date lies ahead. */
export function isPutOff(tokens: Tokens, { first, sentenceFirst }: Place): boolean {
  for (let i = first - 2; i >= Math.max(sentenceFirst, first - 8); i--) if (PUTS_OFF.has(lowerAt(tokens, i))) return true;
  return false;
}
