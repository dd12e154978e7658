import { describe, expect, test } from 'vitest';
import { extractClaims } from '../../extract/extract-claims.ts';
import { type ClaimsExtractorOptions, openClaimsExtractor } from '../../workers/threads/claims-extractor.ts';

const SENTENCE = 'Exports of gallium rose by 12.5 percent to 40 tonnes in October, the ministry said on Monday. ';
const input = (text: string) => ({ text, title: 'Exports', published: '2026-11-02', url: 'https://tin.example/exports', language: 'en' });

async function withExtractor(options: ClaimsExtractorOptions, work: (extract: (text: string) => Promise<unknown>) => Promise<void>) {
  const extractor = openClaimsExtractor(options);
  try {
    await work((text) => extractor.read(input(text)));
  } finally {
    await extractor.close();
  }
}

describe('claims are extracted on threads of their own', () => {
  test('with the same answers as here, whichever thread answers', () =>
    withExtractor({ size: 2, deadlineMs: 60_000 }, async (extract) => {
      const texts = [SENTENCE, SENTENCE.replace('gallium', 'tin'), SENTENCE.repeat(3)];
      expect(await Promise.all(texts.map(extract))).toEqual(texts.map((text) => extractClaims(input(text))));
    }));

  test.each([
    ['time', { deadlineMs: 1 }, '0.001 s'],
    ['memory', { deadlineMs: 60_000, heapMib: 24 }, '24 MiB'],
  ])('and a text that takes too much %s is set aside', (_, limits, words) =>
    withExtractor({ size: 1, ...limits }, async (extract) => {
      await expect(extract(SENTENCE.repeat(4000))).rejects.toMatchObject({
        code: 'extraction-too-costly',
        disposition: 'quarantine',
        message: expect.stringContaining(words),
      });
    }),
  );
});
