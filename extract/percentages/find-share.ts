import {
  CHANGE_ADVERBS,
  CHANGE_NOUNS,
  CHANGE_VERBS,
  COMPARATIVES,
  NOT_SHARED,
  REACHING_VERBS,
  SHARE_VERBS,
  STATE_VERBS,
  TIME_WORDS,
} from '../lexicon/measure-cues.ts';
import { type NumberPhrase, readFraction, readNumber } from '../read-number.ts';
import { spanOfTokens } from '../trace.ts';
import type { Figure } from './find-figures.ts';
import { readModifierBefore } from './read-modifier.ts';
import type { SentenceView } from './sentence-view.ts';

const DETERMINERS = new Set('the its their his her our my all that those these this'.split(' '));
/** "the first half", "the other half", "every third". */
const ORDINAL_BEFORE = new Set(
  'first second last latter other former opening closing each either every better third fourth final next previous'.split(' '),
);
/** What a fraction is of without "of": "one-tenth the weight". */
const DIMENSIONS = new Set(
  'size cost price weight number rate amount level width volume speed height length area value power energy time capacity'.split(' '),
);
const SHARE_HEADS = new Set('majority share stake vote interest owned full empty quorum'.split(' '));
const FINITE = new Set(
  'is are was were has have had will would could may might can do did said say says come comes came go goes went believe support think want live remain remained oppose favour favor'.split(
    ' ',
  ),
);
const ROUND = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000, 10_000, 100_000, 1_000_000]);
const COUNTED_EVENTS = new Set(
  'stars games matches starts innings attempts tries appearances outings races tests rounds sets events places cities countries parts steps stages volumes'.split(
    ' ',
  ),
);

const share = (first: number, end: number, part: number, rule: 'fraction' | 'ratio'): Figure => ({
  first,
  end,
  low: part * 100,
  high: part * 100,
  unit: 'percent',
  rule,
});

/** Finds a fraction that is a share: "two-thirds of", "half the workforce", "a fifth lower", "by a third". */
export function findFraction(view: SentenceView, at: number): Figure | null {
  const fraction = readFraction(view.document.tokens, at);
  if (!fraction) return null;
  const before = readModifierBefore(view, at);
  const upper = upperEnd(view, at, fraction);
  if (upper && isShare(view, at, upper.endToken, view.word(at - 1) === 'between' ? at - 1 : at, true))
    return { ...share(at, upper.endToken, fraction.value, 'fraction'), high: upper.value * 100 };
  if (isShare(view, at, fraction.endToken, before.start, before.modifier !== null))
    return share(at, fraction.endToken, fraction.value, 'fraction');
  const { trace, tokens } = view.document;
  trace?.lost({
    kind: 'percentage',
    rule: 'fraction',
    span: spanOfTokens(tokens, at, fraction.endToken),
    why: 'no whole that it is a share of',
  });
  return null;
}

/** "between a fifth and a quarter", "a quarter to a third of": the larger end of a range of two fractions. */
function upperEnd(view: SentenceView, at: number, { value, endToken }: NumberPhrase): NumberPhrase | null {
  const joint = view.word(endToken);
  if (joint !== 'to' && !(joint === 'and' && view.word(at - 1) === 'between')) return null;
  const upper = readFraction(view.document.tokens, endToken + 1);
  const ranges = joint === 'and' || (upper !== null && view.word(upper.endToken) === 'of' && view.word(at - 1) !== 'from');
  return upper && ranges && upper.value > value ? upper : null;
}

function isShare(view: SentenceView, at: number, end: number, start: number, modified: boolean): boolean {
  const next = view.word(end);
  const previous = view.word(start - 1);
  if (ORDINAL_BEFORE.has(previous) || isJoined(view, at, end)) return false;
  if (next === 'of') return isWhole(view, end + 1);
  const half = view.word(at) === 'half';
  if (half && DETERMINERS.has(next)) return isWhole(view, end);
  if (COMPARATIVES.has(next) || (half && (next === 'as' || next === 'what'))) return true;
  const inWords = view.token(at)?.kind === 'word' && end - at > 1;
  if (inWords && /^(?:the|its|their)$/.test(next) && DIMENSIONS.has(view.word(end + 1))) return true;
  if (SHARE_HEADS.has(next)) return inWords;
  const changed = CHANGE_VERBS.has(previous) || CHANGE_ADVERBS.has(previous) || isByOfChange(view, start - 1);
  if (half && previous === 'in' && CHANGE_VERBS.has(view.word(start - 2)) && !/^(?:NN|JJ)/.test(next && view.tag(end))) return true; // "cut in half"
  if (changed && /^an?$/.test(next)) return false; // "knock half a point off"
  if (changed) return half || inWords ? !/^(?:JJ|NN)/.test(view.tag(end)) || TIME_WORDS.has(next) : false;
  const compared =
    previous === 'against' || previous === 'versus' || (/^(?:with|to)$/.test(previous) && view.word(start - 2) === 'compared');
  if (inWords && compared && endsPhrase(view, end)) return true; // "a third voted, against a fifth in 2019"
  const hyphenated = view.token(end - 2)?.text === '-';
  if (inWords && (modified || hyphenated) && endsPhrase(view, end) && isReached(view, start)) return true;
  const plural = view.token(end - 1)?.lower.endsWith('s') && hyphenated;
  if (plural) return !TIME_WORDS.has(next) && !NOT_SHARED.has(next);
  if (isOrdinal(view, at, next)) return false;
  const begins = modified || at === view.first || /^(?:while|and|but|whereas|that|,|only|just|barely|scarcely|hardly)$/.test(previous);
  return begins && (half || inWords) && FINITE.has(next);
}

/** Whether nothing that the fraction could describe follows it. */
const endsPhrase = (view: SentenceView, end: number): boolean =>
  !/^(?:NN|JJ|CD|VBG)/.test(view.tag(end)) || view.token(end)?.kind === 'sign';

/** "reached nearly a third", "cover just over one-third", "grow to one-fifth". */
function isReached(view: SentenceView, start: number): boolean {
  const word = view.word(start - 1);
  if (word === 'to') return CHANGE_VERBS.has(view.word(start - 2));
  return REACHING_VERBS.has(word) || SHARE_VERBS.has(word) || STATE_VERBS.has(word);
}

/** "two had signed, and a third was waiting": one more of what was counted before. */
function isOrdinal(view: SentenceView, at: number, next: string): boolean {
  if (view.word(at) !== 'a' || !/^(?:was|is|has)$/.test(next)) return false;
  for (let i = at - 1; i > at - 10 && i >= view.first; i--) if (/^(?:two|second|another|first)$/.test(view.word(i))) return true;
  return false;
}

/** A hyphen on either side: "half-hearted", "second-half", "a fifth-place". */
function isJoined(view: SentenceView, at: number, end: number): boolean {
  const after = view.token(end);
  const before = view.token(at - 1);
  return (after?.text === '-' && !after.spaced) || (before?.text === '-' && !view.token(at)?.spaced);
}

/** Whether what stands behind "of" is a whole with parts, and no time, measure or idiom. */
function isWhole(view: SentenceView, at: number): boolean {
  for (let i = at; i < at + 3; i++) {
    const word = view.word(i);
    if (NOT_SHARED.has(word)) return false;
    if (!DETERMINERS.has(word) && word !== 'a' && word !== 'an' && word !== 'one' && word !== '1')
      return word !== '' && (view.token(i)?.kind !== 'sign' || /^[$€£¥]$/.test(word));
  }
  return true;
}

/** "by a third", "a drop of a third". */
function isByOfChange(view: SentenceView, at: number): boolean {
  const word = view.word(at);
  return word === 'by' || (word === 'of' && CHANGE_NOUNS.has(view.word(at - 1)));
}

/** Finds a ratio: "four in 10", "one in every five", "three out of four doctors". */
export function findRatio(view: SentenceView, at: number): Figure | null {
  const { tokens } = view.document;
  const part = readNumber(tokens, at);
  if (!part || !Number.isInteger(part.value) || part.value < 1) return null;
  const out = view.word(part.endToken) === 'out' && view.word(part.endToken + 1) === 'of';
  const ofEvery = view.word(part.endToken) === 'of' && view.word(part.endToken + 1) === 'every'; // "two of every three magnets"
  if (!out && !ofEvery && view.word(part.endToken) !== 'in') return null;
  let next = part.endToken + (out ? 2 : 1);
  if (view.word(next) === 'every') next++;
  const whole = readNumber(tokens, next);
  if (!whole || whole.value <= part.value || !ROUND.has(whole.value) || whole.value / part.value > 1e6) return null;
  const behind = view.token(whole.endToken);
  if (
    behind &&
    (TIME_WORDS.has(behind.lower) ||
      NOT_SHARED.has(behind.lower) ||
      COUNTED_EVENTS.has(behind.lower) ||
      behind.text === '-' ||
      behind.text === '%')
  )
    return null;
  // "rated 7 out of 10." is a score: a share names whose it is.
  if (out && !(FINITE.has(behind?.lower ?? '') || behind?.lower === 'of' || /^(?:NN|JJ)/.test(view.tag(whole.endToken)))) return null;
  if (out && behind?.kind === 'sign') return null;
  if (!out && part.value > 10) return null;
  return share(at, whole.endToken, part.value / whole.value, 'ratio');
}
