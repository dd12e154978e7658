import { countElements, type ElementCount, lastReportedAt } from '../../store/pages/elements.ts';
import { definePage, type Visit } from '../define-page.ts';
import { keep } from '../keep.ts';
import { type Html, html } from '../view/html.ts';
import { within } from '../view/link.ts';
import { countOf, showNumber } from '../view/number.ts';
import { nameOfElement, PERIODIC_TABLE } from '../view/periodic-table.ts';
import { table } from '../view/table.ts';

const WEEK_MS = 7 * 86_400_000;
const SPANS = [4, 12, 52] as const;

interface Elements {
  readonly weeks: number;
  readonly since: string | null;
  readonly until: string | null;
  readonly elements: readonly ElementCount[];
}

/** How often each element is in the news, as the periodic table. */
export const elements = definePage<Elements>({
  path: '/elements',
  read: async (visit) => {
    const weeks = SPANS.find((span) => String(span) === visit.query.get('weeks')) ?? 4;
    return keep(visit.database, `elements-${weeks}`, visit.now, () => count(visit, weeks));
  },
  rows: (data) => data.elements.map((element) => ({ name: nameOfElement(element.element), ...element })),
  show: (data) => ({
    title: 'Elements',
    main: html`<h1>Elements</h1>
<p class="lead">${data.since === null ? 'How often each is in the news.' : `Claims with each element in the ${data.weeks} weeks from ${data.since} to ${data.until}, the last with news.`}</p>
<nav class="tabs" aria-label="Time">${SPANS.map((span) => html`<a href="${within('/elements', { weeks: span === 4 ? null : span })}"${span === data.weeks ? html` aria-current="true"` : ''}>${span} weeks</a>`)}</nav>
${periodicTable(data.elements)}
${groups(data.elements)}
<section aria-labelledby="most"><h2 id="most">Named most</h2>${mostNamed(data.elements)}</section>`,
  }),
});

async function count({ database }: Visit, weeks: number): Promise<Elements> {
  const until = await lastReportedAt(database);
  if (until === null) return { weeks, since: null, until: null, elements: [] };
  const since = new Date(until.getTime() - weeks * WEEK_MS);
  const before = new Date(since.getTime() - weeks * WEEK_MS);
  const found = await countElements(database, { before, since, until });
  return { weeks, since: since.toISOString().slice(0, 10), until: until.toISOString().slice(0, 10), elements: found };
}

/** How deep the colour of a cell is: by orders of magnitude, so that one that leads by far leaves the others theirs. */
function depth(claims: number, most: number): number {
  return claims === 0 ? 0 : Math.max(1, Math.ceil((4 * Math.log1p(claims)) / Math.log1p(most)));
}

function periodicTable(counts: readonly ElementCount[]): Html {
  const byElement = new Map(counts.map((count) => [count.element, count]));
  const most = Math.max(0, ...PERIODIC_TABLE.map(({ symbol }) => byElement.get(symbol)?.claims ?? 0));
  return html`<div class="wide bare" role="region" tabindex="0" aria-label="Periodic table"><ol class="periodic">${PERIODIC_TABLE.map(
    ({ symbol, name, number, column, row }) => {
      const claims = byElement.get(symbol)?.claims ?? 0;
      const inside = html`<span class="atomic">${number}${arrow(byElement.get(symbol))}</span><b>${symbol}</b><span class="unseen">${name}, </span><span class="times">${claims === 0 ? '' : showNumber(claims)}<span class="unseen"> claims</span></span>`;
      return html`<li class="c${column} r${row} d${depth(claims, most)}">${claims === 0 ? html`<span title="${name}">${inside}</span>` : html`<a href="/elements/${symbol}" title="${name}: ${countOf(claims, 'claim')}, ${trend(byElement.get(symbol))}">${inside}</a>`}</li>`;
    },
  )}</ol></div>`;
}

/** The trend as a sign in the corner of its cell; the words are in its title. */
function arrow(count: ElementCount | undefined): Html {
  const { claims = 0, claims_before: before = 0 } = count ?? {};
  if (claims === before) return html``;
  return html`<span class="trend" aria-hidden="true">${claims > before ? '▲' : '▼'}</span>`;
}

/** Whether it is in the news more than before. */
function trend(count: ElementCount | undefined): string {
  const { claims = 0, claims_before: before = 0 } = count ?? {};
  if (before === 0) return claims === 0 ? 'none' : 'new';
  const change = Math.round((100 * (claims - before)) / before);
  return change === 0 ? 'as before' : `${change > 0 ? 'up' : 'down'} ${Math.abs(change)}%`;
}

function groups(counts: readonly ElementCount[]): Html {
  const found = counts.filter(({ element, claims }) => element.includes('-') && claims > 0);
  return html`<p class="chips">Groups: ${
    found.length === 0
      ? 'none is named'
      : found.map(
          ({ element, claims }) =>
            html`<a class="chip element" href="/elements/${element}">${nameOfElement(element)} ${showNumber(claims)}</a> `,
        )
  }</p>`;
}

function mostNamed(counts: readonly ElementCount[]): Html {
  return table(
    'Elements and groups that are named most',
    [
      {
        name: 'Element',
        cell: ({ element }: ElementCount) =>
          html`<a href="/elements/${element}">${nameOfElement(element)}</a> <span class="quiet">${element.includes('-') ? '' : element}</span>`,
      },
      { name: 'Claims', cell: ({ claims }) => showNumber(claims), isNumber: true },
      { name: 'Before', cell: ({ claims_before: before }) => showNumber(before), isNumber: true, isMinor: true },
      { name: 'Trend', cell: (count) => trend(count), isNumber: true },
      { name: 'Outlets', cell: ({ outlets }) => showNumber(outlets), isNumber: true, isMinor: true },
    ],
    counts.filter(({ claims }) => claims > 0).slice(0, 15),
    'No claim names an element yet. They come with the first articles.',
  );
}
