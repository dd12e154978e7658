import { DOCUMENT_NOUNS } from '../lexicon/cues.ts';
import { ROLE_NOUNS, TITLES } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { hasFiniteVerb, isFiniteVerb } from './clauses.ts';
import { AUXILIARIES, beforeAnonymity, PEOPLE_LIKE, SKIPPED, type Verb } from './cue-verbs.ts';
import { type Item, type MaskedSentence, tagsIn } from './masked-sentences.ts';
import { type NounPhrase, PRONOUNS, phraseAfter, phraseBefore, TIME_WORDS } from './noun-phrases.ts';

const SUBORDINATORS = new Set('while although though as after when if since because despite before until whereas unless once'.split(' '));

/** “…,” said X. and "…, said X.": the doer behind the verb. */
export function invertedSubject(sentence: MaskedSentence, verb: Verb): NounPhrase | null {
  const { items } = sentence;
  const { at, form } = verb;
  if (!(form.closes || form.lemma === 'read') || form.form === 'ing' || form.form === 'base' || verb.first !== at) return null;
  const before = items[at - 1];
  const afterQuote = before?.kind === 'quote' || (/^[,—–―-]$/.test(before?.text ?? '') && items[at - 2]?.kind === 'quote');
  const afterComma = before?.text === ',' && at >= 2;
  // "Said Ellis: “…”"
  const opens = at === 0 && form.lemma === 'say' && startsUpper(items[1]?.text ?? '');
  if (opens) return phraseAfter(sentence, 1);
  if (!afterQuote && (!afterComma || form.lemma === 'read')) return null;
  const next = items[at + 1];
  if (!next || next.kind === 'quote' || TIME_WORDS.has(next.lower) || /^(?:that|it|him|them|me|us|there)$/.test(next.lower)) return null;
  if (!afterQuote && form.lemma !== 'say' && !startsUpper(next.text)) return null;
  const subject = phraseAfter(sentence, at + 1);
  if (!subject || (afterComma && !afterQuote && isDescribedDoer(sentence, at))) return null;
  // “…,” X, the minister, told reporters: what follows is no doer but who was told.
  if (form.lemma === 'tell') return null;
  // "The mayor, who called it “rash”, said buses would run.": a clause of its own.
  if (afterComma && AUXILIARIES.has(items[subject.end]?.lower ?? '')) return null;
  if (!afterQuote) {
    const end = items[subject.end];
    return end === undefined || /^[.,;:]$/.test(end.text) || /^(?:in|on|at|who|of|during)$/.test(end.lower) || TIME_WORDS.has(end.lower)
      ? subject
      : null;
  }
  return subject;
}

/** "Owen Pike, 44, said his manager, Ann Bell, had lied": the commas set off what the doer is, and no verb stands before him. */
function isDescribedDoer(sentence: MaskedSentence, at: number): boolean {
  const { items } = sentence;
  const doer = apposition(sentence, at - 1)?.subject;
  if (!doer || hasFiniteVerb(sentence, 0, doer.first)) return false;
  const head = items[doer.coreEnd - 1];
  // "An official, who asked not to be named, said two states had left."
  const relative = /^(?:who|whose|speaking|asked)$/.test(items[doer.end + 1]?.lower ?? '') && PEOPLE_LIKE(head?.lower ?? '');
  return head?.actor?.type === 'person' || relative;
}

/** “…,” said the founder, Ann Bell: the name in apposition speaks. */
export function namedBehind(sentence: MaskedSentence, subject: NounPhrase | null): NounPhrase | null {
  const { items } = sentence;
  if (!subject || items[subject.end]?.text !== ',') return subject;
  const at = subject.end + (TITLES.has((items[subject.end + 1]?.lower ?? '').replace(/\.$/, '')) ? 2 : 1);
  if (items[at]?.actor?.type !== 'person' || isProperHead(items[subject.coreEnd - 1])) return subject;
  const after = items[at + 1];
  return after === undefined || /^[,.;]$/.test(after.text) ? { first: at, end: at + 1, coreEnd: at + 1 } : subject;
}

const isProperHead = (item: Item | undefined): boolean => startsUpper(item?.text ?? '');

/** The phrase behind the next "by" of the clause. */
export function agentAfter(sentence: MaskedSentence, from: number): NounPhrase | null {
  const { items } = sentence;
  for (let i = from; i < Math.min(items.length, from + 14); i++) {
    const item = items[i];
    if (!item || /^[;:]$/.test(item.text) || (item.text === ',' && items[i - 1]?.kind !== 'quote')) return null;
    if (item.lower === 'by')
      return /^(?:tele)?phone$|^e-?mail$|^text$|^video$|^letter$|^fax$/.test(items[i + 1]?.lower ?? '')
        ? null
        : phraseAfter(sentence, i + 1);
  }
  return null;
}

/** "Calling the deal “great”, Trump …": the doer stands behind the comma. */
export function subjectOfRest(sentence: MaskedSentence, at: number): NounPhrase | null {
  const { items } = sentence;
  for (let i = at + 1; i < Math.min(items.length, at + 40); i++) {
    if (items[i]?.text !== ',' && !(items[i]?.kind === 'quote' && /,["”’'»]{1,2}$/.test(items[i]?.text ?? ''))) continue;
    const subject = phraseAfter(sentence, i + 1);
    if (subject && (isFiniteVerb(sentence, subject.end) || items[subject.end]?.text === ',')) return subject;
  }
  return null;
}

/** The subject of the sentence's first main verb before `limit`. */
export function mainSubject(sentence: MaskedSentence, limit: number): NounPhrase | null {
  const { items } = sentence;
  let from = 0;
  if (SUBORDINATORS.has(items[0]?.lower ?? '')) {
    const verb = firstFinite(sentence, 1, limit);
    for (let i = verb; i > 0 && i < limit; i++) {
      if (items[i]?.text === ',') {
        from = i + 1;
        break;
      }
    }
  }
  for (let i = firstFinite(sentence, from, limit); i >= 0; i = firstFinite(sentence, i + 1, limit)) {
    const found = leftSubject(sentence, i);
    if (found && !found.relative) return found.subject;
  }
  return null;
}

function firstFinite(sentence: MaskedSentence, from: number, limit: number): number {
  for (let i = from; i < Math.min(limit, from + 80); i++) if (isFiniteVerb(sentence, i)) return i;
  return -1;
}

interface LeftSubject {
  readonly subject: NounPhrase;
  readonly relative: boolean;
}

const MOST_STEPS = 6;
const MOST_VERBS = 4;

const OPENING = /^(?:in|on|at|during|after|before|for|with|under|from|since|amid|despite|following)$/;

const LINKING = /^(?:of|in|from|at|near|for|with|to|by)$/;

/** The doer to the left of a verb, past adverbs, times, places, brackets, relative clauses and what stands between commas. */
export function leftSubject(sentence: MaskedSentence, verbFirst: number): LeftSubject | null {
  const { items } = sentence;
  const tags = tagsIn(sentence);
  let end = beforeAnonymity(sentence, verbFirst);
  for (let step = 0; step < MOST_STEPS && end > 0; step++) {
    const item = items[end - 1];
    if (!item) return null;
    if (/^(?:who|which|that)$/.test(item.lower)) return relativeSubject(sentence, end - 1);
    if (item.text === ')') end = openingBracket(items, end - 1);
    else if (item.text === ',' || /^[—–]$/.test(item.text)) return apposition(sentence, end - 1);
    else if (item.kind === 'quote') end--;
    else if (item.actor === null && isPassedOver(item.lower, tags[end - 1] ?? '')) end--;
    else if (isReducedRelative(sentence, end - 1, step)) end--;
    else {
      const adjunct = adjunctStart(sentence, end);
      if (adjunct === null) break;
      end = adjunct;
    }
  }
  const asked = askedBefore(sentence, end);
  if (asked) return { subject: asked, relative: false };
  const whole = phraseBefore(sentence, end);
  // "During a visit to the mine Holt said": what an opening preposition governs is no doer.
  const opening =
    whole && whole.first > 0 && whole.first <= 2 && OPENING.test(items[whole.first - 1]?.lower ?? '') && whole.coreEnd < whole.end;
  const subject = opening
    ? { ...whole, coreEnd: whole.end }
    : whole && (attended(sentence, whole) ?? exemplified(sentence, whole) ?? whole);
  return subject &&
    !/^(?:i|we|you|what|how|why|where|when|whatever|(?:i|we|you|they|he|she|it)['’](?:ve|ll|d|re|m|s))$/.test(
      items[subject.first]?.lower ?? '',
    )
    ? { subject, relative: false }
    : null;
}

/** An auxiliary or adverb between a verb and its doer. */
const isPassedOver = (word: string, tag: string): boolean =>
  (AUXILIARIES.has(word) || SKIPPED.has(word) || /^RB/.test(tag)) && !PEOPLE_LIKE(word);

/** "bodies such as the Potters’ Guild say": the class speaks, not its example. */
function exemplified(sentence: MaskedSentence, { first }: NounPhrase): NounPhrase | null {
  const { items } = sentence;
  if (items[first - 1]?.lower !== 'as' || items[first - 2]?.lower !== 'such') return null;
  return phraseBefore(sentence, first - (items[first - 3]?.text === ',' ? 3 : 2));
}

/** "all the dealers I met said", "traders we spoke to say": people with a clause of the reporter's right behind them. */
export function askedBefore(sentence: MaskedSentence, end: number): NounPhrase | null {
  const { items } = sentence;
  const verb = /^(?:to|with|about)$/.test(items[end - 1]?.lower ?? '') ? end - 2 : end - 1;
  if (verb < 2 || !/^(?:i|we|he|she|they)$/.test(items[verb - 1]?.lower ?? '') || !isFiniteVerb(sentence, verb)) return null;
  const people = phraseBefore(sentence, verb - 1);
  const behind = /^(?:to|with)$/.test(items[end]?.lower ?? '') ? end + 1 : end;
  return people && isAsked(items[people.coreEnd - 1]?.lower ?? '') && people.end - people.first > Number(people.first > 0)
    ? { ...people, end: behind }
    : null;
}

const isAsked = (word: string): boolean => PEOPLE_LIKE(word) || /(?:ers|ors|ists|ants|ians|ees)$/.test(word);

/** "people who attended the meeting said", "ministers who had been critics said": the doer stands before the relative clause whose object was found. */
function attended(sentence: MaskedSentence, { first, end }: NounPhrase): NounPhrase | null {
  const { items } = sentence;
  if (first < 3 || !/^(?:VB|RB|MD)/.test(tagsIn(sentence)[first - 1] ?? '')) return null;
  let verb = first - 1;
  while (verb > 1 && first - verb < MOST_VERBS && /^(?:VB|RB|MD)/.test(tagsIn(sentence)[verb - 1] ?? '')) verb--;
  if (verb < 2 || !/^(?:who|that)$/.test(items[verb - 1]?.lower ?? '') || !isFiniteVerb(sentence, verb)) return null;
  const doer = phraseBefore(sentence, verb - 1);
  return doer && PEOPLE_LIKE(items[doer.coreEnd - 1]?.lower ?? '') ? { first: doer.first, end, coreEnd: doer.coreEnd } : null;
}

/** "a survey completed in June", "documents released on Friday": a participle right behind its noun, its adjuncts passed over. */
function isReducedRelative(sentence: MaskedSentence, at: number, step: number): boolean {
  const { items } = sentence;
  const item = items[at];
  const before = items[at - 1];
  if (item?.kind !== 'word' || before?.kind !== 'word' || !/^VB[ND]$/.test(tagsIn(sentence)[at] ?? '')) return false;
  return DOCUMENT_NOUNS.has(before.lower) && (step > 0 || PUBLISHED.test(item.lower));
}

const PUBLISHED = /^(?:published|released|issued|seen|obtained|reviewed|leaked|filed|circulated|commissioned)$/;

/** Where "on Saturday", "in a televised interview", "late Friday" begins when it ends at `end`; null where there is none. */
function adjunctStart(sentence: MaskedSentence, end: number): number | null {
  const { items } = sentence;
  let i = end - 1;
  const last = items[i];
  if (!last || last.actor) return null;
  const isTime =
    TIME_WORDS.has(last.lower) ||
    /^(?:19|20)\d\d$/.test(last.text) ||
    /^(?:week|month|year|morning|afternoon|evening|night|day)$/.test(last.lower);
  const isMedium =
    /^(?:interview|statement|conference|briefing|speech|call|post|email|note|letter|report|rally|hearing|debate|television|tv|twitter)$/.test(
      last.lower,
    );
  if (last.kind === 'number' && !isTime && TIME_WORDS.has(items[i - 1]?.lower ?? '')) i--;
  else if (!isTime && !isMedium) return null;
  while (i > 0 && end - i < 7) {
    const before = items[i - 1]?.lower ?? '';
    if (/^(?:on|in|at|during|by|since|for)$/.test(before)) return i - 1;
    const goesOn =
      TIME_WORDS.has(before) ||
      /^(?:this|last|late|early|the|a|an|earlier|next|of)$/.test(before) ||
      (isMedium && /^(?:JJ|NN|VBN|CD)/.test(tagsIn(sentence)[i - 1] ?? ''));
    if (!goesOn) return isTime ? i : null;
    i--;
  }
  return isTime ? i : null;
}

function openingBracket(items: readonly Item[], at: number): number {
  for (let i = at; i >= Math.max(0, at - 30); i--) if (items[i]?.text === '(') return i;
  return at;
}

function relativeSubject(sentence: MaskedSentence, at: number): LeftSubject | null {
  const { items } = sentence;
  let end = at;
  if (items[end - 1]?.text === ',') end--;
  if (items[end - 1]?.text === ')') end = openingBracket(items, end - 1);
  // "a letter from its auditor on Friday that says"
  const subject = phraseBefore(sentence, (end === at ? adjunctStart(sentence, end) : null) ?? end);
  return subject && !PRONOUNS.has(items[subject.first]?.lower ?? '') ? { subject, relative: true } : null;
}

/** What stands before "…, an analyst at X, said": the nearest phrase that names somebody before one of the next commas to the left. */
function apposition(sentence: MaskedSentence, at: number): LeftSubject | null {
  const { items } = sentence;
  let fallback: NounPhrase | null = null;
  let commas = 0;
  for (let i = at - 1; i > 0 && at - i < 60 && commas < 6; i--) {
    const item = items[i];
    if (!item || /^[;:]$/.test(item.text)) break;
    if (item.text !== ',' && !/^[—–]$/.test(item.text)) continue;
    commas++;
    const end = items[i - 1]?.text === ')' ? openingBracket(items, i - 1) : i;
    const subject = phraseBefore(sentence, end);
    const opener = items[i + 1];
    if (!subject || !opener) continue;
    const head = items[subject.coreEnd - 1];
    // "The Business Secretary, Ann Bell, said": a role in capitals is no name.
    const role = head?.actor == null && ROLE_NOUNS.has(head?.lower ?? '');
    const named = !role && startsUpper(head?.text ?? '') && (subject.coreEnd - 1 > 0 || tagsIn(sentence)[0] === 'NNP');
    const opens =
      /^(?:the|a|an|of|who|which|whose|one|its|his|her|their|another|including|for|by|in|at|on|after|with|when|while|asked|however|too|meanwhile|though|instead|speaking|citing|like|such|where|formerly|also|co-founder|now|then|among|himself|herself)$/.test(
        opener.lower,
      ) ||
      ROLE_NOUNS.has(opener.lower) ||
      opener.kind === 'number' ||
      /^(?:VB[GN]|JJ|NN|NNP)/.test(tagsIn(sentence)[i + 1] ?? '');
    // "Lena Holt, 41, of Delft, said": a place between commas is not the one who speaks.
    if (LINKING.test(items[subject.first - 1]?.lower ?? '')) continue;
    const inner = opens && !named ? phraseBefore(sentence, at) : null;
    // "The minister of mines, Mr. Visser, argues"
    if (
      inner &&
      inner.first === i + 1 &&
      items[inner.coreEnd - 1]?.actor?.type === 'person' &&
      isProperHead(items[inner.coreEnd - 1]) &&
      tagsIn(sentence)[inner.coreEnd - 1] === 'NNP'
    )
      return { subject: inner, relative: false };
    if (opens && named) return { subject, relative: false };
    if (opens && (PEOPLE_LIKE(head?.lower ?? '') || tagsIn(sentence)[subject.coreEnd - 1] === 'NNS')) fallback ??= subject;
  }
  return fallback && { subject: fallback, relative: false };
}
