import { AUXILIARIES, CHANGE_VERBS, COMPARATIVES, OUTDOING_VERBS, TIME_WORDS } from '../lexicon/measure-cues.ts';
import { MULTIPLE_NOUNS, MULTIPLE_VERBS, NOT_MULTIPLIED } from '../lexicon/multiples.ts';
import { UNIT_WORDS } from '../lexicon/numbers.ts';
import { readRange } from '../read-number.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import type { Figure } from './find-figures.ts';
import { readModifierBefore } from './read-modifier.ts';
import { pastHyphen } from './read-unit.ts';
import type { SentenceView } from './sentence-view.ts';

const FOLD = /^(?<count>.+)fold$/;
const FOLD_WORDS = [...UNIT_WORDS.keys(), 'hundred', 'thousand'].map((word) => `${word}fold`);
const COUNTS: ReadonlyMap<string, number> = new Map([...UNIT_WORDS, ['hundred', 100], ['thousand', 1000]]);
const BEHIND_TIMES = new Set(['as', 'the', 'that', 'its', 'their', 'what', 'over', 'normal']);
const COMPARED = new Set(['the', 'its', 'their', 'that', 'his', 'her', 'what', 'last', 'those', 'these', 'this', 'as']);

/** Words that a multiple may begin with, numbers aside. */
export const MULTIPLE_STARTS: ReadonlySet<string> = new Set([...FOLD_WORDS, ...MULTIPLE_VERBS.keys(), ...MULTIPLE_NOUNS.keys(), 'twice']);

/** Finds a multiple at token `at`: "tripled", "fourfold", "12-fold", "ten times the limit", "double its size". */
export function findMultiple(view: SentenceView, at: number): Figure | null {
  const word = view.word(at);
  const fold = FOLD.exec(word)?.groups?.count;
  const count = fold === undefined ? undefined : COUNTS.get(fold);
  if (count) return multiple(at, at + 1, count);
  const range = readRange(view.document.tokens, at);
  if (range) return findCounted(view, at, range);
  if (word === 'twice') return isComparison(view, at + 1) ? multiple(at, at + 1, 2) : null;
  const verb = MULTIPLE_VERBS.get(word);
  if (verb !== undefined) return isNotMultiplied(view, at + 1) || isNameLike(view, at) ? null : multiple(at, at + 1, verb);
  const noun = MULTIPLE_NOUNS.get(word);
  return noun !== undefined && isVerbOrComparison(view, at) ? multiple(at, at + 1, noun) : null;
}

const multiple = (first: number, end: number, low: number, high = low): Figure => ({
  first,
  end,
  low,
  high,
  unit: 'multiple',
  rule: 'multiple',
});

function findCounted(
  view: SentenceView,
  at: number,
  { low, high, endToken }: { low: number; high: number; endToken: number },
): Figure | null {
  const unit = pastHyphen(view.document.tokens, endToken);
  if (view.word(unit) === 'fold') return multiple(at, unit + 1, low, high);
  if (view.word(unit) !== 'times' || unit > endToken) return null;
  const next = view.word(unit + 1);
  // "risen two and a half times since 2023": so often nothing happens.
  if (!Number.isInteger(low) && !/^(?:a|an|per|each|every)$/.test(next)) return multiple(at, unit + 1, low, high);
  const grown = CHANGE_VERBS.has(view.word(at - 1)) || (view.word(at - 1) === 'by' && CHANGE_VERBS.has(view.word(at - 2)));
  if (!/^\p{L}/u.test(next) && isOutdone(view, at)) return multiple(at, unit + 1, low, high);
  return (grown && !/^\p{L}/u.test(next)) ||
    (grown && /^(?:by|to|over)$/.test(next)) ||
    BEHIND_TIMES.has(next) ||
    COMPARATIVES.has(next) ||
    isOwned(view, unit + 1)
    ? multiple(at, unit + 1, low, high)
    : null;
}

/** "three times last year’s volume", "ten times Peru’s output": somebody's or some time's. */
function isOwned(view: SentenceView, at: number): boolean {
  for (let i = at + 1; i < at + 4; i++)
    if (/^['’]s?$/.test(view.word(i)) && view.token(i)?.spaced === false) return /^(?:NN|JJ|VBG)/.test(view.tag(i + 1));
  return false;
}

/** "exceeded demand three times". */
function isOutdone(view: SentenceView, at: number): boolean {
  for (let i = at - 1; i > at - 6; i--) if (OUTDOING_VERBS.has(view.word(i))) return true;
  return false;
}

/** "twice as much", "twice the level": behind the word stands what it is compared with. */
function isComparison(view: SentenceView, at: number): boolean {
  if (TIME_WORDS.has(view.word(at + 1)) && view.token(at + 2)?.lower !== "'s" && view.word(at + 2) !== '’s') return false; // "twice this year"
  return COMPARED.has(view.word(at)) && /^(?:JJ|NN|RB|VB|CD|DT)/.test(view.tag(at + 1));
}

/** "double" and its like are multiples as verbs ("will double output") and before what is compared ("double the forecast"), else adjectives and names. */
function isVerbOrComparison(view: SentenceView, at: number): boolean {
  if (isNameLike(view, at) || view.token(at + 1)?.text === '-' || isNotMultiplied(view, at + 1)) return false;
  const before = view.word(readModifierBefore(view, at).start - 1);
  if (/^(?:pay|pays|paid|paying|cost|costs|charge|charged)$/.test(before) && !/^(?:NN|JJ|VB|CD)/.test(view.tag(at + 1))) return true;
  if (
    before === 'to' ||
    (AUXILIARIES.has(before) &&
      !/^(?:a|the)$/.test(before) &&
      /^(?:will|would|can|could|may|might|must|shall|should|to|not|also)$/.test(before))
  )
    return true;
  if (view.word(at + 1) === 'by' && /^(?:and|or|,)$/.test(before)) return true; // "to triple by 2035 and quadruple by 2040"
  return COMPARED.has(view.word(at + 1)) && view.word(at + 1) !== 'as';
}

/** "doubled over in pain" against "doubled over the past decade". */
function isNotMultiplied(view: SentenceView, at: number): boolean {
  if (view.word(at) === 'over' && view.token(at + 1)?.kind !== 'sign') return /^(?:in|with|from|laughing|)$/.test(view.word(at + 1));
  return NOT_MULTIPLIED.has(view.word(at));
}

/** Capitalised inside a sentence it belongs to a name: "the Triple Crown". */
function isNameLike(view: SentenceView, at: number): boolean {
  const text = view.token(at)?.text ?? '';
  return /^\p{Lu}\p{Ll}/u.test(text) && (at > view.first || startsUpper(view.token(at + 1)?.text ?? ''));
}
