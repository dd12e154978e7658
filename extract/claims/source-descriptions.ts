import type { Document, Sentence, Span } from '../document.ts';
import type { Mention } from '../extractor.ts';
import type { QuotedMention } from './choose-attribution.ts';

/** A title before a name and an apposition behind it are at most so many tokens long. */
const TITLE_MAX_TOKENS = 6;
const APPOSITION_MAX_TOKENS = 16;
const NAMING = /^(?:N|JJ|VBG$)/;
const COURT = /\b(?:Court|Tribunal)$/;
const FINITE = /^(?:VBZ|VBP|VBD|MD)$/;

/**
 * The spans of a sentence that name actors or say what a source is, and so nothing of the claim's subject: "mines secretary Jo Rao",
 * "Ann Bell, a battery analyst at Fenn,". What a company makes is said of the company all the same ("magnet maker Holm").
 */
export function sourceDescriptions(document: Document, sentence: Sentence, found: readonly Mention[]): Span[] {
  return found.flatMap((mention): readonly Span[] => {
    // What goes before a court is a case, whatever the court is called.
    if (mention.kind === 'actor') return COURT.test(mention.text) ? [] : [mention];
    if (mention.kind !== 'quotation') return [];
    const { speaker } = mention as QuotedMention; // the registry's quotations have these fields
    if (!speaker) return [];
    if (speaker.kind !== 'person') return [speaker];
    const whole = described(document, sentence, speaker);
    // What looks like an apposition may be what is said: "According to Rao, mines sold tin."
    return [whole.end > mention.start && whole.start < mention.end ? speaker : whole];
  });
}

/** A speaker with the title before and the apposition behind. */
function described(document: Document, sentence: Sentence, speaker: Span): Span {
  const tags = document.tagsOf(sentence);
  const tagAt = (i: number) => tags[i - sentence.firstToken] ?? '';
  const first = document.tokenAt(speaker.start);
  const end = document.tokenAt(speaker.end - 1) + 1;
  if (first < sentence.firstToken || end > sentence.endToken) return speaker;
  let start = first;
  const farthest = Math.max(sentence.firstToken, first - TITLE_MAX_TOKENS);
  while (start > farthest && document.tokens[start - 1]?.kind === 'word' && NAMING.test(tagAt(start - 1))) start--;
  const behind = endOfApposition(document, tagAt, end, sentence.endToken);
  return { start: document.tokens[start]?.start ?? speaker.start, end: Math.max(document.tokens[behind - 1]?.end ?? 0, speaker.end) };
}

/** The index behind ", a battery analyst at Fenn"; `from` itself where no such thing follows, or a verb shows it to be a clause. */
function endOfApposition({ tokens }: Document, tagAt: (i: number) => string, from: number, end: number): number {
  if (tokens[from]?.text !== ',' || !/^(?:DT|PRP\$|N|JJ)/.test(tagAt(from + 1))) return from;
  for (let i = from + 1; i < end && i <= from + APPOSITION_MAX_TOKENS; i++) {
    const token = tokens[i];
    if (token && /^[.,;:”"—)]$/.test(token.text)) return i;
    if (FINITE.test(tagAt(i))) return from;
  }
  return from;
}
