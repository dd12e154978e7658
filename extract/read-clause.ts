import type { Claim } from './claim.ts';
import type { Document } from './document.ts';
import { type Asides, findAsides } from './find-asides.ts';
import {
  CONDITIONS,
  CONJUNCTIONS,
  MODALS,
  NO_CONDITION_BEFORE,
  NO_CONDITION_BEHIND,
  PREPOSITIONS,
  PRONOUNS_WITH_IS,
  RELATIVES,
  SUBORDINATORS,
} from './lexicon/clause-words.ts';
import { isNegated, modalityOf } from './read-verb-group.ts';

/** What the first main clause of a stretch says of itself. */
export interface Clause {
  readonly polarity: Claim['polarity'];
  readonly modality: Claim['modality'];
  /** Index of the first token behind leading adverbs, phrases and subordinate clauses. */
  readonly firstToken: number;
  /** Tokens of the verb group, or null where the stretch has no finite verb. */
  readonly verb: VerbGroup | null;
}

/** Indexes of tokens, the end exclusive. */
export interface VerbGroup {
  readonly first: number;
  readonly end: number;
}

/** A stretch of tokens with their tags: `tag(i)` and `lower(i)` take indexes of the document, and are empty outside the stretch. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
  lower(i: number): string;
  tag(i: number): string;
  /** The index behind the bracket or dash that opens at `i`; `i` itself where none opens. */
  past(i: number): number;
}

const FINITE = new Set(['VBZ', 'VBP', 'VBD', 'MD']);
const GROUP_LENGTH = 8;

/** Reads polarity and modality of the first main clause between two tokens of one sentence. */
export function readClause(document: Document, first: number, end: number): Clause {
  const stretch = prepare(document, first, end);
  const { start, conditional } = skipOpeners(stretch);
  const verbAt = findVerb(stretch, start);
  if (verbAt === null) return { polarity: 'affirmed', modality: 'asserted', firstToken: start, verb: null };
  const verb = { first: startOfGroup(stretch, start, verbAt), end: endOfGroup(stretch, verbAt) };
  return {
    polarity: isNegated(stretch, start, verb) ? 'negated' : 'affirmed',
    modality: conditional || isConditional(stretch, verb.end) ? 'conditional' : modalityOf(stretch, start, verb),
    firstToken: start,
    verb,
  };
}

function prepare(document: Document, first: number, end: number): Stretch {
  const { tokens } = document;
  const sentence = document.sentences[document.sentenceOfToken[first] ?? -1];
  const tags = sentence ? document.tagsOf(sentence) : [];
  const offset = sentence?.firstToken ?? 0;
  let asides: Asides | null = null;
  const lower = (i: number) => (i >= first && i < end ? (tokens[i]?.lower ?? '') : '');
  return {
    first,
    end,
    lower,
    tag: (i) => (i >= first && i < end ? (modalTag(document, tags, i, offset) ?? tags[i - offset] ?? '') : ''),
    past: (i) => {
      asides ??= findAsides(tokens, first, end);
      return asides.get(i) ?? i;
    },
  };
}

/** Corrects the tagger where a modal verb or a short form is taken for something else; null where it is to be believed. */
function modalTag(document: Document, tags: readonly string[], i: number, offset: number): string | null {
  const token = document.tokens[i];
  if (!token) return null;
  if (token.lower === "'s") return PRONOUNS_WITH_IS.has(document.tokens[i - 1]?.lower ?? '') ? 'VBZ' : null;
  if (MODALS.has(token.lower)) {
    if (token.text === 'May') return 'NNP';
    // "the political will is there", "Beijing's economic might"
    const isNoun = /^(?:DT|PRP\$|JJ.?)$/.test(tags[i - 1 - offset] ?? '') && !/^(?:VB|VBP|VBN|VBG|RB.?)$/.test(tags[i + 1 - offset] ?? '');
    return isNoun ? 'NN' : 'MD';
  }
  if (!token.lower.includes("'")) return null;
  if (token.lower.endsWith("n't") || token.lower.endsWith("'ll") || token.lower.endsWith("'d")) return 'MD';
  return token.lower.endsWith("'re") || token.lower.endsWith("'ve") || token.lower.endsWith("'m") ? 'VBP' : null;
}

/** The start of the main clause, and whether an "if" or "unless" before it governs it. */
function skipOpeners(stretch: Stretch): { start: number; conditional: boolean } {
  let start = stretch.first;
  let conditional = false;
  for (let rounds = 0; rounds < 4; rounds++) {
    while (start < stretch.end && !/[\p{L}\p{N}]/u.test(stretch.lower(start))) start = Math.max(start + 1, stretch.past(start));
    if (CONJUNCTIONS.has(stretch.lower(start))) {
      start++;
      continue;
    }
    // "In Chile, where the dam broke, output …"
    if (start > stretch.first && stretch.lower(start - 1) === ',' && /^(?:who|which|whose|where)$/.test(stretch.lower(start))) {
      start = nextComma(stretch, start) + 1;
      continue;
    }
    const comma = closingComma(stretch, start);
    if (comma === null) break;
    if (CONDITIONS.has(stretch.lower(start)) && !NO_CONDITION_BEFORE.has(stretch.lower(start + 1))) conditional = true;
    if (isInverted(stretch, start)) conditional = true;
    start = comma + 1;
  }
  return { start, conditional };
}

/** "Had the levy stayed, …", "Should prices fall, …": a condition without an "if". */
const isInverted = (stretch: Stretch, start: number): boolean =>
  /^(?:had|were|should)$/.test(stretch.lower(start)) &&
  !/[\p{L}\p{N}]/u.test(stretch.lower(start - 1)) &&
  /^(?:DT|PRP|N|JJ|CD|EX)/.test(stretch.tag(start + 1));

/** The comma that ends an opener ("Meanwhile,", "In June,", "While prices fell,"), or null where the main clause starts at once. */
function closingComma(stretch: Stretch, start: number): number | null {
  const word = stretch.lower(start);
  const clause = SUBORDINATORS.has(word) || isInverted(stretch, start);
  const phrase = clause || PREPOSITIONS.has(word) || /^(?:RB|VBG|VBN)/.test(stretch.tag(start));
  if (!phrase) return null;
  for (let i = start + 1; i < stretch.end; i++) {
    i = Math.max(i, stretch.past(i));
    if (!clause && FINITE.has(stretch.tag(i))) return null;
    if (stretch.lower(i) !== ',') continue;
    if (stretch.tag(i + 1) === 'CC' || stretch.lower(i + 1) === 'including') continue;
    // Without a verb behind this comma there is none behind a later one.
    return findVerb(stretch, i + 1) === null ? null : i;
  }
  return null;
}

/** The first finite verb from `start` on, relative clauses and asides left out. */
function findVerb(stretch: Stretch, start: number): number | null {
  let skipVerb = false;
  for (let i = start; i < stretch.end; i++) {
    i = Math.max(i, stretch.past(i));
    if (i > start && opensRelative(stretch, i)) {
      if (stretch.lower(i - 1) !== ',') skipVerb = true;
      else i = nextComma(stretch, i);
      continue;
    }
    if (!isFiniteVerb(stretch, i)) continue;
    if (!skipVerb) return i;
    i = endOfGroup(stretch, i) - 1;
    skipVerb = false;
  }
  return null;
}

/** "miners that", "those who", ", which"; "it said that" and "they hope that" open none. */
function opensRelative(stretch: Stretch, i: number): boolean {
  if (!RELATIVES.has(stretch.lower(i))) return false;
  const before = stretch.lower(i - 1);
  return before === ',' || /^N/.test(stretch.tag(i - 1)) || /^(?:those|these|anyone|anybody|everyone|everybody|one|ones)$/.test(before);
}

function nextComma(stretch: Stretch, from: number): number {
  for (let i = from; i < stretch.end; i++) if (stretch.lower(i) === ',') return i;
  return stretch.end;
}

function isFiniteVerb(stretch: Stretch, i: number): boolean {
  const tag = stretch.tag(i);
  if (FINITE.has(tag)) return stretch.lower(i - 1) !== 'to' && (tag === 'MD' || !isDetermined(stretch, i - 1, tag));
  if (tag === 'VBN') return isPastTense(stretch, i);
  return tag === 'VB' && /^(?:N|PRP$)/.test(stretch.tag(i - 1));
}

/** "Lund, an economist, called the duty …", "the ministry never answered": taken for participles, but they have a subject and an object. */
function isPastTense(stretch: Stretch, i: number): boolean {
  if (stretch.lower(i - 1) === ',')
    return (
      (/^(?:the|its|his|her|their|it|him|them)$/.test(stretch.lower(i + 1)) && stretch.lower(i + 2) !== 'same') ||
      (stretch.tag(i + 1) === 'NNP' && !/^(?:called|named|dubbed|titled|nicknamed|codenamed)$/.test(stretch.lower(i)))
    );
  return (
    /^(?:N|PRP$)/.test(stretch.tag(i - 1)) &&
    /^(?:DT|PRP)/.test(stretch.tag(i + 1)) &&
    !/^(?:year|month|week|day)s?$/.test(stretch.lower(i + 2))
  );
}

/** Behind an article or an adjective stands a noun, whatever its tag; "this buys" and "that fell" are a subject and its verb. */
function isDetermined(stretch: Stretch, before: number, tag: string): boolean {
  if (/^(?:this|that|these|those)$/.test(stretch.lower(before))) return tag === 'VBP';
  return /^(?:DT|PRP\$|JJ.?)$/.test(stretch.tag(before));
}

/** Adverbs before the verb belong to its group: "never answered". */
function startOfGroup(stretch: Stretch, start: number, verb: number): number {
  let i = verb;
  while (i > start && stretch.tag(i - 1) === 'RB') i--;
  return i;
}

/** The index behind auxiliaries, adverbs, negation and the verbs themselves: "has yet to commit", "will not be sold". */
function endOfGroup(stretch: Stretch, first: number): number {
  let i = first + 1;
  while (i < Math.min(stretch.end, first + GROUP_LENGTH)) {
    // "should “not trade”": a mark does not part a verb from its auxiliary.
    if (/^["“”‘«»]$/.test(stretch.lower(i)) && /^(?:VB|RB)/.test(stretch.tag(i + 1))) i++;
    else if (/^(?:VB|RB|MD|TO)/.test(stretch.tag(i))) i++;
    else break;
  }
  return i;
}

/** An "if" or "unless" behind the verb governs the clause, unless another verb stands between: "the days it would last if …". */
function isConditional(stretch: Stretch, from: number): boolean {
  for (let i = from; i < stretch.end; i++) {
    const word = stretch.lower(i);
    if (word !== '' && CONDITIONS.has(word)) {
      const before = stretch.lower(i - 1);
      if (NO_CONDITION_BEFORE.has(stretch.lower(i + 1)) || NO_CONDITION_BEHIND.has(before)) return false;
      return !/^RB/.test(stretch.tag(i - 1)) && /^(?:[,—–-]|[\p{L}\p{N}]+|%)$/u.test(before);
    }
    if (isFiniteVerb(stretch, i) && !isCoordinated(stretch, i)) return false;
  }
  return false;
}

/** "rose and may double": a second verb of the same subject. */
function isCoordinated(stretch: Stretch, i: number): boolean {
  return stretch.tag(i - 1) === 'CC' || /^RB/.test(stretch.tag(i - 1));
}
