import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Html, html } from '../../web/view/html.ts';
import { type Mark, markText } from '../../web/view/mark-text.ts';

const mark = (name: string, start: number, end: number): Mark => ({
  start,
  end,
  wrap: (piece: Html, isFirst: boolean) => html`<${name}${isFirst ? '' : '+'}>${piece}</${name}>`,
});
const marked = async (text: string, ...marks: Mark[]) => String(await markText(text, marks));

describe('a marked text', () => {
  test.each([
    ['nothing', 'abc', [], 'abc'],
    ['one stretch', 'abcd', [mark('m', 1, 3)], 'a<m>bc</m>d'],
    ['all of it', 'abc', [mark('m', 0, 3)], '<m>abc</m>'],
    ['one in another', 'abcdef', [mark('n', 2, 4), mark('m', 1, 5)], 'a<m>b<n>cd</n>e</m>f'],
    ['two on the same stretch', 'abc', [mark('m', 0, 2), mark('n', 0, 2)], '<m><n>ab</n></m>c'],
    ['two side by side', 'abcd', [mark('m', 0, 2), mark('n', 2, 4)], '<m>ab</m><n>cd</n>'],
    ['two that cross', 'abcdef', [mark('m', 0, 4), mark('n', 2, 6)], '<m>ab<n>cd</n></m><n+>ef</n>'],
    [
      'three that cross',
      'abcdef',
      [mark('m', 0, 3), mark('n', 1, 4), mark('o', 2, 6)],
      '<m>a<n>b<o>c</o></n></m><n+><o+>d</o></n><o+>ef</o>',
    ],
    ['letters beyond 16 bits', '😀a😀b', [mark('m', 1, 3)], '😀<m>a😀</m>b'],
    ['what lies outside', 'abc', [mark('m', 2, 9), mark('n', -1, 2), mark('o', 2, 2)], 'abc'],
  ])('marks %s', async (_, text, marks, expected) => {
    expect(await marked(text, ...marks)).toBe(expected);
  });

  test('escapes the text and nothing else', async () => {
    expect(await marked('<script>&"', mark('m', 0, 8))).toBe('<m>&lt;script&gt;</m>&amp;&quot;');
  });

  test('is the text, whatever is marked', async () => {
    const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([start, length]) => mark('m', start, start + length));
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-z😀 ]{0,25}$/u), fc.array(span, { maxLength: 12 }), async (text, marks) => {
        const markup = await marked(text, ...marks);
        expect(markup.replace(/<[^>]*>/g, '')).toBe(text);
        let depth = 0;
        for (const [tag] of markup.matchAll(/<[^>]*>/g)) {
          depth += tag.startsWith('</') ? -1 : 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });
});
