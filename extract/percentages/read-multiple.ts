import { TIME_WORDS } from '../lexicon/measure-cues.ts';
import { MULTIPLE_NOUNS, MULTIPLE_VERBS } from '../lexicon/multiples.ts';
import type { Place, Reading } from '../read-measure.ts';
import { complementOf } from './find-measured.ts';
import { readNounPhrase, type TokenRange } from './read-noun-phrase.ts';
import { findSubject } from './read-subject.ts';
import { pastUnit } from './read-unit.ts';
import type { SentenceView } from './sentence-view.ts';

const LEVEL: Reading = { role: 'level', direction: null, of: null };

/** "prices tripled", "treble capacity", "a doubling of duties": the figure is its own word of change. */
export function readVerbOfMultiple(view: SentenceView, { figure, start, floor }: Place, previous: Reading | null): Reading | null {
  const word = view.word(figure.first);
  if (figure.unit !== 'multiple' || figure.end - figure.first > 1 || !(MULTIPLE_VERBS.has(word) || MULTIPLE_NOUNS.has(word))) return null;
  const behind = view.word(figure.end);
  if (/^(?:it|them)$/.test(behind) && previous) return { ...changeBy(figure.low), of: previous.of, cue: figure.first }; // "double capacity and then quadruple it"
  const object = word.endsWith('ing') && complementOf(view, figure.end);
  const measured = object || readNounPhrase(view, figure.end, { attached: true }) || readRated(view, figure.end);
  let before = figure.first - 1;
  while (/^RB/.test(view.tag(before))) before--;
  if (/^(?:pay|paid|cost|charg)/.test(view.word(before))) return LEVEL; // "we pay double"
  const verbal = view.word(before) === 'to' || view.tag(before) === 'MD';
  const compared = /^(?:the|that|last|what)$/.test(behind) && MULTIPLE_NOUNS.has(word) && !verbal;
  if (compared) return { ...LEVEL, of: measured };
  const own = measured && !TIME_WORDS.has(view.word(measured.end - 1)) ? measured : findSubject(view, start, floor);
  const of = own ?? previous?.of ?? null; // "was doubled to 50% and then halved"
  return { ...changeBy(figure.low), of, cue: figure.first };
}

const changeBy = (factor: number): Pick<Reading, 'role' | 'direction'> => ({ role: 'change', direction: factor < 1 ? 'down' : 'up' });

/** "halve the 20% tariff": behind a figure of its own stands what is measured. */
function readRated(view: SentenceView, at: number): TokenRange | null {
  const number = /^(?:the|its|their|a)$/.test(view.word(at)) ? at + 1 : at;
  const behind = view.token(number)?.kind === 'number' ? pastUnit(view.document.tokens, number + 1) : null;
  return behind === null ? null : readNounPhrase(view, behind, { attached: true });
}
