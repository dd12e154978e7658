import type { TextSpan } from '../claim.ts';
import type { Span } from '../document.ts';
import { CUE_FORMS } from '../lexicon/cues.ts';
import { phraseStart, type TaggedSentence } from './phrase.ts';

/** Verbs with what is judged and the judgement side by side: "called the deal a “farce”". */
const NAMING = new Set(
  'call dub label brand term deem consider declare pronounce rate judge find think style nickname christen'.split(' '),
);
/** Verbs that judge with "as": "hailed the deal as a “win”". */
const JUDGING = new Set(
  'describe hail dub label brand denounce condemn criticise criticize praise characterise characterize dismiss deride decry laud mock ridicule tout portray paint depict view see regard slam blast attack reject welcome cite present frame cast peg identify classify celebrate applaud commend blame defend'.split(
    ' ',
  ),
);
const BE = /^(?:is|are|was|were|be|been|being|'s|’s)$/;
const MARKS = /^["“”'‘’«»„]$/;
const FINITE = /^(?:VBZ|VBP|VBD|MD)$/;
const FARTHEST = 30;

/**
 * What a phrase in marks is said of: "hailed *Beijing’s suspension* as a “major breakthrough”", "said *the ban* was “unfair”".
 *
 * @returns Null where the sentence does not put it into words right before the phrase.
 */
export function readTarget(sentence: TaggedSentence, cue: Span, quoted: Span): TextSpan | null {
  const { document } = sentence;
  const from = document.tokenAt(cue.end - 1) + 1;
  let to = document.tokenAt(quoted.start);
  if (to <= from || to >= sentence.end || to - from > FARTHEST) return null;
  while (to > from && MARKS.test(sentence.text(to - 1))) to--;
  const lemma = CUE_FORMS.get(sentence.word(from - 1))?.lemma ?? '';
  const passive = BE.test(sentence.word(document.tokenAt(cue.start) - 1));
  return passive
    ? judgedSubject(sentence, document.tokenAt(cue.start), lemma)
    : (judged(sentence, lemma, from, to) ?? copula(sentence, from, to));
}

/** "hailed the deal as a", "called the deal a". */
function judged(sentence: TaggedSentence, lemma: string, from: number, to: number): TextSpan | null {
  if (sentence.word(from) === 'that') return null; // "found that the plan “failed”"
  let end = behindArticles(sentence, from, to);
  const as = sentence.word(end - 1) === 'as';
  if (!(as ? JUDGING.has(lemma) || NAMING.has(lemma) : NAMING.has(lemma))) return null;
  if (as) end--;
  for (let at = from; at < end; at++) if (FINITE.test(sentence.tag(at)) || /^[,;:“”"]$/.test(sentence.text(at))) return null;
  const first = phraseStart(sentence, end, from);
  // All between the cue and "as" is what is judged, attachments of its noun too.
  return first < end ? sentence.span(from, end) : null;
}

/** The index behind the last token that is no article or word of degree. */
function behindArticles(sentence: TaggedSentence, from: number, to: number): number {
  let end = to;
  while (end > from && /^(?:a|an|the|being|very|so|such|simply|merely|nothing|more|less|than|another)$/.test(sentence.word(end - 1))) end--;
  return end;
}

/** "the ban was", "that the plan is a". */
function copula(sentence: TaggedSentence, from: number, to: number): TextSpan | null {
  let end = behindArticles(sentence, from, to);
  while (end > from && /^(?:not|also|still|now|been|be)$/.test(sentence.word(end - 1))) end--;
  if (!/^(?:is|are|was|were|has|have|had|would|will)$/.test(sentence.word(end - 1))) return null;
  end--;
  if (/^(?:has|have|had|would|will)$/.test(sentence.word(end))) {
    if (!/^(?:been|be)$/.test(sentence.word(end + 1))) return null;
  } else if (end <= from) return null;
  let first = phraseStart(sentence, end, from);
  if (first === end) return null;
  while (first > from && sentence.word(first) === 'that') first++;
  const before = sentence.word(first - 1);
  const opens = first === from || /^(?:that|,|and|but)$/.test(before);
  return opens ? sentence.span(first, end) : null;
}

/** "The deal was hailed as a “win” by the minister". */
function judgedSubject(sentence: TaggedSentence, cue: number, lemma: string): TextSpan | null {
  if (!JUDGING.has(lemma) && !NAMING.has(lemma)) return null;
  let end = cue - 1;
  while (end > sentence.first && /^(?:has|have|had|been|be|being|also|is|was)$/.test(sentence.word(end - 1))) end--;
  const first = phraseStart(sentence, end, sentence.first);
  return first < end ? sentence.span(first, end) : null;
}
