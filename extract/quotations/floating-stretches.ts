import type { Speaker, TextSpan } from '../claim.ts';
import type { Document, QuotedStretch } from '../document.ts';
import { isTitleCase } from './attach-stretches.ts';
import { behindColon } from './behind-colon.ts';
import type { FoundQuotation } from './quotation.ts';
import { cueOf, type ReadSentence, speakerOfFrame } from './read-sentence.ts';
import { speakerOf } from './speakers.ts';
import { mainSubject } from './subjects.ts';

interface Given {
  readonly speaker: Speaker | null;
  readonly cue: TextSpan | null;
  readonly rule: string;
}

/** What the reading has come to: the last quotation, and stretches of an open quotation whose speaker comes later. */
interface State {
  last: { speaker: Speaker | null; cue: TextSpan | null; sentence: number; block: number; open: boolean } | null;
  pending: { stretch: QuotedStretch; block: number }[];
}

const FEWEST_WORDS = 3;

/**
 * Gives a speaker to the quotations that stand in sentences of their own: the second half of “…,” he said. “…”; the next paragraph
 * of an open quotation; the one behind "He said:"; the one behind a sentence about a person; the next of a running speaker.
 */
export function findFloating(
  document: Document,
  read: readonly ReadSentence[],
  known: readonly FoundQuotation[],
  skipped: ReadonlySet<number>,
): FoundQuotation[] {
  const found: FoundQuotation[] = [];
  const byStart = new Map(known.map((quotation) => [quotation.start, quotation]));
  const state: State = { last: null, pending: [] };
  for (const one of read) {
    if (skipped.has(one.sentence.number)) continue;
    for (const [at, item] of one.sentence.items.entries()) {
      const { stretch } = item;
      if (!stretch) continue;
      const attached = byStart.get(stretch.innerStart);
      if (attached) {
        settlePending(state, one, attached, found);
        state.last = {
          speaker: attached.speaker,
          cue: attached.cue,
          sentence: one.sentence.number,
          block: one.sentence.block,
          open: stretch.open,
        };
      } else if (standsAlone(document, one, at) || goesOnFor(document, one, at, state)) {
        float(document, { read, one, stretch }, state, found);
      } else {
        const given = behindColon(document, one, at);
        if (given) found.push(give(state, one, stretch, given));
      }
    }
    rememberIndirect(state, one, known, byStart);
  }
  for (const { stretch } of state.pending) found.push(direct(stretch, { speaker: null, cue: null, rule: 'unattributed' }));
  return found;
}

/** A reported clause makes its speaker the running one too. */
function rememberIndirect(
  state: State,
  one: ReadSentence,
  _known: readonly FoundQuotation[],
  byStart: ReadonlyMap<number, FoundQuotation>,
): void {
  const last = one.reported.at(-1);
  const start = last ? one.sentence.items[last.first]?.start : undefined;
  const quotation = start === undefined ? undefined : byStart.get(start);
  if (quotation)
    state.last = {
      speaker: quotation.speaker,
      cue: quotation.cue,
      sentence: one.sentence.number,
      block: one.sentence.block,
      open: state.last?.sentence === one.sentence.number && state.last.open,
    };
}

/** Stretches of paragraphs that a later paragraph carries on take its speaker. */
function settlePending(state: State, one: ReadSentence, attached: FoundQuotation, found: FoundQuotation[]): void {
  // What closed its marks before this paragraph is over: only what is still open is carried on.
  const carried = state.pending.at(-1);
  const goesOn = carried && (carried.stretch.open || carried.block === one.sentence.block);
  const near = goesOn ? state.pending.filter(({ block }) => one.sentence.block - block <= 12) : [];
  for (const { stretch } of near) found.push(direct(stretch, { speaker: attached.speaker, cue: attached.cue, rule: 'carried-back' }));
  for (const { stretch } of state.pending)
    if (!near.some((other) => other.stretch === stretch)) found.push(direct(stretch, { speaker: null, cue: null, rule: 'unattributed' }));
  state.pending = [];
}

interface Place {
  readonly read: readonly ReadSentence[];
  readonly one: ReadSentence;
  readonly stretch: QuotedStretch;
}

function float(document: Document, place: Place, state: State, found: FoundQuotation[]): void {
  const { one, stretch } = place;
  const given = giverOf(document, place, state);
  if (!given && stretch.open) {
    state.pending.push({ stretch, block: one.sentence.block });
    return;
  }
  if (!given && state.pending.length > 0) {
    // The end of an open quotation that nobody was given for.
    state.pending.push({ stretch, block: one.sentence.block });
    return;
  }
  found.push(give(state, one, stretch, given ?? { speaker: null, cue: null, rule: 'unattributed' }));
}

/** The stretch as a quotation, which becomes the last one. */
function give(state: State, { sentence }: ReadSentence, stretch: QuotedStretch, given: Given): FoundQuotation {
  const quotation = direct(stretch, given);
  const { speaker, cue } = quotation;
  state.last = { speaker, cue, sentence: sentence.number, block: sentence.block, open: stretch.open };
  return quotation;
}

function giverOf(document: Document, { read, one, stretch }: Place, state: State): Given | null {
  const { sentence } = one;
  const last = state.last;
  const lead = leadIn(document, read, one);
  if (last && last.block === sentence.block && sentence.number - last.sentence <= 1) return { ...last, rule: 'continues' };
  if (last?.open && sentence.block - last.block === 1) return { ...last, rule: 'next-paragraph' };
  if (lead) return lead;
  if (stretch.open) return null;
  const before = read[sentence.number - 1];
  const sameBlock = before?.sentence.block === sentence.block;
  const subject = before && (sameBlock || sentence.block - before.sentence.block === 1) ? personSubject(document, before) : null;
  if (sameBlock && subject) return { speaker: subject, cue: null, rule: 'after-subject' };
  if (last && sentence.block - last.block <= 1) return { ...last, rule: 'running' };
  return subject ? { speaker: subject, cue: null, rule: 'after-subject' } : null;
}

/** A sentence before that ends with a colon: its frame, or its subject. */
function leadIn(document: Document, read: readonly ReadSentence[], one: ReadSentence): Given | null {
  const before = read[one.sentence.number - 1];
  if (!before || one.sentence.block - before.sentence.block > 1 || before.sentence.items.at(-1)?.text !== ':') return null;
  const frame = before.frames.findLast(({ style }) => style !== 'according' && style !== 'noun') ?? before.frames.at(-1);
  if (frame)
    return { speaker: speakerOfFrame(document, before, frame, read), cue: cueOf(document, before.sentence, frame), rule: 'lead-in' };
  const subject = personSubject(document, before);
  return subject ? { speaker: subject, cue: null, rule: 'lead-in' } : null;
}

function personSubject(document: Document, one: ReadSentence): Speaker | null {
  const phrase = mainSubject(one.sentence, one.sentence.items.length);
  const speaker = phrase && speakerOf(document, one.sentence, phrase);
  return speaker &&
    (speaker.kind === 'person' || (speaker.kind === 'anonymous' && /^(?:one|a|an|another)\s/i.test(speaker.text))) &&
    !/^(?:it|this|that)$/i.test(speaker.text)
    ? speaker
    : null;
}

/** A stretch that is a sentence: nothing of the article's own before it in the sentence, an end of its own, no title. */
function standsAlone(document: Document, { sentence }: ReadSentence, at: number): boolean {
  const item = sentence.items[at];
  const stretch = item?.stretch;
  if (!item || !stretch) return false;
  const inner = document.text.slice(stretch.innerStart, stretch.innerEnd).trim();
  const words = inner.split(/\s+/, FEWEST_WORDS + 1).length;
  const alone = sentence.items.every((other) => other.kind !== 'word' && other.kind !== 'number');
  const opens = sentence.items.slice(0, at).every((other) => other.kind === 'sign' || other.kind === 'quote');
  const ends = /[.!?…]$/.test(inner) || stretch.open || /^[.!?]$/.test(sentence.items[at + 1]?.text ?? '');
  const clause = /^[[(…‘'“"]?[\p{Lu}.…]/u.test(inner);
  // A section's heading in marks.
  if (alone && sentence.firstOfBlock && sentence.lastOfBlock && words > 2 && !/[!?]$/.test(inner) && isHeadingCase(inner)) return false;
  return ends && clause && (alone ? words >= 2 || /[.!?…]$/.test(inner) : opens && words >= FEWEST_WORDS);
}

/** “…,” he said. “It is a tax. It is a bad one” for small mines.: the running speaker's sentences, the article's tail behind them. */
function goesOnFor(document: Document, { sentence }: ReadSentence, at: number, { last }: State): boolean {
  const stretch = sentence.items[at]?.stretch;
  if (at > 0 || !stretch || !last || last.block !== sentence.block || sentence.number - last.sentence > 1) return false;
  const inner = document.text.slice(stretch.innerStart, stretch.innerEnd);
  return /^\p{Lu}/u.test(inner) && inner.split(/\s+/, MANY_WORDS).length === MANY_WORDS && !isTitleCase(inner);
}

const MANY_WORDS = 6;

/** Two longer words and more, all with a capital. */
const isHeadingCase = (text: string): boolean => isTitleCase(text) && (text.match(/\p{L}{4,}/gu) ?? []).length > 1;

const direct = (stretch: QuotedStretch, { speaker, cue, rule }: Given): FoundQuotation => ({
  type: 'direct',
  start: stretch.innerStart,
  end: stretch.innerEnd,
  rule,
  speaker,
  cue,
});
