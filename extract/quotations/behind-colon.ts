import type { Speaker, TextSpan } from '../claim.ts';
import type { Document } from '../document.ts';
import { PEOPLE_LIKE } from './cue-verbs.ts';
import type { Item, MaskedSentence } from './masked-sentences.ts';
import { isName, type NounPhrase, phraseBefore } from './noun-phrases.ts';
import type { FoundQuotation } from './quotation.ts';
import { cueOf, type ReadSentence, speakerOfFrame } from './read-sentence.ts';
import { speakerOf } from './speakers.ts';
import { mainSubject } from './subjects.ts';

/** Who is given for a stretch behind a colon. */
interface BehindColon {
  readonly speaker: Speaker;
  readonly cue: TextSpan;
  readonly rule: string;
}

/** Another was less impressed: “…”; her message was simple: “…”: a sentence of somebody behind what the article says of them. */
export function behindColon(document: Document, { sentence }: ReadSentence, at: number): BehindColon | null {
  const { items } = sentence;
  const colon = items[at - 1];
  const stretch = items[at]?.stretch;
  if (colon?.text !== ':' || !stretch) return null;
  const inner = document.text.slice(stretch.innerStart, stretch.innerEnd);
  if (!/^[[(…]?\p{Lu}/u.test(inner) || !(/[.!?…]$/.test(inner) || stretch.open || isEnd(items[at + 1]))) return null;
  const phrase = mainSubject(sentence, at - 1) ?? sayingAt(sentence, at - 1);
  const speaker = phrase && speakerOf(document, sentence, saidBy(sentence, phrase));
  if (!phrase || !speaker || !canSpeak(sentence, phrase, speaker)) return null;
  return { speaker, cue: { start: colon.start, end: colon.end, text: ':' }, rule: 'behind-colon' };
}

const isEnd = (item: Item | undefined): boolean => item === undefined || /^[.!?]$/.test(item.text);

/** "Her verdict: “…”": a noun of saying right before the colon. */
function sayingAt(sentence: MaskedSentence, colon: number): NounPhrase | null {
  const phrase = phraseBefore(sentence, colon);
  return phrase && phrase.first <= 1 && SAYINGS.test(sentence.items[phrase.coreEnd - 1]?.lower ?? '') ? phrase : null;
}

const SAYINGS =
  /^(?:message|verdict|answer|reply|response|reaction|advice|motto|explanation|conclusion|warning|comment|line|pitch|argument|question|view|assessment|complaint|plea|promise|slogan|mantra|retort|words?)$/;

/** Whose message it is: "her message to voters", "the minister’s reply". */
function saidBy({ items }: MaskedSentence, phrase: NounPhrase): NounPhrase {
  if (!SAYINGS.test(items[phrase.coreEnd - 1]?.lower ?? '')) return phrase;
  const { first, coreEnd } = phrase;
  if (/^(?:his|her|their|its)$/.test(items[first]?.lower ?? '')) return { first, end: first + 1, coreEnd: first + 1 };
  for (let i = coreEnd - 2; i > first; i--) if (/^['’]s?$/.test(items[i]?.text ?? '')) return { first, end: i, coreEnd: i };
  return phrase;
}

/** Somebody, or a body with a name: no thing, and no message whose author is not told. */
function canSpeak(sentence: MaskedSentence, phrase: NounPhrase, { kind, text }: Speaker): boolean {
  const head = sentence.items[saidBy(sentence, phrase).coreEnd - 1];
  if (!head || SAYINGS.test(head.lower) || /^(?:it|this|that|its)$/i.test(text)) return false;
  if (/^(?:another|others|many|some|several|few|most)$/.test(head.lower)) return true;
  return head.actor !== null
    ? kind !== 'organisation' || head.actor.type !== 'country'
    : PEOPLE_LIKE(head.lower) || /^(?:his|her|their)$/i.test(text) || isOwner(sentence, phrase, head);
}

/** "Holt’s verdict: “…”": a name whose saying it is. */
const isOwner = (sentence: MaskedSentence, phrase: NounPhrase, head: Item): boolean => isName(head) && saidBy(sentence, phrase) !== phrase;

const FEWEST_ITEMS = 6;
const MOST_BETWEEN = 8;

/** "The governor added:", then a paragraph without marks, as of a page that set it apart: all of the paragraph is said. */
export function findUnmarkedBlocks(document: Document, read: readonly ReadSentence[], skipped: ReadonlySet<number>): FoundQuotation[] {
  const found: FoundQuotation[] = [];
  for (const one of read) {
    const { sentence } = one;
    const { items } = sentence;
    if (!sentence.lastOfBlock || items.at(-1)?.text !== ':' || skipped.has(sentence.number)) continue;
    const frame = one.frames.findLast(({ style, verb, doubtful }) => style === 'left' && verb?.closes && verb.say && !doubtful);
    if (!frame || items.length - frame.cueEnd > MOST_BETWEEN || items[frame.subject.first - 1]?.lower === 'what') continue;
    const span = paragraphBehind(document, read, sentence.number + 1);
    if (!span) continue;
    const cue = cueOf(document, sentence, frame);
    found.push({ type: 'indirect', ...span, rule: 'block', speaker: speakerOfFrame(document, one, frame, read), cue });
  }
  return found;
}

/** The paragraph that opens with the sentence `number`, where it has no marks and ends as one. */
function paragraphBehind(document: Document, read: readonly ReadSentence[], number: number): { start: number; end: number } | null {
  const first = read[number]?.sentence;
  if (!first?.firstOfBlock || first.items.length < FEWEST_ITEMS || document.blocks[first.block]?.kind !== 'paragraph') return null;
  for (let i = number; ; i++) {
    const sentence = read[i]?.sentence;
    if (!sentence || sentence.block !== first.block || sentence.items.some(({ stretch }) => stretch !== null)) return null;
    const last = sentence.items.at(-1);
    if (!sentence.lastOfBlock || !last) continue;
    const end = last.text === '.' ? last.start : last.end;
    return /^[.!?…]$/.test(last.text) ? { start: first.items[0]?.start ?? last.start, end } : null;
  }
}
