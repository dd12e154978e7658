import type { Document } from '../document.ts';
import { readFormula } from '../elements/read-formula.ts';
import { COMPANY_WORDS, GOVERNMENT_WORDS, OF_HEADS, ORGANISATION_WORDS } from '../lexicon/body-words.ts';
import { ABBREVIATED_MATERIALS } from '../lexicon/compounds.ts';
import { SPEECH_FORMS } from '../lexicon/cues.ts';
import { FIRST_NAMES, KNOWN_LAST_NAMES } from '../lexicon/person-names.ts';
import { ROLE_NOUNS, TITLES } from '../lexicon/titles.ts';
import type { Token } from '../tokenize.ts';
import type { ActorType } from './actor.ts';
import { knownWord } from './gazetteer.ts';
import { isCalendarWord, isCapitalised, type NameChunk } from './name-chunks.ts';

/** The tokens of a body's name, what it is, and the rule that found it. */
export interface FoundBody {
  readonly firstToken: number;
  readonly endToken: number;
  readonly type: ActorType;
  readonly rule: string;
}

/** Words that say what a thing is and make no name with a word such as "Elements" alone. */
const GENERIC =
  /^(?:Rare|Earths?|Critical|Heavy|Light|Strategic|Precious|Base|Battery|Minerals?|Metals?|Elements?|Materials?|The|New|Big|Electric|Clean|Green|Global|World|International|National|Free|Trade|Nuclear|Solar|Oil|Gas|Energy|Power|State|Federal|Local|Supreme|High|Lithium|Graphite|Copper|Nickel|Gold|Silver|Uranium|Cobalt|Next|Third|Market|Supply|Chain|White|First|Rare-Earth|Raw|Industrial|Advanced)$/;
const LAWS = /^(?:Act|Bill|Law|Plan|Initiative|Deal|Truce|Summit|Agreement|Index|Treaty|Rule|Order|Strategy|List|Policy|Alliance)$/;
const CAMEL = /^\p{Lu}\p{Ll}+\p{Lu}[\p{L}\p{N}]*$|^\p{Lu}{2,}\p{Ll}{1,2}\p{Lu}?$/u;
// Two element symbols and more in a row are a formula, not a name: NdFeB, SmCo, LiPF.
const FORMULA =
  /^(?:Nd|Pr|Fe|Sm|Co|Dy|Tb|Y|La|Ce|Gd|Ho|Er|Yb|Lu|Eu|Sc|Li|Ni|Mn|Al|Ga|Ge|In|Sb|As|W|Mo|V|Ti|Zr|Nb|Ta|Cu|Zn|B|C|N|O|F|P|S|H|Si|Na|K|Mg|Ca|Pt|Pd|Au|Ag|Sn|Pb|\d)+$/;
const ACRONYM = /^\p{Lu}{3,6}$/u;
const COMMON_ACRONYM =
  /^(?:REE|REES|CEO|CFO|COO|CTO|GDP|ESG|NDA|USD|EUR|MOU|LNG|API|CPI|PMI|IPO|ETF|EPS|FAQ|PDF|AM|PM|EST|EDT|GMT|UTC|EV|EVS|AI|II|III|IV|NEW|THE|HREE|LREE|NYSE|FOB|CIF|YEAR|USB|GPS|LED|TV|DVD|COVID|CROSSTALK|UPDATE|DNA|HIV|AIDS|LGBT|LGBTQ)$/;

/** What makes a council one that governs; others are of trades and the like. */
const RULING_COUNCIL =
  /^(?:City|County|State|Town|Borough|Security|Federal|Legislative|Privy|Regional|Municipal|National|District|Parish|Executive|Military|Governing|Sovereign)$/;

/** A council of a trade, a news agency. */
const isNoRuler = (tokens: readonly Token[], i: number): boolean =>
  (tokens[i]?.text === 'Council' && !RULING_COUNCIL.test(tokens[i - 1]?.text ?? '')) ||
  (tokens[i]?.text === 'Agency' && /^(?:News|Press)$/.test(tokens[i - 1]?.text ?? ''));

/** Industries that name a company behind the name of another: "Blackstone Minerals". */
const INDUSTRIES =
  /^(?:Minerals|Metals|Graphite|Lithium|Gold|Silver|Copper|Nickel|Uranium|Mining|Resources|Exploration|Titanium|Antimony)$/;

/** Finds the names of bodies in one run of capitalised words, by the words that they end or begin with. */
export function* bodiesIn(document: Document, chunk: NameChunk): Iterable<FoundBody> {
  const { tokens } = document;
  if (!chunk.inHeadline) {
    for (let i = chunk.end - 1; i >= chunk.first; i--) {
      const text = tokens[i]?.text ?? '';
      const ofType = OF_HEADS.get(text);
      const behindOf = ofType && i === chunk.end - 1 ? endOfPhrase(tokens, i + 1) : null;
      if (ofType && behindOf) {
        yield { firstToken: firstOfBody(tokens, chunk.first, i), endToken: behindOf, type: ofType, rule: 'head-of' };
        return;
      }
      const type = isNoRuler(tokens, i) ? 'organisation' : typeOf(text);
      if (i === chunk.first && isNewspaper(tokens, i)) {
        yield { firstToken: i, endToken: i + 1, type: 'organisation', rule: 'newspaper' };
        return;
      }
      // "the Critical Raw Materials Act"
      if (i + 1 < chunk.end && LAWS.test(tokens[i + 1]?.text ?? '')) continue;
      if (!type || i === chunk.first || TITLES.has(tokens[i + 1]?.lower ?? '')) continue;
      const first = firstOfBody(tokens, chunk.first, i);
      if (i > first && isProper(tokens, first, i)) {
        yield { firstToken: first, endToken: i + 1 + campus(tokens, i, chunk.end), type, rule: 'last-word' };
        return;
      }
    }
  }
  const partners = partnersIn(tokens, chunk);
  if (partners) yield partners;
  yield* oddNames(tokens, chunk);
}

/** "Imperial College London": 1 where the town of a college ends the run, else 0. */
const campus = (tokens: readonly Token[], at: number, end: number): number =>
  /^(?:College|University|School|Academy)$/.test(tokens[at]?.text ?? '') && at + 2 === end ? 1 : 0;

/** "Penn & Dyer", "Holt & Sons": an ampersand between two capitalised words. */
function partnersIn(tokens: readonly Token[], chunk: NameChunk): FoundBody | null {
  if (chunk.inHeadline) return null;
  for (let i = chunk.first + 1; i + 1 < chunk.end; i++) {
    // "R&D", "M&A": letters are no partners.
    if (tokens[i]?.text === '&' && ((tokens[i - 1]?.text.length ?? 0) > 1 || (tokens[i + 1]?.text.length ?? 0) > 1))
      return { firstToken: firstOfBody(tokens, chunk.first, i), endToken: chunk.end, type: 'company', rule: 'ampersand' };
  }
  return null;
}

/** "NovaAndino Litio": one more unknown word that ends the run belongs to the name. */
function behindCamel(tokens: readonly Token[], at: number, end: number): number {
  const next = tokens[at + 1];
  const plain = next?.kind === 'word' && next.spaced && /^\p{Lu}\p{Ll}+$/u.test(next.text) && at + 2 === end;
  return plain && !knownWord(next.text) && !FIRST_NAMES.has(next.text) && !TITLES.has(next.lower) && !ROLE_NOUNS.has(next.lower)
    ? at + 2
    : at + 1;
}

/** Names that their letters give away, and acronyms that speak. */
function* oddNames(tokens: readonly Token[], chunk: NameChunk): Iterable<FoundBody> {
  for (let i = chunk.first; i < chunk.end; i++) {
    const text = tokens[i]?.text ?? '';
    const camel =
      text.length > 3 &&
      CAMEL.test(text) &&
      !FORMULA.test(text) &&
      readFormula(text) === null &&
      !ABBREVIATED_MATERIALS.has(text) &&
      !/^(?:Mc|Mac|O’|O')/.test(text) &&
      !/^\p{Lu}+s$/u.test(text);
    if (camel) yield { firstToken: i, endToken: behindCamel(tokens, i, chunk.end), type: 'organisation', rule: 'inner-capital' };
    else if (
      ACRONYM.test(text) &&
      !COMMON_ACRONYM.test(text) &&
      chunk.end - chunk.first === 1 &&
      SPEECH_FORMS.has(tokens[i + 1]?.lower ?? '')
    ) {
      yield { firstToken: i, endToken: i + 1, type: 'organisation', rule: 'acronym' };
    }
  }
}

/** "told The Herald": a paper of one word, whose article has a capital in the middle of a sentence. */
const isNewspaper = (tokens: readonly Token[], at: number): boolean =>
  /^(?:Herald|Times|Post|Journal|Telegraph|Observer|Chronicle|Tribune|Gazette|Globe|Register|Guardian|Standard|Star|Sun|Mail|Independent|Economist|Age|Hindu|Nation|Australian)$/.test(
    tokens[at]?.text ?? '',
  ) &&
  tokens[at - 1]?.text === 'The' &&
  tokens[at - 2]?.kind === 'word';

function typeOf(word: string): ActorType | null {
  if (COMPANY_WORDS.has(word)) return 'company';
  if (ORGANISATION_WORDS.has(word)) return 'organisation';
  return GOVERNMENT_WORDS.has(word) ? 'government' : null;
}

/** "of Industry and Information Technology": the end of the name that a head word opens, or null. */
function endOfPhrase(tokens: readonly Token[], at: number): number | null {
  if (!/^(?:of|for|on)$/.test(tokens[at]?.lower ?? '')) return null;
  let i = at + 1;
  if (tokens[i]?.lower === 'the') i++;
  if (!isCapitalised(tokens[i]) || isCalendarWord(tokens[i]?.text ?? '')) return null;
  while (i < at + 14) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (isCalendarWord(token?.text ?? '')) break;
    if (isCapitalised(token) && (token?.spaced || tokens[i - 1]?.text === '-')) i++;
    else if (/^(?:and|of|for|&)$/.test(token?.text ?? '') && isCapitalised(next) && !knownWord(next?.text ?? '')) i++;
    else if (token?.text === '-' && !token.spaced && next?.kind === 'word') i += 2;
    else if (token?.text === ',' && isCapitalised(next) && /^(?:and|,)$/.test(tokens[i + 2]?.text ?? '') && !knownWord(next?.text ?? ''))
      i++;
    else break;
  }
  return i;
}

/** Where the body's name begins: behind a title's words, before the words that belong to it. */
function firstOfBody(tokens: readonly Token[], first: number, last: number): number {
  let from = first;
  for (let i = first; i < last; i++)
    if (TITLES.has((tokens[i]?.lower ?? '').replace(/\.$/, '')) && tokens[i]?.text !== 'General') from = i + 1;
  return from;
}

function isProper(tokens: readonly Token[], first: number, last: number): boolean {
  let proper = false;
  for (let i = first; i < last; i++) {
    const text = tokens[i]?.text ?? '';
    if (tokens[i]?.kind !== 'word') continue;
    if (!GENERIC.test(text) && !knownWord(text)?.adjective) proper = true;
  }
  const one = tokens[first]?.text ?? '';
  if (last - first === 1 && (KNOWN_LAST_NAMES.has(one) || /^(?:Pacific|Atlantic|Arctic|Wall|Main)$/.test(one))) return false;
  const known = last - first === 1 ? knownWord(one) : null;
  // "Greenland Resources" is a company, "Chilean Copper" a phrase.
  const isCountry = known?.type === 'country' && !known.adjective;
  if ((known?.type === 'company' || isCountry) && INDUSTRIES.test(tokens[last]?.text ?? '')) return true;
  // "Guardian Metal": a company that is called like somebody else.
  if (known && !known.adjective && known.type === 'organisation' && typeOf(tokens[last]?.text ?? '') === 'company') return true;
  // "Chinese Commerce Ministry" and "Korea Exchange" are names; "American Energy" is a phrase.
  if (known && known.type !== 'place')
    return GOVERNMENT_WORDS.has(tokens[last]?.text ?? '') || (!known.adjective && typeOf(tokens[last]?.text ?? '') === 'organisation');
  return proper || GOVERNMENT_WORDS.has(tokens[last]?.text ?? '');
}
