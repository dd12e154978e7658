import type { Document } from '../document.ts';
import { COMPANY_WORDS, GOVERNMENT_WORDS, ORGANISATION_WORDS } from '../lexicon/body-words.ts';
import { CUE_FORMS, SPEECH_FORMS } from '../lexicon/cues.ts';
import { FIRST_NAMES, KNOWN_LAST_NAMES, NAME_PARTICLES } from '../lexicon/person-names.ts';
import { ROLE_NOUNS, TITLE_PREFIXES, TITLES } from '../lexicon/titles.ts';
import type { Token } from '../tokenize.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { knownWord } from './gazetteer.ts';
import { isCapitalised, type NameChunk } from './name-chunks.ts';

/** The tokens of a person's name and the rule that found it. */
export interface FoundName {
  readonly firstToken: number;
  readonly endToken: number;
  readonly rule: string;
}

// Given names that are words too: in a headline their capital proves nothing.
const WORDS_TOO =
  /^(?:Will|Mark|Drew|Grant|Rob|Sue|Pat|Bill|Jack|Miles|Guy|Rich|Dean|Chase|Wade|Ray|Lance|Dale|Faith|Hope|Joy|Grace|Rose|Dawn|April|June|Summer|Carol|Jay|Rick|Max|Art|Gene|Frank|Stone|Don)$/;
// Last names that are peoples too: "Esther Pole".
const PEOPLES_TOO = /^(?:Pole|Dane|Finn|Swede|Turk|Scot|French|German|English|Irish|Welsh|Holland|Ireland|Israel|Jordan|Norway)$/;
const POST_NOMINAL = /^(?:KC|QC|MP|MPs|MEP|MSP|MS|MLA|CBE|OBE|MBE|KBE|DBE|PhD|MD|SC)$/;
const MOST_NAMES = 5;
const INITIAL = /^(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}?)$/u;
const bare = (token: Token | undefined): string => (token?.lower ?? '').replace(/\.$/, '');
const isTitle = (token: Token | undefined): boolean => TITLES.has(bare(token));
const isBodyWord = (text: string): boolean => GOVERNMENT_WORDS.has(text) || ORGANISATION_WORDS.has(text) || COMPANY_WORDS.has(text);

/** Finds the names of persons in one run of capitalised words. */
export function* personsIn(document: Document, chunk: NameChunk): Iterable<FoundName> {
  const { tokens } = document;
  let from = chunk.first;
  const titleBefore =
    isTitle(tokens[chunk.first - 1]) &&
    tokens[chunk.first]?.spaced === true &&
    tokens[chunk.first - 1]?.kind === 'word' &&
    !beginsLine(document, chunk.first);
  let titled = titleBefore || sharesTitle(tokens, chunk.first);
  for (let i = chunk.first; i < chunk.end; i++) {
    if (!isTitle(tokens[i]) || (FIRST_NAMES.has(tokens[i]?.text ?? '') && i + 1 < chunk.end && !isTitle(tokens[i + 1]))) continue;
    if (i + 1 < chunk.end && tokens[i + 1]?.spaced === false) continue;
    if (i === chunk.end - 1 && FIRST_NAMES.has(tokens[i - 1]?.text ?? '')) continue; // "Madeleine King"
    from = i + 1;
    titled = true;
  }
  if (from >= chunk.end) return;
  const end = endOfName(tokens, from, chunk.end);
  if (titled && end > from && namesAPerson(tokens, from, end) && (end - from > 1 || !isBodyWord(tokens[end]?.text ?? ''))) {
    yield { firstToken: from, endToken: withParticles(tokens, end, chunk), rule: 'title' };
    return;
  }
  yield* untitled(document, chunk, from);
}

/** A title at the end of the line before is another’s. */
const beginsLine = ({ text, tokens }: Document, at: number): boolean =>
  text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0).includes('\n');

/** "Senators Ann Bell and Lena Holt": the title before the first name is the second one's as well. */
function sharesTitle(tokens: readonly Token[], first: number): boolean {
  if (tokens[first - 1]?.lower !== 'and') return false;
  for (let i = first - 2; i > Math.max(-1, first - MOST_BEFORE); i--) {
    const token = tokens[i];
    if (token?.text === ',') continue;
    if (!isCapitalised(token)) return false;
    if (PLURAL_TITLES.test(token?.text ?? '')) return true;
  }
  return false;
}

const PLURAL_TITLES =
  /^(?:Senators|Sens|Representatives|Reps|Congressmen|Ministers|Presidents|Governors|Govs|Professors|Profs|Generals|Chancellors|Ambassadors|Messrs|Drs|Secretaries|Commissioners)$/;

function* untitled(document: Document, chunk: NameChunk, from: number): Iterable<FoundName> {
  const { tokens } = document;
  if (namesAPlace(tokens, chunk)) return;
  for (let i = from; i < chunk.end; i++) {
    const text = tokens[i]?.text ?? '';
    const end = endOfName(tokens, i, chunk.end);
    // "Mei-Lin Zhou": the name began before the hyphen; "Li-ion" is none.
    if (
      tokens[i - 1]?.text === '-' &&
      i >= chunk.first + 2 &&
      !KNOWN_LAST_NAMES.has(tokens[i - 2]?.text ?? '') &&
      FIRST_NAMES.has(text) &&
      end > i + 1 &&
      namesAPerson(tokens, i, end)
    ) {
      yield { firstToken: i - 2, endToken: withParticles(tokens, end, chunk), rule: 'first-name' };
      return;
    }
    if (tokens[i + 1]?.text === '-' && /^\p{Ll}/u.test(tokens[i + 2]?.text ?? '') && end <= i + 3) continue;
    if (chunk.inHeadline && WORDS_TOO.test(text)) continue;
    if (FIRST_NAMES.has(text) && end > i + 1 && namesAPerson(tokens, i, end)) {
      yield { firstToken: i, endToken: withParticles(tokens, end, chunk), rule: 'first-name' };
      return;
    }
    if (FIRST_NAMES.has(text) && end === i + 1 && end === chunk.end && NAME_PARTICLES.has(tokens[end]?.text ?? '')) {
      const last = withParticles(tokens, end, chunk);
      if (last > end) yield { firstToken: i, endToken: last, rule: 'first-name' };
    }
    if (KNOWN_LAST_NAMES.has(text) && standsAlone(tokens, i, chunk)) yield { firstToken: i, endToken: i + 1, rule: 'known-person' };
  }
  const end = endOfName(tokens, from, chunk.end);
  const whole = end === chunk.end && end - from >= 2 && end - from <= 4 && namesAPerson(tokens, from, end);
  if (!whole || chunk.inHeadline) return;
  const rule = evidence(document, from, end);
  if (rule) yield { firstToken: from, endToken: end, rule };
}

/** "Lai Chau province", "the Jack Hills mine": words behind the run that make it a place's name. */
function namesAPlace(tokens: readonly Token[], { first, end }: NameChunk): boolean {
  const after = tokens[end];
  return end - first > 1 && after?.spaced === true && PLACE_NOUNS.test(after.text) && !KNOWN_LAST_NAMES.has(tokens[end - 1]?.text ?? '');
}

const PLACE_NOUNS =
  /^(?:province|district|county|city|region|prefecture|river|islands?|valley|mountains?|basin|desert|peninsula|bay|port|canal|mines?|deposits?|pit|project|smelter|refinery|oilfield|field|quarry|lake|oblast|municipality|village|town|airport)$/;

/** A known last name that is no part of a longer unknown name: "Trump", "Trump-Xi", "the Trump administration". */
function standsAlone(tokens: readonly Token[], i: number, chunk: NameChunk): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const nextInside = i + 1 < chunk.end && after?.kind === 'word' && isCapitalised(after) && !chunk.inHeadline;
  if (nextInside && /^(?:Tower|Organization|Foundation|Hotel|International|University|Street|Jr|Sr)/.test(after.text)) return false;
  return i === chunk.first || chunk.inHeadline || before?.kind === 'sign' || before?.kind === 'word';
}

/** The index behind the words from `from` that can belong to one name: capitalised, initials, hyphenated parts. */
function endOfName(tokens: readonly Token[], from: number, limit: number): number {
  let end = from;
  let words = 0;
  while (end < limit && words < MOST_NAMES) {
    const token = tokens[end];
    if (!token || (end > from + 1 && POST_NOMINAL.test(token.text))) break;
    if (token.kind === 'word') {
      if (isBodyWord(token.text) && end > from + 1) break;
      words++;
      end++;
    } else if (token.text === '.' || token.text === '-' || token.text === '‑') end++;
    else break;
  }
  // "Trump-Xi": a hyphen between two capitalised words joins two names, before a small letter ("Ji-won") one.
  for (let i = from; i < end; i++) {
    if (tokens[i]?.text === '-' && KNOWN_LAST_NAMES.has(tokens[i - 1]?.text ?? '') && KNOWN_LAST_NAMES.has(tokens[i + 1]?.text ?? ''))
      return i;
  }
  while (end > from && tokens[end - 1]?.kind === 'sign') end--;
  return end;
}

/** "Ursula von der Leyen": small words inside a name, then a capital. */
function withParticles(tokens: readonly Token[], end: number, chunk: NameChunk): number {
  if (end < chunk.end) return end;
  let i = end;
  while (i < end + 3 && NAME_PARTICLES.has(tokens[i]?.text ?? '')) i++;
  return i > end && isCapitalised(tokens[i]) ? i + 1 : end;
}

/** No word of it is a country, a body or a common word of bodies' names. */
function namesAPerson(tokens: readonly Token[], from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const text = tokens[i]?.text ?? '';
    if (tokens[i]?.kind === 'sign' || INITIAL.test(text)) continue;
    if (TITLE_PREFIXES.has(bare(tokens[i])) && end - from === 1) return false;
    // "Gen Z", "N.V. ABC"
    if (i === end - 1 && /^\p{Lu}{2,4}$/u.test(text) && end - from > 1) return false;
    if (i === end - 1 && end - from === 1 && (isBodyWord(text) || knownWord(text))) return false;
    const known = knownWord(text);
    if (
      i > from &&
      i === end - 1 &&
      PEOPLES_TOO.test(text) &&
      !WORDS_TOO.test(tokens[from]?.text ?? '') &&
      FIRST_NAMES.has(tokens[from]?.text ?? '')
    )
      continue;
    if (known && !FIRST_NAMES.has(text) && (known.type === 'country' || i === from)) return false;
    if (i > from && isBodyWord(text) && !/^(?:Bank|Post|Power|Gold|Silver|Church|Forum|Steel|Standard|Court|Power|Young|Park)$/.test(text))
      return false;
    if (/^\p{Lu}{3,}$/u.test(text) && !/^\p{Lu}+$/u.test(tokens[end - 1]?.text ?? '')) return false;
  }
  if (end - from === 1 && (tokens[from]?.text ?? '').length === 1) return false;
  return startsUpper(tokens[end - 1]?.text ?? '') || tokens[end - 2]?.text === '-';
}

/** The sentence after this one opens with "he" or "she". */
function pronounFollows(document: Document, end: number): boolean {
  const number = document.sentenceOfToken[end] ?? 0;
  const here = document.sentences[number];
  const next = document.sentences[number + 1];
  const opens = here !== undefined && end - here.firstToken <= 4;
  return opens && next !== undefined && next.block === here.block && /^(?:he|she)$/.test(document.tokens[next.firstToken]?.lower ?? '');
}

/** What stands around unknown capitalised words that shows them to be a person. */
function evidence(document: Document, from: number, end: number): string | null {
  const { tokens } = document;
  const before = tokens[from - 1];
  if (before && ROLE_NOUNS.has(before.lower) && tokens[from]?.spaced) return 'role-before';
  if (
    before?.text === ',' &&
    /^[,.;]$/.test(tokens[end]?.text ?? '') &&
    hasRoleBefore(tokens, from - 2, SPEECH_FORMS.has(tokens[end + 1]?.lower ?? ''))
  )
    return 'role-before';
  if (before && /^['’][sS]$/.test(before.text) && speaksFor(tokens, from, end)) return 'speaks-for';
  const after = tokens[end];
  if (after?.text === ',' || after?.text === '(') {
    for (let i = end + 1; i < Math.min(end + 9, tokens.length); i++) {
      const token = tokens[i];
      if (!token || /^[.;:”"“]$/.test(token.text)) break;
      if (i === end + 1 && token.lower === 'who') return 'apposition';
      if (ROLE_NOUNS.has(token.lower)) return 'apposition';
      if (token.text === ',' || token.text === ')') break;
    }
    if (after.text === ',' && tokens[end + 1]?.kind === 'number' && tokens[end + 2]?.text === ',') return 'age';
  }
  const placed = /^(?:in|at|near|outside|across|around)$/.test(before?.lower ?? '');
  if (!placed && pronounFollows(document, end)) return 'pronoun-behind';
  const owner = /^['’][sS]?$/.test(after?.text ?? '') && after?.spaced === false;
  if (
    SPEECH_FORMS.has(after?.lower ?? '') ||
    (!owner && SPEECH_FORMS.has(before?.lower ?? '') && /^[”"’',]$/.test(tokens[from - 2]?.text ?? ''))
  )
    return 'speaks';
  return null;
}

const PLACES = /^(?:New|North|South|East|West|Rhode|Nova|British|Western|Northern|Southern|Eastern|Saint|St|San|Los|Las)$/;

/** "the founder, Ann Bell", "a spokesperson for the Mines Ministry, Ann Bell": a role that ends or opens the phrase before the comma. */
function hasRoleBefore(tokens: readonly Token[], last: number, speaks: boolean): boolean {
  if (PLACES.test(tokens[last + 2]?.text ?? '')) return false;
  for (let i = last; i > Math.max(-1, last - MOST_BEFORE); i--) {
    const token = tokens[i];
    // "A miner at the site, Ann Bell, said"
    const place = speaks ? /^(?:to|by|on|and|or)$/ : /^(?:in|at|near|from|outside|to|by|on|and|or|with)$/;
    if (token?.kind !== 'word' || place.test(token.lower)) return false;
    if (ROLE_NOUNS.has(token.lower))
      return i === last || (speaks ? /^(?:for|of|in|at|from|with)$/ : /^(?:for|of)$/).test(tokens[i + 1]?.lower ?? '');
  }
  return false;
}

const MOST_BEFORE = 9;

/** "said Arden Bell’s Fergus Tait", "the union’s Birgit Aumann agrees": somebody of a body that is no country. */
function speaksFor(tokens: readonly Token[], from: number, end: number): boolean {
  const owner = tokens[from - 2];
  if (owner?.kind !== 'word' || knownWord(owner.text)?.type === 'country') return false;
  const after = tokens[end]?.lower ?? '';
  const cue = CUE_FORMS.get(/^(?:does|did|do)$/.test(after) && tokens[end + 1]?.lower === 'not' ? (tokens[end + 2]?.lower ?? '') : after);
  if (cue?.say) return true;
  let first = from - 2;
  while (first > 0 && from - first < MOST_BEFORE && (isCapitalised(tokens[first - 1]) || tokens[first - 1]?.text === '&')) first--;
  const verb = CUE_FORMS.get(tokens[first - 1]?.lower ?? '');
  return verb?.closes === true && /^[”"’',]$/.test(tokens[first - 2]?.text ?? '');
}
