import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../extract/tokenize.ts';
import { hostileText, newsText } from './arbitrary-texts.ts';

const CASES: readonly { text: string; tokens: readonly string[] }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/sentences/tokens.json'), 'utf8'),
);

describe('splits into words, numbers and signs', () => {
  for (const { text, tokens } of CASES) {
    test(JSON.stringify(text), () => {
      expect(tokenize(text).map((token) => token.text)).toEqual(tokens);
    });
  }
});

describe('every token', () => {
  test('covers characters that no other does, and together they cover all that is not white space', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        let end = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, token.start)).toMatch(/^\s*$/u);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.text).toBe(text.slice(token.start, token.end));
          expect(token.text).not.toMatch(/\s/u);
          end = token.end;
        }
        expect(text.slice(end)).toMatch(/^\s*$/u);
      }),
    );
  });

  test('knows whether white space stands before it', () => {
    expect(tokenize('rare-earth (REE)').map(({ spaced }) => spaced)).toEqual([true, false, false, true, false, false]);
  });

  test('has a lower form with straight apostrophes, whatever the text has', () => {
    expect(tokenize('Doesn’t IT?').map(({ lower }) => lower)).toEqual(["doesn't", 'it', '?']);
    expect(tokenize('the firms’').at(-1)?.lower).toBe("'");
  });

  test('is a word, a number or a sign', () => {
    expect(tokenize('5 tonnes!').map(({ kind }) => kind)).toEqual(['number', 'word', 'sign']);
  });
});
