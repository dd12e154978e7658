import { type DiscrepancyPair, discrepancyPairs } from '../../store/pages/elements.ts';
import { definePage } from '../define-page.ts';
import { discrepancyCard } from '../view/discrepancy.ts';
import { html, when } from '../view/html.ts';
import { pageNumber, pagesOf, wordOf } from '../view/pages-of.ts';
import { nameOfElement } from '../view/periodic-table.ts';

const PER_PAGE = 20;

interface Discrepancies {
  readonly element: string | null;
  readonly page: number;
  readonly discrepancies: readonly DiscrepancyPair[];
}

/** Figures of two outlets that cannot both be true, both sentences side by side. */
export const discrepancies = definePage<Discrepancies>({
  path: '/discrepancies',
  read: async ({ database, query }) => {
    const page = pageNumber(query);
    const element = wordOf(query, 'element');
    return { element, page, discrepancies: await discrepancyPairs(database, { element, limit: PER_PAGE, offset: (page - 1) * PER_PAGE }) };
  },
  rows: (data) => data.discrepancies.map((pair) => ({ ...pair })),
  show: (data, { query }) => ({
    title: 'Discrepancies',
    main: html`<h1>Discrepancies</h1>
<p class="lead">Figures of two outlets for the same measure and time that cannot both be true, the latest first. “About”, “over” and rounding are allowed for.</p>
${when(data.element !== null, () => html`<p class="chips"><a class="chip chosen" href="/discrepancies"><span class="quiet">element</span> ${nameOfElement(data.element ?? '')} <span aria-hidden="true">×</span><span class="unseen">: take this filter away</span></a></p>`)}
${data.discrepancies.length === 0 ? html`<p class="empty">No two outlets contradict each other here.</p>` : data.discrepancies.map((pair) => discrepancyCard(pair))}
${pagesOf('/discrepancies', query, { page: data.page, hasMore: data.discrepancies.length === PER_PAGE })}`,
  }),
});
