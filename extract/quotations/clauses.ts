import { endOfDateLine } from '../date-line.ts';
import { CUE_FORMS } from '../lexicon/cues.ts';
import { tagTokens } from '../natural.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { type Item, type MaskedSentence, tagsIn } from './masked-sentences.ts';

const AUXILIARIES = new Set(
  "is are was were am has have had does do did will would can could shall should may might must isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't mustn't cannot ain't".split(
    ' ',
  ),
);
const CONTRACTED = /^(?:i|he|she|it|they|we|you|that|there|who|what|here)'(?:s|re|ll|ve|d|m)$/;
const SUBORDINATORS = new Set(
  'that which who whose whom where when while because although though if unless since until after before as whether how why what'.split(
    ' ',
  ),
);

/** Whether an item is a finite verb: an auxiliary, a contraction with one, or a verb form that its tag gives as finite. */
export function isFiniteVerb(sentence: MaskedSentence, i: number): boolean {
  const item = sentence.items[i];
  if (item?.lower === "'s") return tagsIn(sentence)[i] === 'VBZ';
  if (item?.kind !== 'word' || item.actor) return false;
  // "would-be producers"
  if (sentence.items[i + 1]?.text === '-' && sentence.items[i + 1]?.spaced === false && AUXILIARIES.has(item.lower)) return false;
  if (AUXILIARIES.has(item.lower) || (item.lower.includes("'") && CONTRACTED.test(item.lower))) return true;
  if (i > 0 && startsUpper(item.text) && !sentence.inHeadline) return false;
  const tag = tagsIn(sentence)[i] ?? '';
  const before = sentence.items[i - 1];
  if (tag === 'VBD' || tag === 'VBZ')
    return !(tag === 'VBD' && /^(?:be|been|being|is|are|was|were|get|got|newly|the|a|an|of)$/.test(before?.lower ?? ''));
  if (tag === 'VBP' || tag === 'MD') return !/^(?:to|the|a|an|of)$/.test(before?.lower ?? '');
  // A base form that the tagger takes for a noun, behind a plural: "analysts say", "exports rise".
  if (tag === 'VB')
    return (
      /^(?:they|we|you|i|who|which|that)$/.test(before?.lower ?? '') ||
      /^NNP?S$/.test(tagsIn(sentence)[i - 1] ?? '') ||
      isPluralName(before)
    );
  const cue = CUE_FORMS.get(item.lower);
  return cue?.form === 'past' && /^(?:he|she|they|it|we|who)$/.test(before?.lower ?? '');
}

/** "Canadians make up": a capitalised plural that is no known name. */
const isPluralName = (item: Item | undefined): boolean =>
  item?.kind === 'word' && (!item.actor || item.actor.rule === 'country-adjective') && /^\p{Lu}\p{L}+[^s]s$/u.test(item.text);

/** Whether items [from, end) hold a finite main verb: one that no relative pronoun or conjunction right before takes for itself. */
export function hasFiniteVerb(sentence: MaskedSentence, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (isFiniteVerb(sentence, i)) return true;
  return false;
}

const QUOTED_VERB =
  /^["“‘«'„](?:is|are|was|were|will|would|can|could|may|might|must|should|has|have|had|does|did|do|cannot|won['’]t|isn['’]t|doesn['’]t|didn['’]t)\b/;

/** “would be a mistake”: marks that open with the clause's verb. */
const opensWithVerb = (item: Item | undefined): boolean =>
  item?.kind === 'quote' && (QUOTED_VERB.test(item.text) || (/^.\p{Ll}/u.test(item.text) && tagsFinite(item.text)));

const FIRST_WORDS = 4;

/** “just left through a hole”: past adverbs, the first word is a finite verb. */
function tagsFinite(quoted: string): boolean {
  const words = quoted.slice(1, MOST_LETTERS).split(/[^\p{L}’'-]+/u, FIRST_WORDS);
  const tags = tagTokens(['it', ...words]).slice(1);
  const verb = tags.find((tag) => !/^RB/.test(tag));
  return verb === 'VBZ' || verb === 'VBD';
}

const MOST_LETTERS = 60;

/**
 * Whether a bare clause begins at `from`: a subject, then a finite verb that is not that of a relative clause.
 * "the smelter is ready" is one, "approval of two permits" and "rules that would help" are not.
 */
export function beginsClause(sentence: MaskedSentence, from: number, end: number): boolean {
  const { items } = sentence;
  const tags = tagsIn(sentence);
  let relative = 0;
  let inCommas = false;
  // "some say recycling could help"
  let subject = tags[from] === 'VBG' && isFiniteVerb(sentence, from + 1);
  for (let i = from; i < Math.min(end, from + 60); i++) {
    const item = items[i];
    if (!item) return false;
    // "power cuts, which cost mines a fifth of output, had eased": over, whether its verb was seen for one or not.
    if (inCommas && item.text === ',') [relative, inCommas] = [0, false];
    // "promised a floor in July, it did something new": the phrase before the comma has no verb.
    if (item.text === ',' && relative === 0 && subject && startsAnew(sentence, i + 1)) return false;
    if (isFiniteVerb(sentence, i)) {
      if (relative > 0) relative--;
      else if (subject) return true;
      else if (i > from || /'/.test(item.lower)) return /'/.test(item.lower) || subject;
      while (AUXILIARIES.has(items[i + 1]?.lower ?? '') || /^VB[DN]$/.test(tags[i + 1] ?? '') || /^RB/.test(tags[i + 1] ?? '')) i++;
      continue;
    }
    // "told jurors they “must not …”"
    const pronoun = i === from + 1 && (/^(?:he|she|it|they|we|you|i)$/.test(items[from]?.lower ?? '') || items[from]?.actor != null);
    if (subject && (i > from + 1 || pronoun) && relative === 0 && opensWithVerb(item)) return true;
    if (item.lower === 'to' && !subject) return false;
    if (i > from && SUBORDINATORS.has(item.lower) && subject && !/^(?:as|before|after|since|until)$/.test(item.lower)) {
      relative++;
      inCommas ||= items[i - 1]?.text === ',';
    }
    if (item.kind === 'quote' || item.kind === 'number' || /^(?:NN|PRP|CD|DT|EX|WP)/.test(tags[i] ?? '')) subject = true;
    if (/^(?:much|many|more|less|most|little|enough)$/.test(item.lower)) subject = true;
    if (/^[;:]$/.test(item.text)) return false;
  }
  return false;
}

/** A pronoun with its verb, and no remark between commas: "tin, it seems, is cheap". */
const startsAnew = (sentence: MaskedSentence, at: number): boolean =>
  /^(?:he|she|it|they|we|i)$/.test(sentence.items[at]?.lower ?? '') &&
  isFiniteVerb(sentence, at + 1) &&
  sentence.items[at + 2]?.text !== ',';

/** A label before a colon is shorter: "Update: …". */
const FEWEST_OF_CLAUSE = 4;

/** The last finite verb or stretch in marks of some items; before them where there is none. */
function lastVerbOrMarks(sentence: MaskedSentence, from: number, end: number): number {
  let at = end - 1;
  while (at >= from && sentence.items[at]?.kind !== 'quote' && !isFiniteVerb(sentence, at)) at--;
  return at;
}

/** Where the clause before a frame begins: behind a semicolon, behind a colon that a clause follows, or at the sentence's head. */
export function beginOfLeft(sentence: MaskedSentence, left: number): number {
  let begin = sentence.firstOfBlock && !sentence.inHeadline ? endOfDateLine(sentence.items, 0, sentence.items.length) : 0;
  let last: number | null = null;
  for (let i = begin; i < left; i++) {
    const sign = sentence.items[i + 1]?.spaced === false ? null : sentence.items[i]?.text; // "8:30"
    if (sign !== ';' && sign !== ':') continue;
    last ??= lastVerbOrMarks(sentence, begin, left);
    // "The vote was close: nine against six, diplomats said.": neither a clause nor marks behind it.
    if (sign === ';' || i - begin < FEWEST_OF_CLAUSE || last > i) begin = i + 1;
  }
  while (begin < left && sentence.items[begin]?.kind === 'sign' && !/^[$€£]$/.test(sentence.items[begin]?.text ?? '')) begin++;
  return begin;
}
