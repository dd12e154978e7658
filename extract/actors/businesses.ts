import type { Document } from '../document.ts';
import { GOVERNMENT_WORDS, ORGANISATION_WORDS } from '../lexicon/body-words.ts';
import { CUE_FORMS } from '../lexicon/cues.ts';
import { FIRST_NAMES } from '../lexicon/person-names.ts';
import { isEnglishWord } from '../natural.ts';
import type { Token } from '../tokenize.ts';
import type { ActorType } from './actor.ts';
import type { FoundBody } from './bodies.ts';
import { knownWord } from './gazetteer.ts';
import type { NameChunk } from './name-chunks.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What a business is called, before its name ("chipmaker Arden") or behind it (", a maker of …"). */
const BUSINESSES = set(
  `company firm maker miner producer supplier developer startup start-up manufacturer retailer lender brokerage consultancy refiner smelter operator subsidiary conglomerate giant utility
  explorer developer trader exporter importer distributor recycler processor fabricator contractor wholesaler grower brewer bank bookmaker builder assembler smelter foundry gas-supplier
  automaker carmaker chipmaker toolmaker batterymaker magnet-maker magnetmaker cablemaker glassmaker toymaker phonemaker steelmaker drugmaker planemaker battery-maker shipbuilder insurer airline foundry house`,
);
/** What other bodies are called. */
const BODIES = set(
  'group watchdog charity ngo lobby federation think-tank tank union association body campaign network institute non-profit nonprofit thinktank newspaper daily broadcaster weekly magazine agency tribe party cooperative co-operative',
);
/** What only a business has: "Arden’s shareholders". */
const OWNED = set(
  'shares shareholders profit profits losses revenue revenues earnings board bonds stock dividend chairman chairwoman founder',
);
/** Words that may stand between an article and what the business is. */
const MOST_BETWEEN = 8;
const LONGEST_NAME = 4;
const STATES = /^(?:had|has|plans|planned|expects|expected|aims|aimed|intends|intended|held|holds|will|would|could|can)$/;
const EXPLETIVE = /^(?:be|been|take|taken|help|hurt|mean|cost|make|made|give|come|become|not)$/;

/**
 * Finds the businesses whose names no list and no last word gives away, by what the article says of them somewhere: "Arden’s
 * shareholders", "chipmaker Arden", "Arden, a maker of …", "Arden Cell said it had …". Every mention of such a name counts.
 */
export function businessesIn(document: Document, chunks: readonly NameChunk[]): FoundBody[] {
  const { tokens } = document;
  const types = new Map<string, ActorType>();
  const openers = new Set(document.sentences.map(({ firstToken }) => firstToken));
  const inside = new Set(chunks.filter(({ first }) => !openers.has(first)).map((chunk) => nameOf(tokens, chunk)));
  for (const chunk of chunks) {
    if (chunk.inHeadline || !isCandidate(tokens, chunk)) continue;
    const name = nameOf(tokens, chunk);
    // A capital at the head of a sentence proves no name: "Farmers said it had …", "Tech shares".
    const plain = chunk.end - chunk.first === 1 && openers.has(chunk.first) && !inside.has(name);
    const type = types.has(name) ? null : evidence(tokens, chunk, plain);
    if (type) types.set(name, type);
  }
  if (types.size === 0) return [];
  return chunks.flatMap((chunk) => {
    const type = types.get(nameOf(tokens, chunk));
    return type ? [{ firstToken: chunk.first, endToken: chunk.end, type, rule: 'business' }] : [];
  });
}

const nameOf = (tokens: readonly Token[], { first, end }: NameChunk): string =>
  end - first === 1
    ? (tokens[first]?.text ?? '')
    : tokens.slice(first, end).reduce((name, { text, spaced }) => name + (spaced && name ? ' ' : '') + text, '');

/** "the Commission", "the Ministry": what some body is, no name of a business. */
const isBodyWord = (text: string): boolean => GOVERNMENT_WORDS.has(text) || ORGANISATION_WORDS.has(text);

/** Unknown words, the first no given name. */
function isCandidate(tokens: readonly Token[], { first, end }: NameChunk): boolean {
  const before = tokens[first - 1];
  if (before?.kind === 'word' && tokens[first]?.spaced && /^\p{Lu}\p{Ll}/u.test(before.text) && !/^The$/.test(before.text)) return false;
  if (end - first > LONGEST_NAME || FIRST_NAMES.has(tokens[first]?.text ?? '')) return false;
  for (let i = first; i < end; i++) {
    const text = tokens[i]?.text ?? '';
    if (end - first === 1 && isBodyWord(text)) return false;
    if (knownWord(text) || (end - first === 1 && (text.length < 4 || text === text.toUpperCase()))) return false;
  }
  return true;
}

const SEATED = /^(?:based|listed|headquartered)$/;
const OWNERSHIP = /^(?:run|owned|controlled|held|backed)$/;
const BANKERS = /^(?:analysts?|economists?|strategists?|traders?|brokers?|bankers?|executives?|dealers?)$/;
const CAMPAIGNERS = /^(?:activists?|campaigners?|researchers?|scientists?|lobbyists?|fellows?|scholars?)$/;
const EXCHANGES = /^(?:NYSE|NASDAQ|Nasdaq|ASX|LSE|TSX|TSXV|AIM|JSE|HKEX|SGX|OTC|OTCQX|KRX|NSE|BSE)$/;
const isCompany = (token: Token | undefined): boolean => token !== undefined && knownWord(token.text)?.type === 'company';

function evidence(tokens: readonly Token[], { first, end }: NameChunk, plain: boolean): ActorType | null {
  const before = tokens[first - 1];
  const after = tokens[end];
  if (before?.kind === 'word' && tokens[first]?.spaced) {
    if (
      BUSINESSES.has(before.lower) &&
      before.text === before.lower &&
      !(before.lower === 'house' && tokens[first - 2]?.lower !== 'trading')
    )
      return 'company';
    if (BODIES.has(before.lower) && before.text === before.lower && before.lower !== 'group') return 'organisation';
    if (/^(?:of|in)$/.test(before.lower) && /^(?:shares|executive)$/.test(tokens[first - 2]?.lower ?? '')) return 'company';
    if (/^(?:state|privately|government)$/.test(tokens[first - 3]?.lower ?? '') && OWNERSHIP.test(before.lower)) return 'company';
    // "Codelco and Enami": what stands beside a company that is known.
    if (/^(?:and|or)$/.test(before.lower) && isCompany(tokens[first - 2]) && end - first === 1) return 'company';
    // "Bergen-based Arden".
    if (tokens[first - 2]?.text === '-' && SEATED.test(before.lower)) return 'company';
    const worker = tokens[first - 2]?.lower ?? '';
    if (before.lower === 'at' && BANKERS.test(worker)) return 'company';
    if (before.lower === 'at' && CAMPAIGNERS.test(worker)) return 'organisation';
  }
  if (after?.text === '(' && EXCHANGES.test(tokens[end + 1]?.text ?? '')) return 'company';
  if (after?.text === ',' || after?.text === '(') return described(tokens, end + 1);
  if (after && /^['’][sS]$/.test(after.text)) {
    const owned = tokens[end + 1]?.lower ?? '';
    const office =
      /^(?:chief|vice|finance|managing|commercial)$/.test(owned) &&
      /^(?:executive|financial|operating|technology|commercial|president|director|chief)$/.test(tokens[end + 2]?.lower ?? '');
    return OWNED.has(owned) || office ? 'company' : null;
  }
  const hasShares = /^(?:shares|stock)$/.test(after?.lower ?? '') && after?.spaced === true;
  // "Voltmark shares fell", but "Tech shares", "Lithium stock": at the head of a sentence only what is no word.
  if (plain) return hasShares && isUnheardOf(tokens[first]?.text ?? '') ? 'company' : null;
  if (hasShares) return 'company';
  return saysOfItself(tokens, end) ? 'company' : null;
}

/** Trades that the tagger's American words of the last century do not hold. */
const SECTORS = set(
  'defence crypto aluminium healthcare cyber cybersecurity fibre tyre labour leisure streaming hyperscale blockchain cannabis ecommerce software midcap smallcap megacap bluechip antipodean eurozone nasdaq',
);

/** No word, nor one with another ending: "Biotechs", "Cleantech". */
const isUnheardOf = (text: string): boolean =>
  text.length > 4 && !SECTORS.has(text.toLowerCase()) && !/(?:s|ed|ing|tech|[a-z]er|ian|ese|ish)$/.test(text) && !isEnglishWord(text);

/** What only a business does: ", which opened a plant". */
const DOES_BUSINESS = set(
  'makes made supplies supplied produces sells sold mines operates owns employs opened runs bought refines trades processes ships acquired processed distributes manufactures builds',
);

const IN_BUSINESS = set(
  'building opening planning developing selling making producing mining buying constructing building opened built sold bought hired invested acquired supplied',
);

/** "opened a plant", "is building a plant". */
function doesBusiness(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  return DOES_BUSINESS.has(word) || (/^(?:is|was|has)$/.test(word) && IN_BUSINESS.has(tokens[at + 1]?.lower ?? ''));
}

/** ", a maker of …", ", the country’s largest producer", ", a group in …", ", in which the state has a stake". */
function described(tokens: readonly Token[], at: number): ActorType | null {
  if (tokens[at]?.lower === 'in' && tokens[at + 1]?.lower === 'which') return 'company';
  if (!/^(?:a|an|the|one|its|which)$/.test(tokens[at]?.lower ?? '')) return null;
  if (tokens[at]?.lower === 'which') return doesBusiness(tokens, at + 1) ? 'company' : null;
  for (let i = at + 1; i < Math.min(tokens.length, at + 1 + MOST_BETWEEN); i++) {
    const token = tokens[i];
    if (token?.kind === 'sign' && !/^['’-]/.test(token.text)) return null;
    const word = token?.lower ?? '';
    if (/^(?:of|in|who|for|at|that|whose)$/.test(word)) return null;
    // "a company director" is a person.
    const last = endsPhrase(tokens[i + 1]);
    if (last && BUSINESSES.has(word)) return 'company';
    if (last && BODIES.has(word)) return 'organisation';
  }
  return null;
}

/** Nothing of the noun phrase follows: "a maker of", not "a company director" or "the federation’s head". */
function endsPhrase(next: Token | undefined): boolean {
  if (next?.kind !== 'word') return next === undefined || /^[,.;)(—–]$/.test(next.text);
  return /^(?:of|in|that|which|with|for|at|based|founded|controlled|run|set|owned|from|to|listed|backed|near|whose)$/.test(next.lower);
}

/** "said it had …", "said that its …": a person has no "it". */
function saysOfItself(tokens: readonly Token[], at: number): boolean {
  const cue = CUE_FORMS.get(tokens[at]?.lower ?? '');
  if (!cue?.closes || (cue.form !== 'past' && cue.form !== 'third')) return false;
  const i = tokens[at + 1]?.lower === 'that' ? at + 2 : at + 1;
  const word = tokens[i]?.lower ?? '';
  if (word === 'its') return true;
  return word === 'it' && STATES.test(tokens[i + 1]?.lower ?? '') && !EXPLETIVE.test(tokens[i + 2]?.lower ?? '');
}
