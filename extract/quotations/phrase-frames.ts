import { CUE_FORMS, DOCUMENT_NOUNS, PEOPLE_NOUNS } from '../lexicon/cues.ts';
import { ROLE_NOUNS } from '../lexicon/titles.ts';
import { type Item, type MaskedSentence, tagsIn } from './masked-sentences.ts';
import { isName, type NounPhrase, phraseAfter, phraseBefore } from './noun-phrases.ts';

/** A phrase that gives what stands around it to somebody: items [first, end) are its words, the subject those who are meant. */
export interface GivingPhrase {
  readonly first: number;
  readonly end: number;
  readonly subject: NounPhrase;
}

/** "according to X", "per X", "in the words of X", "in X’s view", "as reported by X": what begins at `at`, or null. */
export function givingPhrase(sentence: MaskedSentence, at: number): GivingPhrase | null {
  switch (sentence.items[at]?.lower) {
    case 'according':
      return sentence.items[at + 1]?.lower === 'to' ? behind(sentence, at, at + 2) : null;
    case 'per':
      return perPhrase(sentence, at);
    case 'in':
      return inWordsOf(sentence, at) ?? inView(sentence, at);
    case 'as':
      return asReported(sentence, at);
    default:
      return null;
  }
}

function behind(sentence: MaskedSentence, first: number, end: number): GivingPhrase | null {
  const subject = phraseAfter(sentence, end);
  return subject && { first, end, subject };
}

const canSay = (item: Item | undefined): boolean =>
  item !== undefined && (isName(item) || PEOPLE_NOUNS.has(item.lower) || ROLE_NOUNS.has(item.lower) || DOCUMENT_NOUNS.has(item.lower));

/** "…, per the bank’s filing", but not "per tonne": a determiner or a name, and somebody or something that says things. */
function perPhrase(sentence: MaskedSentence, at: number): GivingPhrase | null {
  const next = sentence.items[at + 1];
  const apart = at === 0 || /^[,—–(]$/.test(sentence.items[at - 1]?.text ?? '') || sentence.items[at - 1]?.kind === 'quote';
  if (!next || !apart || !(isName(next) || /^(?:the|a|an|its|his|her|their)$/.test(next.lower))) return null;
  const found = behind(sentence, at, at + 1);
  return found && canSay(sentence.items[found.subject.coreEnd - 1]) ? found : null;
}

function inWordsOf(sentence: MaskedSentence, at: number): GivingPhrase | null {
  const { items } = sentence;
  return items[at + 1]?.lower === 'the' && /^words?$/.test(items[at + 2]?.lower ?? '') && items[at + 3]?.lower === 'of'
    ? behind(sentence, at, at + 4)
    : null;
}

const VIEW = /^(?:words|view|opinion|telling|account|estimation|reckoning)$/;
const LONGEST_OWNER = 9;

/** "in Ms Berg’s words", "in his view". */
function inView(sentence: MaskedSentence, at: number): GivingPhrase | null {
  const { items } = sentence;
  if (/^(?:his|her|their)$/.test(items[at + 1]?.lower ?? '') && VIEW.test(items[at + 2]?.lower ?? ''))
    return { first: at, end: at + 3, subject: { first: at + 1, end: at + 2, coreEnd: at + 2 } };
  for (let i = at + 2; i < Math.min(items.length - 1, at + LONGEST_OWNER); i++) {
    if (!/^['’]s?$/.test(items[i]?.text ?? '') || !VIEW.test(items[i + 1]?.lower ?? '')) continue;
    const subject = phraseBefore(sentence, i);
    return subject && subject.first === at + 1 ? { first: at, end: i + 2, subject } : null;
  }
  return null;
}

/** "As reported by the daily", "as stated in the filing". */
function asReported(sentence: MaskedSentence, at: number): GivingPhrase | null {
  const { items } = sentence;
  const verb = CUE_FORMS.get(items[at + 1]?.lower ?? '');
  const first = /^(?:first|previously|earlier|originally)$/.test(items[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  const form = first === at + 1 ? verb : CUE_FORMS.get(items[first]?.lower ?? '');
  if (!(form?.say || form?.show) || !/^(?:past|participle)$/.test(form.form)) return null;
  if (!/^(?:in|by|on)$/.test(items[first + 1]?.lower ?? '')) return null;
  const found = behind(sentence, at, first + 2);
  return found && canSay(items[found.subject.coreEnd - 1]) ? found : null;
}

/** Verbs whose doer says what the infinitive behind them says: "went on to say", "took to the radio to say", "had to admit". */
const GOES_ON = new Set(
  `go goes went gone going continue continued continues take took takes taken use used uses using write wrote call called phone phoned ring rang email emailed issue issued
   release released hold held come came stand stood step stepped pause paused jump jumped interrupt interrupted stop stopped turn turned return returned appear appeared proceed proceeded
   begin began have had has having intervene intervened break broke speak spoke stay stayed meet met send sent rise rose choose chose hasten hastened feel felt`.split(
    /\s+/,
  ),
);
const MADE_TO =
  /^(?:forced|compelled|obliged|moved|pressed|prompted|led|pushed|driven|made|quick|careful|keen|eager|first|last|latest|only|happy|pleased|sorry|sad|proud|right|wrong|honest|bold|swift|slow|reluctant|able)$/;
const MAKES =
  /^(?:forced|forces|compelled|obliged|led|leads|prompted|prompting|pushed|drove|caused|got|forcing|leading|causing|compelling|inspired|provoked)$/;
const UNDONE = /^(?:not|never|n't|didn't|doesn't|don't|isn't|wasn't|would|could|should|might|may|will|can|must|to|if|unless)$/;
const FARTHEST = 8;

/** Whose words stand behind "to say" where something was said: "was forced to admit", "took to the radio to say", "led her to concede". */
export function doerOfInfinitive(
  sentence: MaskedSentence,
  at: number,
  leftOf: (verbFirst: number) => NounPhrase | null,
): NounPhrase | null {
  const { items } = sentence;
  const tags = tagsIn(sentence);
  if (MADE_TO.test(items[at - 2]?.lower ?? '')) return isDone(items, at - 2) ? leftOf(at - 2) : null;
  const object = items[at - 2]?.text === ',' ? describedObject(sentence, at - 2) : phraseBefore(sentence, at - 1);
  if (object && MAKES.test(items[object.first - 1]?.lower ?? '')) return object;
  for (let i = at - 2; i >= Math.max(0, at - FARTHEST); i--) {
    const item = items[i];
    if (item?.kind !== 'word' || /^(?:that|who|which|and|but)$/.test(item.lower)) return null;
    if (!/^V/.test(tags[i] ?? '') && !GOES_ON.has(item.lower)) continue;
    if (!GOES_ON.has(item.lower)) return null;
    return isDone(items, i) ? leftOf(i) : null;
  }
  return null;
}

/** "forced the banker, who was under oath, to admit": whom the verb has as its object, before what he is. */
function describedObject(sentence: MaskedSentence, comma: number): NounPhrase | null {
  for (let i = comma - 1; i > Math.max(0, comma - MOST_QUOTED); i--)
    if (MAKES.test(sentence.items[i]?.lower ?? '')) {
      const object = phraseAfter(sentence, i + 1);
      return object && sentence.items[object.end]?.text === ',' ? object : null;
    }
  return null;
}

const QUOTING =
  /^(?:quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|report(?:s|ed|ing)|record(?:s|ed|ing)|describ(?:es|ed|ing)|heard|paraphras(?:es|ed|ing))$/;
const MOST_QUOTED = 24;

/**
 * Whose words stand behind "as saying": "quoted the minister as saying", "the minister was quoted as saying".
 *
 * @param at - The participle behind "as".
 */
export function doerOfAsSaying(sentence: MaskedSentence, at: number, leftOf: (verbFirst: number) => NounPhrase | null): NounPhrase | null {
  const { items } = sentence;
  if (items[at - 1]?.lower !== 'as') return null;
  for (let i = at - 2; i >= Math.max(0, at - MOST_QUOTED); i--) {
    const word = items[i]?.lower ?? '';
    if (/^[;:]$/.test(word)) return null;
    if (!QUOTING.test(word)) continue;
    const passive = /^(?:is|are|was|were|been|being)$/.test(items[i - 1]?.lower ?? '');
    if (passive) return leftOf(i);
    return (i < at - 2 ? phraseAfter(sentence, i + 1) : null) ?? leftOf(i);
  }
  return null;
}

/** No negation, modal or condition before the verb. */
function isDone(items: readonly Item[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) if (UNDONE.test(items[i]?.lower ?? '')) return false;
  return true;
}
