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
  readonly oldCategory: string;
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

let tagger: { readonly lexicon: Lexicon; readonly rules: readonly Rule[]; readonly changed: ReadonlySet<string | undefined> } | null = null;
/** The first tag of a word, and what it is where the rules leave it a noun. */
interface Entry {
  readonly tag: string | undefined;
  readonly asNoun: string;
}
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
  if (words.length === 0) return [];
  tagger ??= loadTagger();
  const { lexicon, rules, changed } = tagger;
  const taggedWords = words.map((word): TaggedWord => {
    const token = word.length > LONGEST_WORD || word === '' || word === '__proto__' ? 'word' : word;
    return { token, tag: look(lexicon, token).tag };
  });
  const sentence = { taggedWords };
  for (let at = 0; at < taggedWords.length; at++) if (changed.has(taggedWords[at]?.tag)) for (const rule of rules) rule.apply(sentence, at);
  return taggedWords.map(({ token, tag = 'NN' }) => (tag === 'NN' ? look(lexicon, token).asNoun : tag));
}

/** What the lexicon says of a word; the words of the news recur, and a look into the lexicon makes each of them an entry of the engine's table of names. */
function look(lexicon: Lexicon, word: string): Entry {
  let entry = entries.get(word);
  if (!entry) {
    if (entries.size >= MOST_ENTRIES) entries.clear();
    entry = { tag: lexicon.tagWord(word)[0], asNoun: isKnown(lexicon, word) ? 'NN' : tagOfEnding(word) };
    entries.set(word, entry);
  }
  return entry;
}

function tagOfEnding(word: string): string {
  for (const [ending, tag] of ENDINGS) if (word.endsWith(ending)) return tag;
  return 'NN';
}

const isKnown = ({ lexicon }: Lexicon, word: string): boolean => Object.hasOwn(lexicon, word) || Object.hasOwn(lexicon, word.toLowerCase());

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
  return { lexicon, rules, changed: new Set(rules.map(({ oldCategory }) => oldCategory)) };
}

function loadStemmer(): Stemmer {
  return require(`${ROOT}/stemmers/porter_stemmer.js`);
}
