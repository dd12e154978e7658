import type { Claim } from './claim.ts';
import {
  AIMS,
  ARRANGEMENTS,
  BE,
  COUNTED,
  EXPECTATIONS,
  FORBIDDEN,
  FUTURES,
  HEDGES,
  NEGATIONS,
  NEGATIVE_DETERMINERS,
  NO_NEGATION_BEHIND,
} from './lexicon/clause-words.ts';
import type { Stretch, VerbGroup } from './read-clause.ts';

/** "were told not to sell": what they were told to do is negated, not that they were told. */
const COMMANDED = new Set('told asked ordered advised urged warned instructed begged'.split(' '));

/** Whether a clause is negated in its verb, its subject or right behind its verb: not, never, has yet to, nobody, "has no". */
export function isNegated(stretch: Stretch, start: number, verb: VerbGroup): boolean {
  for (let i = verb.first; i < verb.end; i++) {
    const word = stretch.lower(i);
    const commanded = word === 'not' && stretch.lower(i + 1) === 'to' && COMMANDED.has(stretch.lower(i - 1));
    if (NEGATIONS.has(word) && !NO_NEGATION_BEHIND.has(stretch.lower(i + 1)) && !commanded) return true;
    if (word.endsWith("n't") || (word === 'yet' && stretch.lower(i + 1) === 'to')) return true;
  }
  const behind = stretch.tag(verb.end) === 'PRP' ? verb.end + 1 : verb.end;
  const commanded = COMMANDED.has(stretch.lower(behind - 1)) && stretch.lower(behind + 1) === 'to';
  return (
    isNegativeSubject(stretch, start, verb.first) ||
    negates(stretch, behind) ||
    (stretch.lower(behind) === 'not' && !commanded && !bounds(stretch, behind))
  );
}

/** "No mine has opened", "So far not one of them has": not what only describes a noun ("firms with no licence"). */
function isNegativeSubject(stretch: Stretch, start: number, end: number): boolean {
  if (negates(stretch, start)) return true;
  for (let i = start; i < end && !/^(?:,|who|which|that|whose)$/.test(stretch.lower(i)) && !/^VB/.test(stretch.tag(i)); i++) {
    if (i > start && !/^(?:N|CD)/.test(stretch.tag(i - 1))) continue;
    if (stretch.lower(i) === 'not' && COUNTED.has(stretch.lower(i + 1))) return true;
    if (i > start && stretch.lower(i + 1) !== 'longer' && negates(stretch, i)) return true;
  }
  return false;
}

const negates = (stretch: Stretch, i: number): boolean => NEGATIVE_DETERMINERS.has(stretch.lower(i)) && !bounds(stretch, i);

const bounds = (stretch: Stretch, i: number): boolean => NO_NEGATION_BEHIND.has(stretch.lower(i + 1));

/** What a verb group says of how sure its clause is; conditions outside the group are for the caller. */
export function modalityOf(stretch: Stretch, start: number, verb: VerbGroup): Claim['modality'] {
  const group: string[] = [];
  for (let i = verb.first; i < verb.end; i++) group.push(stretch.lower(i));
  if (group.some((word, index) => isWould(stretch, word, verb.first + index))) return 'conditional';
  if (group.some((word) => HEDGES.has(word)) && !forbids(group)) return 'hedged';
  for (let i = start; i < verb.first; i++) if (HEDGES.has(stretch.lower(i)) && /^RB/.test(stretch.tag(i))) return 'hedged';
  return isForecast(stretch, start, verb, group) ? 'forecast' : 'asserted';
}

/** "'d" is would before a plain verb, and had before a participle. */
function isWould(stretch: Stretch, word: string, i: number): boolean {
  return word === 'would' || word === "wouldn't" || (word.endsWith("'d") && stretch.tag(i + 1) === 'VB');
}

/** "may not sell" and "may not be exported" forbid; "may not last" doubts. */
function forbids(group: readonly string[]): boolean {
  const at = group.indexOf('may');
  if (at < 0 || group[at + 1] !== 'not') return false;
  return FORBIDDEN.has(group[at + 2] === 'be' ? (group[at + 3] ?? '') : (group[at + 2] ?? ''));
}

function isForecast(stretch: Stretch, start: number, verb: VerbGroup, group: readonly string[]): boolean {
  if (group.some((word) => FUTURES.has(word) || word.endsWith("'ll"))) return true;
  const be = group.findIndex((word) => BE.has(word));
  if (be < 0) return false;
  for (let i = verb.first + be + 1; i <= verb.end; i++) {
    const word = stretch.lower(i);
    if (EXPECTATIONS.has(word)) return word !== 'going' || stretch.lower(i + 1) === 'to';
    if (ARRANGEMENTS.has(word)) return /^(?:to|for)$/.test(stretch.lower(i + 1));
  }
  return group[be + 1] === 'to' && !hasAim(stretch, start, verb.first);
}

function hasAim(stretch: Stretch, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (AIMS.has(stretch.lower(i))) return true;
  return false;
}
