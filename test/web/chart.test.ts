import * as Plot from '@observablehq/plot';
import { describe, expect, test } from 'vitest';
import { chart } from '../../web/view/chart.ts';
import { describeMeasure } from '../../web/view/measure.ts';

const HOSTILE = `"'><script>window.ran=1</script>`;

describe('a chart', () => {
  const draw = async (words: string, href = '/claims/1') =>
    String(
      await chart(
        { title: words, summary: words, data: '/a.json' },
        { marks: [Plot.dot([{ x: 1, y: 2 }], { x: 'x', y: 'y', title: () => words, href: () => href })], y: { label: words } },
      ),
    );

  test('holds no style of its own, which the policy of the page would stop', async () => {
    const drawn = await draw('words');
    expect(drawn).not.toMatch(/<style| style=/);
    expect(drawn).toMatch(/<svg [^>]*role="group"/);
  });

  test('leads from each point to its sentence, by a link that has a name', async () => {
    expect(await draw('gallium rose')).toMatch(/<a aria-label="gallium rose" href="\/claims\/1"/);
  });

  test('shows what is hostile as text', async () => {
    const drawn = await draw(HOSTILE, `/claims?q=${encodeURIComponent(HOSTILE)}`);
    expect(drawn.replaceAll(/(?:aria-label|href)="[^"]*"/g, '')).not.toContain('<script');
    expect(drawn).not.toMatch(/"[^"]*"'>/);
  });
});

describe('a measure in words', () => {
  test.each([
    ['price-change|W|| (percent)', 'price change, tungsten, percent'],
    ['tariff-rate|C anode|United States|China (percent)', 'tariff rate, carbon anode, United States, China, percent'],
    ['share-of-output|heavy-rare-earths|| (percentage-point)', 'share of output, heavy rare earths, percentage point'],
    ['', ''],
  ])('%s', (measure, words) => {
    expect(describeMeasure(measure)).toBe(words);
  });
});
