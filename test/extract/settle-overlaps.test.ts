import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mention } from '../../extract/extractor.ts';
import { inReadingOrder, settleOverlaps } from '../../extract/settle-overlaps.ts';

const mention = (kind: string, start: number, end: number, rule = 'given'): Mention => ({
  kind,
  start,
  end,
  rule,
  text: 'x'.repeat(end - start),
});
const spans = (mentions: readonly Mention[]) => mentions.map(({ kind, start, end }) => `${kind} ${start}-${end}`);
const overlap = (a: Mention, b: Mention): boolean => a.start < b.end && b.start < a.end;

const anyMention = fc
  .record({
    kind: fc.constantFrom('element', 'percentage', 'date', 'actor', 'quotation'),
    start: fc.nat(60),
    length: fc.integer({ min: 1, max: 20 }),
    rule: fc.constantFrom('a', 'b'),
  })
  .map(({ kind, start, length, rule }) => mention(kind, start, start + length, rule));

describe('overlaps', () => {
  test('within a kind leave the longest', () => {
    expect(spans(settleOverlaps([mention('date', 0, 4), mention('date', 2, 9)]))).toEqual(['date 2-9']);
  });

  test('of equal length leave the earlier one', () => {
    expect(spans(settleOverlaps([mention('date', 2, 6), mention('date', 0, 4)]))).toEqual(['date 0-4']);
  });

  test('with one that goes leave the next one', () => {
    expect(spans(settleOverlaps([mention('date', 0, 10), mention('date', 8, 20), mention('date', 19, 40)]))).toEqual([
      'date 0-10',
      'date 19-40',
    ]);
  });

  test('between kinds stand', () => {
    expect(settleOverlaps([mention('date', 0, 4), mention('percentage', 2, 9)])).toHaveLength(2);
  });

  test('of quotations stand, the same span once', () => {
    expect(spans(settleOverlaps([mention('quotation', 0, 9), mention('quotation', 2, 5), mention('quotation', 2, 5, 'other')]))).toEqual([
      'quotation 0-9',
      'quotation 2-5',
    ]);
  });

  test('let an element inside the name of an actor go', () => {
    expect(spans(settleOverlaps([mention('element', 6, 16), mention('actor', 0, 22), mention('element', 30, 40)]))).toEqual([
      'actor 0-22',
      'element 30-40',
    ]);
  });

  test('let an element that reaches out of an actor stand', () => {
    expect(settleOverlaps([mention('element', 6, 25), mention('actor', 0, 22)])).toHaveLength(2);
  });
});

describe('whatever was found', () => {
  test('no two of a kind overlap but quotations, and what went overlaps a longer or equal one that stands, or lies in an actor', () => {
    fc.assert(
      fc.property(fc.array(anyMention, { maxLength: 30 }), (mentions) => {
        const kept = settleOverlaps(mentions);
        for (const [index, one] of kept.entries()) {
          if (one.kind === 'quotation') continue;
          expect(kept.slice(index + 1).some((other) => other.kind === one.kind && overlap(one, other))).toBe(false);
        }
        for (const gone of mentions.filter((candidate) => !kept.includes(candidate))) {
          const better = kept.filter((other) => overlap(gone, other) && other.end - other.start >= gone.end - gone.start);
          // An element may have gone for a longer one that then gave way to an actor.
          const isElement = gone.kind === 'element' && kept.some(({ kind }) => kind === 'actor');
          expect(isElement || better.some(({ kind }) => kind === gone.kind)).toBe(true);
        }
      }),
    );
  });

  test('the answer does not depend on the order of what was found', () => {
    fc.assert(
      fc.property(fc.array(anyMention, { maxLength: 20 }), (mentions) => {
        expect(settleOverlaps(mentions.toReversed())).toEqual(settleOverlaps(mentions));
      }),
    );
  });

  test('it is in reading order', () => {
    fc.assert(
      fc.property(fc.array(anyMention, { maxLength: 20 }), (mentions) => {
        const kept = settleOverlaps(mentions);
        expect(kept).toEqual(kept.toSorted(inReadingOrder));
      }),
    );
  });
});
