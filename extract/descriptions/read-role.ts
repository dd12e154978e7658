import type { Span } from '../document.ts';
import { ROLE_NOUNS, TITLES } from '../lexicon/titles.ts';
import { phraseStart, type TaggedSentence } from './phrase.ts';

const LONGEST_TITLE = 9;
const LONGEST_APPOSITION = 24;
const HONORIFICS = new Set('mr mrs ms miss mx sir dame lord lady dr'.split(' '));
const FINITE = /^(?:VBZ|VBP|VBD|MD)$/;
const CLOSING = /^[,.;:()—–“”"«»]$/;
const LINKS = /^(?:of|at|for|in|with|on|to|from|and|who|which|covering)$/;

/** What people are by the shape of the word: astronomer, geologist, historian. */
const AGENT = /^\p{Ll}{3,}(?:er|or|ist|ian|woman|man)$/u;

const isRole = (word: string): boolean => (ROLE_NOUNS.has(word) || TITLES.has(word)) && !HONORIFICS.has(word);

/**
 * What a sentence says that a person is: "the group’s chief executive", before the name or behind it, as tokens; null where it does not.
 *
 * @param first - The index of the first token of the name.
 * @param end - The index behind its last one.
 */
export function readRole(sentence: TaggedSentence, first: number, end: number): (Span & { readonly text: string }) | null {
  return roleBehind(sentence, end) ?? titleBefore(sentence, first) ?? phraseBefore(sentence, first);
}

/** "Trade Minister Lena Holt", "the group’s chief executive Ann Bell". */
function titleBefore(sentence: TaggedSentence, name: number): (Span & { readonly text: string }) | null {
  const last = behindHonorific(sentence, name);
  if (!isRole(bare(sentence.word(last - 1)))) return null;
  let first = last - 1;
  while (first > sentence.first && last - first < LONGEST_TITLE && belongs(sentence, first - 1)) {
    first--;
    if (/^(?:the|a|an|its|his|her|their)$/.test(sentence.word(first))) break;
  }
  while (first < last - 1 && /^['’&-]/.test(sentence.text(first))) first++;
  return sentence.span(first, last);
}

const bare = (word: string): string => word.replace(/\.$/, '');

/** The index of the honorific before a name, full stop aside; the name's own where there is none. */
function behindHonorific(sentence: TaggedSentence, name: number): number {
  const at = sentence.text(name - 1) === '.' ? name - 2 : name - 1;
  return HONORIFICS.has(bare(sentence.word(at))) ? at : name;
}

function belongs(sentence: TaggedSentence, at: number): boolean {
  const text = sentence.text(at);
  if (/^(?:['’]s?|-|&)$/i.test(text)) return true;
  if (!/^[\p{L}\p{N}]/u.test(text)) return false;
  const word = sentence.word(at);
  if (/^(?:the|a|an|its|his|her|their)$/.test(word)) return true;
  // "Energy and Mineral Resources Minister"
  if (word === 'and') return /^\p{Lu}/u.test(sentence.text(at - 1)) && /^\p{Lu}/u.test(sentence.text(at + 1));
  if (/^(?:yesterday|today|tomorrow|\w+day|but|and|as|while|meanwhile|said|says|told|according|by|to|of|in)$/.test(word)) return false;
  return isRole(word) || /^(?:US|UK|EU|UN)$/.test(text) || /^(?:NN|JJ|VBG$)/.test(sentence.tag(at));
}

/** "Ann Bell, chief executive of Argus Metals, said". */
function roleBehind(sentence: TaggedSentence, end: number): (Span & { readonly text: string }) | null {
  const opening = sentence.text(end);
  if (opening !== ',' && opening !== '(') return null;
  let linked = false;
  let named = false;
  let at = end + 1;
  for (; at < sentence.end && at - end <= LONGEST_APPOSITION; at++) {
    const text = sentence.text(at);
    // ", Founder, Chairman and CEO of Argus Metals,"
    if (CLOSING.test(text) && !(named && !linked && text === ',' && isRole(sentence.word(at + 1)))) break;
    const word = sentence.word(at);
    if (LINKS.test(word)) linked = true;
    if (/^(?:who|which|whose)$/.test(word)) break;
    if (!linked && (isRole(word) || AGENT.test(word))) named = true;
    else if (FINITE.test(sentence.tag(at)) && !linked) return null;
    else if (FINITE.test(sentence.tag(at)) && /^(?:said|says|told|is|was|has|had|will|would)$/.test(word)) return null;
  }
  return named && at - end <= LONGEST_APPOSITION ? sentence.span(end + 1, at) : null;
}

/** "The deputy mines minister, Lena Holt, said". */
function phraseBefore(sentence: TaggedSentence, name: number): (Span & { readonly text: string }) | null {
  const start = behindHonorific(sentence, name);
  if (sentence.text(start - 1) !== ',') return null;
  const end = start - 1;
  let first = phraseStart(sentence, end, sentence.first);
  // "Argus Managing Director and CEO, Ann Bell,"
  if (sentence.word(first - 1) === 'and' && isRole(sentence.word(first - 2))) first = phraseStart(sentence, first - 1, sentence.first);
  const head = headOf(sentence, first, end);
  const opens =
    first === sentence.first ||
    /^[,;:“”"]$/.test(sentence.text(first - 1)) ||
    /^(?:said|says|to|by|as|and|but|that)$/.test(sentence.word(first - 1));
  const definite = /^(?:the|a|an|its|his|her|their)$|['’]s/.test(sentence.word(first)) || /^\p{Lu}/u.test(sentence.text(first));
  return isRole(head) && opens && first < end && definite ? sentence.span(first, end) : null;
}

/** The last word before the first "of". */
function headOf(sentence: TaggedSentence, first: number, end: number): string {
  for (let at = first + 1; at < end; at++) if (LINKS.test(sentence.word(at))) return sentence.word(at - 1);
  return sentence.word(end - 1);
}
