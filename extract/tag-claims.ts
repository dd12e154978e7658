import type { Document, Sentence, Span } from './document.ts';
import { TAGS } from './lexicon/tags.ts';
import type { OwnLexicon } from './own-lexicon.ts';

/** One word of a phrase: the words it stands for, or the beginning of them, or a gap. */
type Word = { readonly any: ReadonlySet<string>; readonly prefixes: readonly string[] } | 'gap';
interface Phrase {
  readonly tag: string;
  readonly words: readonly Word[];
  /** Words that must not stand right before. */
  readonly notAfter: ReadonlySet<string>;
  /** Words that must not stand right behind. */
  readonly notBefore: ReadonlySet<string>;
  /** What its first word must be; null where that does not matter. */
  readonly first: 'noun' | 'verb' | null;
}
/** Phrases by the word that opens them, and by the first letters of words of which only the beginning is given. */
interface Index {
  readonly whole: ReadonlyMap<string, readonly Phrase[]>;
  readonly begun: ReadonlyMap<string, readonly Phrase[]>;
  /** What was found for a word before: most words open nothing, and are asked for again and again. */
  readonly known: Map<string, readonly Phrase[]>;
}

const GAP = 5;
/** Signs within a gap; more are no sentence. */
const GAP_SIGNS = 8;
const PREFIX = 3;
const MOST_KNOWN = 20_000;
const NO_PHRASES: readonly Phrase[] = [];
const INDEX = indexPhrases(TAGS);
const own = new WeakMap<OwnLexicon, Index>();

function ownIndex(lexicon: OwnLexicon): Index {
  const index = own.get(lexicon) ?? indexPhrases(lexicon.tags);
  own.set(lexicon, index);
  return index;
}

function indexPhrases(tags: Readonly<Record<string, readonly string[]>>): Index {
  const [whole, begun] = [new Map<string, Phrase[]>(), new Map<string, Phrase[]>()];
  const add = (map: Map<string, Phrase[]>, key: string, phrase: Phrase) => map.set(key, [...(map.get(key) ?? []), phrase]);
  for (const [tag, phrases] of Object.entries(tags)) {
    for (const source of phrases) {
      const phrase = readPhrase(tag, source);
      const [first] = phrase.words;
      if (!first || first === 'gap') continue;
      for (const word of first.any) add(whole, word, phrase);
      for (const key of new Set(first.prefixes.map((prefix) => prefix.slice(0, PREFIX)))) add(begun, key, phrase);
    }
  }
  return { whole, begun, known: new Map() };
}

/** The phrases that a word may open. */
function phrasesFrom({ whole, begun, known }: Index, word: string): readonly Phrase[] {
  let phrases = known.get(word);
  if (!phrases) {
    phrases = [...(whole.get(word) ?? NO_PHRASES), ...(begun.get(word.slice(0, PREFIX)) ?? NO_PHRASES)];
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, phrases);
  }
  return phrases;
}

function readPhrase(tag: string, source: string): Phrase {
  const parts = source.split(' ');
  const isCondition = (part: string) => /^[#!]/.test(part) || (part.startsWith('-') && part.length > 1);
  return {
    tag,
    words: parts.filter((part) => !isCondition(part)).map(readWord),
    notAfter: new Set(parts.filter((part) => part.startsWith('-') && part.length > 1).map((part) => part.slice(1))),
    notBefore: new Set(parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1))),
    first: parts.includes('#noun') ? 'noun' : parts.includes('#verb') ? 'verb' : null,
  };
}

function readWord(source: string): Word {
  if (source === '…') return 'gap';
  const options = source.split('|');
  return {
    any: new Set(options.filter((option) => !option.endsWith('*'))),
    prefixes: options.filter((option) => option.endsWith('*')).map((option) => option.slice(0, -1)),
  };
}

/**
 * Gives the tags of a stretch of text.
 *
 * @param ignored - Spans whose words do not count: names of actors, descriptions of a source.
 * @returns Tags in alphabetical order.
 */
export function tagClaims(document: Document, sentence: Sentence, ignored: readonly Span[]): string[] {
  const tags = new Set<string>();
  const spans = ignored.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let ignoredTo = 0;
  const add = (tag: string, { start, end }: Span): void => {
    tags.add(tag);
    document.trace?.evidence('claim', sentence, { as: `tag ${tag}`, span: { start, end }, note: null });
  };
  const indexes = document.lexicon ? [INDEX, ownIndex(document.lexicon)] : [INDEX];
  for (let i = sentence.firstToken; i < sentence.endToken; i++) {
    const token = document.tokens[i];
    if (!token) continue;
    for (; next < spans.length && (spans[next]?.start ?? 0) <= token.start; next++) ignoredTo = Math.max(ignoredTo, spans[next]?.end ?? 0);
    if (token.end <= ignoredTo) continue;
    for (const index of indexes)
      for (const phrase of phrasesFrom(index, token.lower))
        if (!tags.has(phrase.tag) && holds(document, sentence, phrase, i)) add(phrase.tag, token);
  }
  return [...tags].sort();
}

function holds(document: Document, sentence: Sentence, phrase: Phrase, at: number): boolean {
  const before = document.tokens[at - 1]?.lower === '-' ? at - 2 : at - 1;
  if (phrase.notAfter.has(document.tokens[before]?.lower ?? '')) return false;
  const end = endOfMatch(document, phrase.words, at, sentence.endToken);
  if (end === null || phrase.notBefore.has(wordBehind(document, end))) return false;
  return phrase.first === null || phrase.first === wordClass(document, sentence, at);
}

const wordBehind = (document: Document, end: number): string =>
  document.tokens[document.tokens[end]?.text === '-' ? end + 1 : end]?.lower ?? '';

/** The tagger takes "still controls" and "China controls some 80%" for nouns: what stands around the word knows better. */
function wordClass(document: Document, sentence: Sentence, at: number): 'noun' | 'verb' | null {
  const tags = document.tagsOf(sentence);
  const [before, own, after] = [-1, 0, 1].map((step) => tags[at - sentence.firstToken + step] ?? '');
  const next = document.tokens[at + 1];
  // No finite verb follows another: "offering permits".
  if (/^(?:MD|TO|VB)/.test(before ?? '') && own?.startsWith('VB')) return own === 'VBZ' ? 'noun' : 'verb';
  if (/^(?:DT|PRP\$|JJ)/.test(before ?? '') && own?.startsWith('N')) return 'noun';
  // What takes an object is a verb.
  if (next && (next.kind === 'number' || DEGREES.has(next.lower) || /^(?:DT|PRP\$|CD)$/.test(after ?? ''))) return 'verb';
  if (before?.startsWith('RB')) return 'verb';
  return own?.startsWith('N') ? 'noun' : own?.startsWith('VB') ? 'verb' : null;
}

const DEGREES = new Set(['about', 'around', 'some', 'nearly', 'almost', 'roughly', 'most', 'much', 'more', 'less', 'half']);

/** The index behind the phrase that starts at a token, or null where it does not stand there. */
function endOfMatch(document: Document, words: readonly Word[], from: number, end: number): number | null {
  let at = from;
  let slack = 0;
  for (const word of words) {
    if (word === 'gap') {
      slack += GAP;
      continue;
    }
    let signs = slack > 0 ? GAP_SIGNS : 0;
    while (slack > 0 && signs > 0 && at < end - 1 && !isWord(word, document.tokens[at]?.lower ?? '')) {
      if (document.tokens[at]?.kind === 'sign') signs--;
      else slack--;
      at++;
    }
    if (at >= end || !isWord(word, document.tokens[at]?.lower ?? '')) return null;
    at++;
    slack = 0;
  }
  return at;
}

const isWord = (word: Exclude<Word, 'gap'>, lower: string): boolean =>
  word.any.has(lower) || word.prefixes.some((prefix) => lower.startsWith(prefix));
