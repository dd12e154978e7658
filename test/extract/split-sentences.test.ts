import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Sentence, splitBlocks, splitSentences } from '../../extract/split-sentences.ts';
import { tokenize } from '../../extract/tokenize.ts';
import { hostileText, newsText } from './arbitrary-texts.ts';

const SENTENCES: readonly { why: string; text: string; sentences: readonly string[] }[] = readCases('splitting');
const BLOCKS: readonly { text: string; blocks: readonly (readonly [kind: string, text: string])[] }[] = readCases('blocks');

function readCases<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../fixtures/sentences/${name}.json`), 'utf8'));
}

function split(text: string) {
  const tokens = tokenize(text);
  const blocks = splitBlocks(text, tokens);
  return { tokens, blocks, sentences: splitSentences(tokens, blocks) };
}

const textOf = (text: string, { start, end }: Pick<Sentence, 'start' | 'end'>): string => text.slice(start, end);

describe('sentences', () => {
  for (const { why, text, sentences } of SENTENCES) {
    test(`${why}: ${JSON.stringify(text)}`, () => {
      expect(split(text).sentences.map((sentence) => textOf(text, sentence))).toEqual(sentences);
    });
  }

  test('never overlap, and cover their block to the last token', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        const { tokens, blocks, sentences } = split(text);
        blocks.forEach((block, index) => {
          let next = block.firstToken;
          for (const sentence of sentences.filter((candidate) => candidate.block === index)) {
            expect(sentence.firstToken).toBe(next);
            expect(sentence.endToken).toBeGreaterThan(next);
            expect([sentence.start, sentence.end]).toEqual([tokens[next]?.start, tokens[sentence.endToken - 1]?.end]);
            next = sentence.endToken;
          }
          expect(next).toBe(block.endToken);
        });
        expect(sentences.map(({ number }) => number)).toEqual(sentences.map((_, index) => index));
      }),
    );
  });
});

describe('lines', () => {
  for (const { text, blocks } of BLOCKS) {
    test(JSON.stringify(text), () => {
      expect(split(text).blocks.map((block) => [block.kind, textOf(text, block)])).toEqual(blocks);
    });
  }

  test('hold every token but list markers once', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        const { tokens, blocks } = split(text);
        let next = 0;
        for (const block of blocks) {
          expect(block.firstToken - next).toBeLessThanOrEqual(2);
          if (block.firstToken > next) expect(block.kind).toBe('list-item');
          expect(textOf(text, block)).not.toContain('\n');
          next = block.endToken;
        }
        expect(next).toBe(tokens.length);
      }),
    );
  });
});
