import type { Document } from '../document.ts';
import { type Material, NAMED_MATERIALS } from '../lexicon/compounds.ts';
import { type ElementGroup, GROUP_PHRASES } from '../lexicon/element-groups.ts';
import { SYMBOL_OF_NAME } from '../lexicon/elements.ts';

/** Words that name a group, a material or an element; exactly one of the three is given. */
interface Entry {
  readonly words: readonly string[];
  readonly group: ElementGroup | null;
  readonly material: Material | null;
  readonly element: string | null;
}

/** An entry that was read in a text, and the index of the token behind it. */
export type Phrase = Entry & { readonly endToken: number };

const HYPHENS = new Set(['-', '‑', '–']);

/** All phrases by their first word, the longest first. */
export const ELEMENT_PHRASES: ReadonlyMap<string, readonly Entry[]> = indexPhrases();

function indexPhrases(): ReadonlyMap<string, readonly Entry[]> {
  const entries: Entry[] = [];
  const none = { group: null, material: null, element: null };
  for (const [name, element] of SYMBOL_OF_NAME) entries.push({ ...none, words: [name], element });
  for (const [name, material] of NAMED_MATERIALS) entries.push({ ...none, words: name.split(/[ -]/), material });
  for (const { words, group, nouns, bare } of GROUP_PHRASES) {
    if (bare) entries.push({ ...none, words: words.split(' '), group });
    for (const noun of nouns)
      for (const ending of ['', 's']) entries.push({ ...none, words: `${words} ${noun}${ending}`.split(' '), group });
  }
  const index = new Map<string, Entry[]>();
  for (const entry of entries.sort((a, b) => b.words.length - a.words.length)) {
    const first = entry.words[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), entry]);
  }
  return index;
}

/** The longest phrase that begins with token `at`; hyphens may stand for its blanks, and it crosses no sentence. */
export function longestPhrase(document: Document, at: number): Phrase | null {
  for (const entry of ELEMENT_PHRASES.get(document.tokens[at]?.lower ?? '') ?? []) {
    const endToken = endOf(document, at, entry.words);
    if (endToken !== null) return { ...entry, endToken };
  }
  return null;
}

function endOf({ tokens, sentenceOfToken }: Document, at: number, words: readonly string[]): number | null {
  let end = at + 1;
  for (const word of words.slice(1)) {
    const joint = tokens[end];
    if (joint && HYPHENS.has(joint.text) && !joint.spaced && tokens[end + 1]?.spaced === false) end++;
    else if (!joint?.spaced) return null;
    if (tokens[end]?.lower !== word || sentenceOfToken[end] !== sentenceOfToken[at]) return null;
    end++;
  }
  return end;
}
