import type { Speaker } from '../claim.ts';
import type { Document } from '../document.ts';
import { PREPOSITIONS } from '../lexicon/clause-words.ts';
import { BODY_NOUNS } from '../lexicon/cues.ts';
import type { Frame } from './frames.ts';
import { isName, type NounPhrase } from './noun-phrases.ts';
import type { ReadSentence } from './read-sentence.ts';
import { speakerOf } from './speakers.ts';
import { mainSubject } from './subjects.ts';

interface It {
  readonly speaker: Speaker;
  readonly all: readonly ReadSentence[];
}

const MOST_SENTENCES = 3;
const REPORTS = new Set(['report', 'study', 'survey', 'audit']);

/** Gives "it" the name of the body that spoke or acted last: in the same sentence, then in those before it. */
export function resolveIt(document: Document, one: ReadSentence, frame: Frame, { speaker, all }: It): Speaker {
  const here = lastBody(document, one, frame.subject.first);
  if (here) return { ...speaker, name: here };
  for (let n = one.sentence.number - 1; n >= Math.max(0, one.sentence.number - MOST_SENTENCES); n--) {
    const before = all[n];
    if (!before || one.sentence.block - before.sentence.block > 1) break;
    const found = lastBody(document, before, before.sentence.items.length);
    if (found) return { ...speaker, name: found };
  }
  return speaker;
}

/** The body that the last frame before `limit` gives something to, or else that the first main verb has as its doer. */
function lastBody(document: Document, { sentence, frames }: ReadSentence, limit: number): string | null {
  const spoken = frames.findLast(({ cue, subject }) => cue < limit && subject.first < limit && isBody(sentence, subject));
  const subject = spoken?.subject ?? mainSubject(sentence, limit);
  return subject && subject.first < limit && isBody(sentence, subject) ? (speakerOf(document, sentence, subject)?.name ?? null) : null;
}

function isBody(sentence: ReadSentence['sentence'], subject: NounPhrase): boolean {
  const head = sentence.items[subject.coreEnd - 1];
  if (!head || isSeveral(sentence, subject)) return false;
  if (head.actor) return head.actor.type !== 'person' && head.actor.rule !== 'country-adjective';
  return BODY_NOUNS.has(head.lower) || REPORTS.has(head.lower);
}

/** "Arden Metals and Halvorsen" are they; in "fell in Peru and Halvorsen said" Peru is another matter. */
function isSeveral({ items }: ReadSentence['sentence'], { first, end }: NounPhrase): boolean {
  for (let i = first - 1; i <= end; i++)
    if (items[i]?.lower === 'and' && isName(items[i - 1]) && isName(items[i + 1]) && !PREPOSITIONS.has(items[i - 2]?.lower ?? ''))
      return true;
  return false;
}
