import * as Plot from '@observablehq/plot';
import { SYMBOLS } from '../../extract/lexicon/elements.ts';
import {
  claimsByWeek,
  type DiscrepancyPair,
  discrepancyPairs,
  lastReportedAt,
  type MeasureCount,
  measuresOfElement,
  type SeriesPoint,
  type SpeakerCount,
  seriesOf,
  speakersOnElement,
  type WeekCount,
} from '../../store/pages/elements.ts';
import { elementOf, sayUnknown } from '../../workers/did-you-mean.ts';
import { definePage, PageError, type Visit } from '../define-page.ts';
import { keep } from '../keep.ts';
import { chart } from '../view/chart.ts';
import { discrepancyCard } from '../view/discrepancy.ts';
import { type Html, html, when } from '../view/html.ts';
import { within } from '../view/link.ts';
import { describeMeasure } from '../view/measure.ts';
import { countOf, showNumber } from '../view/number.ts';
import { wordOf } from '../view/pages-of.ts';
import { nameOfElement } from '../view/periodic-table.ts';
import { table } from '../view/table.ts';
import { unknownOf } from '../view/unknown.ts';

const WEEKS = 26;
const WEEK_MS = 7 * 86_400_000;

interface ElementPage {
  readonly element: string;
  readonly weeks: readonly WeekCount[];
  readonly speakers: readonly SpeakerCount[];
  readonly measures: readonly MeasureCount[];
  readonly measure: string | null;
  readonly series: readonly SeriesPoint[];
  readonly discrepancies: readonly DiscrepancyPair[];
}

/** One element or group: how much is said of it, which figures, and by whom. */
export const element = definePage<ElementPage>({
  path: '/elements/:element',
  read: async (visit) => {
    const { database, query, part, now } = visit;
    const symbol = elementOf(part('element'));
    const [unknown] = await unknownOf(visit, { element: symbol });
    if (unknown) throw new PageError(404, 'no-such-element', sayUnknown(unknown));
    const known = await keep(database, `element-${symbol}`, now, () => count(visit, symbol));
    const measure = wordOf(query, 'measure') ?? known.measures[0]?.measure ?? null;
    return { ...known, measure, series: measure === null ? [] : await seriesOf(database, measure) };
  },
  rows: ({ series }) => series.map((point) => ({ ...point })),
  show: (data) => ({
    title: nameOfElement(data.element),
    main: html`<p class="path"><a href="/elements">Elements</a></p>
<h1>${nameOfElement(data.element).replace(/^./, (letter) => letter.toUpperCase())} ${when(SYMBOLS.has(data.element), () => html`<span class="quiet">${data.element}</span>`)}</h1>
<section aria-labelledby="weeks"><h2 id="weeks">Claims a week</h2>${weekChart(data)}</section>
<section aria-labelledby="figures"><h2 id="figures">Figures over time</h2>${figureChart(data)}</section>
<section aria-labelledby="speakers"><h2 id="speakers">Who speaks about it</h2>${speakerTable(data)}</section>
<section aria-labelledby="discrepancies"><h2 id="discrepancies">Figures that do not agree</h2>${
      data.discrepancies.length === 0
        ? html`<p class="empty">No two outlets disagree on a figure of it.</p>`
        : html`${data.discrepancies.map((pair) => discrepancyCard(pair, { isInSection: true }))}<p><a href="${within('/discrepancies', { element: data.element })}">All discrepancies on it</a></p>`
    }</section>`,
  }),
});

async function count({ database, now }: Visit, symbol: string): Promise<Omit<ElementPage, 'measure' | 'series'>> {
  const until = (await lastReportedAt(database)) ?? now;
  const since = new Date(until.getTime() - WEEKS * WEEK_MS);
  const [weeks, speakers, measures, discrepancies] = await Promise.all([
    claimsByWeek(database, symbol, since),
    speakersOnElement(database, symbol, since),
    measuresOfElement(database, symbol),
    discrepancyPairs(database, { element: symbol, limit: 3, offset: 0 }),
  ]);
  return { element: symbol, weeks, speakers, measures, discrepancies };
}

function weekChart({ element: symbol, weeks }: ElementPage): Html {
  if (weeks.length === 0) return html`<p class="empty">No claim of the last ${WEEKS} weeks with news holds it.</p>`;
  const total = weeks.reduce((sum, { claims }) => sum + claims, 0);
  const summary = `${countOf(total, 'claim')} in ${WEEKS} weeks`;
  return html`<p>${summary}. <a href="${within('/claims', { element: symbol })}">Read them</a></p>${chart(
    { title: 'Claims a week', summary, data: `/elements/${symbol}.json` },
    {
      height: 150,
      x: { type: 'utc', label: null },
      y: { grid: true, label: null, ticks: 3, tickFormat: (value: number) => (Number.isInteger(value) ? showNumber(value) : '') },
      marks: [
        Plot.rectY(weeks, {
          x1: ({ week }: WeekCount) => new Date(week),
          x2: ({ week }: WeekCount) => new Date(Date.parse(week) + WEEK_MS),
          y: 'claims',
          href: ({ week }: WeekCount) => within('/claims', { element: symbol, week }),
          title: ({ week, claims }: WeekCount) => `Week of ${week}: ${countOf(claims, 'claim')}`,
        }),
        Plot.ruleY([0]),
      ],
    },
  )}`;
}

/** The middle of what the words leave open, in the unit of the measure, a fall below zero; where one side is open, the other. */
function figureOf({ low_bound: low, high_bound: high }: SeriesPoint): number {
  if (Number.isFinite(low) && Number.isFinite(high)) return (low + high) / 2;
  return Number.isFinite(low) ? low : high;
}

const middle = ({ period_from: from, period_to: to }: SeriesPoint): Date => new Date((Date.parse(from) + Date.parse(to)) / 2);

function figureChart(data: ElementPage): Html {
  const { element: symbol, measures, measure, series } = data;
  if (measure === null) return html`<p class="empty">No figure of it can be compared with another one yet.</p>`;
  return html`<form class="search" method="get" action="/elements/${symbol}"><label for="measure">Measure</label> <select id="measure" name="measure">${measures.map(
    (each) =>
      html`<option value="${each.measure}"${each.measure === measure ? html` selected` : ''}>${describeMeasure(each.measure)} (${showNumber(each.figures)})</option>`,
  )}</select> <button>Show</button></form>
${
  series.length === 0
    ? html`<p class="empty">There is no figure of this measure.</p>`
    : chart(
        {
          title: describeMeasure(measure),
          summary: `${countOf(series.length, 'figure')}, each leading to its sentence`,
          data: within(`/elements/${symbol}.csv`, { measure }),
        },
        {
          height: 240,
          marginBottom: 34,
          grid: true,
          x: { type: 'utc', label: null, nice: true },
          y: { label: /\(([^()]*)\)$/.exec(measure)?.[1] ?? null, zero: true },
          marks: [
            Plot.ruleY([0]),
            Plot.dot(series, {
              x: middle,
              y: figureOf,
              r: 5,
              fillOpacity: 0.75,
              href: ({ claim_id: id }: SeriesPoint) => `/claims/${id}`,
              title: (point: SeriesPoint) =>
                `${point.text}, ${point.outlet}, ${point.period_from} to ${point.period_to}: ${point.claim_text}`,
            }),
          ],
        },
      )
}
<details><summary>The same as a table</summary>${seriesTable(series)}</details>`;
}

function seriesTable(series: readonly SeriesPoint[]): Html {
  return table(
    'Figures of the measure',
    [
      { name: 'For', cell: (point: SeriesPoint) => html`${point.period_from}<span class="quiet"> until ${point.period_to}</span>` },
      { name: 'Figure', cell: (point) => html`<a href="/claims/${point.claim_id}">${point.text}</a> ${point.direction ?? ''}` },
      { name: 'Outlet', cell: (point) => point.outlet },
      { name: 'Sentence', cell: (point) => html`<span class="why">${point.claim_text}</span>` },
    ],
    series,
    'There is no figure of this measure.',
  );
}

function speakerTable({ element: symbol, speakers }: ElementPage): Html {
  return table(
    'Speakers on the element',
    [
      { name: 'Speaker', cell: ({ speaker }: SpeakerCount) => html`<a href="${within('/speaker', { name: speaker })}">${speaker}</a>` },
      { name: 'Kind', cell: (speaker) => speaker.speaker_kind ?? '–' },
      {
        name: 'Claims',
        cell: ({ speaker, claims }) => html`<a href="${within('/claims', { element: symbol, speaker })}">${showNumber(claims)}</a>`,
        isNumber: true,
      },
      { name: 'Outlets', cell: ({ outlets }) => showNumber(outlets), isNumber: true },
    ],
    speakers,
    'Nobody is quoted on it.',
  );
}
