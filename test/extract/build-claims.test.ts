import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildClaims } from '../../extract/build-claims.ts';
import type { Claim } from '../../extract/claim.ts';
import { prepareDocument } from '../../extract/document.ts';
import type { Mention } from '../../extract/extractor.ts';
import { settleOverlaps } from '../../extract/settle-overlaps.ts';

interface GivenMention {
  readonly kind: string;
  readonly text: string;
  readonly type?: string;
  readonly cue?: string | null;
  readonly speaker?: string | null;
}
interface AttributionCase {
  readonly why: string;
  readonly text: string;
  readonly mentions: readonly GivenMention[];
  readonly attribution: { readonly type: string; readonly cue: string | null; readonly speaker: string | null } | null;
  readonly confidence?: number;
  readonly modality?: string;
  readonly polarity?: string;
}
interface SentenceCase {
  readonly why: string;
  readonly text: string;
  /** Kind and text; where left out, every "tin" is an element. */
  readonly mentions?: readonly (readonly [kind: string, text: string])[];
  readonly claims: readonly string[];
}

const ATTRIBUTION = readCases<AttributionCase>('attribution');
const SENTENCES = readCases<SentenceCase>('sentences');

function readCases<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../fixtures/claims/${name}.json`), 'utf8'));
}

function spanOf(text: string, part: string) {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`the case has no ${part}`);
  return { start, end: start + part.length, text: part };
}

function toMention(text: string, { kind, text: part, type, cue, speaker }: GivenMention): Mention {
  const mention = { kind, rule: 'given', ...spanOf(text, part) };
  if (kind !== 'quotation') return mention;
  const who = speaker ? { ...spanOf(text, speaker), name: speaker, kind: 'person' } : null;
  return Object.assign(mention, { type: type ?? 'direct', cue: cue ? spanOf(text, cue) : null, speaker: who });
}

const build = (text: string, mentions: readonly Mention[]): Claim[] => buildClaims(prepareDocument({ text }), settleOverlaps(mentions));

describe('who answers for a claim, and how', () => {
  for (const item of ATTRIBUTION) {
    test(item.why, () => {
      const [claim, ...more] = build(
        item.text,
        item.mentions.map((mention) => toMention(item.text, mention)),
      );
      const attribution = claim?.attribution;
      const told = attribution && {
        type: attribution.type,
        cue: attribution.cue?.text ?? null,
        speaker: attribution.speaker?.text ?? null,
      };
      expect(more).toEqual([]);
      expect(told).toEqual(item.attribution);
      for (const field of ['confidence', 'modality', 'polarity'] as const) {
        if (item[field] !== undefined) expect([field, claim?.[field]]).toEqual([field, item[field]]);
      }
    });
  }
});

describe('which sentences are claims', () => {
  for (const { why, text, mentions, claims } of SENTENCES) {
    test(why, () => {
      const given = mentions ? mentions.map(([kind, part]) => toMention(text, { kind, text: part })) : everyTin(text);
      expect(build(text, given).map((claim) => claim.text)).toEqual(claims);
    });
  }

  function everyTin(text: string): Mention[] {
    return [...text.matchAll(/tin\b/gi)].map((match) => ({
      kind: 'element',
      rule: 'given',
      start: match.index,
      end: match.index + 3,
      text: match[0],
    }));
  }
});

describe('a claim', () => {
  test('lists all mentions that overlap it, of every kind, by index', () => {
    const text = 'Norway slept. Norway cut tin by 5% in 2024.';
    const mentions = settleOverlaps([
      { kind: 'actor', rule: 'given', start: 0, end: 6, text: 'Norway' },
      { kind: 'actor', rule: 'given', start: 14, end: 20, text: 'Norway' },
      toMention(text, { kind: 'element', text: 'tin' }),
      toMention(text, { kind: 'percentage', text: '5%' }),
      toMention(text, { kind: 'date', text: '2024' }),
    ]);
    expect(buildClaims(prepareDocument({ text }), mentions).map((claim) => claim.mentions)).toEqual([[1, 2, 3, 4]]);
  });

  test('has no tag from the title of a work or the name of an actor', () => {
    const text = 'The author of “The Tariff Trap” told Battery Watch that tin is recycled.';
    const mentions = [toMention(text, { kind: 'actor', text: 'Battery Watch' }), toMention(text, { kind: 'element', text: 'tin' })];
    expect(build(text, mentions)[0]?.tags).toEqual(['recycling']);
  });

  test.each([
    ['a title before the name', 'Mines secretary Rao said tin rose.', 'Rao'],
    ['an apposition behind the name', 'Rao, head of battery research at the mining bank, said tin rose.', 'Rao'],
    ['an apposition at the end', 'That tin rose was said by Rao, a defence analyst.', 'Rao'],
  ])('has no tag from what only describes its source: %s', (_, text, speaker) => {
    const quotation = toMention(text, { kind: 'quotation', type: 'indirect', text: 'tin rose', cue: 'said', speaker });
    expect(build(text, [quotation]).map(({ tags }) => tags)).toEqual([[]]);
  });

  test('has the tags of a clause behind its source', () => {
    const text = 'According to Rao, mines sold tin.';
    const quotation = toMention(text, { kind: 'quotation', type: 'indirect', text: 'mines sold tin', cue: 'According to', speaker: 'Rao' });
    expect(build(text, [quotation])[0]?.tags).toEqual(['mining']);
  });

  test('is trusted more the nearer its words are to those of its source', () => {
    const by = (type: string) =>
      ATTRIBUTION.find(({ attribution, confidence }) => attribution?.speaker && attribution.type === type && confidence)?.confidence ?? 0;
    const ownVoice = ATTRIBUTION.find(({ attribution, confidence }) => attribution === null && confidence)?.confidence ?? 0;
    const nobody = ATTRIBUTION.find(({ attribution, confidence }) => attribution && !attribution.speaker && confidence)?.confidence ?? 0;
    const inOrder = [by('direct'), ownVoice, by('indirect'), by('partial'), nobody];
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => b - a));
    expect(new Set(inOrder).size).toBe(inOrder.length);
  });
});
