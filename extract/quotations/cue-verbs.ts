import { type CueForm, DOCUMENT_NOUNS, PEOPLE_NOUNS, SAYING_NOUNS } from '../lexicon/cues.ts';
import { ROLE_NOUNS } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { type Item, type MaskedSentence, tagsIn } from './masked-sentences.ts';
import { isName, type NounPhrase, PRONOUNS, phraseBefore, TIME_WORDS } from './noun-phrases.ts';

export interface Verb {
  readonly at: number;
  readonly form: CueForm;
  /** The index of the first auxiliary or adverb that belongs to it. */
  readonly first: number;
  readonly passive: boolean;
  readonly doubtful: boolean;
}

export const BE = new Set("is are was were be been being am 's 're isn't wasn't aren't weren't".split(' '));

const MODALS = new Set("would could should might may must can wouldn't couldn't shouldn't won't can't cannot will 'll 'd".split(' '));

export const SKIPPED = new Set(
  "has have had having 've also then later once now still again ever even just only recently repeatedly often always never not n't been being be does do did 's 're 'll 'd 'm reportedly himself herself themselves itself both all each went on goes going continued continues to further first previously already used likes liked loves long since simply merely clearly flatly publicly privately openly explicitly effectively essentially basically specifically jokingly famously".split(
    ' ',
  ),
);

const NEGATIVE = new Set("not never n't no neither nor didn't doesn't don't hasn't haven't hadn't isn't wasn't won't wouldn't".split(' '));

export const AUXILIARIES = new Set([...BE, ...MODALS, ...NEGATIVE, 'has', 'have', 'had', 'do', 'does', 'did']);

const isRoles = (word: string): boolean =>
  ROLE_NOUNS.has(word) ||
  (word.endsWith('s') && (ROLE_NOUNS.has(word.slice(0, -1)) || (word.endsWith('ses') && ROLE_NOUNS.has(word.slice(0, -2)))));

export const PEOPLE_LIKE = (word: string): boolean =>
  PEOPLE_NOUNS.has(word) || isRoles(word) || DOCUMENT_NOUNS.has(word) || PRONOUNS.has(word);

/** Walks from a verb over its adverbs and auxiliaries to the left. */
export function readVerb(sentence: MaskedSentence, at: number, form: CueForm): Verb {
  const { items } = sentence;
  const tags = tagsIn(sentence);
  let first = at;
  let doubtful = false;
  let be = false;
  while (first > 0 && at - first < 9) {
    const item = items[first - 1];
    // "May added": a name, no modal.
    if (item?.actor || (item?.kind !== 'word' && !/^['’]/.test(item?.text ?? ''))) break;
    const word = item?.lower ?? '';
    if (tags[first - 1] === 'POS') break;
    const contraction = /^['’](?:s|re|ve|ll|d|m)$/.test(word) && /^(?:PRP|WP|EX)/.test(tags[first - 2] ?? '');
    const adverb =
      SKIPPED.has(word) || AUXILIARIES.has(word) || /^RB/.test(tags[first - 1] ?? '') || /^\p{L}{3,}ly$/u.test(word) || contraction;
    if (
      !adverb ||
      (word === 'to' &&
        !/^(?:on|continues?|continued|began|went|goes|appeared|seemed|started|used|likes|liked|loves)$/.test(
          items[first - 2]?.lower ?? '',
        )) ||
      /^(?:family|ally|reply|early|here|there)$/.test(word)
    )
      break;
    if (word === 'on' && !/^(?:went|goes|going|gone)$/.test(items[first - 2]?.lower ?? '')) break;
    if (NEGATIVE.has(word) || MODALS.has(word)) doubtful = true;
    if (BE.has(word)) be = true;
    first--;
  }
  // "would only say that …"
  if (items[at - 1]?.lower === 'only' && /^(?:would|could)$/.test(items[at - 2]?.lower ?? '')) doubtful = false;
  return { at, form, first, doubtful, passive: be && form.form !== 'ing' && form.form !== 'third' && form.form !== 'base' };
}

export const hasBe = (items: readonly Item[], from: number, end: number): boolean =>
  items.slice(from, end).some(({ lower }) => BE.has(lower) || /^(?:'s|'re|'m)$/.test(lower));

/** A form that is a noun or adjective here: "the report", "a reported sale", "talks", "to call". */
export function isNominal(sentence: MaskedSentence, verb: Verb, tag: string): boolean {
  const { items } = sentence;
  const before = items[verb.first - 1];
  const word = before?.lower ?? '';
  const { form } = verb.form;
  // "District judge Ann Bell"
  if (form === 'base' && ROLE_NOUNS.has(verb.form.lemma) && items[verb.at + 1]?.actor?.type === 'person') return true;
  if (
    /^(?:the|a|an|this|that's|these|those|his|her|its|their|our|my|of|in|on|at|for|with|no|any|such|to|under|per|into|from)$/.test(word) &&
    !(form === 'ing')
  )
    return (
      verb.first === verb.at || word === 'to' || form === 'base' || form === 'third' || /^(?:the|a|an|his|her|its|their|our|my)$/.test(word)
    );
  if (tagsIn(sentence)[verb.first - 1] === 'POS') return true;
  if (/^(?:the|a|an|his|her|its|their|of|no|under)$/.test(word) && form === 'ing') return true;
  // "scanners and hearing aids"
  if (
    form === 'ing' &&
    /^(?:and|or)$/.test(word) &&
    /^NN/.test(tagsIn(sentence)[verb.at + 1] ?? '') &&
    /^(?:JJ|NN)/.test(tagsIn(sentence)[verb.first - 2] ?? '')
  )
    return true;
  if (form === 'ing' && describesBody(sentence, verb)) return true;
  if (form === 'base' && isOfSome(sentence, verb)) return false;
  if (form === 'third' || form === 'base') {
    // "analysts say": a base form needs a plural; "a report claims": a third person needs a noun or name.
    const object = word === 'her' && /^(?:of|to|with|by|around|near|for)$/.test(items[verb.first - 2]?.lower ?? '');
    if (
      !object &&
      /^(?:JJ|IN|DT|PRP\$)$/.test(tagsIn(sentence)[verb.first - 1] ?? '') &&
      !PEOPLE_LIKE(word) &&
      !/^(?:that|which|who)$/.test(word)
    )
      return !startsUpper(before?.text ?? '') || verb.first <= 1;
    // "emission rules that …": a third person does not go with a plural.
    if (form === 'third' && tagsIn(sentence)[verb.first - 1] === 'NNS' && verb.first === verb.at && !isName(before)) return true;
    if (tag === 'NN' || tag === 'NNS')
      return isSingularName(sentence, verb) || !(nextFitsVerb(sentence, verb.at) || closesSentence(sentence, verb));
  }
  return false;
}

const NAMED = /^(?:named|identified|quoted|cited|attributed)$/;

/** "a trader who asked not to be named told Reuters": the verb says nothing, and the doer of what follows stands before "who". */
export function asksForAnonymity({ items }: MaskedSentence, at: number): boolean {
  const to = items[at + 1]?.lower === 'not' ? at + 2 : at + 1;
  return items[to]?.lower === 'to' && items[to + 1]?.lower === 'be' && NAMED.test(items[to + 2]?.lower ?? '');
}

/** The index of "who" where such a clause ends at `end`; `end` where none does. */
export function beforeAnonymity(sentence: MaskedSentence, end: number): number {
  if (!NAMED.test(sentence.items[end - 1]?.lower ?? '')) return end;
  for (let i = end - 4; i >= Math.max(1, end - LONGEST_REQUEST); i--)
    if (sentence.items[i]?.lower === 'who') return asksForAnonymity(sentence, i + 1) ? i : end;
  return end;
}

const LONGEST_REQUEST = 6;

/** "Some say prices could fall", "while many believe …", and not "has some say in it": a verb that is no noun, at the head of its clause. */
function isOfSome({ items }: MaskedSentence, { first, at, form }: Verb): boolean {
  const opener = items[first - 2];
  return (
    first === at &&
    SOME.has(items[first - 1]?.lower ?? '') &&
    NEVER_NOUNS.has(form.lemma) &&
    !/^(?:in|over)$/.test(items[at + 1]?.lower ?? '') &&
    (opener === undefined || /^[,;:(]$/.test(opener.text) || OPENS_CLAUSE.has(opener.lower))
  );
}

const SOME = new Set('some many others most few several'.split(' '));
const NEVER_NOUNS = new Set('say believe think argue expect insist contend suggest predict maintain'.split(' '));
const OPENS_CLAUSE = new Set('and but while though although yet as because since if'.split(' '));

/** "price reporting agency Argus" */
const describesBody = (sentence: MaskedSentence, { first, at }: Verb): boolean =>
  first === at && tagsIn(sentence)[at - 1] === 'NN' && BODIES.test(sentence.items[at + 1]?.lower ?? '');

const BODIES = /^(?:agency|agencies|body|bodies|service|firm|group|season|rules?|systems?|standards?|requirements?)$/;

/** "An EU rule that …", not "dealers rule that …": a base form needs a plural, and a single name is none. */
function isSingularName(sentence: MaskedSentence, { form, first, at }: Verb): boolean {
  const before = sentence.items[first - 1];
  return (
    form.form === 'base' &&
    first === at &&
    before?.actor != null &&
    !before.text.endsWith('s') &&
    sentence.items[first - 2]?.lower !== 'and'
  );
}

/** "…, the central bank estimates.": a phrase of its own behind a comma, and nothing behind the verb. */
function closesSentence(sentence: MaskedSentence, { at, first, form }: Verb): boolean {
  const next = sentence.items[at + 1];
  if (!(form.say || form.show) || first !== at || (next && !/^[.,;]$/.test(next.text))) return false;
  const subject = phraseBefore(sentence, at);
  return subject !== null && subject.first > 1 && sentence.items[subject.first - 1]?.text === ',' && agrees(sentence, subject, form);
}

const PLURALS = /(?:s|people|data|police|women|men)$/;

/** "the bank estimates", "figures show". */
function agrees({ items }: MaskedSentence, { coreEnd }: NounPhrase, { form }: CueForm): boolean {
  const head = items[coreEnd - 1];
  const plural = PLURALS.test(head?.lower ?? '');
  return form === 'base' ? plural : !plural || head?.actor != null;
}

/** What follows a word that could be a noun shows that it is a verb: that, marks, a pronoun, a determiner. */
function nextFitsVerb(sentence: MaskedSentence, at: number): boolean {
  const next = sentence.items[at + 1];
  return (
    next !== undefined &&
    (next.kind === 'quote' ||
      /^(?:that|he|she|they|it|the|a|an|his|her|its|their|him|them|reporters|how|why|whether|there|this|on|in|at|:|,)$/.test(next.lower) ||
      startsUpper(next.text))
  );
}

/** "the ore he says he sold": a pronoun right behind a noun opens a relative clause, not a report. */
export function isGap(sentence: MaskedSentence, subject: NounPhrase): boolean {
  const word = sentence.items[subject.first]?.lower ?? '';
  return (
    subject.first > 0 &&
    PRONOUNS.has(word) &&
    /^NN/.test(tagsIn(sentence)[subject.first - 1] ?? '') &&
    !TIME_WORDS.has(sentence.items[subject.first - 1]?.lower ?? '')
  );
}

/** "It is worth noting that": nobody. */
export const isExpletive = (sentence: MaskedSentence, subject: NounPhrase): boolean =>
  sentence.items[subject.first]?.lower === 'it' &&
  subject.end - subject.first === 1 &&
  /^(?:is|was|'s|would|may|might)$/.test(sentence.items[subject.end]?.lower ?? '');

/** Verbs of showing that "it" does only as a body: "it estimates". */
const BODY_SHOWS = /^(?:estimate|report|project|forecast|confirm|conclude|warn)$/;

const RULING = /^(?:court|tribunal|panel|board|jury|watchdog|regulator|commission|agency|authority|ministry|committee|council)s?$/;

/** Verbs that things do as well need a doer who can say something. */
export function fits(sentence: MaskedSentence, subject: NounPhrase, form: CueForm): boolean {
  const { items } = sentence;
  const head = items[subject.coreEnd - 1];
  if (!head) return false;
  if (/^(?:this|that|these|those|it|there|none|nothing)$/.test(head.lower) && subject.end - subject.first === 1)
    return (!form.show || BODY_SHOWS.test(form.lemma)) && (head.lower === 'it' || head.lower === 'none');
  // "the port rules it announced", "the 2 for 2 rule that", "some general rules you follow": only who judges rules.
  if (form.lemma === 'rule' && head.actor === null && !startsUpper(head.text))
    return RULING.test(head.lower) || (PEOPLE_LIKE(head.lower) && head.lower !== 'general');
  if (PEOPLE_LIKE(head.lower) || SAYING_NOUNS.has(head.lower) || startsUpper(head.text) || head.text === '%' || head.kind === 'number')
    return true;
  return /^(?:say|tell|add|argue|insist|claim|write|note|warn|believe|think|complain|fear|point|explain|announce|acknowledge|admit|concede|stress|tweet|predict|recall|find|report|estimate|forecast|conclude|determine|calculate|assert|contend|allege|reply|respond|promise|vow|pledge|deny|hope|expect|reckon|suspect|testify|maintain)$/.test(
    form.lemma,
  )
    ? true
    : !form.show && /(?:ers|ors|ists|ants|ians|ees)$/.test(head.lower);
}
