import type { Document } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { FEMALE_NAMES, FIRST_NAMES, UNISEX_NAMES } from '../lexicon/person-names.ts';
import { ROLE_NOUNS, TITLES } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';

/** Somebody whom a pronoun or role may stand for, at one place of the text. */
export interface Antecedent {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly type: string;
  readonly gender: 'female' | 'male' | null;
  readonly sentence: number;
  readonly block: number;
  /** Whether it is the first of its sentence outside marks, or speaks. */
  readonly leads: boolean;
  /** "Arden Metals and Halvorsen": no "it". */
  readonly joined: boolean;
  /** Whether it stands in what somebody else said. */
  readonly quoted: boolean;
  /** What the text says beside it that the person is: minister, director. */
  readonly roles: readonly string[];
}

interface ActorMention extends Mention {
  readonly name: string;
  readonly type: string;
}

const FEMALE =
  /^(?:ms|mrs|miss|lady|dame|baroness|queen|princess|chairwoman|spokeswoman|congresswoman|businesswoman|actress|sister|mother|wife|daughter)\.?$/;
const MALE = /^(?:mr|sir|lord|king|prince|chairman|spokesman|congressman|businessman|brother|father|husband|son)\.?$/;
const NEAR = 7;

/** Whether a mention is that of an actor. */
const isActor = (mention: Mention): mention is ActorMention => mention.kind === 'actor' && 'name' in mention && 'type' in mention;

/** The actors of a text as those whom pronouns and roles may stand for, in order. */
export function antecedentsOf(document: Document, mentions: readonly Mention[], speakers: ReadonlySet<number>): Antecedent[] {
  const isReported = reportedIn(mentions);
  const genders = new Map<string, Antecedent['gender']>();
  const led = new Set<number>();
  let quote = 0;
  let quotedUntil = 0;
  return mentions
    .filter(isActor)
    .map((mention, index, actors) => {
      while (quote < document.quotes.length && (document.quotes[quote]?.start ?? 0) <= mention.start) {
        const stretch = document.quotes[quote];
        if (stretch && stretch.depth === 0) quotedUntil = Math.max(quotedUntil, stretch.end);
        quote++;
      }
      const quoted = mention.start < quotedUntil;
      const first = document.tokenAt(mention.start);
      const sentence = document.sentenceOfToken[first] ?? 0;
      const agent =
        mention.type === 'person' || mention.type === 'company' || mention.type === 'organisation' || mention.type === 'government';
      const leads = speakers.has(mention.start) || (agent && !quoted && !led.has(sentence) && !isReported(mention.start));
      if (agent && !quoted) led.add(sentence);
      const own = mention.type === 'person' ? genderAt(document, first, mention.name) : null;
      const gender = own ?? genders.get(mention.name) ?? null;
      if (gender) genders.set(mention.name, gender);
      const { start, end, name, type } = mention;
      const roles = mention.type === 'person' ? rolesAt(document, first, document.tokenAt(end)) : [];
      const joined = !speakers.has(start) && (isBehindAnd(document, first) || isAnd(document, end, actors[index + 1]?.start));
      return { start, end, name, type, joined, sentence, block: document.sentences[sentence]?.block ?? 0, leads, quoted, roles, gender };
    })
    .map((found) => ({ ...found, gender: found.gender ?? genders.get(found.name) ?? null }));
}

/** Whether an offset lies in what somebody is reported to have said; to be asked in order. */
function reportedIn(mentions: readonly Mention[]): (offset: number) => boolean {
  const reported = mentions.filter(({ kind, ...fields }) => kind === 'quotation' && 'type' in fields && fields.type === 'indirect');
  let next = 0;
  let until = 0;
  return (offset) => {
    for (; next < reported.length && (reported[next]?.start ?? 0) <= offset; next++) until = Math.max(until, reported[next]?.end ?? 0);
    return offset < until;
  };
}

function genderAt(document: Document, first: number, name: string): Antecedent['gender'] {
  for (let i = first - 1; i >= Math.max(0, first - 2); i--) {
    const word = document.tokens[i]?.lower ?? '';
    if (FEMALE.test(word)) return 'female';
    if (MALE.test(word)) return 'male';
  }
  const given = name.split(/[ -]/)[0] ?? '';
  if (UNISEX_NAMES.has(given)) return null;
  if (FEMALE_NAMES.has(given)) return 'female';
  return FIRST_NAMES.has(given) && name.includes(' ') ? 'male' : null;
}

/** Nouns of roles right before a name ("Trade Minister Park") and in what follows it between commas (", the plant’s manager"). */
function rolesAt(document: Document, first: number, end: number): string[] {
  const { tokens } = document;
  const roles: string[] = [];
  const take = (word: string) => {
    if (ROLE_NOUNS.has(word) || (TITLES.has(word) && word.length > 3)) roles.push(word);
  };
  for (let i = first - 1; i >= Math.max(0, first - 3); i--) {
    if (tokens[i]?.kind !== 'word') break;
    take(tokens[i]?.lower ?? '');
  }
  // "the deputy mines minister, Lena Holt,"
  if (tokens[first - 1]?.text === ',')
    for (let i = first - 2; i >= Math.max(0, first - 5) && tokens[i]?.kind === 'word'; i--) take(tokens[i]?.lower ?? '');
  if (tokens[end]?.text !== ',' && tokens[end]?.text !== '(') return roles;
  for (let i = end + 1; i < Math.min(tokens.length, end + 1 + NEAR); i++) {
    if (/^[,.;:)“”"]$/.test(tokens[i]?.text ?? '')) break;
    take(tokens[i]?.lower ?? '');
  }
  return roles;
}

const AND = ' and ';

const isAnd = ({ text }: Document, from: number, to: number | undefined): boolean =>
  to !== undefined && to - from === AND.length && text.startsWith(AND, from);

/** Behind a name, whether that is known or not. */
const isBehindAnd = ({ tokens }: Document, first: number): boolean =>
  tokens[first - 1]?.lower === 'and' && startsUpper(tokens[first - 2]?.text ?? '');

const LONGEST_TERM = 40;
const FARTHEST_TERM = 160;
const OPENS_TERM = /\((?:the |or |[^()]{1,40} or (?:the )?)?$/;

/** What a text says it will call somebody: the company behind `Arden Metals Ltd. (“Arden” or the “Company”)`, by the term in small letters. */
export function definedTerms({ text, quotes }: Document, people: readonly Antecedent[]): ReadonlyMap<string, Antecedent> {
  const terms = new Map<string, Antecedent>();
  let next = 0;
  for (const { start, innerStart, innerEnd } of quotes) {
    while (next < people.length && (people[next]?.start ?? 0) < start) next++;
    if (innerEnd - innerStart > LONGEST_TERM || !OPENS_TERM.test(text.slice(Math.max(0, start - LONGEST_TERM - 8), start))) continue;
    const term = text.slice(innerStart, innerEnd).replace(/^the /i, '');
    const body = lastBody(people, next, text, innerStart);
    if (/^\p{Lu}\p{L}*$/u.test(term) && body && !terms.has(term.toLowerCase())) terms.set(term.toLowerCase(), body);
  }
  return terms;
}

/** The body right before the brackets that a term stands in: only other brackets may be between. */
function lastBody(people: readonly Antecedent[], before: number, text: string, offset: number): Antecedent | null {
  for (let i = before - 1; i >= 0 && offset - (people[i]?.end ?? 0) < FARTHEST_TERM; i--) {
    const found = people[i];
    if (found && found.type !== 'person' && found.type !== 'country' && /^[,.]? ?\(/.test(text.slice(found.end, found.end + 3)))
      return found;
  }
  return null;
}
