import type { FoundActor } from '../actors/actor.ts';
import { recogniseActors } from '../actors/recognise-actors.ts';
import type { Speaker, TextSpan } from '../claim.ts';
import type { Block, Document } from '../document.ts';
import type { FoundQuotation } from './quotation.ts';

/** The turns of a transcript or an interview, with the blocks that they take up. */
export interface Transcript {
  readonly quotations: readonly FoundQuotation[];
  readonly blocks: ReadonlySet<number>;
}

/** What opens a turn: the name or letter before the colon, and where the words behind it begin. */
interface Label {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly shape: 'capitals' | 'name' | 'question' | 'answer' | 'heading';
}

const CAPITALS = /^["“]?(\p{Lu}[\p{Lu}.’'-]{1,20}(?: \p{Lu}[\p{Lu}.’'-]{1,20}){0,3})(?: \([^()\n]{1,40}\))?:\s+(?=\S)/u;
const NAME =
  /^(\p{Lu}[\p{L}.’'-]{1,20}(?: (?:de|der|van|von|al|bin|da|di|\p{Lu}[\p{L}.’'-]{0,20})){0,4})(?: \([^()\n]{1,40}\))?:\s+(?=\S)/u;
const QUESTION = /^(Q|Question)(?:\s?[.:)]|\s[-–—])\s*(?=\S)/;
const ANSWER = /^(A|Answer)(?:\s?[.:)]|\s[-–—])\s*(?=\S)/;
/** "Lena Holt -- Chief Executive Officer", "Operator": a line of its own above what is said. */
const HEADING =
  /^(\p{Lu}[\p{L}.’'-]{1,20}(?: (?:de|der|van|von|al|bin|da|di|\p{Lu}[\p{L}.’'-]{0,20})){1,4})\s(?:--?|[–—])\s\p{Lu}[^\n.!?:;]{2,90}$/u;
const PART = /^(Operator|Moderator)$/;
/** Those who put questions by their part: a name of theirs is that of nobody. */
const ASKING = /^(?:Interviewer|Moderator|Host|Presenter|Reporter|Journalist|Operator|Questioner|Audience)$/i;
/** What heads a note or a field in capitals. */
const NO_SPEAKER =
  /^(?:NOTES?|TIPS?|WARNING|UPDATE[SD]?|PROS?|CONS?|PRICE|WEBSITE|ADDRESS|PHONE|EMAIL|SOURCES?|WHEN|WHERE|WHAT|WHY|WHO|HOW|READ|READ MORE|MORE|RELATED|WATCH|SEE ALSO|PHOTOS?|VIDEO|CORRECTION|EXCLUSIVE|BREAKING|IMPORTANT|EXAMPLE|STEP|TOTAL|DATE|TIME|LOCATION|COST|RATING|VERDICT|SUMMARY|FACT|MYTH|TRUE|FALSE)$/;
const LONGEST_LABEL = 130;
const FEWEST_LABELS = 3;

/**
 * Finds the turns of transcripts ("SMITH: …", or a line "Lena Holt -- Chief Executive Officer" above them), of interviews with names ("Lena Holt: …")
 * and of questions and answers ("Q: …", "A: …").
 *
 * A paragraph without a label between two labelled ones goes on with the turn before it. Questions are the outlet's own.
 */
export function findTranscript(document: Document): Transcript {
  const quotations: FoundQuotation[] = [];
  const blocks = new Set<number>();
  const found = labelledBlocks(document);
  if (found.size < FEWEST_LABELS) return { quotations, blocks };
  const people = namesOf(document);
  const labels = turnLabels(found, people);
  // What is said below a line of its own goes on to the end.
  const lastLabel = [...labels].at(-1);
  const last = lastLabel?.[1].shape === 'heading' ? document.blocks.length : (lastLabel?.[0] ?? -1);
  const answering = interviewee(document, labels);
  let turn: Speaker | 'asking' | null = null;
  for (const [number, block] of document.blocks.entries()) {
    const label = labels.get(number);
    if (!label && (turn === null || number > last || block.kind === 'heading')) continue;
    blocks.add(number);
    if (!label && turn !== 'asking' && isQuestionTo(document, block, turn, labels.get(number + 1), people)) turn = 'asking';
    if (label) turn = isAsking(label) ? 'asking' : speakerOfLabel(label, people, answering);
    if (turn && turn !== 'asking') quotations.push(...turnOf(document, block, label ?? null, turn));
  }
  return { quotations, blocks };
}

/** A paragraph without a label that ends as a question, with the answer of the last speaker behind it: the outlet asks. */
function isQuestionTo(
  document: Document,
  block: Block,
  turn: Speaker | null,
  next: Label | undefined,
  people: ReadonlyMap<string, FoundActor>,
): boolean {
  const asks = /\?["”’']?$/.test(document.text.slice(block.start, block.end));
  return asks && turn !== null && next !== undefined && speakerOfLabel(next, people, turn.name).name === turn.name;
}

const isAsking = ({ shape, text }: Label): boolean =>
  shape === 'question' || ((shape === 'name' || shape === 'heading') && ASKING.test(text));

function* turnOf(document: Document, block: Block, label: Label | null, speaker: Speaker): Iterable<FoundQuotation> {
  const start = label?.from ?? block.start;
  const end = /["”]$/.test(document.text.slice(block.start, block.end)) ? block.end - 1 : block.end;
  if (end <= start || /^\W{0,2}[([][^()[\]]*[)\]]\W{0,2}$/u.test(document.text.slice(start, end))) return;
  yield {
    type: 'direct',
    start,
    end,
    rule: 'transcript',
    speaker: speaker.name === '' ? null : speaker,
    cue: label && signBehind(document, label),
  };
}

/** The colon behind a label, and what stands in brackets before it. */
function signBehind(document: Document, { end, from }: Label): TextSpan {
  const sign = end + Math.max(0, document.text.slice(end, from).trimEnd().length - 1);
  return { start: sign, end: sign + 1, text: document.text.slice(sign, sign + 1) };
}

/** By its number, what may be the label of each block. */
function labelledBlocks(document: Document): Map<number, Label> {
  const found = new Map<number, Label>();
  for (const [number, block] of document.blocks.entries()) {
    const label = labelAt(document, block);
    if (label) found.set(number, label);
  }
  return found;
}

/** The labels of the turns, in order: those of a kind of which there are enough to be a transcript. */
function turnLabels(found: ReadonlyMap<number, Label>, people: ReadonlyMap<string, FoundActor>): ReadonlyMap<number, Label> {
  const of = (shapes: readonly Label['shape'][]) => [...found].filter(([, { shape }]) => shapes.includes(shape));
  const kept: [number, Label][] = [];
  const capitals = of(['capitals']).filter(([, { text }]) => !NO_SPEAKER.test(text));
  if (capitals.length >= FEWEST_LABELS) kept.push(...capitals);
  const answers = of(['answer', 'question']);
  if (answers.length >= FEWEST_LABELS && new Set(answers.map(([, { shape }]) => shape)).size === 2) kept.push(...answers);
  const headings = of(['heading']).filter(([, label]) => isAsking(label) || people.get(lastWord(label.text))?.type === 'person');
  if (kept.length === 0 && headings.length >= FEWEST_LABELS) kept.push(...headings);
  if (kept.length === 0) {
    const names = of(['name']).filter(([, label]) => isAsking(label) || people.has(lastWord(label.text)));
    const turns = names.map(([, { text }]) => lastWord(text));
    // "Website: …", "Price: …": lists of a product's merits are told apart by having nobody who speaks twice.
    const speaks = turns.some((name, at) => people.get(name)?.type === 'person' && turns.indexOf(name) < at);
    if (names.length >= FEWEST_LABELS && speaks) kept.push(...names);
  }
  return new Map(kept.sort(([a], [b]) => a - b));
}

function labelAt(document: Document, { start, end }: Block): Label | null {
  const whole = end - start <= LONGEST_LABEL ? document.text.slice(start, end) : '';
  const heading = (HEADING.exec(whole) ?? PART.exec(whole))?.[1];
  if (heading) return { text: heading, start, end: start + heading.length, from: end, shape: 'heading' };
  const text = document.text.slice(start, Math.min(end, start + LONGEST_LABEL));
  const shapes = [
    ['question', QUESTION],
    ['answer', ANSWER],
    ['capitals', CAPITALS],
    ['name', NAME],
  ] as const;
  for (const [shape, pattern] of shapes) {
    const match = pattern.exec(text);
    const label = match?.[1];
    if (!match || !label) continue;
    const at = start + match[0].indexOf(label);
    return { text: label, start: at, end: at + label.length, from: start + match[0].length, shape };
  }
  return null;
}

const lastWord = (name: string): string => (name.split(' ').at(-1) ?? '').toLowerCase();

/** The persons and bodies of a document by the last word of their names, the first of each. */
function namesOf(document: Document): ReadonlyMap<string, FoundActor> {
  const names = new Map<string, FoundActor>();
  for (const actor of recogniseActors(document)) {
    if (actor.type === 'country') continue;
    const key = lastWord(actor.name);
    if (!names.has(key)) names.set(key, actor);
  }
  return names;
}

/** Whom a label stands for; an answer is that of the one person who was named before the questions. */
function speakerOfLabel(label: Label, people: ReadonlyMap<string, FoundActor>, answering: string): Speaker {
  const { start, end, text, shape } = label;
  if (shape === 'answer') return { start, end, text, name: answering, kind: 'person' };
  const known = people.get(lastWord(text));
  const kind = known && known.type !== 'person' ? 'organisation' : 'person';
  return { start, end, text, name: known?.name ?? text, kind };
}

/** The name of the only person in front of the first question; empty where there is none or more than one. */
function interviewee(document: Document, labels: ReadonlyMap<number, Label>): string {
  const [number = 0] = labels.keys();
  const first = document.blocks[number]?.start ?? 0;
  const names = new Set<string>();
  for (const { type, name, start } of recogniseActors(document)) if (type === 'person' && start < first) names.add(name);
  return names.size === 1 ? ([...names][0] ?? '') : '';
}
