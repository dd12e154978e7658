import * as Plot from '@observablehq/plot';
import { type Plan, plansFrom } from '../../store/pages/speakers.ts';
import { elementOf, type UnknownValue } from '../../workers/did-you-mean.ts';
import { definePage } from '../define-page.ts';
import { chart } from '../view/chart.ts';
import { badge } from '../view/health.ts';
import { type Html, html, when } from '../view/html.ts';
import { within } from '../view/link.ts';
import { countOf } from '../view/number.ts';
import { wordOf } from '../view/pages-of.ts';
import { showUnknown, unknownOf } from '../view/unknown.ts';

const SHOWN = 100;

interface Deadlines {
  readonly from: string;
  readonly element: string | null;
  readonly tag: string | null;
  readonly plans: readonly Plan[];
  readonly unknown: readonly UnknownValue[];
}

/** What is to happen when, as a timeline. */
export const deadlines = definePage<Deadlines>({
  path: '/deadlines',
  read: async (visit) => {
    const { database, query, now } = visit;
    const asked = query.get('from') ?? '';
    const from = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : now.toISOString().slice(0, 10);
    const element = wordOf(query, 'element');
    const filter = { from, element: element === null ? null : elementOf(element), tag: wordOf(query, 'tag') };
    const plans = await plansFrom(database, { ...filter, limit: SHOWN });
    return { ...filter, plans, unknown: plans.length === 0 ? await unknownOf(visit, filter) : [] };
  },
  rows: (data) => data.plans.map((plan) => ({ ...plan })),
  show: (data, { query }) => ({
    title: 'Deadlines',
    main: html`<h1>Deadlines</h1>
<p class="lead">Deadlines, forecasts and other dates that lay ahead when they were reported, the soonest first.</p>
<form class="search" method="get" action="/deadlines"><span class="field"><label for="from">From</label> <input id="from" name="from" type="date" value="${data.from}"></span>
<span class="field"><label for="element">Element</label> <input id="element" name="element" value="${data.element ?? ''}" size="12" placeholder="Dy"></span>
<span class="field"><label for="tag">Tag</label> <input id="tag" name="tag" value="${data.tag ?? ''}" size="14" placeholder="export-control"></span> <button>Show</button></form>
${showUnknown(data.unknown, '/deadlines', query)}
${data.plans.length === 0 ? html`<p class="empty">Nothing is announced from ${data.from} on${(data.element ?? data.tag) ? ' with these filters' : ''}.</p>` : html`${overview(data)}${timeline(data.plans)}`}
${when(data.plans.length === SHOWN, () => html`<p><a href="${within('/deadlines', { from: data.plans.at(-1)?.due_from, element: data.element, tag: data.tag })}">Later ones</a></p>`)}`,
  }),
});

function overview({ plans, from, element, tag }: Deadlines): Html {
  return chart(
    {
      title: 'When',
      summary: `${countOf(plans.length, 'date')} from ${plans[0]?.due_from} to ${plans.at(-1)?.due_from}`,
      data: within('/deadlines.csv', { from, element, tag }),
    },
    {
      height: 110,
      x: { type: 'utc', label: null },
      y: { axis: null },
      marks: [
        Plot.dot(
          plans,
          Plot.stackY2({
            x: ({ due_from: due }: Plan) => new Date(due),
            y: 1,
            r: 4,
            href: ({ claim_id: id }: Plan) => `#p${id}`,
            title: (plan: Plan) => `${plan.due_from}: ${plan.text}`,
          }),
        ),
        Plot.ruleY([0]),
      ],
    },
  );
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function timeline(plans: readonly Plan[]): Html {
  const months = new Map<string, Plan[]>();
  for (const plan of plans) {
    const month = MONTH.format(new Date(plan.due_from));
    months.set(month, [...(months.get(month) ?? []), plan]);
  }
  return html`${[...months].map(
    ([month, of]) =>
      html`<section aria-label="${month}"><h2>${month}</h2><ol class="timeline">${of.map(
        (
          plan,
        ) => html`<li id="p${plan.claim_id}"><p><strong>${plan.due_from}</strong> ${badge(plan.is_deadline ? 'deadline' : plan.date_text, plan.is_deadline ? 'warn' : 'calm')}</p>
<p class="sentence"><a href="/claims/${plan.claim_id}">${plan.text}</a></p>
<p class="quiet">${plan.speaker ?? plan.outlet} ${[...plan.elements, ...plan.element_groups].map((element) => html`<a class="chip element" href="${within('/deadlines', { element })}">${element}</a> `)}${plan.tags.map(
          (tag) => html`<a class="chip" href="${within('/deadlines', { tag })}">${tag}</a> `,
        )}</p></li>`,
      )}</ol></section>`,
  )}`;
}
