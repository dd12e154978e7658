import type { Document, Token } from '../document.ts';
import {
  HUES,
  LEAD_AFTER,
  LEAD_BEFORE,
  LEAD_FIRST,
  LEAD_NEAR,
  LEAD_VERB_BEFORE,
  NAME_TAILS,
  OTHER_SENSES,
  SPEECH_VERBS,
  THERMOMETER_VERBS,
  TRADE_WORDS,
} from '../lexicon/element-cues.ts';
import { SYMBOL_OF_NAME } from '../lexicon/elements.ts';
import { TITLES } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';

const REACH = 8;
const CAPITALISED = /^\p{Lu}\p{Ll}/u;
const CAPITALS = /^\p{Lu}[\p{Lu}\p{N}&]+s?$/u;
const QUOTE_MARKS = new Set(['"', '“', '”', '‘', '’', "'"]);
const HYPHENS = new Set(['-', '‑']);
/** Capitalised words that join no name: they open sentences or stand inside titles. */
const FUNCTION_WORDS = new Set(
  'the a an this that these those in on at of for from by with as to and or but nor no not all some many most more less both either new two three if when while since until after before because although though its their his her our my your is are was were has have had will would can could may might mr mrs ms dr'.split(
    ' ',
  ),
);
/** Longer words that titles leave in lower case. */
const SMALL_IN_TITLES = new Set(
  'with from over into than amid under about after before between against without upon onto near their this that'.split(' '),
);
const LIST_JOINTS = new Set([',', 'and', 'or', '&', '/']);

/** How a sentence is set: in capitals throughout, as a title, or as prose. */
type Setting = 'capitals' | 'title' | 'prose';

/** Judges whether words that name a material name it here, or a firm, a place, a person, a colour, a medal. */
export interface NameJudge {
  /** Whether the tokens from `first` to before `end` stand inside a longer name. */
  isInsideName(first: number, end: number): boolean;
  /** Whether the one-word name of an element at `at` means the material. */
  meansMaterial(at: number): boolean;
}

/** Makes the judge of one document; how a sentence is set is found out once. */
export function judgeNames(document: Document): NameJudge {
  const settings = new Map<number, Setting>();
  const settingAt = (at: number): Setting => {
    const number = document.sentenceOfToken[at] ?? 0;
    let setting = settings.get(number);
    if (!setting) {
      setting = settingOf(document, number);
      settings.set(number, setting);
    }
    return setting;
  };
  return {
    isInsideName: (first, end) => isInsideName(document, first, end, settingAt(first)),
    meansMaterial: (at) => meansMaterial(document, at, settingAt(at)),
  };
}

function settingOf(document: Document, number: number): Setting {
  const sentence = document.sentences[number];
  let long = 0;
  let capitalised = 0;
  let lower = 0;
  for (let i = sentence?.firstToken ?? 0; i < (sentence?.endToken ?? 0); i++) {
    const token = document.tokens[i];
    if (token?.kind !== 'word') continue;
    if (/\p{Ll}/u.test(token.text)) lower++;
    if (token.text.length < 4 || i === sentence?.firstToken || SMALL_IN_TITLES.has(token.lower)) continue;
    long++;
    if (startsUpper(token.text)) capitalised++;
  }
  if (lower === 0) return 'capitals';
  return long >= 3 && capitalised >= 0.9 * long ? 'title' : 'prose';
}

function isInsideName(document: Document, first: number, end: number, setting: Setting): boolean {
  const { tokens } = document;
  if (setting === 'capitals') return false;
  for (let i = first; i < end; i++) {
    const token = tokens[i];
    if (token?.kind === 'word' && !startsUpper(token.text)) return false;
  }
  const next = inSentence(document, first, end);
  if (next?.spaced && isPartOfName(next) && (setting === 'prose' ? !CAPITALS.test(next.text) : NAME_TAILS.has(next.lower))) return true;
  if (setting === 'title') return false;
  const previous = inSentence(document, first, first - 1);
  if (previous && tokens[first]?.spaced && isPartOfName(previous)) return true;
  return QUOTE_MARKS.has(previous?.text ?? '') && QUOTE_MARKS.has(next?.text ?? '') && !tokens[first]?.spaced && !next?.spaced;
}

function isPartOfName(token: Token): boolean {
  return token.kind === 'word' && (CAPITALISED.test(token.text) || CAPITALS.test(token.text)) && !FUNCTION_WORDS.has(token.lower);
}

function inSentence(document: Document, at: number, other: number): Token | null {
  return document.sentenceOfToken[at] === document.sentenceOfToken[other] ? (document.tokens[other] ?? null) : null;
}

function meansMaterial(document: Document, at: number, setting: Setting): boolean {
  const { tokens } = document;
  const name = tokens[at]?.lower ?? '';
  if (name === 'lead') return meansLead(document, at);
  const other = OTHER_SENSES.get(name);
  const nextAt = HYPHENS.has(tokens[at + 1]?.text ?? '') && !tokens[at + 1]?.spaced ? at + 2 : at + 1;
  const next = inSentence(document, at, nextAt)?.lower ?? '';
  const previous = wordBefore(document, at);
  const capital = setting === 'prose' && CAPITALISED.test(tokens[at]?.text ?? '');
  if (capital && (SPEECH_VERBS.has(next) || TITLES.has(previous.replace('.', '')))) return false; // "Mr Cobalt"
  if (HUES.has(next) && nextAt === at + 2) return false; // "titanium-coloured"
  if (!other) return true;
  if (TRADE_WORDS.has(next)) return true;
  if (next === 'shed' && !/^(?:a|the)$/.test(previous) && inSentence(document, at, nextAt + 1)?.kind === 'number') return true; // "tin shed 3%"
  if (other.after.has(next) && !(next === 'and' && nextAt === at + 1)) return false;
  if (other.before.has(previous)) return false;
  if (name === 'iron' && previous === 'to' && !TRADE_WORDS.has(next)) return !isVerb(document, at);
  if (name === 'mercury' && previous === 'the' && THERMOMETER_VERBS.has(next)) return false;
  if (isListed(document, at)) return true;
  const trade = anyNear(document, at, TRADE_WORDS);
  if (anyNear(document, at, other.near)) return trade && !anyNear(document, at, NEVER_TRADE);
  const startsSentence = at === (document.sentences[document.sentenceOfToken[at] ?? 0]?.firstToken ?? at);
  const led = tokens[at - 1]?.kind === 'word' || previous === "'s" || previous === '’s';
  const alone = capital && !startsSentence && led;
  return !alone || trade;
}

/** Senses that no word of the trade near by can outweigh. */
const NEVER_TRADE = new Set([
  'medal',
  'medals',
  'olympic',
  'olympics',
  'planet',
  'planets',
  'orbit',
  'orbiting',
  'spacecraft',
  'celsius',
  'fahrenheit',
]);

/** "to iron out" against "from steel to iron": behind "to" with a determiner or particle following. */
function isVerb(document: Document, at: number): boolean {
  return /^(?:out|the|his|her|their|my|a|it|them)$/.test(inSentence(document, at, at + 1)?.lower ?? '');
}

/** "lead" is a verb or an advantage unless its neighbours say otherwise. */
function meansLead(document: Document, at: number): boolean {
  const { tokens } = document;
  const hyphen = HYPHENS.has(tokens[at + 1]?.text ?? '') && !tokens[at + 1]?.spaced;
  const next = inSentence(document, at, hyphen ? at + 2 : at + 1)?.lower ?? '';
  const previous = wordBefore(document, at);
  const verbal = LEAD_VERB_BEFORE.has(previous) && !/^(?:the|a|its|their)$/.test(previous);
  if (verbal) return previous === 'to' && /^(?:exposure|exposed)$/.test(inSentence(document, at, at - 2)?.lower ?? '');
  if (LEAD_FIRST.has(next)) return false;
  if (LEAD_AFTER.has(next) || LEAD_BEFORE.has(previous)) return true;
  if (isListed(document, at)) return true;
  if (LEAD_VERB_BEFORE.has(previous)) return false;
  return next !== 'to' && next !== 'the' && next !== 'a' && anyNear(document, at, LEAD_NEAR);
}

function wordBefore(document: Document, at: number): string {
  return inSentence(document, at, at - 1)?.lower ?? '';
}

/** Whether the name stands in a list beside another element: "zinc and lead", "gold, copper". */
function isListed(document: Document, at: number): boolean {
  return [-1, 1].some((step) => {
    for (let i = at, names = 0; names < LONGEST_LIST; names++) {
      const joint = i + step;
      i = joint;
      for (let joints = 0; joints < 2 && LIST_JOINTS.has(inSentence(document, at, i)?.lower ?? ''); joints++) i += step;
      const other = inSentence(document, at, i)?.lower ?? '';
      if (i === joint || !SYMBOL_OF_NAME.has(other)) return false;
      if (other !== 'lead' && !OTHER_SENSES.has(other)) return true; // "gold, silver and uranium": gold by way of silver
    }
    return false;
  });
}

/** The most names that a list is followed over to one that means nothing but the material. */
const LONGEST_LIST = 6;

function anyNear(document: Document, at: number, cues: ReadonlySet<string>): boolean {
  if (cues.size === 0) return false;
  for (let i = at - REACH; i <= at + REACH; i++) if (i !== at && cues.has(inSentence(document, at, i)?.lower ?? '')) return true;
  return false;
}
