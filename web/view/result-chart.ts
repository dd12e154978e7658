import * as Plot from '@observablehq/plot';
import { chart } from './chart.ts';
import { type Html, html } from './html.ts';
import { countOf } from './number.ts';

interface Point {
  readonly x: Date | number | string;
  readonly y: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}/;
const MOST_BARS = 40;

/** Draws one column of an answer over another: over time or numbers as points, over words as bars. */
export function resultChart(
  answer: { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] },
  { x, y }: { readonly x: string; readonly y: string },
  data: string,
): Html {
  const [along, up] = [answer.columns.indexOf(x), answer.columns.indexOf(y)];
  const points = answer.rows.flatMap((row): Point[] => {
    const value = Number(row[up]);
    return row[along] === null || row[up] === null || !Number.isFinite(value) ? [] : [{ x: placeOf(row[along]), y: value }];
  });
  if (along === -1 || up === -1 || points.length === 0) return html`<p class="empty">There are no numbers in ${y} to draw over ${x}.</p>`;
  const text = { title: `${y} by ${x}`, summary: countOf(points.length, 'value'), data };
  if (points.some((point) => typeof point.x === 'string')) return bars(text, points.slice(0, MOST_BARS), y);
  return chart(text, {
    height: 260,
    grid: true,
    x: { label: x, ...(points[0]?.x instanceof Date ? { type: 'utc' as const } : {}) },
    y: { label: y, zero: true },
    marks: [Plot.ruleY([0]), Plot.dot(points, { x: 'x', y: 'y', r: 4, title: titleOf })],
  });
}

function bars(text: Parameters<typeof chart>[0], points: readonly Point[], y: string): Html {
  const shown = points.map((point) => ({ ...point, x: String(point.x).slice(0, 40) }));
  return chart(text, {
    height: 40 + 20 * new Set(shown.map((point) => point.x)).size,
    marginLeft: 190,
    x: { label: y, grid: true },
    y: { label: null, domain: [...new Set(shown.map((point) => point.x))] },
    marks: [Plot.barX(shown, { x: 'y', y: 'x', title: titleOf }), Plot.ruleX([0])],
  });
}

const titleOf = ({ x, y }: Point): string => `${x instanceof Date ? x.toISOString().slice(0, 10) : x}: ${y}`;

function placeOf(value: unknown): Date | number | string {
  if (value instanceof Date || typeof value === 'number') return value;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text) : text;
}
