import { expect, test } from 'vitest';
import { CUE_FORMS, SAYING_NOUNS } from '../../extract/lexicon/cues.ts';
import { STANCE_WORDS, stanceOf } from '../../extract/lexicon/stances.ts';

test('every form of every cue has a stance, the same for all forms of a verb', () => {
  expect(CUE_FORMS.size).toBeGreaterThan(500);
  for (const [form, { lemma }] of CUE_FORMS) if (!SAYING_NOUNS.has(form)) expect([form, stanceOf(form)]).toEqual([form, stanceOf(lemma)]);
});

test('no word has two stances', () => {
  const first = new Map(STANCE_WORDS.toReversed());
  expect(STANCE_WORDS.filter(([word, stance]) => first.get(word) !== stance)).toEqual([]);
});

test('a negated verb of belief doubts, and a negated denial only states', () => {
  expect(stanceOf('believe', { before: ['does', 'not'] })).toBe('doubts');
  expect(stanceOf('deny', { before: ['didn’t'] })).toBe('states');
  expect(stanceOf('insisted', { after: ['on', 'a', 'floor'] })).toBe('urges');
  expect(stanceOf('insisted', { after: ['on', 'thursday'] })).toBe('states');
  expect(stanceOf('said', { before: ['never'] })).toBe('states');
});

test('"called" and "asked" urge only where something is asked for', () => {
  expect(stanceOf('called', { after: ['for', 'a'] })).toBe('urges');
  expect(stanceOf('called', { after: ['the', 'deal'] })).toBe('states');
});

test('what is suggested or insisted on is urged only where something should be', () => {
  expect(stanceOf('suggested', { after: ['that', 'mines', 'should', 'close'] })).toBe('urges');
  expect(stanceOf('suggested', { after: ['that', 'mines', 'closed'] })).toBe('states');
  expect(stanceOf('insisted', { after: ['on', 'a', 'floor'] })).toBe('urges');
  expect(stanceOf('insisted', { after: ['that', 'it', 'rained'] })).toBe('states');
});

test('"agree to" promises and "agree that" states; what is dismissed as something is criticised', () => {
  expect(stanceOf('agreed', { after: ['to', 'wait'] })).toBe('promises');
  expect(stanceOf('agreed', { after: ['that', 'it', 'rained'] })).toBe('states');
  expect(stanceOf('dismissed', { after: ['as', 'talk'] })).toBe('criticises');
  expect(stanceOf('dismissed', { after: ['the', 'report'] })).toBe('denies');
});

test('signs and "according to" state', () => {
  expect([':', '—', 'According to'].map((cue) => stanceOf(cue))).toEqual(['states', 'states', 'states']);
});
