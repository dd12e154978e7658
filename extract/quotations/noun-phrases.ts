import { BODY_NOUNS, DOCUMENT_NOUNS, PEOPLE_NOUNS, SAYING_NOUNS } from '../lexicon/cues.ts';
import { ROLE_NOUNS, TITLES } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { type Item, type MaskedSentence, tagsIn } from './masked-sentences.ts';

/** A noun phrase: items [first, end) of a sentence; its core, without what restricts it, ends before `coreEnd`. */
export interface NounPhrase {
  readonly first: number;
  readonly end: number;
  readonly coreEnd: number;
}

const LONGEST = 30;
export const PRONOUNS: ReadonlySet<string> = new Set(['he', 'she', 'they', 'it', 'i', 'we', 'you']);
const SPEAKING_PRONOUNS = new Set(
  'he she they it both many some others one several few most all another none neither everyone nobody someone this that these those'.split(
    ' ',
  ),
);
const DETERMINERS = new Set(
  'the a an this that these those his her its their our my your some any many several few most all both each every no one another other two three four five six seven eight nine ten dozen dozens hundreds more senior top former lead fellow'.split(
    ' ',
  ),
);
const LINKS = new Set(
  'of in at for from with on to by about inside within under among across near behind against into over through along around outside throughout'.split(
    ' ',
  ),
);
const RESTRICTORS = new Set(
  'familiar close briefed involved polled surveyed based knowledgeable interviewed opposed loyal critical aware present affiliated working living speaking leading allied linked tied connected responsible assigned contacted quoted running representing attending specialising specializing'.split(
    ' ',
  ),
);
export const TIME_WORDS: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. today yesterday tomorrow tonight earlier later recently now last late early previously again twice once'.split(
    ' ',
  ),
);
const MONTH_OR_DAY =
  /^(?:\p{Lu}\p{Ll}+day|January|February|March|April|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)$/u;

const isPossessive = (item: Item | undefined): boolean => item !== undefined && /^['’](?:[sS])?$/.test(item.text) && !item.spaced;
const isHyphen = (item: Item | undefined): boolean =>
  item !== undefined && /^[-‑–&/]$/.test(item.text) && (!item.spaced || item.text === '&');
const isMonthOrDay = (item: Item): boolean => MONTH_OR_DAY.test(item.text) && item.actor === null;
export const isName = (item: Item | undefined): boolean => item?.kind === 'word' && startsUpper(item.text) && !isMonthOrDay(item);

/** Whether an item can stand inside a noun phrase, before its last noun. */
function isInner(sentence: MaskedSentence, i: number): boolean {
  const item = sentence.items[i];
  if (!item || item.kind === 'quote') return false;
  if (isPossessive(item) || isHyphen(item)) return true;
  if (item.kind === 'number')
    return !/^(?:19|20)\d\d$/.test(item.text) || /^(?:the|a|its|his|their)$/.test(sentence.items[i - 1]?.lower ?? '');
  if (item.text === '%' || item.text === '$') return true;
  if (isMonthOrDay(item) && /^(?:a|an|the|his|her|its|their|'s|’s)$/.test(sentence.items[i - 1]?.lower ?? '')) return true;
  if (namesBody(sentence, i) || namesBody(sentence, i + 2)) return true;
  if (item.kind === 'sign' || isMonthOrDay(item)) return item.text === '.' && /^\p{Lu}$/u.test(sentence.items[i - 1]?.text ?? '');
  if (isName(item) && (i > 0 || /^NN/.test(tagsIn(sentence)[i] ?? '')))
    return !/^(?:But|And|As|While|If|When|With|For|In|On|At|Yet|That|Although|Though|After|Before|Since|Because|By|From|Under|Despite|Now|Then|So|Meanwhile|However|Also|Last|Later|Earlier|According|To)$/.test(
      item.text,
    );
  if (DETERMINERS.has(item.lower) && item.lower !== 'that') return true;
  const tag = tagsIn(sentence)[i] ?? '';
  return (
    /^(?:NN|JJ|CD|PRP\$|POS|VBN$|VBG$|DT|FW)/.test(tag) &&
    !LINKS.has(item.lower) &&
    !/^(?:that|which|who|said|says|told|been|having|being|saying|adding|citing|quoting|according|including|when|while|as)$/.test(
      item.lower,
    ) &&
    !TIME_WORDS.has(item.lower)
  );
}

/** Whether the second word of "start-up" or "think-tank" stands here. */
const namesBody = ({ items }: MaskedSentence, i: number): boolean =>
  items[i - 1]?.text === '-' && items[i - 1]?.spaced === false && BODY_NOUNS.has(`${items[i - 2]?.lower}-${items[i]?.lower}`);

/** Whether an item can be the last word of a noun phrase's core. */
function isHead(sentence: MaskedSentence, i: number): boolean {
  const item = sentence.items[i];
  if (!item) return false;
  if (item.kind === 'number' || item.text === '%') return true;
  if (item.kind !== 'word' || isMonthOrDay(item)) return false;
  const tag = tagsIn(sentence)[i] ?? '';
  if (isName(item) && (i > 0 || !/^(?:VB|IN|RB|CC|TO|MD|DT)/.test(tag))) return true;
  if (SPEAKING_PRONOUNS.has(item.lower)) return item.lower !== 'that';
  // "one of them", "two of these"
  if (/^(?:them|him|her|us|whom)$/.test(item.lower))
    return /^(?:of|to|with|by|around|near|for)$/.test(sentence.items[i - 1]?.lower ?? '') && i > 1;
  if (PEOPLE_NOUNS.has(item.lower) || ROLE_NOUNS.has(item.lower) || SAYING_NOUNS.has(item.lower)) return true;
  if (namesBody(sentence, i)) return true;
  // "the owner’s brief", "an earlier draft": tagged as an adjective or verb.
  if (DOCUMENT_NOUNS.has(item.lower) && /^(?:JJ|VB|VBP|VBD|VBN)$/.test(tag))
    return /^(?:DT|JJ|POS|PRP\$|NN)/.test(tagsIn(sentence)[i - 1] ?? '');
  return (/^NN/.test(tag) || (tag === 'JJ' && DETERMINERS.has(sentence.items[i - 1]?.lower ?? ''))) && !TIME_WORDS.has(item.lower);
}

/** The noun phrase that ends right before `end`, with what restricts it ("people close to the talks"), or null. */
export function phraseBefore(sentence: MaskedSentence, end: number): NounPhrase | null {
  const { items } = sentence;
  const last = end - 1;
  const item = items[last];
  if (!item) return null;
  if (PRONOUNS.has(item.lower)) return { first: last, end, coreEnd: end };
  if (!isHead(sentence, last) && !(item.text === '.' && isInner(sentence, last))) return null;
  let first = coreStart(sentence, last);
  let coreEnd = end;
  for (let links = 0; links < 4; links++) {
    const outer = outerPhrase(sentence, first);
    if (!outer) break;
    first = outer.first;
    coreEnd = outer.end;
  }
  return { first, end, coreEnd };
}

/** The first item of the run of determiners, adjectives and nouns that ends at `last`. */
function coreStart(sentence: MaskedSentence, last: number): number {
  const { items } = sentence;
  let first = last;
  while (first > 0 && last - first < LONGEST && isInner(sentence, first - 1)) {
    const before = items[first - 1];
    const current = items[first];
    // "the company he …" : a determiner opens the phrase, unless a possessive carries it on to the left.
    if (
      current &&
      /^(?:the|a|an|this|these|those|his|her|its|their|our|my)$/.test(current.lower) &&
      !/^(?:all|both|half)$/.test(before?.lower ?? '')
    )
      break;
    // "a charge China’s ministry called rash": behind its noun a clause begins.
    if (current?.actor && isPossessive(items[first + 1]) && tagsIn(sentence)[first - 1] === 'NN' && !ROLE_NOUNS.has(before?.lower ?? ''))
      break;
    // "the million tonnes dealers say it costs": what they say is how many.
    if (first === last && AMOUNTS.test(before?.lower ?? '')) break;
    // "by the end of next year dealers": a time is no part of the phrase behind it.
    if (/^(?:year|month|week)$/.test(before?.lower ?? '') && /^(?:next|last|this)$/.test(items[first - 2]?.lower ?? '')) break;
    first--;
  }
  while (first < last && (isPossessive(items[first]) || isHyphen(items[first]) || items[first]?.text === '.')) first++;
  // "French and Dutch officials"
  const joint = items[first - 1];
  if (
    joint?.lower === 'and' &&
    first >= 2 &&
    first < last &&
    isName(items[first - 2]) &&
    /^(?:JJ|NNP)/.test(tagsIn(sentence)[first] ?? '') &&
    (!isName(items[last]) || isTitleOf(items, first, last))
  )
    return coreStart(sentence, first - 2);
  return joint?.lower === 'and' ? coordinatedStart(sentence, first, last) : first;
}

/** "the energy and mineral resources ministry", "analysts and traders": where what stands before "and" begins, when it is of the same phrase. */
function coordinatedStart(sentence: MaskedSentence, first: number, last: number): number {
  const { items } = sentence;
  const before = first - 2;
  const head = items[last]?.lower ?? '';
  if (before < 0 || items[before]?.kind !== 'word' || items[before]?.actor) return first;
  if (first < last && BODIES.test(head) && /^(?:NN|JJ)/.test(tagsIn(sentence)[before] ?? '')) {
    const start = coreStart(sentence, before);
    return start < before && /^(?:the|a|an|its|his|her|their)$/.test(items[start]?.lower ?? '') ? start : first;
  }
  const isGroup = (word: string): boolean => word.endsWith('s') && PEOPLE_NOUNS.has(word);
  return first === last && isGroup(head) && isGroup(items[before]?.lower ?? '') ? coreStart(sentence, before) : first;
}

const BODIES =
  /^(?:ministry|minister|department|agency|secretary|commission|committee|bureau|authority|office|association|regulator|board)$/;

const AMOUNTS = /^(?:million|billion|trillion|tonnes?|tons?|dollars|euros|pounds|yuan|per|percent|%|kilograms?|megawatts?)$/;

/** "Energy and Mineral Resources Minister Ann Bell": a title before the name. */
const isTitleOf = (items: readonly Item[], first: number, last: number): boolean =>
  items[last]?.actor?.type === 'person' && last - first > 1 && TITLES.has(items[last - 1]?.lower ?? '');

/** The phrase that the one from `first` on depends on: "people with knowledge of …", "a study released on Tuesday by …", "a survey that appeared in …". */
function outerPhrase(sentence: MaskedSentence, first: number): { first: number; end: number } | null {
  const { items } = sentence;
  const tags = tagsIn(sentence);
  let link = first - 1;
  // "toolmakers in Kiel and Lyon"
  if (items[link]?.lower === 'and' && isName(items[first]) && isName(items[link - 1])) {
    link = coreStart(sentence, link - 1) - 1;
    if (!/^(?:in|at|from|near|across)$/.test(items[link]?.lower ?? '')) return null;
  }
  // "the ministry of energy and mineral resources"
  else if (items[link]?.lower === 'and' && /^NN/.test(tags[link - 1] ?? '')) {
    const other = coreStart(sentence, link - 1) - 1;
    if (items[other]?.lower === 'of' && BODIES.test(items[other - 1]?.lower ?? '')) link = other;
  }
  // "miners in Peru and across the region"
  if (items[link - 1]?.lower === 'and' && LINKS.has(items[link]?.lower ?? '') && link > 3) {
    const other = coreStart(sentence, link - 2);
    if (LINKS.has(items[other - 1]?.lower ?? '')) link = other - 1;
  }
  if (!LINKS.has(items[link]?.lower ?? '') || link < 1) return null;
  let before = link - 1;
  if (LINKS.has(items[before]?.lower ?? '')) before--;
  if (TIME_WORDS.has(items[before]?.lower ?? '')) before -= LINKS.has(items[before - 1]?.lower ?? '') ? 2 : 1;
  if (RESTRICTORS.has(items[before]?.lower ?? '') || (/^VB[NG]$/.test(tags[before] ?? '') && before > 0)) {
    before--;
    if (items[before]?.lower === 'being') before--;
  } else if (/^VB[DZP]$/.test(tags[before] ?? '') && /^(?:that|which|who)$/.test(items[before - 1]?.lower ?? '')) before -= 2;
  // "the head of purchasing at a carmaker"
  const gerund = tags[link - 1] === 'VBG' && items[link - 2]?.lower === 'of';
  if (gerund) before = link - 1;
  if (before < 0 || !(gerund || isHead(sentence, before)) || PRONOUNS.has(items[before]?.lower ?? '')) return null;
  return { first: coreStart(sentence, before), end: before + 1 };
}

const CORE_LINKS = new Set(['of', 'for', 'at', 'in', 'on', 'with', 'from', 'to', 'against', 'inside', 'within', 'under']);
const STATEMENT =
  /^(?:statement|interview|interviews|letter|post|tweet|email|e-mail|note|report|press|news|phone|telephone|call|briefing|conference|speech|memo|release|blog|twitter|facebook|x|television|radio|response|reply|turn|addition|court|testimony|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)$/;

/** The noun phrase that begins at `at`, with what restricts it, or null. */
export function phraseAfter(sentence: MaskedSentence, at: number): NounPhrase | null {
  const { items } = sentence;
  const item = items[at];
  if (!item || item.kind === 'quote') return null;
  if (PRONOUNS.has(item.lower)) return { first: at, end: at + 1, coreEnd: at + 1 };
  const coreEnd = coreEndFrom(sentence, at);
  if (coreEnd === null) return null;
  let end = coreEnd;
  for (let links = 0; links < 4; links++) {
    const next = linkedEnd(sentence, end, isName(items[coreEnd - 1]));
    if (next === null) break;
    end = next;
  }
  return { first: at, end, coreEnd };
}

function coreEndFrom(sentence: MaskedSentence, at: number): number | null {
  const { items } = sentence;
  let end = at;
  let head = -1;
  while (end < items.length && end - at < LONGEST && (isInner(sentence, end) || isHead(sentence, end))) {
    if (
      end > at &&
      DETERMINERS.has(items[end]?.lower ?? '') &&
      /^(?:the|a|an|this|these|those|his|her|its|their|our|my)$/.test(items[end]?.lower ?? '')
    )
      break;
    // "in a statement it has stock": the pronoun opens a clause.
    if (head >= 0 && /^(?:he|she|they|it|we|you|i)$/.test(items[end]?.lower ?? '')) break;
    if (isHead(sentence, end)) head = end;
    end++;
    // "French and Dutch officials"
    if (items[end]?.lower === 'and' && isName(items[end + 1]) && isName(items[end - 1]) && /^NNS$/.test(tagsIn(sentence)[end + 2] ?? ''))
      end++;
  }
  return head < 0 ? null : head + 1;
}

/** What restricts a phrase: a preposition and its phrase, or a participle with them. */
function linkedEnd(sentence: MaskedSentence, end: number, named: boolean): number | null {
  const { items } = sentence;
  const item = items[end];
  if (item?.kind !== 'word') return null;
  const tag = tagsIn(sentence)[end] ?? '';
  if (RESTRICTORS.has(item.lower) || (/^VB[NG]$/.test(tag) && LINKS.has(items[end + 1]?.lower ?? '') && !named)) {
    const link = LINKS.has(items[end + 1]?.lower ?? '') ? end + 2 : end + 1;
    return coreEndFrom(sentence, link);
  }
  // "a survey by the guild", but "a report by Friday"
  const author = item.lower === 'by' && DOCUMENT_NOUNS.has(items[end - 1]?.lower ?? '') && !isMonthOrDay(items[end + 1] ?? item);
  if (!(author || CORE_LINKS.has(item.lower)) || (named && item.lower !== 'of')) return null;
  // "the head of purchasing at a carmaker"
  const gerund = item.lower === 'of' && tagsIn(sentence)[end + 1] === 'VBG' && !isInner(sentence, end + 2);
  const inner = gerund ? end + 2 : coreEndFrom(sentence, end + 1);
  if (inner === null) return null;
  for (let i = end + 1; i < inner; i++) if (STATEMENT.test(items[i]?.lower ?? '')) return null;
  return inner;
}
