import type { Document } from '../document.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { findUnmarkedBlocks } from './behind-colon.ts';
import { findFloating } from './floating-stretches.ts';
import type { Frame } from './frames.ts';
import { findLabelled } from './labelled-speech.ts';
import { type MaskedSentence, maskSentences } from './masked-sentences.ts';
import type { FoundQuotation } from './quotation.ts';
import { cueOf, type ReadSentence, readSentence, speakerOfFrame } from './read-sentence.ts';
import { typeOfStretch } from './stretch-type.ts';

/** Finds the quotations of a document, in order. */
export function findQuotations(document: Document): FoundQuotation[] {
  const sentences = maskSentences(document);
  const labelled = findLabelled(document, sentences);
  const read = sentences.map((sentence) => readSentence(sentence));
  const found: FoundQuotation[] = [...labelled.quotations];
  for (const one of read) if (!labelled.sentences.has(one.sentence.number)) found.push(...quotationsOf(document, one, read));
  found.push(...findUnmarkedBlocks(document, read, labelled.sentences));
  found.push(...findFloating(document, read, found, labelled.sentences));
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function* quotationsOf(document: Document, one: ReadSentence, all: readonly ReadSentence[]): Iterable<FoundQuotation> {
  const { sentence, reported, attached } = one;
  const { items } = sentence;
  for (const { frame, first, end, rule } of reported) {
    const span = spanOf(sentence, first, end);
    // A clause that is one stretch in marks is the stretch.
    if (!span || (end - first === 1 && items[first]?.kind === 'quote') || isOwnThought(one, frame, end) || isPrivacy(one, frame, end))
      continue;
    yield { type: 'indirect', ...span, rule, speaker: speakerOfFrame(document, one, frame, all), cue: cueOf(document, sentence, frame) };
  }
  for (const { at, frame, rule } of attached) {
    const stretch = items[at]?.stretch;
    if (!stretch || stretch.innerEnd <= stretch.innerStart) continue;
    const type = typeOfStretch(document, one, at, rule);
    yield {
      type,
      start: stretch.innerStart,
      end: stretch.innerEnd,
      rule,
      speaker: speakerOfFrame(document, one, frame, all),
      cue: cueOf(document, sentence, frame),
    };
  }
  if (reported.length === 0 && attached.length === 0 && !items.some(({ lower }) => lower === 'what')) return;
  for (const frame of one.frames) {
    const named = namedByMany(sentence, frame);
    const span = named && spanOf(sentence, named.first, named.end);
    if (span)
      yield {
        type: 'partial',
        ...span,
        rule: 'what-they-call',
        speaker: speakerOfFrame(document, one, frame, all),
        cue: cueOf(document, sentence, frame),
      };
  }
}

const THOUGHTS = new Set(
  'think believe hope feel fear expect know suspect understand realise realize assume doubt guess worry wish imagine reckon'.split(' '),
);

/** "She said she thinks the mine is safe": one position, not one within another. */
function isOwnThought({ sentence, reported }: ReadSentence, frame: Frame, end: number): boolean {
  const { subject, verb } = frame;
  const alone = subject.end - subject.first === 1 && /^(?:he|she|it|they|i|we)$/.test(sentence.items[subject.first]?.lower ?? '');
  return (
    alone &&
    THOUGHTS.has(verb?.lemma ?? '') &&
    reported.some((outer) => outer.frame !== frame && outer.first <= subject.first && outer.end >= end)
  );
}

/** "a nurse who asked that her name not be used": the outlet’s terms, no position. */
const isPrivacy = ({ sentence }: ReadSentence, { style, verb, cueEnd }: Frame, end: number): boolean =>
  style === 'relative' &&
  /^(?:ask|request|insist|demand)$/.test(verb?.lemma ?? '') &&
  sentence.items.slice(cueEnd, end).some(({ lower }) => /^(?:named|identified|used|published|withheld)$/.test(lower));

function spanOf(sentence: MaskedSentence, first: number, end: number): { start: number; end: number } | null {
  const from = sentence.items[first];
  const to = sentence.items[end - 1];
  return from && to && to.end > from.start ? { start: from.start, end: to.end } : null;
}

const CALLING = new Set('call describe term dub label brand characterise characterize style'.split(' '));

/** "what miners call the White Mile", "what they described as a roadmap": the words without marks. */
function namedByMany(sentence: MaskedSentence, frame: Frame): { first: number; end: number } | null {
  const { items } = sentence;
  if (!CALLING.has(frame.verb?.lemma ?? '') || items[frame.subject.first - 1]?.lower !== 'what') return null;
  let first = frame.cueEnd;
  if (items[first]?.lower === 'as') first++;
  if (items[first]?.lower === 'the' && startsUpper(items[first + 1]?.text ?? '')) first++;
  let end = first;
  while (end < items.length && !/^[.,;:!?()—–]$/.test(items[end]?.text ?? '')) {
    if (items[end]?.kind === 'quote') return null;
    end++;
  }
  return end > first && end - first < 16 ? { first, end } : null;
}
