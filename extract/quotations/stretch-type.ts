import type { Document } from '../document.ts';
import { beginsClause } from './clauses.ts';
import type { Item } from './masked-sentences.ts';
import type { ReadSentence } from './read-sentence.ts';

const MOST_WORDS = 60;

/**
 * Whether a stretch in marks is a clause that stands by itself or a phrase of the article's own sentence.
 *
 * Direct speech opens with a capital or stands behind a comma or colon; a phrase that a word of the article runs into is partial.
 */
export function typeOfStretch(document: Document, one: ReadSentence, at: number, rule: string): 'direct' | 'partial' {
  const { sentence, reported } = one;
  const { items } = sentence;
  const item = items[at];
  const stretch = item?.stretch;
  if (!item || !stretch) return 'partial';
  const inner = document.text.slice(stretch.innerStart, stretch.innerEnd).trim();
  const capital = /^[[(]?(?:\p{Lu}|…|\.\.\.)/u.test(inner);
  const before = items[at - 1];
  const whole = reported.some(({ first, end }) => first === at && end === at + 1);
  if (whole || before?.lower === 'that') return isClause(document, stretch.innerStart, stretch.innerEnd) ? 'direct' : 'partial';
  if (rule === 'in-clause') return 'partial';
  const apart = !before || before.kind === 'quote' || /^[,:—–―.;]$/.test(before.text);
  if (rule === 'before-cue') return apart || (capital && /[,.!?]$/.test(inner)) ? 'direct' : 'partial';
  if (rule === 'split' || goesOn(one, at)) return 'direct';
  if (apart) return capital || isClause(document, stretch.innerStart, stretch.innerEnd) ? 'direct' : 'partial';
  return capital && rule === 'after-cue' && (/[!?]$/.test(inner) || isClause(document, stretch.innerStart, stretch.innerEnd))
    ? 'direct'
    : 'partial';
}

/** “The pace,” she says, “is what worries me”: the second half of one that stands before the same cue. */
function goesOn({ sentence, attached }: ReadSentence, at: number): boolean {
  const mine = attached.find((other) => other.at === at);
  return (
    sentence.items[at - 1]?.text === ',' &&
    mine !== undefined &&
    attached.some((other) => other.at < at && other.frame === mine.frame && other.rule === 'before-cue')
  );
}

/** Whether the words between marks have a subject and a finite verb. */
function isClause(document: Document, start: number, end: number): boolean {
  const first = document.tokenAt(start);
  const items: Item[] = [];
  for (let i = first; i < document.tokens.length && items.length < MOST_WORDS; i++) {
    const token = document.tokens[i];
    if (!token || token.start >= end) break;
    items.push({ ...token, stretch: null, token: i, actor: null });
  }
  return beginsClause({ items, block: 0, number: 0, firstOfBlock: false, lastOfBlock: false, inHeadline: false }, 0, items.length);
}
