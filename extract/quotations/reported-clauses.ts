import { CUE_FORMS, DOCUMENT_NOUNS } from '../lexicon/cues.ts';
import { ROLE_NOUNS } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { endOfContent, repeatsItself, SUBORDINATE, trimEnd, withoutComment } from './clause-end.ts';
import { ADDRESSED, addresseeEnd, skippable, startOfContent } from './clause-start.ts';
import { beginOfLeft, beginsClause, hasFiniteVerb, isFiniteVerb } from './clauses.ts';
import { AUXILIARIES, PEOPLE_LIKE } from './cue-verbs.ts';
import type { Frame } from './frames.ts';
import { type MaskedSentence, tagsIn } from './masked-sentences.ts';
import { phraseAfter, phraseBefore, TIME_WORDS } from './noun-phrases.ts';

/** Items [first, end) that a frame reports, and the rule that found them. */
export interface Reported {
  readonly frame: Frame;
  readonly first: number;
  readonly end: number;
  readonly rule: string;
}

/** What each frame of a sentence reports in a clause of its own, with or without marks inside. */
export function findReported(sentence: MaskedSentence, frames: readonly Frame[]): Reported[] {
  const reported: Reported[] = [];
  for (const frame of frames) {
    if (frame.doubtful && frame.verb?.lemma !== 'deny') continue;
    const right = frame.style === 'according' ? null : contentRight(sentence, frame, frames);
    if (right) reported.push(right);
    else reported.push(...contentAround(sentence, frame, frames));
  }
  return reported;
}

function contentRight(sentence: MaskedSentence, frame: Frame, frames: readonly Frame[]): Reported | null {
  if (frame.verb && !frame.verb.say && !frame.verb.show) return null;
  const limit = endOfContent(sentence, frame, frames);
  const start = startOfContent(sentence, frame, limit);
  if (!start || isWholeInMarks(sentence, start.first)) return null;
  const end = trimEnd(sentence, start.first, withoutComment(sentence, start.first, limit));
  return end > start.first ? { frame, first: start.first, end, rule: start.rule } : null;
}

/** They chanted “Go home!” and left: what is said is the stretch alone. */
function isWholeInMarks({ items }: MaskedSentence, first: number): boolean {
  const item = items[first];
  return (
    item?.kind === 'quote' &&
    // shouted “thank you” as he left
    (/^(?:as|while|when|after)$/.test(items[first + 1]?.lower ?? '') ||
      (/^["“‘'«„»]\p{Lu}/u.test(item.text) &&
        /[.!?]["”’'»«“]$/.test(item.text) &&
        /^(?:and|but|before|then)$/.test(items[first + 1]?.lower ?? '')))
  );
}

/** The content around a frame that stands behind or inside it: "…, an official said.", "The plan, she says, will fail." */
function contentAround(sentence: MaskedSentence, frame: Frame, frames: readonly Frame[]): Reported[] {
  const { items } = sentence;
  const start = frame.style === 'according' ? frame.cue : Math.min(frame.cue, frame.subject.first - (frame.style === 'as' ? 1 : 0));
  const after = endOfFrame(sentence, frame);
  if (frame.style === 'as' && !(frame.verb?.say || frame.verb?.show)) return [];
  if (frame.style === 'as' || frame.style === 'according') return aroundPhrase(sentence, frame, start, after, frames);
  if (!/^(?:left|inverted|impersonal)$/.test(frame.style) || !closesClause(sentence, frame) || repeatsItself(sentence, frame, frames))
    return [];
  const closes = after >= items.length || /^[.,;!?—–]$/.test(items[after]?.text ?? '');
  const comma =
    items[start - 1]?.text === ',' || (items[start - 1]?.kind === 'quote' && /,["”’'»]{1,2}$/.test(items[start - 1]?.text ?? ''));
  // When the siren sounded, the guard said, “…”: what is said stands in marks behind.
  const quoteBehind = items[after]?.kind === 'quote' || (/^[,:]$/.test(items[after]?.text ?? '') && items[after + 1]?.kind === 'quote');
  if (!closes || !comma || start < 2 || (quoteBehind && !hasOwnClause(sentence, start, frames))) return [];
  const described = beforeDescription(sentence, start);
  return parts(sentence, frame, { left: items[described - 1]?.text === ',' ? described - 1 : described, right: after, frames });
}

/** "It costs more, she said, “and …”": what stands before is a clause of its own, or in marks as well. */
function hasOwnClause(sentence: MaskedSentence, start: number, frames: readonly Frame[]): boolean {
  const { items } = sentence;
  if (items.slice(0, start).some(({ kind }) => kind === 'quote')) return true;
  const opener = items[0]?.lower ?? '';
  const othersSay = frames.some(({ cue, verb }) => cue < start - 1 && verb?.say === true);
  return !othersSay && !SUBORDINATE.test(opener) && !CONDITIONAL.test(opener) && beginsClause(sentence, 0, start);
}

/** "…, the trade minister, Ann Bell, said": where the speaker begins, what she is belonging to her. */
export function beforeDescription(sentence: MaskedSentence, start: number): number {
  const { items } = sentence;
  if (items[start]?.actor?.type !== 'person' || items[start - 1]?.text !== ',') return start;
  const phrase = phraseBefore(sentence, start - 1);
  const role =
    phrase &&
    ROLE_NOUNS.has(items[phrase.coreEnd - 1]?.lower ?? '') &&
    (items[phrase.first - 1]?.text === ',' || items[phrase.first - 1]?.kind === 'quote');
  return phrase && role ? phrase.first : start;
}

/** Verbs of thinking and finding that close what is said only as a clause of their own: "…, she thinks.", "…, auditors found, …". */
const INSERTED = new Set('think believe fear hope suspect find calculate project forecast expect'.split(' '));
const BODIES = /^(?:company|government|organisation)$/;

/** Whether a frame between commas gives the clause around it to somebody. */
function closesClause(sentence: MaskedSentence, frame: Frame): boolean {
  const { verb, subject } = frame;
  if (!verb) return false;
  const head = sentence.items[subject.coreEnd - 1];
  const word = head?.lower ?? '';
  // "…, part of the sum pledged in July": no thing commits itself.
  if (verb.closes) return !verb.commit || PEOPLE_LIKE(word) || startsUpper(head?.text ?? '') || head?.actor != null;
  if (verb.lemma === 'learn') return /^(?:has|have)$/.test(sentence.items[frame.cue - 1]?.lower ?? '');
  // "…, Argus data show, …"
  if (verb.show && DOCUMENT_NOUNS.has(word)) return true;
  const after = endOfFrame(sentence, frame);
  const whole = /^[.;]?$/.test(sentence.items[after]?.text ?? '') || hasFiniteVerb(sentence, after, sentence.items.length);
  return whole && INSERTED.has(verb.lemma) && (PEOPLE_LIKE(word) || startsUpper(head?.text ?? '') || BODIES.test(head?.actor?.type ?? ''));
}

function aroundPhrase(sentence: MaskedSentence, frame: Frame, start: number, after: number, frames: readonly Frame[]): Reported[] {
  const { items } = sentence;
  const atStart =
    start === 0 ||
    (/^(?:and|but|yet|,)$/.test(items[0]?.lower ?? '') && start <= 2) ||
    (frame.style === 'as' && start <= 24 && isOpening(sentence, start));
  if (atStart) {
    let first = after;
    if (items[first]?.text === ',') first = behindApposition(sentence, first + 1);
    // "In her opinion mines would close."
    else if (frame.style === 'according' && items[frame.cue]?.lower === 'in' && beginsClause(sentence, after, items.length)) first = after;
    else if (items[first - 1]?.text !== ',') first = nextComma(sentence, after);
    if (first < 0) return [];
    const end = trimEnd(sentence, first, endOfContent(sentence, { ...frame, cueEnd: first }, frames));
    return end > first && hasVerb(sentence, first, end)
      ? [{ frame, first, end, rule: frame.style === 'as' ? 'as-clause' : 'according-to' }]
      : [];
  }
  if (frame.style === 'as' && items[start - 1]?.text !== ',') return [];
  return parts(sentence, frame, { left: items[start - 1]?.text === ',' ? start - 1 : start, right: after, frames });
}

/** The tagger takes the past of some verbs for a participle: any verb makes a clause of what stands behind "according to X,". */
function hasVerb(sentence: MaskedSentence, first: number, end: number): boolean {
  return hasFiniteVerb(sentence, first, end) || tagsIn(sentence).slice(first, end).includes('VBN');
}

/** "Yet, as X argued and as Y noted, …": nothing but openers and other such clauses before. */
function isOpening(sentence: MaskedSentence, start: number): boolean {
  for (let i = 0; i < start; i++)
    if (sentence.items[i]?.lower === 'as') return /^(?:yet|but|and|,|indeed|still|so)$/.test(sentence.items[0]?.lower ?? '') || i === 0;
  return false;
}

/** "According to Ann Bell, a dealer in Porto, prices …": what is said begins behind the description. */
function behindApposition(sentence: MaskedSentence, first: number): number {
  const { items } = sentence;
  if (!/^(?:a|an|the|one|its|his|her|who|which|whose)$/.test(items[first]?.lower ?? '') && !ROLE_NOUNS.has(items[first]?.lower ?? ''))
    return first;
  const comma = nextComma(sentence, first);
  if (comma < 0) return first;
  const relative = /^(?:who|which|whose)$/.test(items[first]?.lower ?? '');
  const phrase = relative ? null : phraseAfter(sentence, first);
  const described =
    relative ||
    (phrase !== null && phrase.end === comma - 1) ||
    (phrase !== null && /^(?:who|which|that)$/.test(items[phrase.end]?.lower ?? ''));
  return described && beginsClause(sentence, comma, items.length) && !/^(?:and|or|but)$/.test(items[comma]?.lower ?? '') ? comma : first;
}

function nextComma(sentence: MaskedSentence, from: number): number {
  for (let i = from; i < Math.min(sentence.items.length, from + 30); i++) if (sentence.items[i]?.text === ',') return i + 1;
  return -1;
}

const OPEN_END = /^(?:because|that|why|how|but|and|though|although|while|if|since|as|where|when|which|so|yet|whereas|or)$/;

const ASKED_WHEN = /^(?:when|asked|while|as|after|before)$/;

// "Had the levy stayed, she said, jobs would have gone."
const CONDITIONAL = /^(?:if|unless|although|though|while|whereas|even|had|were|should)$/;

interface Sides {
  readonly left: number;
  readonly right: number;
  readonly frames: readonly Frame[];
}

/** The clause before the frame, and the one after it, as far as each is one. */
function parts(sentence: MaskedSentence, frame: Frame, { left, right, frames }: Sides): Reported[] {
  const { items } = sentence;
  const reported: Reported[] = [];
  const rule = frame.style === 'according' ? 'according-to' : 'behind';
  const begin = beginOfLeft(sentence, left);
  const inner = items[right]?.text === ',' ? pastDescription(sentence, frame, right + 1) : right;
  const joined = /^(?:and|but)$/.test(items[inner]?.lower ?? '');
  const goesOn =
    inner > right && inner < items.length - 1 && !isFinitePart(sentence, inner) && hasFiniteVerb(sentence, inner, items.length);
  // "…, because, dealers say, …": what is said begins behind the conjunction.
  const open = inner > right && inner < items.length - 1 && AUXILIARIES.has(items[left - 1]?.text ?? '');
  const cutOff = open || (goesOn && OPEN_END.test(items[left - 1]?.lower ?? ''));
  // "If the plant opens, she said, jobs will follow.": the condition is hers; a time or cause may be the article’s.
  const conditional = CONDITIONAL.test(items[begin]?.lower ?? '') && beginsClause(sentence, inner, items.length);
  const leftIsClause =
    !cutOff &&
    (goesOn && !joined ? hasFiniteVerb(sentence, begin, left) : left - begin >= (isVerbless(sentence, begin, left) ? 5 : 3)) &&
    !(goesOn && SUBORDINATE.test(items[begin]?.lower ?? '') && items[begin + 1]?.lower !== 'of' && !conditional);
  // When asked how much, “We paid 18,” she said: the article asks.
  const opensQuote =
    items[left - 1]?.kind === 'quote' &&
    items[left - 2]?.text === ',' &&
    ASKED_WHEN.test(items[/^(?:and|but)$/.test(items[begin]?.lower ?? '') ? begin + 1 : begin]?.lower ?? '');
  const onlyQuotes = items.slice(begin, left).every(({ kind }) => kind !== 'word');
  const sourced = items[begin]?.lower === 'according' && items[begin + 1]?.lower === 'to';
  if (leftIsClause && !onlyQuotes && !opensQuote && !sourced && left - begin >= 2) reported.push({ frame, first: begin, end: left, rule });
  const end = trimEnd(sentence, inner, endOfContent(sentence, { ...frame, cueEnd: inner }, frames));
  // "…, says Ann Bell, a dealer who …", "…, data showed, the third fall since …": what follows describes her or comments.
  const describes =
    leftIsClause && !conditional && (frame.style === 'inverted' || /^(?:the|a|an|its|his|her|their)$/.test(items[inner]?.lower ?? ''));
  // "The bill would, dealers say, help.": the rest of the clause, as of "The bill, dealers say, would help."
  if (open && end > inner) return [...reported, { frame, first: inner, end, rule: 'around' }];
  if (goesOn && !describes && hasFiniteVerb(sentence, inner, end) && !items.slice(begin, left).some(({ kind }) => kind === 'quote')) {
    const coordinate =
      joined && leftIsClause && beginsClause(sentence, inner + 1, end) && !frames.some(({ cue }) => cue >= inner && cue < end);
    if (
      coordinate ||
      !/^(?:and|but|while|as|who|which|when|after|before|because|since|where|though|although|in|amid|with|by|on|at|under|following|despite)$/.test(
        items[inner]?.lower ?? '',
      ) ||
      !leftIsClause
    )
      reported.push({ frame, first: coordinate ? inner + 1 : inner, end, rule: 'around' });
  }
  return reported;
}

/** "Wilk’s boss, Ann Bell, puts it differently.": without any verb it is no clause. */
function isVerbless(sentence: MaskedSentence, begin: number, left: number): boolean {
  if (sentence.inHeadline) return false;
  for (let i = begin; i < left; i++) if (/^(?:VB|MD|QUOTE)/.test(tagsIn(sentence)[i] ?? '')) return false;
  return true;
}

const LONGEST_DESCRIPTION = 14;

/** "That, says Jan Wilk, the engineer, is “enough”.": what is said goes on behind what the speaker is. */
function pastDescription(sentence: MaskedSentence, { style }: Frame, at: number): number {
  // "Not so, says Jan Wilk, the engineer: users have “no choice”."
  if (style === 'inverted')
    for (let i = at + 1; i < Math.min(sentence.items.length, at + LONGEST_DESCRIPTION); i++)
      if (sentence.items[i]?.text === ':' && beginsClause(sentence, i + 1, sentence.items.length)) return i + 1;
  const behind = style === 'inverted' ? nextComma(sentence, at) : -1;
  return behind > 0 && isFiniteVerb(sentence, behind) && !hasFiniteVerb(sentence, at, behind) ? behind : at;
}

/** A participle or another cue that goes on for the article: ", adding that …", ", citing …". */
const isFinitePart = (sentence: MaskedSentence, at: number): boolean => {
  const item = sentence.items[at];
  if (item?.kind === 'quote' || CUE_FORMS.get(item?.lower ?? '')?.form === 'ing') return true;
  return tagsIn(sentence)[at] === 'VBG' && !isGerundSubject(sentence, at);
};

/** "…, he said, replacing the mill would cost more": the finite verb comes before the next comma. */
function isGerundSubject(sentence: MaskedSentence, at: number): boolean {
  for (let i = at + 1; i < Math.min(sentence.items.length, at + 12); i++) {
    if (/^[,.;:]$/.test(sentence.items[i]?.text ?? '') || /^(?:that|which|who|as|when|while)$/.test(sentence.items[i]?.lower ?? ''))
      return false;
    if (i > at + 1 && isFiniteVerb(sentence, i)) return true;
  }
  return false;
}

/** The index behind a frame's own words: subject, cue, and a time, place or addressee behind them. */
export function endOfFrame(sentence: MaskedSentence, frame: Frame): number {
  const { items } = sentence;
  let end = Math.max(frame.cueEnd, frame.style === 'inverted' || frame.style === 'according' ? frame.subject.end : 0);
  if (frame.style === 'according' && frame.cue > 1 && items[end]?.text === ',' && /^(?:who|which|whose)$/.test(items[end + 1]?.lower ?? ''))
    return items.length;
  for (let step = 0; step < 8; step++) {
    const item = items[end];
    if (!item || item.text === ',') break;
    const addressed = ADDRESSED.has(frame.verb?.lemma ?? '') && step === 0 && !TIME_WORDS.has(item.lower);
    const next: number = pastAddressee(sentence, end, addressed) ?? skippable(sentence, end, items.length);
    const past = next > end ? next : item.text === '(' ? closingBracket(sentence, end) : end;
    if (past <= end) break;
    end = past;
  }
  return end;
}

function pastAddressee(sentence: MaskedSentence, at: number, addressed: boolean): number | null {
  const end = addressed ? addresseeEnd(sentence, at) : at;
  return end > at ? end : null;
}

function closingBracket(sentence: MaskedSentence, at: number): number {
  for (let i = at; i < Math.min(sentence.items.length, at + 40); i++) if (sentence.items[i]?.text === ')') return i + 1;
  return at;
}
