import type { Speaker } from '../claim.ts';
import type { Document } from '../document.ts';
import type { Frame } from './frames.ts';
import type { ReadSentence } from './read-sentence.ts';
import { speakerOf } from './speakers.ts';
import { mainSubject } from './subjects.ts';

interface They {
  readonly speaker: Speaker;
  readonly all: readonly ReadSentence[];
}

/** Gives "they" the name of the last plural subject before it: "both sides", "analysts", "the two leaders". */
export function resolveThey(document: Document, one: ReadSentence, frame: Frame, { speaker, all }: They): Speaker {
  const same = mainSubject(one.sentence, frame.subject.first);
  const here = same && speakerOf(document, one.sentence, same);
  if (here && isPlural(here)) return { ...speaker, name: here.name, kind: here.kind };
  for (let n = one.sentence.number - 1; n >= Math.max(0, one.sentence.number - 3); n--) {
    const before = all[n];
    if (!before) break;
    const subject = outerFrame(before)?.subject ?? mainSubject(before.sentence, before.sentence.items.length);
    const found = subject && speakerOf(document, before.sentence, subject);
    // "a spokesperson said …. They added …"
    if (found && n === one.sentence.number - 1 && found.kind === 'anonymous' && EITHER.test(found.text))
      return { ...speaker, name: found.name, kind: found.kind };
    if (found && isPlural(found)) return { ...speaker, name: found.name, kind: found.kind };
  }
  return speaker;
}

/** The first frame, or the one in whose content that stands: "officials discussed it, four people said". */
function outerFrame({ frames, reported }: ReadSentence): Frame | undefined {
  const [first] = frames;
  return reported.find(({ frame, first: from, end }) => first && frame !== first && from <= first.cue && first.cue < end)?.frame ?? first;
}

/** One whose sex the word does not tell. */
const EITHER =
  /^(?:an?|one|another|the)\s(?!.*\b(?:man|woman|men|women)\b).*\b(?:spokesperson|official|source|person|insider|worker|resident|employee|member|trader|aide|adviser|executive|diplomat)\b/i;

const isPlural = ({ text, kind }: Speaker): boolean =>
  kind === 'group' || (kind === 'anonymous' && /s\b|people/.test(text) && !/^(?:a|an|one)\s/i.test(text));
