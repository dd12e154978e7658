import { describe, expect, test } from 'vitest';
import { nearestWord } from '../../workers/settings/nearest-word.ts';

const WORDS = ['silent', 'error', 'warn', 'info', 'debug', 'ASSAY_DATA_DIR'];

describe('a word that nobody knows', () => {
  test.each([
    ['inf', 'info'],
    ['wran', null],
    ['warm', 'warn'],
    ['DEBUG', 'debug'],
    ['eror', 'error'],
    ['assay_datadir', 'ASSAY_DATA_DIR'],
    ['verbose', null],
    ['', null],
    ['x'.repeat(5000), null],
  ])('%.20s is taken for %s', (word, meant) => {
    expect(nearestWord(word, WORDS)).toBe(meant);
  });

  test('is taken for the nearest one however far it is, where that is asked for', () => {
    expect(nearestWord('verbose', WORDS, 1)).not.toBeNull();
    expect(nearestWord('verbose', [], 1)).toBeNull();
  });
});
