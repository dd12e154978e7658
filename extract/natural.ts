import { createRequire } from 'node:module';

/** The parts of natural's tagger that are used here; its own types hang on the package root. */
interface TaggedWord {
  readonly token: string;
  tag: string | undefined;
}
interface Lexicon {
  readonly lexicon: Readonly<Record<string, readonly string[]>>;
  tagWord(word: string): readonly string[];
}
interface Rule {
  readonly literal: readonly (string | undefined)[];
  apply(sentence: { readonly taggedWords: readonly TaggedWord[] }, at: number): void;
}
interface Stemmer {
  stem(word: string): string;
}

const require = createRequire(import.meta.url);
const ROOT = 'natural/lib/natural';
// Some of natural's patterns look back over the whole word, so a hostile word of a million letters would cost their square.
const LONGEST_WORD = 64;

/** What the tagger takes a word for by its ending, the first that fits; only words that its lexicon does not hold are judged so. */
const ENDINGS: readonly (readonly [ending: string, tag: string])[] = [
  ['ed', 'VBN'],
  ['ly', 'RB'],
  ['al', 'JJ'],
  ['ing', 'VBG'],
  ['s', 'NNS'],
];

/** What the rules ask of the word before, as bits: whether it is an article, and whether it is "would". */
const BEFORE = { article: 1, would: 2 } as const;
const CONTEXTS = 4;

/** What is known of a word. */
interface Entry {
  readonly word: string;
  /** The tag in each context, as it is met; null before. */
  readonly tags: (string | null)[];
  /** What it is where the rules leave it a noun. */
  readonly asNoun: string;
  readonly isWould: boolean;
}

let tagger: { readonly lexicon: Lexicon; readonly rules: readonly Rule[] } | null = null;
const MOST_ENTRIES = 20_000;
const entries = new Map<string, Entry>();
let stemmer: Stemmer | null = null;

/**
 * Gives the words of one sentence their parts of speech, by natural's Brill tagger.
 *
 * Loaded with the first call (some 100 ms): ask only for sentences where a word needs it. Words as written, signs as words of their own.
 *
 * @returns One Penn Treebank tag a word (NN, NNS, NNP, VBD, JJ, CD, …); NN for signs that it does not know.
 */
export function tagTokens(words: readonly string[]): readonly string[] {
  let before = 0;
  return words.map((word) => {
    const entry = look(word);
    let tag = entry.tags[before];
    if (tag === null || tag === undefined) {
      tag = decide(entry.word, before);
      entry.tags[before] = tag;
    }
    before = (tag === 'DT' ? BEFORE.article : 0) | (entry.isWould ? BEFORE.would : 0);
    return tag === 'NN' ? entry.asNoun : tag;
  });
}

/** What is known of a word: the words of the news recur, and a look into the lexicon makes each of them an entry of the engine's table of names. */
function look(word: string): Entry {
  let entry = entries.get(word);
  if (!entry) {
    tagger ??= loadTagger();
    if (entries.size >= MOST_ENTRIES) entries.clear();
    const known = word.length > LONGEST_WORD || word === '' || word === '__proto__' ? 'word' : word;
    const asNoun = isKnown(tagger.lexicon, known) ? 'NN' : tagOfEnding(known);
    entry = { word: known, tags: new Array<string | null>(CONTEXTS).fill(null), asNoun, isWould: known.toLowerCase() === 'would' };
    entries.set(word, entry);
  }
  return entry;
}

/** The tag by lexicon and rules. The rules that are left ask nothing of a sentence but the word and the one before it, so two words stand for all. */
function decide(word: string, before: number): string {
  tagger ??= loadTagger();
  const previous = { token: (before & BEFORE.would) !== 0 ? 'would' : '-', tag: (before & BEFORE.article) !== 0 ? 'DT' : undefined };
  const taggedWords: readonly [TaggedWord, TaggedWord] = [previous, { token: word, tag: tagger.lexicon.tagWord(word)[0] }];
  for (const rule of tagger.rules) rule.apply({ taggedWords }, 1);
  return taggedWords[1].tag ?? 'NN';
}

function tagOfEnding(word: string): string {
  for (const [ending, tag] of ENDINGS) if (word.endsWith(ending)) return tag;
  return 'NN';
}

const isKnown = ({ lexicon }: Lexicon, word: string): boolean => Object.hasOwn(lexicon, word) || Object.hasOwn(lexicon, word.toLowerCase());

/** Whether the tagger's lexicon has a word, in lower case: what it does not know may be a name. */
export function isEnglishWord(word: string): boolean {
  tagger ??= loadTagger();
  return word.length <= LONGEST_WORD && Object.hasOwn(tagger.lexicon.lexicon, word.toLowerCase());
}

/** The stem of an English word by Porter's algorithm, in lower case: `exports` → `export`, `restrictions` → `restrict`. */
export function stem(word: string): string {
  if (word.length > LONGEST_WORD) return word.toLowerCase();
  stemmer ??= loadStemmer();
  return stemmer.stem(word.toLowerCase());
}

// Inner paths only: the package root reads .env, prints, and loads database drivers.
function loadTagger(): NonNullable<typeof tagger> {
  const BrillLexicon: new (language: string, common: string, capitalised: string) => Lexicon = require(
    `${ROOT}/brill_pos_tagger/lib/Lexicon.js`,
  );
  const RuleSet: new (language: string) => { getRules(): readonly Rule[] } = require(`${ROOT}/brill_pos_tagger/lib/RuleSet.js`);
  const lexicon = new BrillLexicon('EN', 'NN', 'NNP');
  // Its rules on endings overrule the lexicon ("supply" an adverb, "speed" a participle), so they are ours (ENDINGS); and its set builds all anew at every word.
  const rules = new RuleSet('EN').getRules().filter(({ literal }) => literal[2] !== 'CURRENT-WORD-ENDS-WITH');
  return { lexicon, rules };
}

function loadStemmer(): Stemmer {
  return require(`${ROOT}/stemmers/porter_stemmer.js`);
}
