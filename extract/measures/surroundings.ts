import type { Document, Sentence } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { COUNTRIES } from '../lexicon/countries.ts';
import { OTHER_PRICED, PRICED_GOODS } from '../lexicon/measured-things.ts';

/** How many sentences back a thing may be named that a bare "prices" or "its exports" takes up. */
const MOST_SENTENCES = 3;
/** A country that a text names so often, and so much more than any other, is the one that it is about. */
const LEAST_OF_HOME = 3;
const LEAD_OF_HOME = 2;
/** A sentence that names more is a list or a table. */
export const MOST_NAMES = 60;
const RARE_EARTHS: ReadonlySet<string> = new Set('Sc Y La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu'.split(' '));

/** What the sentences around a figure speak of; each question is answered from a few sentences, the whole text is read once. */
export interface Surroundings {
  /** Actors and elements of a sentence, in order. */
  namesOf(sentence: Sentence): readonly Mention[];
  /** The one material that a phrase without any can mean: of the sentences before it in its paragraph, or of the whole text. */
  materialBefore(sentence: Sentence, before: number): string | null;
  /** The one country that "its", "the country" or nothing at all can mean; for "its" it must open the sentence. */
  countryBefore(sentence: Sentence, mustOpen: boolean): string | null;
  /** The one company or body that the paragraph or the one before it is about. */
  companyBefore(sentence: Sentence, before: number): string | null;
  /** The country that the text names most by far, `aside` left out. */
  home(aside: string | null): string | null;
  /** The one country that the title names; Europe is the Union where the text speaks of it. */
  readonly titled: string | null;
  /** Who made the one survey that the text tells of. */
  readonly survey: string | null;
  /** The sentence before this one in its paragraph. */
  previous(sentence: Sentence): Sentence | null;
}

/** Countries by name; a capital that stands for a government is its country, and so are the bodies of the Union. */
export function countriesOf(mentions: readonly Mention[]): readonly string[] {
  return [...new Set(mentions.flatMap((mention) => countryOf(mention) ?? []))];
}

function countryOf(mention: Mention): string | null {
  const { name, type } = mention as Mention & { readonly name?: string; readonly type?: string };
  if (mention.kind !== 'actor' || !name) return null;
  if (/^(?:EU|European Union|European Commission|European Council)$/.test(name)) return 'European Union';
  return type === 'country' || (type === 'government' && COUNTRY_NAMES.has(name)) ? name : null;
}

const COUNTRY_NAMES: ReadonlySet<string> = new Set(COUNTRIES.map(({ name }) => name));

/** Whether a mention is of somebody who is neither a country nor a government. */
export function isPrivate(mention: Mention): boolean {
  const { type } = mention as Mention & { readonly type?: string };
  return type === 'company' || type === 'organisation' || type === 'person';
}

/** The materials that an element mention names: its group, or its symbols. */
export function materialsOf(mention: Mention): readonly string[] {
  const { elements, group } = mention as Mention & { readonly elements?: readonly string[]; readonly group?: string | null };
  return group ? [group] : (elements ?? []);
}

/** The materials of several mentions as one text, in a fixed order. */
export const nameMaterials = (mentions: readonly Mention[]): string => [...new Set(mentions.flatMap(materialsOf))].sort().join(' ');

/** Reads once what each sentence names and what the text is about. */
export function surveySurroundings(document: Document, mentions: readonly Mention[]): Surroundings {
  const bySentence = namesBySentence(document, mentions);
  const namesOf = (sentence: Sentence): readonly Mention[] => bySentence.get(sentence.number) ?? [];
  // Tables tell nothing of what follows, and reading them once a figure would cost the square of their length.
  const fewOf = (sentence: Sentence): readonly Mention[] => {
    const names = namesOf(sentence);
    return names.length > MOST_NAMES ? [] : names;
  };
  const otherPrices = otherPricesOf(document);
  const isOfGoods = (mention: Mention): boolean => namesGoods(document, mention);
  const topic = topicOf(document, mentions, namesOf);
  const counts = countCountries(mentions);
  const previous = (sentence: Sentence): Sentence | null => {
    const before = document.sentences[sentence.number - 1];
    return before && before.block === sentence.block ? before : null;
  };
  return {
    namesOf,
    previous,
    materialBefore: (sentence, before) => materialBefore({ otherPrices, isOfGoods, namesOf: fewOf, previous, topic }, sentence, before),
    countryBefore: (sentence, mustOpen) => countryBefore(document, fewOf, { sentence, mustOpen }),
    companyBefore: (sentence, before) => companyBefore(document, fewOf, { sentence, before }),
    home: (aside) => homeOf(counts, aside),
    titled: titledOf(document, mentions),
    survey: surveyOf(document, fewOf),
  };
}

interface Search {
  readonly otherPrices: ReadonlySet<number>;
  readonly topic: string | null;
  isOfGoods(mention: Mention): boolean;
  namesOf(sentence: Sentence): readonly Mention[];
  previous(sentence: Sentence): Sentence | null;
}

/** "rare earth magnets": what is told of them holds for no ore. */
function namesGoods({ tokens, tokenAt }: Document, { end }: Mention): boolean {
  const behind = tokens[tokenAt(end)];
  return behind !== undefined && PRICED_GOODS.has(behind.lower.replace(/(?<=[^s])s$/, ''));
}

function materialBefore({ otherPrices, isOfGoods, namesOf, previous, topic }: Search, sentence: Sentence, before: number): string | null {
  let from: Sentence | null = sentence;
  for (let step = 0; from && step <= MOST_SENTENCES; step++, from = previous(from)) {
    if (otherPrices.has(from.number)) return null;
    const elements = namesOf(from).filter(({ kind, end }) => kind === 'element' && end <= before);
    if (elements.length === 0) continue;
    if (elements.some(isOfGoods)) return null;
    const kinds = new Set(elements.map((mention) => nameMaterials([mention])));
    return kinds.size === 1 ? ([...kinds][0] ?? null) : null;
  }
  return topic;
}

/** The sentences that speak of prices of something else ("oil prices fell"): what follows may be about them. */
function otherPricesOf({ tokens, sentenceOfToken }: Document): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [at, { lower }] of tokens.entries()) {
    if ((lower === 'prices' || lower === 'price') && OTHER_PRICED.has(tokens[at - 1]?.lower ?? '')) found.add(sentenceOfToken[at] ?? 0);
  }
  return found;
}

/** "China …", "The US …": the country itself, and no firm of it ("China’s Zijin", "Chinese miners"). */
function opensSentence({ tokens, tokenAt }: Document, { firstToken }: Sentence, country: Mention): boolean {
  const at = tokenAt(country.start);
  const opens = at === firstToken || (at === firstToken + 1 && tokens[firstToken]?.lower === 'the');
  return opens && country.rule !== 'country-adjective' && !/^['’]/.test(tokens[tokenAt(country.end - 1) + 1]?.text ?? '');
}

/** Of a sentence the country that leads it, or the only one; sentences that name none are passed over. */
function countryBefore(
  document: Document,
  namesOf: Search['namesOf'],
  { sentence, mustOpen }: { sentence: Sentence; mustOpen: boolean },
): string | null {
  for (let number = sentence.number - 1; number >= Math.max(0, sentence.number - MOST_SENTENCES); number--) {
    const before = document.sentences[number];
    if (!before || sentence.block - before.block > 1) return null;
    const named = namesOf(before).filter((mention) => countryOf(mention) !== null);
    const [first] = named;
    if (!first) continue;
    if (opensSentence(document, before, first)) return countryOf(first);
    return !mustOpen && countriesOf(named).length === 1 && !namesOf(before).some(isPrivate) ? countryOf(first) : null;
  }
  return null;
}

function companyBefore(
  document: Document,
  namesOf: Search['namesOf'],
  { sentence, before }: { sentence: Sentence; before: number },
): string | null {
  for (let number = sentence.number; number >= Math.max(0, sentence.number - MOST_SENTENCES); number--) {
    const here = document.sentences[number];
    if (!here || sentence.block - here.block > 1) return null;
    const companies = namesOf(here).flatMap((mention) => {
      const { name, type } = mention as Mention & { readonly name?: string; readonly type?: string };
      return type === 'company' && name && mention.end <= before ? [name] : [];
    });
    if (companies.length > 0) return new Set(companies).size === 1 ? (companies[0] ?? null) : null;
  }
  return null;
}

/** The material of the title, or else of the first two sentences that name any; several rare earths are the group. */
function topicOf(document: Document, mentions: readonly Mention[], namesOf: Search['namesOf']): string | null {
  const title = plain(document.title ?? '');
  const elements = mentions.filter(({ kind }) => kind === 'element');
  const titled = elements.filter(({ text }) => title.includes(plain(text)));
  const leading: Mention[] = [];
  let found = 0;
  for (const sentence of document.sentences) {
    const named = namesOf(sentence).filter(({ kind }) => kind === 'element');
    if (named.length === 0) continue;
    leading.push(...named);
    if (++found === 2) break;
  }
  const lead = new Set(leading.map((mention) => nameMaterials([mention])));
  // A title names what is news of it; what the text then begins with is its matter.
  return titled.some((mention) => lead.has(nameMaterials([mention]))) ? oneOf(titled) : oneOf([...leading, ...titled]);
}

/** Words in small letters, each between blanks. */
const plain = (text: string): string =>
  ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

function titledOf(document: Document, mentions: readonly Mention[]): string | null {
  const title = plain(document.title ?? '');
  const names = countriesOf(mentions.filter((mention) => mention.kind === 'actor' && title.includes(plain(mention.text))));
  if (names.length > 0) return names.length === 1 ? (names[0] ?? null) : null;
  return / europe(?:an)? /.test(title) && mentions.some((mention) => countryOf(mention) === 'European Union') ? 'European Union' : null;
}

function oneOf(mentions: readonly Mention[]): string | null {
  const kinds = new Set(mentions.map((mention) => nameMaterials([mention])));
  // "Critical minerals, among them gallium and tungsten": the whole goes before its parts.
  if (kinds.has('critical-minerals')) return 'critical-minerals';
  if (kinds.size <= 1) return [...kinds][0] ?? null;
  const isRareEarth = (kind: string): boolean => /rare-earths$/.test(kind) || kind.split(' ').every((symbol) => RARE_EARTHS.has(symbol));
  return [...kinds].every(isRareEarth) ? 'rare-earths' : null;
}

const SURVEYS: ReadonlySet<string> = new Set(['survey', 'poll', 'questionnaire']);

/** The body that is named in a sentence that speaks of a survey; null where several are. */
function surveyOf(document: Document, namesOf: Search['namesOf']): string | null {
  const askers = new Set<string>();
  let last = -1;
  for (const [at, { lower }] of document.tokens.entries()) {
    const number = document.sentenceOfToken[at] ?? 0;
    const sentence = SURVEYS.has(lower) && number !== last ? document.sentences[number] : undefined;
    if (!sentence) continue;
    last = number;
    for (const mention of namesOf(sentence)) {
      const { name, type } = mention as Mention & { readonly name?: string; readonly type?: string };
      if (type === 'organisation' && name) askers.add(name);
    }
  }
  return askers.size === 1 ? ([...askers][0] ?? null) : null;
}

function countCountries(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const country = countryOf(mention);
    // A government that acts weighs more than a country that is named.
    const weight = (mention as Mention & { readonly type?: string }).type === 'government' ? 2 : 1;
    if (country) counts.set(country, (counts.get(country) ?? 0) + weight);
  }
  return counts;
}

function homeOf(counts: ReadonlyMap<string, number>, aside: string | null): string | null {
  const [first, second] = [...counts].filter(([name]) => name !== aside).sort(([, one], [, other]) => other - one);
  if (!first || first[1] < LEAST_OF_HOME || first[1] < LEAD_OF_HOME * (second?.[1] ?? 0)) return null;
  return first[0];
}

function namesBySentence(document: Document, mentions: readonly Mention[]): ReadonlyMap<number, readonly Mention[]> {
  const lists = new Map<number, Mention[]>();
  for (const mention of mentions) {
    if (mention.kind !== 'actor' && mention.kind !== 'element') continue;
    const number = document.sentenceAt(mention.start)?.number;
    if (number === undefined) continue;
    const list = lists.get(number);
    if (list) list.push(mention);
    else lists.set(number, [mention]);
  }
  return lists;
}
