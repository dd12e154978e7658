import type { Speaker } from './claim.ts';
import { TaggedSentence } from './descriptions/phrase.ts';
import { readAddressee } from './descriptions/read-addressee.ts';
import { readQuoter } from './descriptions/read-quoter.ts';
import { readTarget } from './descriptions/read-target.ts';
import { rolesOfPersons, withRole } from './descriptions/roles-of-persons.ts';
import type { Document } from './document.ts';
import type { Mention } from './extractor.ts';
import { stanceOf } from './lexicon/stances.ts';
import type { Carrier, Quotation } from './quotations/quotation.ts';

interface QuotationMention extends Mention, Quotation {}

interface ActorMention extends Mention {
  readonly name: string;
  readonly type: string;
}

const isActor = (mention: Mention): mention is ActorMention => mention.kind === 'actor' && 'name' in mention && 'type' in mention;
const isQuotation = (mention: Mention): mention is QuotationMention => mention.kind === 'quotation';
const FARTHEST_CARRIER = 12;
const LONGEST_CHAIN = 4;
const WORDS_BEHIND = 10;

/**
 * Completes quotations with what the text tells beyond speaker and cue: stance, addressee, target, who passes it on, what it carries on,
 * and of the speaker role and affiliation. A field that the text does not give is left out.
 */
export function describeQuotations(document: Document, mentions: readonly Mention[]): readonly Mention[] {
  const roles = rolesOfPersons(document, mentions);
  const quotations = mentions.filter(isQuotation);
  const actors = mentions.filter(isActor);
  const carriedOn = carriedOnBy(mentions);
  let at = -1;
  return mentions.map((mention, index) => {
    if (!isQuotation(mention)) return mention;
    at++;
    const quoter = quoterOf(document, mention, actors);
    const via = [...chainOf(quotations, at), ...(quoter ? [quoter] : [])].slice(0, LONGEST_CHAIN);
    const continues = carriedOn.get(index);
    return {
      ...mention,
      speaker: mention.speaker && withRole(document, mention.speaker, roles),
      ...describeCue(document, mention),
      ...(via.length > 0 ? { via } : {}),
      ...(continues === undefined ? {} : { continues }),
    };
  });
}

/** What is read around the cue. */
function describeCue(document: Document, quotation: QuotationMention): Partial<Quotation> {
  const { cue } = quotation;
  const place = cue && document.sentenceAt(cue.start);
  if (!cue || !place) return {};
  const sentence = new TaggedSentence(document, place);
  const first = document.tokenAt(cue.start);
  const behind = document.tokenAt(cue.end - 1) + 1;
  const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => sentence.word(from + at));
  const addressee = readAddressee(sentence, cue, quotation);
  const target = quotation.type === 'partial' ? readTarget(sentence, cue, quotation) : null;
  return {
    stance: stanceOf(cue.text, { before: words(first - 3, 3), after: words(behind, WORDS_BEHIND) }),
    ...(addressee ? { addressee } : {}),
    ...(target ? { target } : {}),
  };
}

/** Those whose own reported words hold the speaker and cue of a quotation, the nearest first. */
function chainOf(quotations: readonly QuotationMention[], at: number): Carrier[] {
  const own = quotations[at];
  const chain: Carrier[] = [];
  if (!own?.cue || !own.speaker) return chain;
  const names = new Set([own.speaker.name]);
  const outer: QuotationMention[] = [];
  for (let i = Math.max(0, at - FARTHEST_CARRIER); i < Math.min(quotations.length, at + 2); i++) {
    const other = quotations[i];
    if (other && i !== at && other.start <= Math.min(own.cue.start, own.speaker.start) && other.end >= own.cue.end) outer.push(other);
  }
  for (const { speaker } of outer.sort((a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start)) {
    if (!speaker || names.has(speaker.name) || chain.length === LONGEST_CHAIN) continue;
    names.add(speaker.name);
    chain.push(carrierOf(speaker));
  }
  return chain;
}

/** Who quotes the speaker in the same sentence, if somebody else does. */
function quoterOf(document: Document, { cue, speaker }: QuotationMention, actors: readonly ActorMention[]): Carrier | null {
  const place = cue && document.sentenceAt(cue.start);
  const found = cue && place && readQuoter(new TaggedSentence(document, place), cue, actors);
  if (!found || found.name === speaker?.name) return null;
  const { start, end, text, name, type } = found;
  return { start, end, text, name, kind: type === 'person' ? 'person' : 'organisation' };
}

const carrierOf = ({ start, end, text, name, kind }: Speaker): Carrier => ({ start, end, text, name, kind });

/** By the index of a mention, that of the one it carries on: two stretches of one kind that hang on the same cue. */
function carriedOnBy(mentions: readonly Mention[]): ReadonlyMap<number, number> {
  const carriedOn = new Map<number, number>();
  const last = new Map<string, { readonly index: number; readonly end: number }>();
  mentions.forEach((mention, index) => {
    if (!isQuotation(mention) || !mention.cue || mention.type === 'partial') return;
    const key = `${mention.type} ${mention.cue.start}`;
    const before = last.get(key);
    if (before && before.end > mention.start) return;
    if (before) carriedOn.set(index, before.index);
    last.set(key, { index, end: mention.end });
  });
  return carriedOn;
}
