import { CUE_FORMS, type CueForm, SAYING_NOUNS } from '../lexicon/cues.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { asksForAnonymity, BE, fits, hasBe, isExpletive, isGap, isNominal, PEOPLE_LIKE, readVerb, type Verb } from './cue-verbs.ts';
import { type MaskedSentence, tagsIn } from './masked-sentences.ts';
import { isName, type NounPhrase, phraseBefore } from './noun-phrases.ts';
import { doerOfAsSaying, doerOfInfinitive, givingPhrase } from './phrase-frames.ts';
import { sharedSubject } from './shared-subject.ts';
import { agentAfter, askedBefore, invertedSubject, leftSubject, namedBehind, subjectOfRest } from './subjects.ts';

/** How a cue and its doer stand to each other. */
export type FrameStyle =
  | 'left'
  | 'relative'
  | 'shared'
  | 'participle'
  | 'inverted'
  | 'passive'
  | 'according'
  | 'as'
  | 'noun'
  | 'impersonal';

/** A cue in a sentence with the phrase that says who is given for what is said. */
export interface Frame {
  readonly style: FrameStyle;
  /** Items [cue, cueEnd) are the cue. */
  readonly cue: number;
  readonly cueEnd: number;
  readonly verb: CueForm | null;
  readonly subject: NounPhrase;
  /** "did not say", "would say": nothing is reported, but words in marks may still be given. */
  readonly doubtful: boolean;
}

/** Verbs that say something only together with a second word: "pointed out", "put it". */
const PARTICLES: ReadonlyMap<string, string> = new Map([
  ['point', 'out'],
  ['put', 'it'],
]);

const GIVING = new Set(['according', 'per', 'in', 'as']);

/** Finds the frames of a sentence, in order of their cues. */
export function findFrames(sentence: MaskedSentence): Frame[] {
  const { items } = sentence;
  const frames: Frame[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item?.kind !== 'word') continue;
    const giving = GIVING.has(item.lower) ? givingPhrase(sentence, i) : null;
    if (giving) {
      frames.push({ style: 'according', cue: i, cueEnd: giving.end, verb: null, subject: giving.subject, doubtful: false });
      i = giving.end - 1;
      continue;
    }
    if (item.lower === 'according') continue;
    // "continues to say": the second verb is the cue.
    const form = items[i + 1]?.lower === 'to' && /^(?:continue|begin|go)/.test(item.lower) ? undefined : CUE_FORMS.get(item.lower);
    const capital = form && i > 0 && startsUpper(item.text) && !sentence.inHeadline;
    const frame = (form && !capital ? verbFrame(sentence, i, form, frames) : null) ?? nounFrame(sentence, i);
    if (frame) frames.push(frame);
  }
  return frames;
}

/** "the premier’s assurance that …", "her remarks …:": a noun of saying with its possessor. */
function nounFrame(sentence: MaskedSentence, at: number): Frame | null {
  const { items } = sentence;
  const item = items[at];
  if (!item || !SAYING_NOUNS.has(item.lower)) return null;
  let i = at - 1;
  while (
    i > 0 &&
    i > at - 4 &&
    (/^(?:JJ|RB|NN$|VBN)/.test(tagsIn(sentence)[i] ?? '') || items[i]?.lower === 'own') &&
    !/^['’]/.test(items[i]?.text ?? '') &&
    !/^(?:his|her|their)$/.test(items[i]?.lower ?? '')
  )
    i--;
  const before = items[i];
  if (!before) return null;
  const base = { style: 'noun' as const, cue: at, cueEnd: at + 1, verb: null, doubtful: false };
  if (/^(?:his|her|their)$/.test(before.lower)) return { ...base, subject: { first: i, end: i + 1, coreEnd: i + 1 } };
  if (!/^['’][sS]?$/.test(before.text) || before.spaced) return null;
  const subject = phraseBefore(sentence, i);
  return subject && { ...base, subject: ownerIn(sentence, subject) };
}

/** "a check on Ms Holt’s claim": the claim is hers alone. */
function ownerIn({ items }: MaskedSentence, { first, end }: NounPhrase): NounPhrase {
  let from = end;
  while (from > first && !/^(?:on|in|at|for|from|with|to|by|about|against|over|under)$/.test(items[from - 1]?.lower ?? '')) from--;
  return { first: from, end, coreEnd: end };
}

function verbFrame(sentence: MaskedSentence, at: number, form: CueForm, earlier: readonly Frame[]): Frame | null {
  const { items } = sentence;
  if (items[at - 1]?.lower === 'to' && form.form === 'base' && form.say && !GOES_ON.has(items[at - 2]?.lower ?? '')) {
    const infinitive = infinitiveFrame(sentence, at, form);
    if (infinitive) return infinitive;
  }
  if (asksForAnonymity(sentence, at) || saysNothing(items, at, form)) return null;
  const asked = items[at - 1]?.lower === 'to' && askedBefore(sentence, at) !== null;
  if (form.form !== 'ing' && !asked && isDetermined(items[at - 1]?.lower, items[at - 2]?.lower)) return null;
  const particle = PARTICLES.get(form.lemma);
  if (particle && items[at + 1]?.lower !== particle) return null;
  const tag = tagsIn(sentence)[at] ?? '';
  const verb = readVerb(sentence, at, form);
  const base = { cue: at, cueEnd: particle ? at + 2 : at + 1, verb: form, doubtful: verb.doubtful };
  const before = items[verb.first - 1];
  if (!asked && isNominal(sentence, verb, tag)) return null;
  const inverted = namedBehind(sentence, invertedSubject(sentence, verb));
  if (inverted) return { ...base, style: 'inverted', subject: inverted };
  if (verb.passive || isReducedPassive(sentence, at, form)) {
    const agent = agentAfter(sentence, at + 1);
    if (agent) return { ...base, style: 'passive', subject: agent };
    const hearer = verb.passive ? withoutDoer(sentence, verb.first, form) : null;
    return hearer && { ...base, style: 'impersonal', subject: hearer };
  }
  if (form.form === 'ing' && !BE.has(items[at - 1]?.lower ?? '') && !hasBe(items, verb.first, at)) {
    const quoted = doerOfAsSaying(sentence, at, (first) => leftOf(sentence, first, form));
    const subject = quoted ?? (at <= 1 ? subjectOfRest(sentence, at) : sharedSubject(sentence, at, earlier));
    // "…, meaning it only applies abroad": the article explains. "hearing aids", "without saying how many": nothing is said.
    const isSilent = /^(?:worth|without)$/.test(before?.lower ?? '') || /^(?:mean|hear)$/.test(form.lemma);
    return subject && !isSilent && fits(sentence, subject, form) && !isExpletive(sentence, subject)
      ? { ...base, style: quoted ? 'left' : 'participle', subject }
      : null;
  }
  if (before && /^(?:and|but|or|then|nor)$/.test(before.lower)) {
    const subject = sharedSubject(sentence, verb.first - 1, earlier);
    return subject && fits(sentence, subject, form) && !isExpletive(sentence, subject) ? { ...base, style: 'shared', subject } : null;
  }
  return leftFrame(sentence, verb, base);
}

/** The doer stands on the left, or in front of the relative clause that the verb belongs to. */
function leftFrame(sentence: MaskedSentence, verb: Verb, base: Omit<Frame, 'style' | 'subject'>): Frame | null {
  const { items } = sentence;
  const { form } = verb;
  const left = leftSubject(sentence, verb.first);
  if (!left) return null;
  if (form.lemma === 'hear' && HEARERS.test(items[left.subject.coreEnd - 1]?.lower ?? ''))
    return { ...base, style: 'impersonal', subject: left.subject };
  const style = left.relative ? 'relative' : /^as$/.test(items[left.subject.first - 1]?.lower ?? '') ? 'as' : 'left';
  if (!fits(sentence, left.subject, form)) return null;
  // "two-thirds, which tells us that …": a thing tells nothing.
  const head = items[left.subject.coreEnd - 1];
  if (
    left.relative &&
    !(PEOPLE_LIKE(head?.lower ?? '') || SAYING_NOUNS.has(head?.lower ?? '') || isName(head)) &&
    items[verb.first - 1]?.lower !== 'who'
  )
    return null;
  return {
    ...base,
    style,
    subject: left.subject,
    doubtful:
      base.doubtful || isGap(sentence, left.subject) || /^(?:neither|no|none|nobody|not)$/.test(items[left.subject.first]?.lower ?? ''),
  };
}

const leftOf = (sentence: MaskedSentence, first: number, form: CueForm): NounPhrase | null =>
  leftSubject(sentence, readVerb(sentence, first, form).first)?.subject ?? null;

const HEARERS =
  /^(?:court|jury|jurors|inquest|inquiry|tribunal|hearing|magistrates|parliament|committee|panel|meeting|conference|council)$/;

/** "It was reported that …", "magistrates were told that …": said by somebody whom the article does not name. */
function withoutDoer(sentence: MaskedSentence, verbFirst: number, form: CueForm): NounPhrase | null {
  const before = sentence.items[verbFirst - 1];
  if (before?.lower === 'it') return form.say || form.show ? { first: verbFirst - 1, end: verbFirst, coreEnd: verbFirst } : null;
  if (form.lemma !== 'tell' && form.lemma !== 'inform') return null;
  const left = leftSubject(sentence, verbFirst);
  return left && !left.relative && PEOPLE_LIKE(sentence.items[left.subject.coreEnd - 1]?.lower ?? '') ? left.subject : null;
}

/** "was forced to admit that …", "took to the radio to say …": the infinitive of a verb of saying where something was said. */
function infinitiveFrame(sentence: MaskedSentence, at: number, form: CueForm): Frame | null {
  const particle = PARTICLES.get(form.lemma);
  if (!form.closes || (particle && sentence.items[at + 1]?.lower !== particle)) return null;
  const subject = doerOfInfinitive(sentence, at, (first) => leftOf(sentence, first, form));
  return subject && fits(sentence, subject, form)
    ? {
        style: sentence.items[subject.first - 1]?.lower === 'as' ? 'as' : 'left',
        cue: at,
        cueEnd: particle ? at + 2 : at + 1,
        verb: form,
        subject,
        doubtful: false,
      }
    : null;
}

const DETERMINERS = new Set('the a an his her its their our my of'.split(' '));

/** "the claim", "to claim": seen without tags. */
/** "realized prices", "miners argued over a royalty" */
function saysNothing(items: MaskedSentence['items'], at: number, { lemma }: CueForm): boolean {
  const next = items[at + 1]?.lower ?? '';
  if (/^reali[sz]e$/.test(lemma)) return /^(?:pric(?:e|es|ing)|gains?|loss(?:es)?|value|sales|revenue)$/.test(next);
  return lemma === 'argue' && /^(?:over|about|with|for|against)$/.test(next);
}

function isDetermined(before: string | undefined, second: string | undefined): boolean {
  if (before === undefined) return false;
  return DETERMINERS.has(before) || (before === 'to' && !GOES_ON.has(second ?? ''));
}

const GOES_ON = new Set('on continue continues continued began went goes appeared seemed started used likes liked loves'.split(' '));

/** "suppliers rated as “reliable” by Tokyo", "hailed as a “win” by the minister". */
function isReducedPassive(sentence: MaskedSentence, at: number, form: CueForm): boolean {
  if (form.form !== 'past' && form.form !== 'participle') return form.lemma === 'see' && sentence.items[at]?.lower === 'seen';
  const next = sentence.items[at + 1]?.lower;
  return (next === 'by' && agentAfter(sentence, at + 1) !== null) || (next === 'as' && form.judge && agentAfter(sentence, at + 1) !== null);
}
