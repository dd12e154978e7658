import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareDocument } from '../../extract/document.ts';
import { hostileText, newsText } from './arbitrary-texts.ts';

const TEXT = 'What comes next\n\n- Tin rose. “Why now?” Bell asked.\nIt fell again.';

describe('a document', () => {
  test('has the day of publication as it is written, whatever the zone', () => {
    expect(prepareDocument({ text: '', published: '2025-03-01T23:30:00-08:00' }).publishedOn).toBe('2025-03-01');
    expect(prepareDocument({ text: '', published: '2025-03-01' }).publishedOn).toBe('2025-03-01');
    expect(prepareDocument({ text: '', published: 'last Tuesday' }).publishedOn).toBeNull();
    expect(prepareDocument({ text: '', published: null }).publishedOn).toBeNull();
  });

  test('may be empty', () => {
    expect(prepareDocument({ text: '' })).toMatchObject({ tokens: [], blocks: [], sentences: [], quotes: [], title: null, url: null });
    expect(prepareDocument({ text: '' }).sentenceAt(0)).toBeNull();
  });

  test('finds the token at an offset, or the next one', () => {
    const { tokens, tokenAt } = prepareDocument({ text: 'Tin  rose.' });
    expect([0, 2, 3, 4, 5, 8, 9, 10, 99].map((offset) => tokens[tokenAt(offset)]?.text)).toEqual([
      'Tin',
      'Tin',
      'rose',
      'rose',
      'rose',
      'rose',
      '.',
      undefined,
      undefined,
    ]);
  });

  test('finds the sentence at an offset, the next one between two, the last one behind the end', () => {
    const { sentenceAt } = prepareDocument({ text: 'Tin rose.  It fell.' });
    expect([0, 8, 9, 10, 11, 99].map((offset) => sentenceAt(offset)?.number)).toEqual([0, 0, 1, 1, 1, 1]);
  });

  test('counts a list marker to the sentence behind it', () => {
    const { tokens, sentences, sentenceOfToken } = prepareDocument({ text: TEXT });
    const marker = tokens.findIndex(({ text }) => text === '-');
    expect(sentences[sentenceOfToken[marker] ?? -1]?.firstToken).toBe(marker + 1);
  });

  test('numbers its sentences through all lines', () => {
    const { sentences, blocks } = prepareDocument({ text: TEXT });
    expect(sentences.map(({ number, block }) => [number, blocks[block]?.kind])).toEqual([
      [0, 'heading'],
      [1, 'list-item'],
      [2, 'list-item'],
      [3, 'paragraph'],
    ]);
  });

  test('has one tag a token, and makes them once', () => {
    const document = prepareDocument({ text: TEXT });
    for (const sentence of document.sentences) {
      expect(document.tagsOf(sentence)).toHaveLength(sentence.endToken - sentence.firstToken);
      expect(document.tagsOf(sentence)).toBe(document.tagsOf(sentence));
    }
  });

  test('agrees with itself on which token belongs to which sentence', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        const { tokens, sentences, sentenceOfToken, sentenceAt, tokenAt } = prepareDocument({ text });
        expect(sentenceOfToken).toHaveLength(tokens.length);
        for (const sentence of sentences) {
          for (let i = sentence.firstToken; i < sentence.endToken; i++) {
            expect(sentenceOfToken[i]).toBe(sentence.number);
            expect(tokenAt(tokens[i]?.start ?? -1)).toBe(i);
          }
          expect(sentenceAt(sentence.start)).toBe(sentence);
        }
      }),
    );
  });

  test('has quotation marks that lie in the text', () => {
    fc.assert(
      fc.property(fc.oneof(newsText, hostileText), (text) => {
        for (const { start, innerStart, innerEnd, end } of prepareDocument({ text }).quotes) {
          expect([start, innerStart, innerEnd, end]).toEqual([start, innerStart, innerEnd, end].toSorted((a, b) => a - b));
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
