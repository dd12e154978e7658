import { AUXILIARIES, TIME_WORDS } from '../lexicon/measure-cues.ts';
import { readSubject } from './read-backwards.ts';
import { isInnerSign, type TokenRange } from './read-noun-phrase.ts';
import type { SentenceView } from './sentence-view.ts';

const RELATIVES = new Set(['which', 'that', 'who']);
const PRONOUNS = new Set(['it', 'they', 'he', 'she', 'we', 'i', 'you']);
/** Verbs of change that take an object, which a relative clause has before it: "a fee that it raised by 8 percent". */
const TRANSITIVE =
  /^(?:rais|push|lift|cut|reduc|lower|increas|boost|slash|trim|hik|driv|drove|double|tripl|expand|pull|drag|bid|mark|up$|down$)/;

/** Finds what the verb, participle or adverb at `verb` says something of: its subject, or what a relative pronoun there stands for. */
export function findSubject(view: SentenceView, verb: number, floor = view.first): TokenRange | null {
  let i = verb - 1;
  while (i > view.first && !RELATIVES.has(view.word(i)) && (AUXILIARIES.has(view.word(i)) || /^(?:RB|MD)/.test(view.tag(i)))) i--;
  if (RELATIVES.has(view.word(i))) return antecedentOf(view, i);
  const object = PRONOUNS.has(view.word(i)) && view.word(i - 1) === 'that' && TRANSITIVE.test(view.word(verb));
  const antecedent = object ? antecedentOf(view, i - 1) : null;
  if (antecedent && !TIME_WORDS.has(view.word(antecedent.end - 1))) return antecedent;
  const subject = readSubject(view, verb, floor);
  const relative = subject !== null && /^(?:that|which)$/.test(view.word(subject.first - 1)) && TRANSITIVE.test(view.word(verb));
  return (relative ? antecedentOf(view, subject.first - 1) : null) ?? subject;
}

/** The noun phrase before a relative pronoun, with its determiner and what "of" ties to it. */
function antecedentOf(view: SentenceView, relative: number): TokenRange | null {
  return phraseBefore(view, view.word(relative - 1) === ',' ? relative - 1 : relative);
}

/** The nouns right before `end` with their adjectives, without what they hang on. */
export function nounsBefore(view: SentenceView, end: number): TokenRange | null {
  let first = end;
  while (
    first > view.first &&
    end - first < 8 &&
    belongsToNouns(view, first - 1) &&
    view.tag(first - 2) !== 'MD' &&
    !isVerbOf(view, first - 1)
  )
    first--; // "will face duties"
  return first < end ? { first, end } : null;
}

/** "China imposed duties", "it provisionally set duties", and not "the newly set duties": a participle behind its subject is the verb. */
function isVerbOf(view: SentenceView, at: number): boolean {
  const isAdverb = view.tag(at - 1) === 'RB';
  const subject = isAdverb ? at - 2 : at - 1;
  // "fears newly set duties": before an adverb a plural may be the verb.
  const mayBe = isAdverb ? /^(?:PRP|WDT|WP|NNP)$/ : /^(?:NN\w*|PRP|WDT|WP)$/;
  return view.tag(at) === 'VBN' && mayBe.test(view.tag(subject)) && !/^(?:MD|TO)$/.test(view.tag(subject - 1));
}

function belongsToNouns(view: SentenceView, at: number): boolean {
  if (view.token(at)?.kind === 'sign') return isInnerSign(view, at);
  if (view.tag(at) === 'CD') return /^NN/.test(view.tag(at + 1)) && /^NNP/.test(view.tag(at - 1)); // "the Nikkei 225 index"
  return /^(?:NN|JJ|VBG|VBN|POS)/.test(view.tag(at)) || isInnerSign(view, at + 1);
}

/** The noun phrase right before `end` with its determiner and what "of" ties to it: "the chance of a cut". */
export function phraseBefore(view: SentenceView, end: number): TokenRange | null {
  const nouns = nounsBefore(view, end);
  if (!nouns) return null;
  const first = isDeterminer(view, nouns.first - 1) ? nouns.first - 1 : nouns.first;
  const outer = view.word(first - 1) === 'of' ? nounsBefore(view, first - 1) : null;
  if (!outer) return { first, end };
  return { first: isDeterminer(view, outer.first - 1) ? outer.first - 1 : outer.first, end };
}

const isDeterminer = (view: SentenceView, at: number): boolean => /^(?:DT|PRP\$)$/.test(view.tag(at));
