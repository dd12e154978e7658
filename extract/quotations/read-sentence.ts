import type { Speaker, TextSpan } from '../claim.ts';
import type { Document } from '../document.ts';
import { CUE_FORMS, SAYING_NOUNS } from '../lexicon/cues.ts';
import { type Attached, attachStretches } from './attach-stretches.ts';
import { type Frame, findFrames } from './frames.ts';
import { resolveIt } from './it.ts';
import type { MaskedSentence } from './masked-sentences.ts';
import { findReported, type Reported } from './reported-clauses.ts';
import { speakerOf } from './speakers.ts';
import { resolveThey } from './they.ts';

/** A sentence with all that was found in it. */
export interface ReadSentence {
  readonly sentence: MaskedSentence;
  readonly frames: readonly Frame[];
  readonly reported: readonly Reported[];
  readonly attached: readonly Attached[];
}

/** A sentence in which nothing is said: its frames are read only when a later sentence asks who acted in it. */
class QuietSentence implements ReadSentence {
  readonly sentence: MaskedSentence;
  readonly reported: readonly Reported[] = [];
  readonly attached: readonly Attached[] = [];
  private known: readonly Frame[] | null = null;

  constructor(sentence: MaskedSentence) {
    this.sentence = sentence;
  }

  get frames(): readonly Frame[] {
    this.known ??= findFrames(this.sentence);
    return this.known;
  }
}

/** Whether a sentence has marks, a verb or noun of saying or showing, "according" or "what": without one nothing is reported in it. */
function mayReport({ items }: MaskedSentence): boolean {
  for (const { kind, lower } of items) {
    if (kind === 'quote') return true;
    if (kind === 'word' && REPORTING.has(lower)) return true;
  }
  return false;
}

const REPORTING: ReadonlySet<string> = new Set([
  ...[...CUE_FORMS].flatMap(([word, { say, show }]) => (say || show ? [word] : [])),
  ...SAYING_NOUNS,
  'according',
  'per',
  'words',
  'view',
  'opinion',
  'what',
]);

/** Finds the frames of a sentence, what they report, and the stretches that they are given. */
export function readSentence(sentence: MaskedSentence): ReadSentence {
  if (!mayReport(sentence)) return new QuietSentence(sentence);
  const frames = findFrames(sentence);
  const reported = findReported(sentence, frames);
  return { sentence, frames, reported, attached: attachStretches(sentence, frames, reported) };
}

/** The cue of a frame as a span. */
export function cueOf(document: Document, sentence: MaskedSentence, frame: Frame): TextSpan {
  const start = sentence.items[frame.cue]?.start ?? 0;
  const end = sentence.items[frame.cueEnd - 1]?.end ?? start;
  return { start, end, text: document.text.slice(start, end) };
}

/** The speaker of a frame; "they" is given the plural that it stands for. */
export function speakerOfFrame(document: Document, one: ReadSentence, frame: Frame, all: readonly ReadSentence[]): Speaker | null {
  if (frame.style === 'impersonal') return null;
  const speaker = speakerOf(document, one.sentence, frame.subject);
  if (speaker && /^they$/i.test(speaker.text)) return resolveThey(document, one, frame, { speaker, all });
  return speaker && /^it$/i.test(speaker.text) ? resolveIt(document, one, frame, { speaker, all }) : speaker;
}
