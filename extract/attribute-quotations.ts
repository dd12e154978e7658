import { knownWord } from './actors/gazetteer.ts';
import type { Speaker } from './claim.ts';
import type { Document } from './document.ts';
import type { Mention } from './extractor.ts';
import { type Antecedent, antecedentsOf, definedTerms } from './quotations/antecedents.ts';
import type { Quotation } from './quotations/quotation.ts';
import { startsUpper } from './tokens/starts-upper.ts';

interface QuotationMention extends Mention, Quotation {}

/** Who a speaker's mention turned out to be. */
type Identity = Pick<Speaker, 'name' | 'kind'>;

/** What is known where a quotation is read: everybody named in the text, and who has spoken so far. */
interface Reading {
  readonly document: Document;
  readonly people: readonly Antecedent[];
  readonly spoken: Spoken[];
  /** Whom the text calls “the Company”, by the term in small letters. */
  readonly terms: ReadonlyMap<string, Antecedent>;
}

interface Spoken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly identity: Identity;
}

const SINGULAR = /^(?:he|she|his|her|who)$/i;
const FEMALE = /^(?:she|her)$/i;
const THING = /^(?:it|its|which)$/i;
const DEFINITE = /^(?:the|this|that|its|their|his|her)\s/i;
const CENTRAL_BANKS =
  /^(?:Bank of \p{Lu}|Central Bank|Reserve Bank|National Bank of|People['’]s Bank|European Central Bank|Bundesbank|(?:US |U\.S\. )?Federal Reserve)/u;
const ONE_UNNAMED = /^(?:(?:a|an|one|another)\s|(?:one|another)$)/i;
const BY_ROLE = /^(?:the|a|an|its|their|his|her)\s|['’]s?\s/i;
const FARTHEST_BACK = 40;
const FARTHEST_SENTENCES = 8;
const COMPANY_NOUNS =
  /^(?:company|firm|group|automaker|carmaker|chipmaker|miner|producer|supplier|developer|startup|start-up|manufacturer|maker|bank|lender|brokerage|consultancy|retailer|refiner|smelter|operator|business|conglomerate|giant|newspaper|agency|outlet|magazine)$/;

const isQuotation = (mention: Mention): mention is QuotationMention => mention.kind === 'quotation';

/**
 * Gives the speakers of quotations their full names: last names, pronouns, roles and the second mention of an unnamed source take
 * the name of whom they stand for. Mentions come in reading order and go out in the same one.
 */
export function attributeQuotations(document: Document, mentions: readonly Mention[]): readonly Mention[] {
  const starts = new Set(mentions.filter(isQuotation).flatMap(({ speaker }) => (speaker ? [speaker.start] : [])));
  const people = antecedentsOf(document, mentions, starts);
  const reading: Reading = { document, people, spoken: [], terms: definedTerms(document, people) };
  const known = new Map<string, Identity>();
  const bySpeaker = mentions.filter(isQuotation).flatMap(({ speaker }) => (speaker ? [speaker] : []));
  for (const speaker of bySpeaker.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const key = `${speaker.start}-${speaker.end}`;
    if (known.has(key)) continue;
    const identity = identify(speaker, reading);
    known.set(key, identity);
    reading.spoken.push({ start: speaker.start, end: speaker.end, text: speaker.text, identity });
  }
  return mentions.map((mention) => {
    if (!isQuotation(mention) || !mention.speaker) return mention;
    const identity = known.get(`${mention.speaker.start}-${mention.speaker.end}`);
    return identity ? { ...mention, speaker: { ...mention.speaker, ...identity } } : mention;
  });
}

function identify(speaker: Speaker, reading: Reading): Identity {
  const own: Identity = { name: speaker.name, kind: speaker.kind };
  if (SINGULAR.test(speaker.text)) return pronounOf(speaker, reading) ?? own;
  if (THING.test(speaker.text)) return own.name === speaker.text ? (thingOf(speaker, reading) ?? own) : namedThing(speaker, reading);
  const actor = actorOver(speaker, reading.people);
  if (actor) return { name: actor.name, kind: actor.type === 'person' ? 'person' : 'organisation' };
  if (/^(?:they|their)$/i.test(speaker.text)) return own.name === speaker.text ? (lastPlural(reading) ?? own) : own;
  return roleOf(speaker, reading) ?? own;
}

/** The index of the first of `spans` that starts at or behind `offset`. */
function firstFrom(spans: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The actor whose span is the speaker's. */
function actorOver(speaker: Speaker, people: readonly Antecedent[]): Antecedent | null {
  const at = people[firstFrom(people, speaker.start)];
  return at && at.start === speaker.start && at.end === speaker.end ? at : null;
}

/** The person that "he" or "she" stands for: near, first in a sentence, a speaker, not named in somebody else's words. */
function pronounOf(speaker: Speaker, { document, people, spoken }: Reading): Identity | null {
  const wanted = /^who$|^his$/i.test(speaker.text) ? null : FEMALE.test(speaker.text) ? 'female' : 'male';
  const sentence = document.sentenceOfToken[document.tokenAt(speaker.start)] ?? 0;
  const block = document.sentences[sentence]?.block ?? 0;
  const last = spoken.at(-1)?.identity.name;
  let best: Antecedent | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  const end = firstFrom(people, speaker.start);
  const unnamed = justSpoken(document, spoken, sentence);
  for (let i = end - 1; i >= Math.max(0, end - FARTHEST_BACK); i--) {
    const person = people[i];
    if (unnamed && (person?.start ?? 0) < unnamed.start) break;
    if (person?.type !== 'person' || (wanted && person.gender && person.gender !== wanted)) continue;
    const distance = sentence - person.sentence;
    if (distance > FARTHEST_SENTENCES && best) break;
    const score =
      -1.5 * distance +
      (person.leads ? 2 : 0) +
      (person.name === last ? 2 : 0) +
      (person.gender ? 1 : 0) -
      (person.quoted ? 5 : 0) -
      (person.block === block ? 0 : 0.5);
    if (score > bestScore) {
      best = person;
      bestScore = score;
    }
  }
  const nearer = unnamed && (!best?.leads || best.quoted || best.sentence === document.sentenceOfToken[document.tokenAt(unnamed.start)]);
  if (best && !nearer) return { name: best.name, kind: 'person' };
  if (unnamed) return unnamed.identity;
  return laterPerson(speaker, people, wanted) ?? lastUnnamed(spoken);
}

/** One unnamed person who spoke in this sentence or the one before it: "a Western negotiator", "one of them", "the premier’s aide". */
function justSpoken(document: Document, spoken: readonly Spoken[], sentence: number): Spoken | null {
  const last = spoken.at(-1);
  const kind = last?.identity.kind;
  if (!last || !(kind === 'anonymous' ? ONE_UNNAMED : kind === 'person' ? BY_ROLE : null)?.test(last.identity.name)) return null;
  return sentence - (document.sentenceOfToken[document.tokenAt(last.start)] ?? 0) <= 1 ? last : null;
}

/** "At dawn he said": a name that comes later in the same sentence, where none came before. */
function laterPerson(speaker: Speaker, people: readonly Antecedent[], wanted: Antecedent['gender']): Identity | null {
  const next = people[firstFrom(people, speaker.end)];
  return next &&
    next.type === 'person' &&
    !next.quoted &&
    next.start - speaker.end < 80 &&
    (!wanted || !next.gender || next.gender === wanted)
    ? { name: next.name, kind: 'person' }
    : null;
}

/** The unnamed person who spoke last. */
const lastUnnamed = (spoken: readonly Spoken[]): Identity | null =>
  spoken.slice(-3).findLast(({ identity }) => identity.kind === 'anonymous' || identity.kind === 'person')?.identity ?? null;

const lastPlural = ({ spoken }: Reading): Identity | null =>
  spoken.slice(-3).findLast(({ identity }) => identity.kind === 'group')?.identity ?? null;

/** The body that "it" stands for: the last one that leads a sentence or speaks. */
function thingOf(speaker: Speaker, { people }: Reading): Identity | null {
  const end = firstFrom(people, speaker.start);
  let fallback: Antecedent | null = null;
  for (let i = end - 1; i >= Math.max(0, end - FARTHEST_BACK); i--) {
    const body = people[i];
    if (!body || body.type === 'person' || body.quoted || body.joined) continue;
    if (body.leads) return { name: body.name, kind: 'organisation' };
    fallback ??= body;
  }
  return fallback && { name: fallback.name, kind: 'organisation' };
}

/** "it" that its sentence gives a name to: that name's fullest form, or what "the agency" stands for. */
function namedThing(speaker: Speaker, reading: Reading): Identity {
  const { people } = reading;
  const kind = 'organisation';
  const end = firstFrom(people, speaker.start);
  for (let i = end - 1; i >= Math.max(0, end - FARTHEST_BACK); i--) {
    const body = people[i];
    if (body && body.type !== 'person' && body.name === speaker.name) return { name: body.name, kind };
  }
  return roleOf({ ...speaker, text: speaker.name }, reading) ?? { name: speaker.name, kind };
}

/** "the minister", "the ministry", "the company", "the official": the one of that role, name or description before. */
function roleOf(speaker: Speaker, reading: Reading): Identity | null {
  if (!DEFINITE.test(speaker.text)) return null;
  const { people, spoken } = reading;
  const words = speaker.text.toLowerCase().split(/\s+/);
  const head = words.at(-1) ?? '';
  const named = nameBehind(speaker, reading, head);
  if (named) return named;
  const term = words.length === 2 ? reading.terms.get(head) : undefined;
  if (term) return { name: term.name, kind: 'organisation' };
  const end = firstFrom(people, speaker.start);
  // "the agency" that no name has in it: the office that was named last.
  let office: Antecedent | null = null;
  let company: Antecedent | null = null;
  for (let i = end - 1; i >= Math.max(0, end - FARTHEST_BACK); i--) {
    const found = people[i];
    if (!found || words.length > 4) break;
    if (found.type === 'person') {
      if (found.roles.includes(head)) return { name: found.name, kind: 'person' };
    } else if (
      found.name
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .includes(head)
    ) {
      return { name: found.name, kind: 'organisation' };
    } else if (COMPANY_NOUNS.test(head) && isCompany(found, head) && !hasOwnName(speaker.text)) {
      // "VAC opened a plant; General Motors takes most of it": whom the sentence is about.
      if (company && company.sentence !== found.sentence) break;
      if (found.leads) return { name: found.name, kind: 'organisation' };
      company ??= found;
    } else if (head === 'agency' && found.type === 'government') office ??= found;
  }
  if (company) return { name: company.name, kind: 'organisation' };
  if (office) return { name: office.name, kind: 'organisation' };
  const later = words.at(-2) === 'central' && head === 'bank' ? people.find(({ name }) => CENTRAL_BANKS.test(name)) : undefined;
  if (later) return { name: later.name, kind: 'organisation' };
  // The same source again: "a senior aide close to the premier", then "the aide"; "the mines ministry", then "the ministry".
  const before = spoken.slice(-12).findLast(({ identity, text }) => {
    const said = text.toLowerCase().split(/\s+/);
    if (identity.kind === 'anonymous') return /^(?:a|an|one|another)\s/i.test(text) && said.includes(head);
    return identity.kind === 'organisation' && said.at(-1) === head && said.length > words.length;
  });
  return before?.identity ?? null;
}

/** "the Asahi newspaper", and not "the French group": what is named need not be looked for. */
const hasOwnName = (text: string): boolean =>
  text
    .split(/\s+/)
    .slice(1, -1)
    .some((word) => startsUpper(word) && knownWord(word)?.type !== 'country');

/** "The company, Argus Metals, denied it": the name right behind the comma. */
function nameBehind(speaker: Speaker, { document, people }: Reading, head: string): Identity | null {
  const next = people[firstFrom(people, speaker.end)];
  if (!next || document.text.slice(speaker.end, next.start) !== ', ') return null;
  const person = next.type === 'person';
  return COMPANY_NOUNS.test(head) !== person ? { name: next.name, kind: person ? 'person' : 'organisation' } : null;
}

const isCompany = (found: Antecedent, head: string): boolean =>
  (found.type === 'company' && head !== 'agency') ||
  (found.type === 'organisation' &&
    (head !== 'agency' || NEWS_AGENCY.test(found.name)) &&
    /^(?:newspaper|agency|outlet|magazine|group|firm|company)$/.test(head) &&
    !(/^(?:firm|company)$/.test(head) && NO_COMPANY.test(found.name)));

const NEWS_AGENCY =
  /Agency|^(?:Reuters|Xinhua|AFP|AP|Associated Press|Kyodo|Yonhap|TASS|Bloomberg|Interfax|ANSA|DPA|PTI|ANI|IRNA|Antara|Anadolu|Jiji)/i;

const NO_COMPANY =
  /\b(?:University|College|School|Institute|Academy|Association|Society|Council|Committee|Party|Union|Federation|Foundation|Centre|Center|Club|Coalition|Alliance|Campaign|Fund|League|Chamber|Guild|Forum|Organi[sz]ation|Survey|Agency|Bureau|Bank)\b/;
