import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCodePoints } from '../../store/offsets.ts';

/** Any string of UTF-16 units: emoji, combining marks, halves of pairs alone. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom('🧲', '👩‍🏭', 'é', '\uD83E', '\uDDF2', 'Nd', ' ', '稀土', '\u0000'), fc.string({ unit: 'binary' })))
  .map((parts) => parts.join(''));

describe('toCodePoints', () => {
  test('counts a character outside the first plane once', () => {
    expect(toCodePoints('🧲🧲 Nd', { start: 5, end: 7 })).toEqual({ start: 3, end: 5 });
  });

  test('converts every span of a value, however deep, and nothing else', () => {
    const value = { kind: 'date', start: 3, end: 5, from: null, of: { start: 0, end: 2, text: '🧲' }, more: [{ start: 3, end: 3 }], n: 3 };
    expect(toCodePoints('🧲 Nd', value)).toEqual({
      kind: 'date',
      start: 2,
      end: 4,
      from: null,
      of: { start: 0, end: 1, text: '🧲' },
      more: [{ start: 2, end: 2 }],
      n: 3,
    });
  });

  test('leaves the value that it is given as it was', () => {
    const value = Object.freeze({ spans: Object.freeze([Object.freeze({ start: 2, end: 3 })]) });
    expect(toCodePoints('🧲!', value)).toEqual({ spans: [{ start: 1, end: 2 }] });
    expect(value).toEqual({ spans: [{ start: 2, end: 3 }] });
  });

  test('leaves start and end alone where they are no offsets', () => {
    expect(toCodePoints('🧲', { start: '2026-01-01', end: '2026-02-01', other: { start: 2 } })).toEqual({
      start: '2026-01-01',
      end: '2026-02-01',
      other: { start: 2 },
    });
  });

  test('widens a span that cuts a pair to the whole character', () => {
    expect(
      toCodePoints('a🧲b', [
        { start: 2, end: 4 },
        { start: 0, end: 2 },
      ]),
    ).toEqual([
      { start: 1, end: 3 },
      { start: 0, end: 2 },
    ]);
  });

  test.each([
    { start: 0, end: 3 },
    { start: -1, end: 1 },
    { start: 2, end: 1 },
    { start: 0.5, end: 1 },
  ])('refuses the span $start-$end of a text of two units', (span) => {
    expect(() => toCodePoints('ab', span)).toThrow(RangeError);
  });

  test('cuts the same characters out of the code points as out of the units', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
        const characters = Array.from(text);
        const [from = 0, to = 0] = [one, other].map((offset) => offset % (characters.length + 1)).sort((a, b) => a - b);
        const start = characters.slice(0, from).join('').length;
        const end = start + characters.slice(from, to).join('').length;
        const span = toCodePoints(text, { start, end });
        expect(characters.slice(span.start, span.end).join('')).toBe(text.slice(start, end));
      }),
    );
  });

  test('answers at once for a long text with many spans', () => {
    const text = '🧲a'.repeat(200_000);
    const spans = Array.from({ length: 100_000 }, (_, index) => ({ start: index * 3, end: index * 3 + 3 }));
    expect(toCodePoints(text, spans).at(-1)).toEqual({ start: 199_998, end: 200_000 });
  });
});
