import { SPAN_LEADS } from '../../lexicon/date-words.ts';
import { UNIT_ADJECTIVES, UNITS } from '../../lexicon/time-units.ts';
import type { Reading } from '../meaning.ts';
import { readCount } from './read-count.ts';
import { readSpan } from './read-span.ts';
import { lowerAt, past, pastHyphen, type Tokens } from './token-walk.ts';

const PICKS = new Set(
  'first final opening initial same early later closing entire whole full intervening ensuing subsequent remaining year-earlier'.split(' '),
);

/** Reads definite and added spans: "the nine months", "the first two years", "the early years", "another 90 days", "an additional six months". */
export function readTheSpan(tokens: Tokens, at: number): Reading | null {
  const word = lowerAt(tokens, at);
  if (word === 'another' || /^(?:additional|further|extra)$/.test(lowerAt(tokens, past(tokens, at, 'an', 'a'))))
    return readAdded(tokens, at);
  if (word !== 'the') return readYearBefore(tokens, at);
  const yearBefore = readYearBefore(tokens, at + 1);
  if (yearBefore && lowerAt(tokens, yearBefore.end - 1) !== 'earlier' && lowerAt(tokens, yearBefore.end - 1) !== 'ago') return yearBefore;
  const earlier = yearBefore ? yearBefore.end : at + 1;
  const pickAt = PICKS.has(lowerAt(tokens, earlier)) ? earlier + 1 : earlier;
  const count = readCount(tokens, pickAt);
  let unitAt = count && !count.article ? count.end : pickAt;
  while (UNIT_ADJECTIVES.has(lowerAt(tokens, unitAt)) && unitAt < pickAt + 4) unitAt++;
  const unit = UNITS.get(lowerAt(tokens, unitAt));
  if (!unit?.plural || pastHyphen(tokens, unitAt + 1) > unitAt + 1 || unit.unit === 'second' || unit.unit === 'minute') return null;
  const total = count && !count.article && count.count !== null ? count.count * unit.factor : null;
  const bare = unitAt === pickAt && pickAt === at + 1;
  if (bare && (unit.unit === 'quarter' || !SPAN_LEADS.has(lowerAt(tokens, at - 1)))) return null; // "it counts the days"
  return {
    end: unitAt + 1,
    meaning: { shape: 'duration', count: total, unit: unit.unit, anchor: null },
    rule: 'definite-duration',
    modifier: null,
  };
}

function readAdded(tokens: Tokens, at: number): Reading | null {
  const first = lowerAt(tokens, at) === 'another' ? at + 1 : past(tokens, at, 'an', 'a') + 1;
  const unit = UNITS.get(lowerAt(tokens, first));
  if (unit && !unit.plural && unit.unit !== 'second' && unit.unit !== 'quarter' && lowerAt(tokens, at) !== 'a') {
    return {
      end: first + 1,
      meaning: { shape: 'duration', count: unit.factor, unit: unit.unit, anchor: null },
      rule: 'added-duration',
      modifier: null,
    };
  }
  const span = readSpan(tokens, first);
  return span?.meaning.shape === 'duration' ? { ...span, rule: 'added-duration' } : null;
}

/** "year-earlier", "year-ago", with the period they pick: "the year-ago period", "year-earlier quarter". */
function readYearBefore(tokens: Tokens, at: number): Reading | null {
  if (lowerAt(tokens, at) !== 'year') return null;
  const wordAt = pastHyphen(tokens, at + 1);
  if (wordAt === at + 1 || !/^(?:ago|earlier)$/.test(lowerAt(tokens, wordAt))) return null;
  const end = past(tokens, wordAt + 1, 'period', 'quarter', 'half', 'month');
  return { end, meaning: { shape: 'year-before', period: true }, rule: 'year-before', modifier: null };
}
