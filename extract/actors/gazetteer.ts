import { CAPITALS } from '../lexicon/capitals.ts';
import { COUNTRIES, NOT_COUNTRIES } from '../lexicon/countries.ts';
import { ORGANISATIONS } from '../lexicon/organisations.ts';
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

const PHRASES = buildPhrases();

/**
 * The longest known name that starts at a token.
 *
 * @returns What it stands for and the index behind its last token, or null.
 */
export function knownNameAt(tokens: readonly Token[], at: number): { readonly entry: Entry; readonly endToken: number } | null {
  const phrases = PHRASES.get(tokens[at]?.text ?? '');
  if (!phrases) return null;
  for (const { words, entry } of phrases) {
    if (words.every((word, i) => tokens[at + i]?.text === word)) return { entry, endToken: at + words.length };
  }
  return null;
}

/** Whether one word alone is a known name. */
export function knownWord(word: string): Entry | null {
  return PHRASES.get(word)?.find(({ words }) => words.length === 1)?.entry ?? null;
}

function buildPhrases(): Map<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  const add = (text: string, type: Entry['type'], name: string, adjective = false) => {
    const words = tokenize(text).map((token) => token.text);
    const first = words[0] ?? '';
    const list = phrases.get(first) ?? [];
    if (!list.some((phrase) => phrase.words.join(' ') === words.join(' '))) list.push({ words, entry: { type, name, adjective } });
    phrases.set(first, list);
  };
  for (const name of NOT_COUNTRIES) add(name, 'place', name);
  for (const { name, aliases, adjectives } of COUNTRIES) {
    for (const alias of [name, ...aliases]) add(alias, 'country', name);
    // A headline in capitals: CHINA'S HOLD.
    if (name.length > 4) add(name.toUpperCase(), 'country', name);
    for (const adjective of adjectives) add(adjective, 'country', name, true);
  }
  for (const [name, governed] of CAPITALS) add(name, 'capital', governed);
  for (const { name, type, aliases } of ORGANISATIONS) for (const alias of [name, ...aliases]) add(alias, type, name);
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}
