import { describe, expect, test } from 'vitest';
import { isCopy, piecesOf, shareOf, sketchText } from '../../store/links/sketch-text.ts';
import { madeSentences } from '../made-texts.ts';

const textOf = (...parts: readonly (readonly string[])[]): string => parts.flat().join(' ');
const share = (one: string, other: string): number => shareOf(piecesOf(one), piecesOf(other));
/** Whether the index would bring two texts together. */
const meet = (one: string, other: string): boolean => {
  const bands = new Set(sketchText(one)?.bands);
  return (sketchText(other)?.bands ?? []).some((band) => bands.has(band));
};

describe('what a text has in common with another', () => {
  const story = madeSentences(1, 30);

  test('is all of it when one is the other, however it is set', () => {
    const set = textOf(story).toUpperCase().replaceAll(',', ' –');
    expect(share(textOf(story), set)).toBe(1);
    expect(sketchText(set)?.bands).toEqual(sketchText(textOf(story))?.bands);
  });

  test('is all of the shorter one when it was cut', () => {
    expect(share(textOf(story), textOf(story.slice(0, 15)))).toBe(1);
  });

  test('is most of it when three of ten sentences were written anew', () => {
    const rewritten = story.map((sentence, index) => (index % 10 < 3 ? madeSentences(2, 30)[index] : sentence) ?? '');
    const found = share(textOf(story), textOf(rewritten));
    expect(found).toBeGreaterThan(0.6);
    expect(found).toBeLessThan(0.75);
    expect(isCopy(found, false)).toBe(true);
    expect(isCopy(found, true)).toBe(false);
  });

  test('is little when a box is the same', () => {
    const box = madeSentences(3, 10);
    const found = share(textOf(story, box), textOf(madeSentences(4, 30), box));
    expect(found).toBeLessThan(0.35);
    expect(isCopy(found, false)).toBe(false);
  });

  test('is found in a script without spaces', () => {
    const text = '今日の会議で大臣は、来年の春までに新しい製錬所を三か所に建てると述べ、その費用は国が半分を負担すると説明した。';
    expect(share(text, `${text}関係者は慎重な姿勢を崩していない。`)).toBe(1);
    expect(share(text, '港では冬の間、船がほとんど動かず、倉庫には去年の鉱石がまだ高く積まれたままだと漁師たちは言う。')).toBeLessThan(0.1);
  });
});

describe('texts are brought together', () => {
  test('when seven of ten sentences are the same, whichever texts they are', () => {
    const pairs = Array.from({ length: 60 }, (_, index) => {
      const story = madeSentences(100 + index, 25);
      const other = madeSentences(500 + index, 25);
      return [textOf(story), textOf(story.map((sentence, place) => (place % 10 < 3 ? other[place] : sentence) ?? ''))] as const;
    });
    expect(pairs.filter(([one, other]) => !meet(one, other))).toEqual([]);
  });

  test('hardly ever when only a box is the same, and never when nothing is', () => {
    const box = madeSentences(3, 4);
    const pairs = Array.from({ length: 60 }, (_, index) => [madeSentences(100 + index, 25), madeSentences(500 + index, 25)] as const);
    expect(pairs.filter(([one, other]) => meet(textOf(one, box), textOf(other, box))).length).toBeLessThan(10);
    expect(pairs.filter(([one, other]) => meet(textOf(one), textOf(other))).length).toBeLessThan(2);
  });

  test('not at all when they are notices', () => {
    expect(sketchText('Please log in to read this page. It is for subscribers alone.')).toBeNull();
    expect(sketchText('')).toBeNull();
  });

  test('by whole numbers that a database keeps exactly', () => {
    const bands = sketchText(textOf(madeSentences(9, 30)))?.bands ?? [];
    expect(new Set(bands).size).toBe(64);
    expect(bands.every((band) => Number.isSafeInteger(band) && band >= 0)).toBe(true);
  });
});
