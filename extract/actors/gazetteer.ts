import { CAPITALS } from '../lexicon/capitals.ts';
import { COUNTRIES, NOT_COUNTRIES } from '../lexicon/countries.ts';
import { ORGANISATIONS } from '../lexicon/organisations.ts';
import type { OwnLexicon } from '../own-lexicon.ts';
import { type Token, tokenize } from '../tokenize.ts';
import type { ActorType } from './actor.ts';

/** What a known phrase stands for. */
export interface Entry {
  /** `place` is a known name that is no actor. */
  readonly type: ActorType | 'capital' | 'place';
  readonly name: string;
  /** Whether the phrase is an adjective or the name of inhabitants. */
  readonly adjective: boolean;
}

interface Phrase {
  readonly words: readonly string[];
  readonly entry: Entry;
}

type Phrases = Map<string, Phrase[]>;
const PHRASES = buildPhrases();
const own = new WeakMap<OwnLexicon, Phrases>();

/**
 * The longest known name that starts at a token; what an operator names goes before what is known anyway.
 *
 * @returns What it stands for and the index behind its last token, or null.
 */
export function knownNameAt(
  tokens: readonly Token[],
  at: number,
  lexicon: OwnLexicon | null = null,
): { readonly entry: Entry; readonly endToken: number } | null {
  const word = tokens[at]?.text ?? '';
  const added = lexicon ? ownPhrases(lexicon).get(word) : undefined;
  const listed = PHRASES.get(word);
  const phrases = added ? [...added, ...(listed ?? [])] : (listed ?? []);
  for (const { words, entry } of phrases) {
    if (words.every((word, i) => tokens[at + i]?.text === word)) return { entry, endToken: at + words.length };
  }
  return null;
}

/** Whether one word alone is a known name. */
export function knownWord(word: string): Entry | null {
  return PHRASES.get(word)?.find(({ words }) => words.length === 1)?.entry ?? null;
}

function ownPhrases(lexicon: OwnLexicon): Phrases {
  const known = own.get(lexicon);
  if (known) return known;
  const phrases: Phrases = new Map();
  for (const { name, type, aliases } of lexicon.actors)
    for (const alias of [name, ...aliases]) addPhrase(phrases, alias, { type, name, adjective: false });
  sortPhrases(phrases);
  own.set(lexicon, phrases);
  return phrases;
}

function addPhrase(phrases: Phrases, text: string, entry: Entry): void {
  const words = tokenize(text).map((token) => token.text);
  const first = words[0] ?? '';
  const list = phrases.get(first) ?? [];
  if (!list.some((phrase) => phrase.words.join(' ') === words.join(' '))) list.push({ words, entry });
  phrases.set(first, list);
}

function sortPhrases(phrases: Phrases): void {
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
}

function buildPhrases(): Phrases {
  const phrases: Phrases = new Map();
  const add = (text: string, type: Entry['type'], name: string, adjective = false) => addPhrase(phrases, text, { type, name, adjective });
  for (const name of NOT_COUNTRIES) add(name, 'place', name);
  for (const { name, aliases, adjectives } of COUNTRIES) {
    for (const alias of [name, ...aliases]) add(alias, 'country', name);
    // A headline in capitals: CHINA'S HOLD.
    if (name.length > 4) add(name.toUpperCase(), 'country', name);
    for (const adjective of adjectives) add(adjective, 'country', name, true);
  }
  for (const [name, governed] of CAPITALS) add(name, 'capital', governed);
  for (const { name, type, aliases } of ORGANISATIONS) for (const alias of [name, ...aliases]) add(alias, type, name);
  sortPhrases(phrases);
  return phrases;
}
