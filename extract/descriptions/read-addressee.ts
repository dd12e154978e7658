import type { TextSpan } from '../claim.ts';
import type { Span } from '../document.ts';
import { CUE_FORMS } from '../lexicon/cues.ts';
import { phraseEnd, type TaggedSentence } from './phrase.ts';

/** Verbs whose object is whom something is said to. */
const TELLING = new Set(
  'tell inform notify assure reassure remind advise warn caution ask urge promise persuade beg instruct order'.split(' '),
);
const WRITTEN_TO =
  /^(?:letter|letters|comment|comments|remarks|note|email|e-mail|statement|speech|testimony|address|memo|message|submission|response|reply|presentation|briefing)$/;
const TALKED_WITH = /^(?:interview|interviews|call|conversation|briefing|meeting)$/;
const PRONOUNS = /^(?:him|her|them|it|us|me|you|himself|herself|themselves|itself|that|this|these|those|what|who|which|there|one)$/;
const TIMES =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|last|this|next|earlier|late|early|january|february|march|april|may|june|july|august|september|october|november|december|week|month|year)$/;
const FARTHEST = 9;
const LONGEST = 16;

/**
 * Whom a quotation was said to, where its sentence names them by more than a pronoun: "told *Reuters*", "said in an interview with *the BBC*".
 *
 * @param quoted - The spans in marks or reported, which nothing is read in.
 */
export function readAddressee(sentence: TaggedSentence, cue: Span, quoted: Span): TextSpan | null {
  const { document } = sentence;
  const at = document.tokenAt(cue.end - 1) + 1;
  const begins = document.tokenAt(quoted.start);
  const limit = begins >= at && begins < sentence.end ? begins : sentence.end;
  const lemma = CUE_FORMS.get(sentence.word(at - 1))?.lemma ?? '';
  if (TELLING.has(lemma)) {
    const told = phraseFrom(sentence, at, limit);
    if (told && (lemma === 'tell' || closes(sentence, told.end, limit))) return sentence.span(at, told.end);
  }
  return behindPreposition(sentence, at, limit);
}

/** "said to reporters", "wrote in a letter to the minister", "said in an interview with Bloomberg". */
function behindPreposition(sentence: TaggedSentence, from: number, limit: number): TextSpan | null {
  for (let at = from; at < Math.min(limit, from + FARTHEST); at++) {
    if (/^[.;:“”"«»,]$/.test(sentence.text(at))) return null;
    const before = sentence.word(at - 1);
    const word = sentence.word(at);
    const fits = (word === 'to' && (at === from || WRITTEN_TO.test(before))) || (word === 'with' && TALKED_WITH.test(before));
    if (!fits) continue;
    const phrase = phraseFrom(sentence, at + 1, limit);
    return phrase && sentence.span(at + 1, phrase.end);
  }
  return null;
}

/** "on Monday", "today"; but "the BBC’s Today programme". */
const isTime = (sentence: TaggedSentence, at: number): boolean => TIMES.test(sentence.word(at)) && !/^['’]s?$/.test(sentence.text(at - 1));

function phraseFrom(sentence: TaggedSentence, at: number, limit: number): { readonly end: number } | null {
  const word = sentence.word(at);
  if (PRONOUNS.test(word) || TIMES.test(word)) return null;
  const farthest = Math.min(limit, at + LONGEST);
  let stop = at;
  while (stop < farthest && !isTime(sentence, stop) && !/^(?:that|in|on|at|during|after|when)$/.test(sentence.word(stop))) stop++;
  const end = phraseEnd(sentence, at, stop);
  // "told the Ministry of Defence"
  const named = sentence.word(end) === 'of' && /^\p{Lu}/u.test(sentence.text(end - 1)) && /^\p{Lu}/u.test(sentence.text(end + 1));
  const whole = named ? phraseEnd(sentence, end + 1, stop) : end;
  return end > at ? { end: Math.max(end, whole) } : null;
}

/** What may follow whom somebody was told: "that", a comma or colon, an infinitive, the words themselves. */
function closes(sentence: TaggedSentence, at: number, limit: number): boolean {
  const word = sentence.word(at);
  return (word === 'to' || /^(?:that|[,:“”"‘«])$/.test(word) || at === limit) && at < sentence.end;
}
