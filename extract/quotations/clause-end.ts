import { beginsClause, hasFiniteVerb, isFiniteVerb } from './clauses.ts';
import type { Frame } from './frames.ts';
import type { MaskedSentence } from './masked-sentences.ts';
import { phraseAfter, TIME_WORDS } from './noun-phrases.ts';

const JOINTS = new Set('but and while though although whereas yet as'.split(' '));

export const SUBORDINATE =
  /^(?:if|when|while|as|since|because|after|before|unless|although|though|until|asked|given|despite|once|where|in|at|on|with|for|under|during)$/;

/** Where the sentence, or the part of it that the frame governs, ends. */
export function endOfContent(sentence: MaskedSentence, frame: Frame, frames: readonly Frame[]): number {
  const { items } = sentence;
  let end = items.length;
  for (const other of frames) {
    if (other.cue <= frame.cueEnd || other.cue >= end) continue;
    const again = repeatsItself(sentence, other, frames);
    const cut = again ? other.subject.first - Number(items[other.subject.first - 1]?.text === ',') : cutBefore(sentence, frame, other);
    if (cut !== null && cut > frame.cueEnd + 1) end = Math.min(end, cut);
  }
  // "between what traders say it would do and what it did"
  if (items[frame.subject.first - 1]?.lower === 'what') end = Math.min(end, nextQuestion(sentence, frame.cueEnd, end));
  const opener = items[0]?.lower ?? '';
  // "Asked about it, Holt said …": behind the comma the main clause speaks.
  const inOpener = SUBORDINATE.test(opener) && frame.style !== 'as' && nextSign(sentence, 0, frame.subject.first) >= frame.subject.first;
  const opensInClause = inOpener || (frame.style === 'participle' && frame.cue <= 1);
  if (frame.style === 'noun' && frame.subject.first <= 1) end = Math.min(end, beforeSecondVerb(sentence, frame, end));
  // "Bemoaning the “maze,” the mayor left.": what is said ends before the doer.
  if (frame.style === 'participle' && frame.subject.first > frame.cueEnd) end = Math.min(end, frame.subject.first);
  if (frame.style === 'relative' || opensInClause) end = Math.min(end, endOfInnerClause(sentence, frame, end));
  // "Rwanda, which it says backs the rebels, of …": what the relative clause says ends with it.
  if (items[frame.subject.first - 2]?.text === ',' && /^(?:which|who|whom)$/.test(items[frame.subject.first - 1]?.lower ?? ''))
    end = Math.min(end, nextSign(sentence, frame.cueEnd, end));
  for (let i = frame.cueEnd + 1; i < end; i++) if (goesBack(sentence, frame, i)) end = i;
  for (let i = frame.cueEnd; i < end; i++)
    if (items[i]?.text === ';' || (items[i]?.text === ':' && items[i + 1]?.kind === 'quote')) end = i;
  return end;
}

/** The joint before the next question of a list, its comma included. */
function nextQuestion({ items }: MaskedSentence, from: number, limit: number): number {
  for (let i = from; i < limit; i++)
    if (/^(?:and|or)$/.test(items[i]?.lower ?? '') && /^(?:what|how|where|who|why)$/.test(items[i + 1]?.lower ?? ''))
      return items[i - 1]?.text === ',' ? i - 1 : i;
  return limit;
}

function nextSign({ items }: MaskedSentence, from: number, limit: number): number {
  for (let i = from; i < limit; i++) if (items[i]?.text === ',') return i;
  return limit;
}

const KEPT = /^(?:kept|left|held|maintained|raised|cut|lowered|trimmed|lifted|reiterated|repeated|upgraded|downgraded|retained)$/;

const SILENT =
  /^(?:declined|refused|gave|given|offered|provided|elaborate|elaborated|specify|specified|comment|commented|stopped|name|named|identify|disclosed|disclose)$/;

/** ", without saying when": what the speaker left out. */
const LEFT_OUT =
  /^(?:saying|giving|elaborating|specifying|naming|identifying|providing|offering|disclosing|commenting|explaining|detailing|adding)$/;

/** ", but declined to say when", "—and then reminded them": the speaker is the doer again. */
function goesBack({ items }: MaskedSentence, frame: Frame, at: number): boolean {
  const next = items[at + 1]?.lower;
  // said the miss was “noise” and raised his target: what an analyst does, whatever he said
  if (items[at]?.lower === 'and' && KEPT.test(next ?? '') && isOwnForecast(items, at + 2)) return true;
  if (next === 'without' && items[at]?.text === ',')
    return LEFT_OUT.test(items[at + 2]?.lower ?? '') && items.slice(at).every(({ kind }) => kind !== 'quote');
  if (!/^(?:and|but|then)$/.test(next ?? '')) return false;
  if (/^[—–]$/.test(items[at]?.text ?? '')) return items[at + 2]?.lower === 'then';
  const inMarks = items[at]?.kind === 'quote';
  if (items[at]?.text !== ',' && !inMarks) return false;
  const verb = items[at + 2]?.lower ?? '';
  // said that “…”, but kept its forecast
  if (items[at - 1]?.kind === 'quote' && /^(?:that|,|:)$/.test(items[at - 2]?.lower ?? '') && KEPT.test(verb)) return true;
  if (/^(?:declined|refused)$/.test(verb) || (SILENT.test(verb) && items[at + 3]?.lower === 'no')) return true;
  const auxiliary = /^(?:did|has|have|would|could)$/.test(verb);
  const own = /^(?:has|have)$/.test(verb) && items[frame.cue - 1]?.lower === verb;
  return (
    auxiliary && (own || items[at + 3]?.lower === 'not') && SILENT.test(items[at + (items[at + 3]?.lower === 'not' ? 4 : 3)]?.lower ?? '')
  );
}

const isOwnForecast = (items: MaskedSentence['items'], at: number): boolean =>
  /^(?:his|her|its|their)$/.test(items[at]?.lower ?? '') &&
  items
    .slice(at + 1, at + 5)
    .some(({ lower }) => /^(?:targets?|forecasts?|estimates?|rating|guidance|outlook|recommendation)$/.test(lower));

/** "The bank’s warning that prices may halve was ignored": what is said ends before the sentence's own verb. */
function beforeSecondVerb(sentence: MaskedSentence, frame: Frame, limit: number): number {
  const { items } = sentence;
  let verbs = 0;
  let inVerb = false;
  for (let i = frame.cueEnd; i < limit; i++) {
    const item = items[i];
    if (item?.text === ':') return limit;
    if (item && /^(?:and|but|which|who|because|as|if|when|while|that)$/.test(item.lower) && verbs > 0) verbs--;
    const finite = item?.kind === 'quote' ? QUOTED_VERB.test(item.text) : isFiniteVerb(sentence, i);
    if (finite && !inVerb && verbs > 0) return i;
    if (finite && !inVerb) verbs++;
    inVerb = finite && item?.kind !== 'quote';
  }
  return limit;
}

const QUOTED_VERB = /\b(?:is|are|was|were|will|would|can|could|may|might|must|should|has|have|had|does|did)\b/;

/** Where the content of one frame has to stop because another begins there; null where the other lies inside it. */
function cutBefore(sentence: MaskedSentence, frame: Frame, other: Frame): number | null {
  const { items } = sentence;
  if (other.style === 'participle') return other.verb?.say || other.verb?.judge ? commaBefore(sentence, other.cue) : null;
  // "said it rated the mines and talked to owners": only a second verb of saying is the speaker's.
  if (other.style === 'shared' && (!isSpeakersOwn(sentence, frame, other) || isPositiveModal(sentence, other))) return null;
  if (other.style === 'shared' && isInserted(sentence, other)) return null;
  if (other.style === 'shared')
    return JOINTS.has(items[frontOf(sentence, other)]?.lower ?? '') ? stepOverComma(sentence, frontOf(sentence, other)) : null;
  if (other.style === 'according') return items[other.cue - 1]?.text === ',' ? other.cue - 1 : null;
  if (other.style === 'inverted') return items[other.cue - 1]?.text === ',' ? other.cue - 1 : null;
  const joint = other.subject.first - 1;
  if (other.subject.first <= frame.cueEnd) return null;
  if (closesWhole(sentence, frame, other) || isParenthetic(sentence, other)) return joint;
  const contrast = contrastBefore(sentence, joint);
  if (contrast !== null && contrast > frame.cueEnd) return contrast;
  if (JOINTS.has(items[joint]?.lower ?? '') && /^[,—–]$/.test(items[joint - 1]?.text ?? '')) return joint - 1;
  // "…, and as she put it, …"
  if (other.style === 'as' && items[joint - 1]?.lower === 'and') return stepOverComma(sentence, joint - 1);
  if (/^(?:but|while|though|although|whereas)$/.test(items[joint]?.lower ?? '')) return joint;
  return null;
}

const SPEECH_ACTS = new Set(
  'accuse blame denounce condemn praise hail welcome dismiss criticise criticize call reject applaud defend encourage urge exhort vow pledge'.split(
    ' ',
  ),
);

/** ", while his counterpart, Rep. Ann Bell, warned": where the other’s clause begins, before what the other is. */
function contrastBefore(sentence: MaskedSentence, joint: number): number | null {
  const { items } = sentence;
  if (items[joint]?.text !== ',') return null;
  for (let i = joint - 1; i > Math.max(0, joint - LONGEST_ROLE); i--) {
    if (isFiniteVerb(sentence, i) || items[i]?.text === ',') return null;
    if (!/^(?:while|whereas|but|although|though)$/.test(items[i]?.lower ?? '')) continue;
    return items[i - 1]?.text === ',' ? i - 1 : i;
  }
  return null;
}

const LONGEST_ROLE = 8;

/** "had promised “licences”, he said, but …": what stands before and behind is said by the other. */
const isParenthetic = ({ items }: MaskedSentence, { style, verb, subject, cueEnd }: Frame): boolean =>
  style === 'left' && verb?.closes === true && items[subject.first - 1]?.text === ',' && items[cueEnd]?.text === ',';

/** ", but ruled out a price floor", "and accused the firm of fraud": what the speaker does next, not what is said to have been done. */
function isSpeakersOwn(sentence: MaskedSentence, frame: Frame, { verb, cue, cueEnd }: Frame): boolean {
  if (!verb) return false;
  // "said the port had shut and hinted at more", "was weak and not maintained.": nothing is said behind it.
  const next = sentence.items[cueEnd];
  if (verb.say && verb.closes) return next !== undefined && !/^(?:[.,;]|at|by)$/.test(next.lower);
  if (verb.form !== frame.verb?.form) return false;
  const { items } = sentence;
  const front = frontOf(sentence, { cue });
  return SPEECH_ACTS.has(verb.lemma) || items[front - 1]?.text === ',' || (verb.lemma === 'rule' && items[cue + 1]?.lower === 'out');
}

/** "Holt said the mine was “full,” he said.": the second cue says once more who speaks. */
export function repeatsItself({ items }: MaskedSentence, { verb, subject, style, cueEnd }: Frame, earlier: readonly Frame[]): boolean {
  const before = items[subject.first - 1];
  const closes = before?.text === ',' || (before?.kind === 'quote' && /,["”’'»]{1,2}$/.test(before.text));
  const end = items[cueEnd];
  return (
    style === 'left' &&
    closes &&
    /^(?:he|she|they)$/.test(items[subject.first]?.lower ?? '') &&
    (end === undefined || end.text === '.') &&
    earlier.some(
      (other) => other.style === 'left' && other.verb?.lemma === verb?.lemma && other.cueEnd < subject.first && other.subject.first === 0,
    )
  );
}

const LONGEST_INNER = 80;

/** "found that the dam leaked, the lead author says.": all of it is what she says. */
function closesWhole(sentence: MaskedSentence, frame: Frame, other: Frame): boolean {
  const { items } = sentence;
  const end = items[other.cueEnd];
  return (
    other.style === 'left' &&
    other.verb?.closes === true &&
    items[other.subject.first - 1]?.text === ',' &&
    (end === undefined || /^[.,;]$/.test(end.text)) &&
    other.cue - frame.cueEnd < LONGEST_INNER &&
    hasFiniteVerb(sentence, frame.cueEnd, other.subject.first - 1)
  );
}

/** "said it had stopped and would write to its clients": what will be written is what was said. */
function isPositiveModal({ items }: MaskedSentence, { cue, doubtful }: Frame): boolean {
  return doubtful && /^(?:would|will|could|might|may|should|can|must)$/.test(items[cue - 1]?.lower ?? '');
}

/** "had considered, and rejected, a loan": a second verb between commas, its object behind them. */
function isInserted(sentence: MaskedSentence, { cue, cueEnd, verb }: Frame): boolean {
  const { items } = sentence;
  return verb?.say === false && items[frontOf(sentence, { cue }) - 1]?.text === ',' && items[cueEnd]?.text === ',';
}

/** The conjunction before a second verb, past its adverbs. */
function frontOf(sentence: MaskedSentence, frame: Pick<Frame, 'cue'>): number {
  for (let i = frame.cue - 1; i > Math.max(0, frame.cue - 6); i--) if (JOINTS.has(sentence.items[i]?.lower ?? '')) return i;
  return frame.cue;
}

const stepOverComma = (sentence: MaskedSentence, at: number): number => (sentence.items[at - 1]?.text === ',' ? at - 1 : at);

function commaBefore(sentence: MaskedSentence, at: number): number | null {
  for (let i = at - 1; i > Math.max(0, at - 4); i--) if (/^[,—–]$/.test(sentence.items[i]?.text ?? '')) return i;
  return null;
}

/** The comma (also one inside closing marks) behind the first finite verb of what is said, where the main clause takes over. */
function endOfInnerClause(sentence: MaskedSentence, frame: Frame, limit: number): number {
  const { items } = sentence;
  let verb = false;
  for (let i = frame.cueEnd; i < limit; i++) {
    if (isFiniteVerb(sentence, i)) verb = true;
    const inMarks = items[i]?.kind === 'quote' && /,["”’'»]{1,2}$/.test(items[i]?.text ?? '');
    if (!verb || !(items[i]?.text === ',' || inMarks)) continue;
    if (frame.style === 'relative' ? isFiniteVerb(sentence, i + 1) : beginsClause(sentence, i + 1, items.length))
      return inMarks ? i + 1 : i;
  }
  return limit;
}

const COMMENTS =
  /^(?:move|step|sign|gesture|signal|shift|reversal|departure|claim|charge|accusation|blow|boost|setback|development|decision|remark|reference|nod|admission|concession|retreat|turnaround|warning|change|jab|swipe|contrast|view|assertion|stance|position|figure|sentiment|comment|statement|promise|message|threat|argument|point|line|phrase|description|prospect|threshold|pace|level)$/;

/** The article's own comment at the end of what is said: "…, a sign of good will". */
export function withoutComment(sentence: MaskedSentence, first: number, end: number): number {
  const { items } = sentence;
  let verb = false;
  for (let i = end - 1; i > first; i--) {
    if (isFiniteVerb(sentence, i)) verb = true;
    const comma = items[i]?.text === ',';
    const inMarks = items[i]?.kind === 'quote' && /,["”’'»]{1,2}$/.test(items[i]?.text ?? '');
    if (!(comma || inMarks) || !/^(?:a|an)$/.test(items[i + 1]?.lower ?? '')) continue;
    const head = phraseAfter(sentence, i + 1);
    const behindTime = !verb && (TIME_WORDS.has(items[i - 1]?.lower ?? '') || items[i - 1]?.kind === 'number');
    if (behindTime || (head && COMMENTS.test(items[head.coreEnd - 1]?.lower ?? ''))) return inMarks ? i + 1 : i;
  }
  return end;
}

/** Without the full stop, a closing bracket or dash, and blanks. */
/** "…, which, he notes, it was not": the pronoun belongs to what follows. */
const isCutRelative = ({ items }: MaskedSentence, end: number): boolean =>
  /^(?:which|who|where)$/.test(items[end - 1]?.lower ?? '') && items[end - 2]?.text === ',';

export function trimEnd(sentence: MaskedSentence, first: number, end: number): number {
  let last = end;
  while (last > first && (/^[.!?,;:…—–-]$/.test(sentence.items[last - 1]?.text ?? '') || isCutRelative(sentence, last))) last--;
  return last;
}
