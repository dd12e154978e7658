import { DOCUMENT_NOUNS, PEOPLE_NOUNS } from '../lexicon/cues.ts';
import { ROLE_NOUNS } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { beginsClause, hasFiniteVerb, isFiniteVerb } from './clauses.ts';
import type { Frame } from './frames.ts';
import { type MaskedSentence, tagsIn } from './masked-sentences.ts';
import { isName, phraseAfter, TIME_WORDS } from './noun-phrases.ts';

export const ADDRESSED = new Set(
  'tell inform remind assure reassure advise warn notify persuade convince promise ask show teach'.split(' '),
);

const TAKES_PHRASE = new Set(
  'add announce declare maintain confirm report reveal show describe discuss cite deny suggest indicate acknowledge find note see expect recall disclose propose recommend question signal reflect demonstrate detail estimate determine project forecast mean prove record read write understand know learn hear feel explain mention contest criticise criticize demand decide order offer threaten charge emphasise emphasize stress underline underscore warn remember discover hold challenge detail urge observe dispute predict realise realize conclude fear admit rule post'.split(
    ' ',
  ),
);

const QUESTION_VERBS = new Set(
  'ask wonder question inquire explain describe tell say discuss ponder detail reveal show note clarify ask'.split(' '),
);

const QUESTION_WORDS = new Set('whether if how why what who where when which'.split(' '));

const PLACES = new Set(
  'in on at during to of with from by for via over after before late early last this earlier next about against when as while amid since through under'.split(
    ' ',
  ),
);

const TOLD = new Set('tell inform remind assure reassure notify persuade convince'.split(' '));
const TIME_NOUNS = /^(?:morning|week|weekend|month|year|night|afternoon|evening|spring|summer|autumn|fall|winter)$/;

const FARTHEST = 28;
const isPeople = (word: string): boolean => PEOPLE_NOUNS.has(word) || ROLE_NOUNS.has(word) || DOCUMENT_NOUNS.has(word);

/** Where the reported clause begins behind its cue: behind "that", past an addressee, a time or place; or at once. */
export function startOfContent(sentence: MaskedSentence, frame: Frame, limit: number): { first: number; rule: string } | null {
  const { items } = sentence;
  if (frame.style === 'inverted') return null;
  let i = frame.cueEnd;
  if (frame.style === 'noun') return startBehindNoun(sentence, i, limit);
  const lemma = frame.verb?.lemma ?? '';
  const addresses = ADDRESSED.has(lemma) && frame.style !== 'impersonal';
  if (isGapClause(sentence, frame)) return { first: i, rule: 'gap-clause' };
  let comma = false;
  let skipped = 0;
  for (; i < limit && i - frame.cueEnd < FARTHEST; ) {
    const item = items[i];
    if (!item) return null;
    // "Prices rose, she said, and that trend will last": no conjunction.
    if (item.lower === 'that' && items[i - 1]?.lower === 'and' && items[i - 2]?.text === ',') return null;
    if (item.lower === 'that' && !isDemonstrative(sentence, i)) return thatClause(sentence, i, limit);
    if (item.lower === 'that' && i === frame.cueEnd && frame.verb?.closes && isFiniteVerb(sentence, i + 1))
      return { first: i, rule: 'bare-clause' };
    // "told Reutersthat": a lost blank.
    if (/^\p{Lu}\p{L}+that$/u.test(items[i + 1]?.text ?? '')) return { first: i + 2, rule: 'that-clause' };
    if (isPurpose(sentence, frame, i, comma)) return null;
    // "asked Holt, who stayed in her car, …"
    if (items[i - 1]?.text === ',' && /^(?:who|which|where)$/.test(item.lower) && skipped > 1) return null;
    if (QUESTION_WORDS.has(item.lower) && QUESTION_VERBS.has(lemma) && i - frame.cueEnd < 8)
      return isThing(sentence, frame) ? null : questionClause(sentence, i, limit, skipped);
    if (item.kind === 'quote' && skipped > 0) return null;
    if (/^[:;(]$/.test(item.text)) return item.text === ':' ? behindColon(sentence, frame, i, limit) : null;
    // "the surplus forecast by the study group for 2026 would vanish": what is forecast stands before.
    const clause = !comma && frame.style !== 'passive' && opensClause(sentence, i, { limit, first: i === frame.cueEnd });
    // "warn the sums don't add up": only what is told must be told to somebody.
    const direct = clause && !TOLD.has(lemma) && isSubjectOfClause(sentence, i);
    const addressee: boolean = addresses && skipped === 0 && !direct ? addresseeEnd(sentence, i) > i : false;
    if (clause && !addressee) return bareClause(sentence, frame, i, limit);
    if (lemma === 'say' && i === frame.cueEnd && limit - i >= 5 && opensSubject(sentence, i)) return { first: i, rule: 'bare-clause' };
    if (lemma === 'say' && i === frame.cueEnd && isSubjectOfMarks(sentence, i)) return { first: i, rule: 'bare-clause' };
    const next: number = addressee ? addresseeEnd(sentence, i) : (behindParticiple(sentence, i, limit) ?? skippable(sentence, i, limit));
    if (next <= i) return PLACES.has(item.lower) ? thatBehind(sentence, i, limit) : null;
    if (item.text === ',' && next === i + 1) comma = items[i + 1]?.lower !== 'that' && !comma;
    skipped++;
    i = next;
  }
  return null;
}

/** "agreed to delay the controls it announced", "said on Friday, in a bid to lift prices that fell": what is to be done, and no report. */
function isPurpose(sentence: MaskedSentence, { verb, cueEnd }: Frame, at: number, behindComma: boolean): boolean {
  const { items } = sentence;
  if (items[at]?.lower !== 'to') return false;
  const next = items[at + 1];
  return (
    (behindComma || (at === cueEnd && verb?.commit === true)) && next?.kind === 'word' && !isDeterminer(next.lower) && next.actor === null
  );
}

const isDeterminer = (word: string): boolean => /^(?:the|a|an|his|her|its|their|reporters|parliament|lawmakers|journalists)$/.test(word);

/** Whether the reported clause may begin here: no time or place that stands before it. */
function opensClause(sentence: MaskedSentence, at: number, { limit, first }: { readonly limit: number; readonly first: boolean }): boolean {
  const { items } = sentence;
  const item = items[at];
  if (!item || item.kind === 'sign' || item.lower === 'only' || item.lower === 'to' || !beginsClause(sentence, at, limit)) return false;
  // "said on Feb. 26 that"
  if (item.kind === 'number' && TIME_WORDS.has(items[at - 1]?.lower ?? '')) return false;
  // "noted drily that"
  if (items[at + 1]?.lower === 'that' && /^RB/.test(tagsIn(sentence)[at] ?? '')) return false;
  if (TIME_WORDS.has(item.lower) || (!first && TIME_NOUNS.test(item.lower))) return false;
  if (item.lower === 'this' && TIME_NOUNS.test(items[at + 1]?.lower ?? '')) return false;
  // "said this could fail", "said in 2019 prices had fallen"
  const subject = item.lower === 'this' && isFiniteVerb(sentence, at + 1);
  return !PLACES.has(item.lower) || items[at + 1]?.kind === 'number' || subject;
}

/** "a label that says where the part was made": what it is for, no position. */
const isThing = ({ items }: MaskedSentence, { style, subject }: Frame): boolean =>
  style === 'relative' && DOCUMENT_NOUNS.has(items[subject.coreEnd - 1]?.lower ?? '');

/** "asked whether the mine was safe"; but "told a woman who asked" is no question of what is told. */
function questionClause(sentence: MaskedSentence, at: number, limit: number, skipped: number): { first: number; rule: string } | null {
  const { items } = sentence;
  if (skipped > 0 && /^(?:who|which|where)$/.test(items[at]?.lower ?? '') && /^NN/.test(tagsIn(sentence)[at - 1] ?? '')) return null;
  return hasFiniteVerb(sentence, at + 1, limit) ? { first: at, rule: 'question-clause' } : null;
}

/** "She added: It is over.": a sentence of its own without marks. */
function behindColon(sentence: MaskedSentence, { verb, style }: Frame, at: number, limit: number): { first: number; rule: string } | null {
  const { items } = sentence;
  const opens = startsUpper(items[at + 1]?.text ?? '') && items.slice(at + 1, limit).every(({ kind }) => kind !== 'quote');
  return opens && style === 'left' && verb?.closes && beginsClause(sentence, at + 1, limit)
    ? { first: at + 1, rule: 'colon-clause' }
    : null;
}

/** What "that" opens: the tagger misses verbs, so some words are enough, or marks behind a longer subject (that the mine “would fail”). */
function thatClause(sentence: MaskedSentence, at: number, limit: number): { first: number; rule: string } | null {
  const { items } = sentence;
  const first = items[at + 1]?.text === ',' ? at + 2 : at + 1;
  const quoted = items.slice(first + 1, limit).some(({ kind }) => kind === 'quote');
  return hasFiniteVerb(sentence, first, limit) || limit - first >= 4 || quoted ? { first, rule: 'that-clause' } : null;
}

/** "said in so many words that …": "that" some words on, no verb or comma before it. */
function thatBehind(sentence: MaskedSentence, at: number, limit: number): { first: number; rule: string } | null {
  for (let i = at + 1; i < Math.min(limit, at + 9); i++) {
    const item = sentence.items[i];
    if (!item || item.kind === 'sign' || item.kind === 'quote') return null;
    if (item.lower === 'that') return hasFiniteVerb(sentence, i + 1, limit) ? { first: i + 1, rule: 'that-clause' } : null;
    if (isFiniteVerb(sentence, i)) return null;
  }
  return null;
}

/** "a step that officials said would help": what is said lacks its subject. */
function isGapClause(sentence: MaskedSentence, { style, subject, cueEnd, verb }: Frame): boolean {
  const { items } = sentence;
  const next = GAP_ADVERBS.has(items[cueEnd]?.lower ?? '') ? cueEnd + 1 : cueEnd;
  return (
    style === 'left' &&
    verb?.closes === true &&
    /^(?:that|which|who)$/.test(items[subject.first - 1]?.lower ?? '') &&
    (isFiniteVerb(sentence, next) || AFTER_GAP.test(items[next]?.lower ?? ''))
  );
}

const GAP_ADVERBS = new Set('now already still also only never probably likely soon'.split(' '));
const AFTER_GAP = /^(?:would|will|could|can|may|might|should|must|is|are|was|were|has|have|had)$/;

/** A bare clause counts at once where the verb takes nothing else, otherwise only with its verb close behind a short subject. */
function bareClause(sentence: MaskedSentence, frame: Frame, first: number, limit: number): { first: number; rule: string } | null {
  const lemma = frame.verb?.lemma ?? '';
  if (frame.style === 'relative' && !frame.verb?.closes) return null;
  if (!TAKES_PHRASE.has(lemma)) return { first, rule: 'bare-clause' };
  const subject = phraseAfter(sentence, first);
  if (!subject) return null;
  for (let i = subject.coreEnd; i < Math.min(limit, subject.end + 4); i++) {
    if (isFiniteVerb(sentence, i)) return { first, rule: 'bare-clause' };
    if (i >= subject.end && !/^(?:RB|CC)/.test(tagsIn(sentence)[i] ?? '')) return null;
  }
  return null;
}

/** "her remarks left no doubt: the mine must …", "her claim that …". */
function startBehindNoun(sentence: MaskedSentence, from: number, limit: number): { first: number; rule: string } | null {
  const { items } = sentence;
  if (items[from]?.lower === 'that')
    return hasFiniteVerb(sentence, from + 1, limit) || items.slice(from + 1, limit).some(({ kind }) => kind === 'quote')
      ? { first: from + 1, rule: 'noun-that' }
      : null;
  for (let i = from; i < Math.min(limit, from + 16); i++) {
    if (/^[;,]$/.test(items[i]?.text ?? '')) return null;
    if (items[i]?.text === ':') return i > from && beginsClause(sentence, i + 1, limit) ? { first: i + 1, rule: 'noun-colon' } : null;
  }
  return null;
}

/** "said its “stocks are low”": the clause goes on in marks. */
const isSubjectOfMarks = (sentence: MaskedSentence, at: number): boolean =>
  /^(?:PRP\$|DT)$/.test(tagsIn(sentence)[at] ?? '') && QUOTED_CLAUSE.test(sentence.items[at + 1]?.text ?? '');

const QUOTED_CLAUSE = /^.[^.!?;:]{3,60}\s(?:is|are|was|were|will|would|can|could|may|might|must|has|have|had)\s/u;

/** Behind "say", words that begin as a subject are a clause even where the tagger sees no verb: "traders say the quota amounts to a ban". */
function opensSubject(sentence: MaskedSentence, at: number): boolean {
  const item = sentence.items[at];
  return (
    item?.kind === 'word' &&
    /^(?:DT|PRP|PRP\$|NNP|NNPS|NNS|JJ|CD|EX)$/.test(tagsIn(sentence)[at] ?? '') &&
    !PLACES.has(item.lower) &&
    !TIME_WORDS.has(item.lower) &&
    !/^(?:so|yes|no|this|much|more|little|nothing|something|anything|it|only)$/.test(item.lower) &&
    sentence.items[at + 1]?.lower !== 'same'
  );
}

/** A finite verb stands right behind the phrase. */
function isSubjectOfClause(sentence: MaskedSentence, at: number): boolean {
  const phrase = phraseAfter(sentence, at);
  return phrase !== null && isFiniteVerb(sentence, phrase.end);
}

/** "that deal", "that is": no conjunction. */
function isDemonstrative(sentence: MaskedSentence, at: number): boolean {
  const next = sentence.items[at + 1];
  // "said that was not her view": the pronoun is the subject.
  return (
    next === undefined ||
    /^[.;]$/.test(next.text) ||
    /^(?:is|was|isn't|wasn't|would|wouldn't|will|won't|could|might|may|can|has|had|did|does)$/.test(next.lower)
  );
}

export function addresseeEnd(sentence: MaskedSentence, at: number): number {
  const item = sentence.items[at];
  if (!item || /^(?:that|,|to|on|in|at)$/.test(item.lower)) return at;
  if (/^(?:me|him|her|them|us|reporters|lawmakers|journalists|investors|analysts|supporters|viewers|voters|readers)$/.test(item.lower))
    return at + 1;
  const phrase = phraseAfter(sentence, at);
  if (!phrase) return at;
  // told CNN’s “State of the Union” that
  if (sentence.items[phrase.end]?.kind === 'quote') return phrase.end + 1;
  if (tagsIn(sentence)[phrase.end] === 'POS' && sentence.items[phrase.end + 1]?.kind === 'quote') return phrase.end + 2;
  // "told Reuters prices would rise": a name is all that is addressed.
  if (
    item.actor &&
    item.actor.rule !== 'country-adjective' &&
    // "told USA TODAY’s podcast": a paper.
    !(item.actor.type === 'country' && isName(sentence.items[at + 1])) &&
    sentence.items[at + 1]?.kind === 'word' &&
    !isPeople(sentence.items[at + 1]?.lower ?? '')
  )
    return at + 1;
  return phrase.end;
}

/** Past one adverb, time, place or comma that may stand between a cue and what is said; `at` where nothing of the kind stands there. */
/** "said, citing customs data, that …": the index behind both commas. */
function behindParticiple({ items }: MaskedSentence, at: number, limit: number): number | null {
  if (items[at]?.text !== ',' || !CIRCUMSTANCES.has(items[at + 1]?.lower ?? '')) return null;
  for (let i = at + 2; i < Math.min(limit, at + LONGEST_CIRCUMSTANCE); i++) if (items[i]?.text === ',') return i + 1;
  return null;
}

const CIRCUMSTANCES = new Set('citing quoting speaking referring responding replying reading standing sitting using pointing'.split(' '));
const LONGEST_CIRCUMSTANCE = 16;

export function skippable(sentence: MaskedSentence, at: number, limit: number): number {
  const item = sentence.items[at];
  if (!item) return at;
  if (item.text === ',' || TIME_WORDS.has(item.lower) || item.kind === 'number') return at + 1;
  if (
    /^RB/.test(tagsIn(sentence)[at] ?? '') ||
    /^(?:this|last|late|early|next|ago|me|him|them|us|morning|week|weekend|month|year|night|afternoon|evening|spring|summer|autumn|winter|a\.m\.|p\.m\.|repeatedly|again|and|only)$/.test(
      item.lower,
    )
  )
    return at + 1;
  if (/^(?:published|released|issued|posted|sent|dated|obtained|seen|conducted|reviewed|filed|aired|broadcast)$/.test(item.lower))
    return at + 1;
  if (!PLACES.has(item.lower) || (item.lower === 'to' && /^VBP?$/.test(tagsIn(sentence)[at + 1] ?? ''))) return at;
  const phrase = phraseAfter(sentence, at + 1);
  if (phrase) return Math.min(limit, phrase.end);
  return TIME_WORDS.has(sentence.items[at + 1]?.lower ?? '') || sentence.items[at + 1]?.kind === 'number' ? at + 2 : at;
}
