import * as Plot from '@observablehq/plot';
import { raw } from 'hono/html';
import { parseHTML } from 'linkedom';
import { type Html, html } from './html.ts';

/** A drawing without a browser: Plot asks only for elements to be made. */
const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** What Plot gives back, as far as it is touched here. */
interface Drawing {
  readonly outerHTML: string;
  querySelector(selector: string): DrawnElement | null;
  querySelectorAll(selector: string): Iterable<DrawnElement>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

interface DrawnElement {
  readonly textContent: string | null;
  querySelector(selector: string): DrawnElement | null;
  remove(): void;
  removeAttribute(name: string): void;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
}

/** What a chart says to whoever cannot see it, and where its numbers are. */
export interface ChartText {
  readonly title: string;
  /** What there is to see, in a sentence. */
  readonly summary: string;
  /** Address of the same numbers as data. */
  readonly data: string;
}

/**
 * Draws a chart as part of the page.
 *
 * Plot's own style sheet is left out, for a page holds none: the rules are in the dashboard's. Its texts are nodes, so that they are
 * escaped by whoever writes the elements out.
 */
export function chart({ title, summary, data }: ChartText, options: Plot.PlotOptions): Html {
  const drawn: Drawing = Plot.plot({ width: 720, height: 180, marginLeft: 44, ...options, className: 'plot', document });
  for (const style of drawn.querySelectorAll('style')) style.remove();
  for (const link of drawn.querySelectorAll('a')) {
    link.setAttribute('href', link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '');
    link.setAttribute('aria-label', link.querySelector('title')?.textContent ?? '');
  }
  // A group of shapes has no role, so it may not have a name either.
  for (const part of drawn.querySelectorAll('g')) {
    part.setAttribute('data-mark', part.getAttribute('aria-label') ?? '');
    part.removeAttribute('aria-label');
  }
  drawn.removeAttribute('font-family');
  const hasLinks = drawn.querySelector('a') !== null;
  drawn.setAttribute('role', hasLinks ? 'group' : 'img');
  drawn.setAttribute('aria-label', `${title}: ${summary}`);
  return html`<figure class="chart"><figcaption>${title} <a class="quiet" href="${data}">data</a></figcaption><div>${raw(drawn.outerHTML)}</div></figure>`;
}
