import { startsUpper } from '../tokens/starts-upper.ts';
import { isFiniteVerb } from './clauses.ts';
import { PEOPLE_LIKE } from './cue-verbs.ts';
import type { Frame } from './frames.ts';
import { type Item, type MaskedSentence, tagsIn } from './masked-sentences.ts';
import { type NounPhrase, PRONOUNS } from './noun-phrases.ts';
import { leftSubject, mainSubject } from './subjects.ts';

/** The doer of the clause that a participle or a second verb belongs to. */
export function sharedSubject(sentence: MaskedSentence, at: number, earlier: readonly Frame[]): NounPhrase | null {
  const before = earlier
    .slice(-MOST_FRAMES)
    .filter(({ style, cue }) => cue < at && !/^(?:noun|according|passive|impersonal)$/.test(style))
    .filter(({ subject }) => !isObject(sentence, subject));
  const main = before.findLast((frame) => !isEmbedded(sentence, frame, before));
  if (main) return main.subject;
  const apart = /^[,—–]$/.test(sentence.items[at - 1]?.text ?? '') && before.length > 0 ? mainSubject(sentence, at) : null;
  const head = apart ? sentence.items[apart.coreEnd - 1] : undefined;
  if (head && (PEOPLE_LIKE(head.lower) || startsUpper(head.text))) return apart;
  return before.at(-1)?.subject ?? nearestDoer(sentence, at) ?? mainSubject(sentence, at);
}

/** Frames and words beyond these are another story; hostile sentences have hundreds of them. */
const MOST_FRAMES = 10;
const MOST_BETWEEN = 60;

/** Who stands in a relative clause, or in what another one says, is not the doer of what comes behind it. */
function isEmbedded({ items }: MaskedSentence, frame: Frame, frames: readonly Frame[]): boolean {
  if (frame.style === 'relative') return true;
  const joint = items[frame.subject.first - 1];
  if (joint?.text === ';' || /^(?:but|while|though|although|whereas)$/.test(joint?.lower ?? '')) return false;
  if (joint?.lower === 'and' && items[frame.subject.first - 2]?.text === ',') return false;
  return frames.some(
    ({ style, cueEnd, verb }) =>
      style !== 'inverted' &&
      cueEnd <= frame.subject.first &&
      (verb?.say || verb?.show) &&
      isOpenBetween(items, cueEnd, frame.subject.first),
  );
}

/** No stretch in marks, semicolon or "but" between a cue and a later subject: it is said of the one by the other. */
function isOpenBetween(items: readonly Item[], from: number, to: number): boolean {
  if (to - from > MOST_BETWEEN) return false;
  for (let i = from; i < to; i++)
    if (items[i]?.kind === 'quote' || items[i]?.text === ';' || /^(?:but|while|although|though)$/.test(items[i]?.lower ?? '')) return false;
  return true;
}

/** "urged her to bring it back, arguing": a pronoun right behind a verb. */
const isObject = (sentence: MaskedSentence, { first, end }: NounPhrase): boolean =>
  end - first === 1 && PRONOUNS.has(sentence.items[first]?.lower ?? '') && /^VB/.test(tagsIn(sentence)[first - 1] ?? '');

/** The doer of the last verb before `at` whose doer can say something: things and measures are passed over. */
function nearestDoer(sentence: MaskedSentence, at: number): NounPhrase | null {
  for (let i = at - 1; i > Math.max(0, at - 60); i--) {
    if (!isFiniteVerb(sentence, i)) continue;
    const found = leftSubject(sentence, i);
    if (found && isObject(sentence, found.subject)) continue;
    const head = found ? sentence.items[found.subject.coreEnd - 1] : undefined;
    if (found && !found.relative && head && (PEOPLE_LIKE(head.lower) || (startsUpper(head.text) && found.subject.coreEnd > 1)))
      return found.subject;
  }
  return null;
}
