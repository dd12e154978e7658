import { CUE_FORMS, type CueForm, DOCUMENT_NOUNS } from '../lexicon/cues.ts';
import { isFiniteVerb } from './clauses.ts';
import type { Frame } from './frames.ts';
import { type MaskedSentence, tagsIn } from './masked-sentences.ts';
import { TIME_WORDS } from './noun-phrases.ts';
import { beforeDescription, endOfFrame, type Reported } from './reported-clauses.ts';
import { leftSubject } from './subjects.ts';

/** A stretch in marks with the frame that gives it to somebody. */
export interface Attached {
  /** The item of the stretch. */
  readonly at: number;
  readonly frame: Frame;
  readonly rule: string;
}

const NAMING = new Set('call dub name label brand title entitle term know nickname christen style'.split(' '));
const FARTHEST = 30;

/** Gives each stretch of a sentence to one of its frames, by a fixed order of rules; those that none fits are left out. */
export function attachStretches(sentence: MaskedSentence, frames: readonly Frame[], reported: readonly Reported[]): Attached[] {
  const attached: Attached[] = [];
  sentence.items.forEach((item, at) => {
    if (item.kind !== 'quote' || isTerm(sentence, at)) return;
    const found =
      closingFrame(sentence, at, { frames, reported }) ??
      insideReported(at, reported) ??
      openingFrame(sentence, at, frames) ??
      splitFrame(sentence, at, attached);
    if (found) attached.push({ at, ...found });
  });
  return attached;
}

type Found = Omit<Attached, 'at'>;
interface ReadFrames {
  readonly frames: readonly Frame[];
  readonly reported: readonly Reported[];
}

/** “…,” she said; “…,” said the minister; “…”, the ministry wrote. */
function closingFrame(sentence: MaskedSentence, at: number, { frames, reported }: Pick<ReadFrames, 'frames' | 'reported'>): Found | null {
  const { items } = sentence;
  const behind = frames.findIndex(({ cue }) => cue > at);
  // “…,” Kyodo quoted him as saying.
  const next = frames[behind]?.verb?.lemma === 'quote' ? (frames[behind + 1] ?? frames[behind]) : frames[behind];
  if (!next || isAnswered(sentence, at, next)) return null;
  if (next.style === 'according' && (next.cue === at + 1 || (next.cue === at + 2 && items[at + 1]?.text === ',')))
    return { frame: next, rule: 'before-cue' };
  const reads = next.verb?.lemma === 'read' && DOCUMENT_NOUNS.has(items[next.subject.coreEnd - 1]?.lower ?? '');
  if (!(next.verb?.closes || reads) || !/^(?:left|inverted|shared|relative|as|impersonal)$/.test(next.style)) return null;
  const quoted = next.verb?.form === 'ing' && next.style === 'left' ? quoterOf(sentence, next) : null;
  const own = quoted ?? next.subject.first - (next.style === 'as' ? 1 : 0);
  const first = next.style === 'inverted' ? next.cue : beforeDescription(sentence, own);
  // What is said stands behind the cue: the stretch belongs to a clause before it.
  const embedded = items[at - 1]?.kind === 'word' || items[at - 1]?.kind === 'number';
  if (first <= at || (embedded && reported.some((other) => other.frame === next && other.first > next.cue))) return null;
  // says the mine “must shut”, but her ministry has asked for more
  if (embedded && /^(?:but|while|and)$/.test(items[first - 1]?.lower ?? '') && insideReported(at, reported)) return null;
  let from = at + 1;
  while (from < first && /^[,—–―-]$/.test(items[from]?.text ?? '')) from++;
  // An apposition or adverb may stand between: “…,” then he said.
  const between = first - from;
  if (between > 0 && !(between <= 2 && items.slice(from, first).every((_, k) => /^(?:RB|CC)/.test(tagsIn(sentence)[from + k] ?? ''))))
    return null;
  const comma =
    /[,!?…—–-]["”’'»]{0,2}\s?["”’'»]{0,2}$/.test(items[at]?.text ?? '') ||
    from > at + 1 ||
    /\.["”’'»]{1,2}\s?["”’'»]?$/.test(items[at]?.text ?? '');
  if (!comma && next.style !== 'inverted' && hasContentBehind(sentence, next)) return null;
  return comma || next.style === 'inverted' || at === 0 ? { frame: next, rule: 'before-cue' } : null;
}

/** “…,” Kyodo quoted the minister as saying: where the clause of the one who quotes begins; null where it is a passive. */
function quoterOf(sentence: MaskedSentence, { subject }: Frame): number | null {
  const verb = subject.first - 1;
  return /^(?:quot|cit|report)/.test(sentence.items[verb]?.lower ?? '') ? (leftSubject(sentence, verb)?.subject.first ?? null) : null;
}

/** She asked: “…?” He replied: “…”: the cue behind a stretch with a colon before it has a stretch of its own. */
function isAnswered(sentence: MaskedSentence, at: number, next: Frame): boolean {
  const { items } = sentence;
  const end = endOfFrame(sentence, next);
  return items[at - 1]?.text === ':' && /^[:,]$/.test(items[end]?.text ?? '') && items[end + 1]?.kind === 'quote';
}

/** Something said stands behind the cue: it is not the stretch before it that is said. */
function hasContentBehind(sentence: MaskedSentence, frame: Frame): boolean {
  const after = sentence.items[endOfFrame(sentence, frame)];
  return after !== undefined && !/^[.,;!?]$/.test(after.text);
}

/** The innermost clause around the stretch: of reports in reports the nearest one's. */
function insideReported(at: number, reported: readonly Reported[]): Found | null {
  let inner: Reported | null = null;
  for (const one of reported) {
    const holds = one.first <= at && at < one.end;
    if (holds && (!inner || one.end - one.first <= inner.end - inner.first)) inner = one;
  }
  return inner ? { frame: inner.frame, rule: 'in-clause' } : null;
}

/** He said: “…”; hailed it as a “…”; agreed to “review” …: the last cue before the stretch whose clause still runs. */
function openingFrame(sentence: MaskedSentence, at: number, frames: readonly Frame[]): Found | null {
  const { items } = sentence;
  for (let k = frames.length - 1; k >= 0; k--) {
    const frame = frames[k];
    if (!frame || frame.cueEnd > at) continue;
    if (at - frame.cueEnd > FARTHEST) return null;
    if (frame.style === 'according') {
      // According to Holt, “…”
      const opens = frame.cue <= 1 && (at === frame.subject.end + 1 || at === frame.cueEnd + 1) && items[at - 1]?.text === ',';
      if (opens) return { frame, rule: 'after-cue' };
      continue;
    }
    if (frame.style === 'inverted') {
      if (runsOn(sentence, frame.subject.end, at)) return { frame, rule: 'split' };
      continue;
    }
    if (frame.style === 'noun') {
      if (at === frame.cueEnd || (at === frame.cueEnd + 1 && /^(?:that|,|:|of)$/.test(items[at - 1]?.lower ?? '')))
        return { frame, rule: 'noun' };
      continue;
    }
    if (isPassed(sentence, at, frame)) continue;
    if (isNaming(sentence, at, frame)) return null;
    if (frame.verb && isOnlyCloser(frame.verb) && !/^[:,]$/.test(items[at - 1]?.text ?? '')) return null;
    if (breaksClause(sentence, frame, at) || isNamedThing(sentence, at, frame) || isOthersDoing(sentence, at, frame)) continue;
    return { frame, rule: frame.verb?.say && runsOn(sentence, frame.cueEnd, at) ? 'after-cue' : 'object' };
  }
  return null;
}

/** “…,” he said, “…”: the second half goes where the first went. */
function splitFrame(sentence: MaskedSentence, at: number, attached: readonly Attached[]): Found | null {
  const before = attached.at(-1);
  if (before?.rule !== 'before-cue') return null;
  const end = endOfFrame(sentence, before.frame);
  return end < at && at - end <= 12 && /^[,:]$/.test(sentence.items[at - 1]?.text ?? '') ? { frame: before.frame, rule: 'split' } : null;
}

/** Only commas, colons, times, addressees and "that" between a cue and a stretch. */
function runsOn(sentence: MaskedSentence, from: number, at: number): boolean {
  for (let i = from; i < at; i++) if (isFiniteVerb(sentence, i)) return false;
  const last = sentence.items[at - 1];
  return from === at || /^(?:[,:]|that)$/.test(last?.lower ?? '') || TIME_WORDS.has(last?.lower ?? '');
}

/** A finite verb with a subject of its own between the cue and the stretch: the article speaks again. */
function breaksClause(sentence: MaskedSentence, frame: Frame, at: number): boolean {
  const { items } = sentence;
  for (let i = frame.cueEnd; i < at; i++) {
    // “…”, and delays were due to “…”: what is said goes on.
    if (frame.verb?.say && items[i - 1]?.kind === 'quote' && items[i]?.text === ',' && items[i + 1]?.lower === 'and') continue;
    if (/^[;]$/.test(items[i]?.text ?? '')) return true;
    if (
      items[i]?.text === ',' &&
      /^(?:which|who|where|while|although|though|but|because|when|after|as|and)$/.test(items[i + 1]?.lower ?? '') &&
      !(items[i + 2]?.lower === 'that' && frame.verb?.say)
    ) {
      for (let j = i + 2; j < at; j++)
        if (isFiniteVerb(sentence, j)) return !CUE_FORMS.has(items[j]?.lower ?? '') || frame.verb?.say === true;
    }
    // "called the tax rises “late”": a noun, whatever its tag.
    const object = i === at - 1 && tagsIn(sentence)[i] === 'VBZ' && frame.verb?.judge && /^NN/.test(tagsIn(sentence)[i - 1] ?? '');
    if (isFiniteVerb(sentence, i) && !frame.verb?.say && !object) return true;
  }
  return false;
}

/** "a programme called “Made Here”": a name, unless people do the calling. */
function isNaming(sentence: MaskedSentence, at: number, frame: Frame): boolean {
  if (!NAMING.has(frame.verb?.lemma ?? '') || frame.cueEnd !== at) return false;
  if (frame.style === 'passive') return false;
  const before = sentence.items[frame.subject.first - 1]?.lower ?? '';
  if (/^(?:what|which)$/.test(before)) return false;
  // "a charge the ministry called “baseless”": a clause of who calls it so.
  const relative = frame.subject.first > 0 && /^NNS?$/.test(tagsIn(sentence)[frame.subject.first - 1] ?? '') && frame.style === 'left';
  if (relative) return false;
  return frame.verb?.form === 'past' && !/^(?:he|she|they|who)$/.test(sentence.items[frame.cue - 1]?.lower ?? '');
}

/** "he laughed", "she shrugs": said with words in marks alone, right before or behind them. */
const isOnlyCloser = ({ say, show, judge, commit }: CueForm): boolean => !(say || show || judge || commit);

/** "Rwanda, which it says backs the rebels, of “looting”": the relative clause is over before the stretch. */
function isPassed({ items }: MaskedSentence, at: number, { subject, cueEnd }: Frame): boolean {
  if (items[subject.first - 2]?.text !== ',' || !/^(?:which|who|whom)$/.test(items[subject.first - 1]?.lower ?? '')) return false;
  for (let i = cueEnd; i < at; i++) if (items[i]?.text === ',') return true;
  return false;
}

const NEAR = 3;

/** "listed it in his 1994 “Pact for the Valley”": a title, some words behind a verb that does not name. */
function isNamedThing(sentence: MaskedSentence, at: number, frame: Frame): boolean {
  const inner = innerOf(sentence, at);
  return (
    at - frame.cueEnd >= NEAR &&
    !frame.verb?.say &&
    !NAMING.has(frame.verb?.lemma ?? '') &&
    /\s/.test(inner) &&
    isTitleCase(inner) &&
    !/[!?]$/.test(inner)
  );
}

/** "was called a crook by rivals for selling “miracle” pills": what the one who is judged does. */
function isOthersDoing(sentence: MaskedSentence, at: number, { style, subject }: Frame): boolean {
  if (style !== 'passive' || subject.end > at) return false;
  for (let i = subject.end; i < at; i++) if (tagsIn(sentence)[i] === 'VBG') return true;
  return false;
}

const TERM_BEFORE =
  /^(?:so-called|called|known|titled|entitled|dubbed|nicknamed|headlined|captioned|named|term|word|words|phrase|slogan|documentary|film|movie|book|song|album|podcast|novel|magazine|series|show|play|report|article|essay|poem|episode|game|app|column)$/;

/** Titles, names and words as words: “…” behind "so-called", "known as", "the term", "the film". */
function isTerm(sentence: MaskedSentence, at: number): boolean {
  const { items } = sentence;
  const inner = innerOf(sentence, at);
  const before = items[at - 1];
  const two = items[at - 2];
  const three = items[at - 3];
  if (before?.text === '(' && isTitleCase(inner)) return true;
  if (before?.kind === 'quote' && two?.text === '(' && isTitleCase(inner)) return true;
  if (before?.lower === 'called' && two?.text === '-' && three?.lower === 'so') return true;
  if (/^(?:so-called|known|titled|entitled|nicknamed|headlined|captioned)$/.test(before?.lower ?? '')) return true;
  if (before?.lower === 'as' && two?.lower === 'known') return true;
  const words = inner.split(/\s+/).length;
  // "on CNN’s “State of the Union”": the name of a programme.
  const owned =
    /^['’][sS]?$/.test(before?.text ?? '') ||
    /^(?:on|in|of|during|for)$/.test(before?.lower ?? '') ||
    (/^(?:a|an|the|his|her|its)$/.test(before?.lower ?? '') && /^(?:on|in|of|during|for|with)$/.test(two?.lower ?? ''));
  if (owned && words >= 2 && words <= 8 && isTitleCase(inner) && !/[!?]$/.test(inner)) return true;
  return words <= 8 && TERM_BEFORE.test(before?.lower ?? '') && !CUE_FORMS.has(before?.lower ?? '') && isTitleCase(inner);
}

/** Every longer word has a capital: the shape of a title or a name. */
export function isTitleCase(text: string): boolean {
  const words = text.split(/[^\p{L}\p{N}’']+/u).filter((word) => word.length > 3 && !/^(?:with|from|into|over|upon|than|that)$/.test(word));
  return words.length > 0 && words.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}

function innerOf(sentence: MaskedSentence, at: number): string {
  const item = sentence.items[at];
  return item?.stretch ? item.text.slice(item.stretch.innerStart - item.stretch.start, item.stretch.innerEnd - item.stretch.start) : '';
}
