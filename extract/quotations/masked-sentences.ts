import type { FoundActor } from '../actors/actor.ts';
import { recogniseActors } from '../actors/recognise-actors.ts';
import type { Document, QuotedStretch } from '../document.ts';
import { CUE_FORMS } from '../lexicon/cues.ts';
import { tagTokens } from '../natural.ts';
import { startsUpper } from '../tokens/starts-upper.ts';

/** A word, number or sign of the article's own text, or a whole stretch in quotation marks. */
export interface Item {
  readonly kind: 'word' | 'number' | 'sign' | 'quote';
  readonly text: string;
  /** Lower case; of a quoted stretch the empty string. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly spaced: boolean;
  readonly stretch: QuotedStretch | null;
  /** The index of its first token in the document. */
  readonly token: number;
  /** The actor that it names, all words of the name being one item; null otherwise. */
  readonly actor: FoundActor | null;
}

/** A sentence in which each outer quotation counts as one word, so that what is quoted cannot be mistaken for its grammar. */
export interface MaskedSentence {
  readonly items: readonly Item[];
  /** The index of its block. */
  readonly block: number;
  readonly number: number;
  readonly firstOfBlock: boolean;
  readonly lastOfBlock: boolean;
  /** Whether its words are capitalised as in a headline, so that a capital proves nothing. */
  readonly inHeadline: boolean;
}

/** Hostile text has sentences of a megabyte; cut, their cost stays linear. */
const LONGEST_SENTENCE = 400;
const tagsOf = new WeakMap<MaskedSentence, readonly string[]>();

/** The parts of speech of a sentence's items, by need: Penn Treebank tags, `QUOTE` for a quoted stretch. */
export function tagsIn(sentence: MaskedSentence): readonly string[] {
  const known = tagsOf.get(sentence);
  if (known) return known;
  const words = sentence.items.map(({ kind, text, actor }) => (kind === 'quote' ? 'words' : actor ? 'China' : text));
  const tags = correctTags(sentence.items, tagTokens(words));
  tagsOf.set(sentence, tags);
  return tags;
}

const AUXILIARY =
  /^(?:is|are|was|were|be|been|being|am|has|have|had|having|get|gets|got|'s|'re|'ve|'d|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't)$/;
// "measures expected to …": participles that are seldom a past before an infinitive.
const NEEDS_BE =
  /^(?:expected|designed|meant|intended|set|scheduled|supposed|used|needed|required|allowed|forced|aimed|compared|related|tied|linked|owed|sent|made|given|born|due|entitled|said|known|believed|thought)$/;
// Pasts that the tagger takes for participles.
const PASTS = /^(?:left|met|led|said|told|won|lost|kept|spent|rose|fell|went|came|began|stood|sat|fought|felt|thought)$/;
const INTENDS = /^(?:plans|aims|hopes|vows|needs|threatens|moves|offers|attempts|looks|fights|claims|promises)$/;
const CALLED = /^(?:conference|earnings|results|quarter|investor|analyst|press|phone|telephone|video|media)$/;
const PRONOUN = /^(?:he|she|it|they|we|i|you|who)$/;

/** Puts right what the tagger often gets wrong and what stands around a word decides. */
function correctTags(items: readonly Item[], tags: readonly string[]): string[] {
  const fixed: string[] = [];
  tags.forEach((tag, i) => {
    const item = items[i];
    const before = fixed[i - 1] ?? '';
    const beforeWord = items[i - 1]?.lower ?? '';
    const next = tags[i + 1] ?? '';
    if (!item) return;
    if (item.kind === 'quote') fixed.push('QUOTE');
    else if (item.actor) fixed.push(item.actor.rule === 'country-adjective' ? 'JJ' : 'NNP');
    else if (!item.spaced && /^['’]s?$/i.test(item.text))
      fixed.push(/^(?:he|she|it|that|there|what|who)$/.test(beforeWord) ? 'VBZ' : 'POS');
    else if (item.lower.endsWith("n't")) fixed.push('VBZ');
    else if (item.lower.includes("'") && /^(?:he|she|it|they|we|i|you|that|there|who)'(?:s|re|d|ll|ve|m)$/.test(item.lower))
      fixed.push('PRP');
    else if (tag === 'URL' || tag === 'N/A') fixed.push(startsUpper(item.text) ? 'NNP' : 'NN');
    else if (tag === 'VBN' && /^(?:NN|PRP$)/.test(before) && next === 'TO' && !NEEDS_BE.test(item.lower)) fixed.push('VBD');
    else if (
      tag === 'VBN' &&
      /^(?:NN|PRP$)/.test(before) &&
      (PRONOUN.test(beforeWord) ||
        /^(?:DT|PRP|CD|NNP|QUOTE)/.test(next) ||
        items[i + 1]?.kind === 'quote' ||
        items[i + 1]?.lower === 'that')
    )
      fixed.push('VBD');
    // "Judge Ann Bell granted bail"
    else if (tag === 'VBN' && items[i - 1]?.actor?.type === 'person' && /^(?:NN|JJ|VB$)/.test(next)) fixed.push('VBD');
    // "magnets from Narva cost more"
    else if (tag === 'NN' && /^(?:cost|cut|hit|shut|hurt)$/.test(item.lower) && /^NN/.test(before) && /^(?:DT|CD|RB|JJR|PRP)/.test(next))
      fixed.push('VBD');
    // "A judge on Friday temporarily blocked tariffs", but "the newly imposed tariffs"
    else if (tag === 'VBN' && before === 'RB' && /^(?:NN|PRP$)/.test(fixed[i - 2] ?? '') && /^(?:NN|DT|PRP|CD|JJ)/.test(next))
      fixed.push('VBD');
    else if (tag === 'NNS' && (PRONOUN.test(beforeWord) || (/^RB$/.test(before) && /^(?:NN|PRP|WP)/.test(fixed[i - 2] ?? ''))))
      fixed.push('VBZ');
    // "Indonesia plans to cut"
    else if (tag === 'NNS' && items[i - 1]?.actor && next === 'TO' && INTENDS.test(item.lower)) fixed.push('VBZ');
    else if (/^VB[DNP]?$/.test(tag) && isTakenForVerb({ tag, before, beforeWord, word: item.lower, next })) fixed.push('NN');
    else if (tag === 'RB' && !item.lower.endsWith('ly') && /^NN/.test(next) && /^(?:IN|DT)$/.test(before)) fixed.push('JJ');
    else if (tag === 'VBN' && PASTS.test(item.lower) && items[i + 1]?.lower !== 'by' && /^(?:NN|PRP)/.test(before)) fixed.push('VBD');
    else if (tag === 'VBD' && AUXILIARY.test(beforeWord)) fixed.push('VBN');
    else fixed.push(tag);
  });
  return fixed;
}

/** A word with its tag, and what stands beside it. */
interface Surroundings {
  readonly tag: string;
  readonly before: string;
  readonly beforeWord: string;
  readonly word: string;
  readonly next: string;
}

/** "the push abroad", "on an earnings call", "700 million won": nouns that the tagger takes for verbs. */
function isTakenForVerb(around: Surroundings): boolean {
  const { tag, before, beforeWord, word, next } = around;
  if (/^VB[DN]$/.test(tag)) return word === 'won' && (/^(?:million|billion|trillion|bn|tn)$/.test(beforeWord) || /^\d/.test(beforeWord));
  const isDetermined = /^(?:JJ|DT|PRP\$)$/.test(before) && /^NN/.test(next) && !PRONOUN.test(beforeWord);
  return isDetermined || (word === 'call' && CALLED.test(beforeWord));
}

/** Splits a document into sentences with its outer quotations masked. */
export function maskSentences(document: Document): MaskedSentence[] {
  const sentences: MaskedSentence[] = [];
  const outer = document.quotes.filter(({ depth }) => depth === 0);
  const actors = recogniseActors(document);
  let next = 0;
  let nextActor = 0;
  for (const [blockIndex, block] of document.blocks.entries()) {
    const first = sentences.length;
    let items: Item[] = [];
    for (let i = block.firstToken; i < block.endToken; i++) {
      const token = document.tokens[i];
      if (!token) break;
      while ((outer[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next++;
      const stretch = outer[next];
      while ((actors[nextActor]?.endToken ?? Number.POSITIVE_INFINITY) <= i) nextActor++;
      const actor = actors[nextActor];
      const named = actor && actor.firstToken <= i && actor.end >= token.end ? actor : null;
      const item = itemOf(document, i, { stretch, actor: named });
      if (named && named.firstToken < i && items.at(-1)?.actor === named) {
        // The name is one item already.
      } else if (isSecondHyphen(document, i) && !item.stretch) {
        const dash = items.pop();
        if (dash) items.push({ ...dash, text: '—', end: token.end });
      } else if (!item.stretch || items.at(-1)?.stretch !== stretch) items.push(item);
      if (items.length < LONGEST_SENTENCE && i + 1 < block.endToken && !endsSentence(document, i, stretch)) continue;
      sentences.push({
        items,
        block: blockIndex,
        number: sentences.length,
        firstOfBlock: sentences.length === first,
        lastOfBlock: i + 1 >= block.endToken,
        inHeadline: isHeadline(items),
      });
      items = [];
    }
  }
  return sentences;
}

/** "--" is a dash. */
const isSecondHyphen = (document: Document, at: number): boolean =>
  document.tokens[at]?.text === '-' && document.tokens[at]?.spaced === false && document.tokens[at - 1]?.text === '-';

function itemOf(
  document: Document,
  at: number,
  { stretch, actor }: { stretch: QuotedStretch | undefined; actor: FoundActor | null },
): Item {
  const token = document.tokens[at];
  if (!token) throw new RangeError(`there is no token ${at}`);
  const { kind, text, lower, start, end, spaced } = token;
  if ((!stretch || start < stretch.start) && actor) {
    const name = document.text.slice(actor.start, actor.end);
    return { kind: 'word', text: name, lower: name.toLowerCase(), start, end: actor.end, spaced, stretch: null, token: at, actor };
  }
  if (!stretch || start < stretch.start) return { kind, text, lower, start, end, spaced, stretch: null, token: at, actor: null };
  return {
    kind: 'quote',
    text: document.text.slice(stretch.start, stretch.end),
    lower: '',
    start: stretch.start,
    end: stretch.end,
    spaced,
    stretch,
    token: at,
    actor: null,
  };
}

/** Nearly all of the longer words are capitalised. */
function isHeadline(items: readonly Item[]): boolean {
  const long = items.filter(({ kind, text }) => kind === 'word' && text.length > 3);
  return long.length >= 5 && long.filter(({ text }) => startsUpper(text)).length * 20 >= long.length * 17;
}

/** Whether the article's own sentence ends with a token: never inside marks, nor before the “he asked” of a quoted question. */
function endsSentence(document: Document, at: number, stretch: QuotedStretch | undefined): boolean {
  const { tokens, sentenceOfToken } = document;
  if (at + 1 >= tokens.length || sentenceOfToken[at] === sentenceOfToken[at + 1]) return false;
  const token = tokens[at];
  if (!token) return false;
  if (!stretch || token.start < stretch.start) return true;
  if (token.end < stretch.end) return false;
  const inside = document.text.slice(Math.max(stretch.innerStart, stretch.innerEnd - 3), stretch.innerEnd);
  return !(/[?!,…—–-]["”’'»]?\s?$/.test(inside) && isAttribution(document, at + 1));
}

const MOST_NAMES = 5;

/** "the senator wrote on Monday": a verb of saying that nothing said follows. */
function isAttribution(document: Document, from: number): boolean {
  const { tokens } = document;
  for (let i = from; i < Math.min(tokens.length, from + 9); i++) {
    const token = tokens[i];
    if (!token || token.kind === 'sign') return false;
    const cue = CUE_FORMS.get(token.lower);
    if (!cue?.closes || cue.form === 'ing' || cue.form === 'base') continue;
    let next = i + 1;
    // “Why now?” Smith asked Ann Bell.
    if (/^(?:ask|tell)$/.test(cue.lemma)) while (next < i + MOST_NAMES && startsUpper(tokens[next]?.text ?? '')) next++;
    const after = tokens[next];
    return i > from && (!after || /^(?:[.,]|in|on|at|to|during|after|of|when|as|\w+day|the|him|her|them|reporters)$/.test(after.lower));
  }
  return false;
}
