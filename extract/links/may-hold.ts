import type { Document, Sentence } from '../document.ts';
import { BASE_LEADS, SAYING, WITHIN } from '../lexicon/link-words.ts';
import type { DateLinks } from './link-dates.ts';
import type { DateMention } from './linked.ts';

/** Where a figure or a date stands among the tokens. */
export interface Placed<M> {
  readonly mention: M;
  readonly first: number;
  readonly end: number;
}

export type When = Placed<DateMention & DateLinks>;

/** How far back from a date the verb of saying stands that it belongs to: "said late on Tuesday". */
const SAYING_REACH = 3;

/** Whether a date may be when a figure holds: it is a point or a stretch, no day of speaking, and nothing to compare with. */
export function mayHold({ document, sentence }: { document: Document; sentence: Sentence }, { mention, first, end }: When): boolean {
  const word = (at: number): string => (at >= sentence.firstToken ? (document.tokens[at]?.lower ?? '') : '');
  let lead = first - 1;
  if (word(lead) === 'the') lead--;
  if (mention.type === 'set' || (/_REF$/.test(mention.value) && mention.value !== 'PRESENT_REF')) return false;
  if (mention.type === 'duration' && mention.from === null && !WITHIN.has(word(lead))) return false;
  if (word(lead) === 'since' && ranksSince(word, lead)) return false;
  if (word(lead) === 'of' && word(lead - 1) === 'ahead') return false;
  if (/^(?:the|its|their|his|her)$/.test(word(first - 1)) && isYardstick(word(first - 2), word(end))) return false;
  if (isBase(mention, word(lead)) && !mention.rangeFrom && !mention.rangeTo) return false;
  for (let at = lead; at > lead - SAYING_REACH; at--) if (SAYING.has(word(at))) return false;
  // "the most after January’s 6,357"
  if (/^['’]s$/.test(word(end)) && document.tokens[end + 1]?.kind === 'number') return false;
  return !SAYING.has(word(end)) && !(word(end) === ',' && SAYING.has(word(end + 1)));
}

/** "Its first cut since 2023", "the lowest level since May": how rare it is, not when it holds. */
function ranksSince(word: (at: number) => string, lead: number): boolean {
  for (let at = lead - 1; at >= lead - RANK_REACH && word(at) !== ','; at--)
    if (RANKS.has(word(at)) || /..est$/.test(word(at))) return true;
  return false;
}

/** "40% above their 2019 level", "off its 2022 peak": the level of another time, which the figure is measured by. */
const isYardstick = (preposition: string, noun: string): boolean =>
  /^(?:above|below|off|under|over|beneath|than|of|from|against|on)$/.test(preposition) &&
  /^(?:levels?|peaks?|highs?|lows?|averages?|records?|totals?|figures?)$/.test(noun);

const RANK_REACH = 9;
const RANKS = new Set(['first', 'second', 'third', 'most', 'least', 'worst', 'best', 'record']);

/** "up 5 per cent on last year", "from a year earlier": what is compared with; "on" before a day says when. */
function isBase({ type, value }: DateMention, lead: string): boolean {
  if (!BASE_LEADS.has(lead)) return false;
  if (type === 'duration') return !WITHIN.has(lead);
  return lead !== 'on' || !DAY.test(value);
}

const DAY = /^[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|W[\dX]{2}-\d)(?:T\w+)?$/;
