import { describe, expect, test } from 'vitest';
import { extractClaims, extractionKey, extractionVersions } from '../../extract/extract-claims.ts';
import type { OwnLexicon } from '../../extract/own-lexicon.ts';

const LEXICON: OwnLexicon = {
  key: 'a1b2c3',
  actors: [
    { name: 'Norvik Metals', type: 'company', aliases: ['norvik', 'Tin Board'] },
    { name: 'Tin Bureau of Oslo', type: 'government', aliases: ['Oslo'] },
  ],
  tags: { hydrogen: ['electrolyser|electrolysers', 'fuel cell|cells'], price: ['premium|premiums'] },
};
const TEXT = 'The norvik plant sells tin to makers of fuel cells, and Oslo wants a premium.';

describe('an operator’s own lexicon', () => {
  test('names actors as they are written, before those that are known anyway', () => {
    const actors = extractClaims({ text: TEXT, lexicon: LEXICON }).mentions.filter(({ kind }) => kind === 'actor');
    expect(actors).toMatchObject([
      { text: 'norvik', type: 'company' },
      { text: 'Oslo', type: 'government' },
    ]);
    expect(extractClaims({ text: TEXT }).mentions.map(({ text }) => text)).not.toContain('norvik');
  });

  test('adds tags, and phrases to tags', () => {
    expect(extractClaims({ text: TEXT, lexicon: LEXICON }).claims[0]?.tags).toEqual(['hydrogen', 'price']);
    expect(extractClaims({ text: TEXT }).claims[0]?.tags).toEqual([]);
  });

  test('is part of what stored rows are compared with', () => {
    expect(extractionVersions(undefined, LEXICON)).toEqual({ ...extractionVersions(), 'lexicon-a1b2c3': 1 });
    expect(extractionKey(undefined, LEXICON)).not.toBe(extractionKey());
    expect(extractionKey(undefined, { ...LEXICON, key: 'other' })).not.toBe(extractionKey(undefined, LEXICON));
  });
});
