import {
  type ClaimLine,
  type ClaimsFilter,
  countFoundClaims,
  type FacetCount,
  facetsOfClaims,
  findClaims,
} from '../../store/pages/claims.ts';
import { elementOf, type UnknownValue } from '../../workers/did-you-mean.ts';
import { definePage, type Visit } from '../define-page.ts';
import { keep } from '../keep.ts';
import { claimCard } from '../view/claim-card.ts';
import { type Html, html, when } from '../view/html.ts';
import { within } from '../view/link.ts';
import { countOf, showNumber } from '../view/number.ts';
import { pageNumber, pagesOf, wordOf } from '../view/pages-of.ts';
import { showUnknown, unknownOf } from '../view/unknown.ts';

const PER_PAGE = 25;
const MOST_AS_CSV = 5_000;
/** Counting goes no further: how many thousands there are helps nobody, and takes long. */
const MOST_COUNTED = 1_000;
/** Facets are counted among so many of the latest claims that fit. */
const AMONG = 1_000;

interface Claims {
  readonly filter: ClaimsFilter;
  readonly page: number;
  /** Counted to 1,000 and no further. */
  readonly count: number;
  readonly has_more_than_counted: boolean;
  readonly claims: readonly ClaimLine[];
  readonly facets: readonly FacetCount[];
  /** Filters of which there is nothing at all; asked only where no claim was found. */
  readonly unknown: readonly UnknownValue[];
  /** The statement that the claims were read by. */
  readonly sql: string;
}

/** Claims by what is in them, who says them and when. */
export const claims = definePage<Claims>({
  path: '/claims',
  read: async (visit) => {
    const { database, query, twin, now } = visit;
    const filter = filterOf(query);
    const page = pageNumber(query);
    const limit = twin === 'csv' ? MOST_AS_CSV : PER_PAGE;
    const counting = twin === 'csv' ? null : keep(database, `claims ${JSON.stringify(filter)}`, now, () => countAll(database, filter));
    const [count, facets] = (await counting) ?? [null, []];
    // To look for the latest of none takes longest: all there are would be looked at.
    const found = await findClaims(database, filter, { limit, offset: (page - 1) * PER_PAGE, isEmpty: count === 0 });
    return {
      filter,
      page,
      count: Math.min(count ?? found.claims.length, MOST_COUNTED),
      has_more_than_counted: count !== null && count > MOST_COUNTED,
      ...found,
      facets,
      unknown: found.claims.length === 0 ? await unknownOf(visit, filter) : [],
    };
  },
  rows: (data) => data.claims.map((claim) => ({ ...claim })),
  show: (data, visit) => ({
    title: 'Claims',
    main: html`<h1>Claims</h1>
${searchForm(data.filter)}
${chosen(data, visit)}
<div class="withside">
<section aria-label="Claims found">
${found(data, visit)}
${pagesOf('/claims', visit.query, { page: data.page, hasMore: data.claims.length === PER_PAGE })}
<details class="behind"><summary>The SQL behind this page</summary><pre><code>${data.sql};</code></pre><p><a href="${within('/sql', { q: data.sql })}">Open it in the editor</a></p></details>
</section>
<aside id="filters" aria-label="Filters">${facetLists(data, visit)}</aside>
</div>`,
  }),
});

const countAll = (database: Visit['database'], filter: ClaimsFilter) =>
  Promise.all([countFoundClaims(database, filter, MOST_COUNTED), facetsOfClaims(database, filter, AMONG)]);

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

function filterOf(query: URLSearchParams): ClaimsFilter {
  const word = (name: string) => wordOf(query, name);
  const week = word('week');
  const element = word('element');
  return {
    q: word('q'),
    element: element === null ? null : elementOf(element),
    tag: word('tag'),
    speaker: word('speaker'),
    outlet: word('outlet'),
    kind: word('kind'),
    polarity: word('polarity'),
    modality: word('modality'),
    week: week !== null && isDay(week) ? week : null,
    folded: query.get('copies') !== 'all',
  };
}

const FACETS = ['element', 'tag', 'speaker', 'outlet', 'week', 'polarity', 'modality', 'kind'] as const;
const KINDS = ['element', 'percentage', 'date', 'quotation', 'actor'] as const;

function searchForm(filter: ClaimsFilter): Html {
  return html`<form class="search" method="get" action="/claims" role="search">
<label for="q">Words</label>
<input id="q" name="q" type="search" value="${filter.q ?? ''}" placeholder="export licence -draft" size="40">
${FACETS.map((name) => when(filter[name] !== null, () => html`<input type="hidden" name="${name}" value="${filter[name] ?? ''}">`))}
${when(!filter.folded, () => html`<input type="hidden" name="copies" value="all">`)}
<button>Search</button>
</form>`;
}

/** The address with one filter set otherwise; a change of filters starts at the first screen. */
function other({ query }: Visit, change: Readonly<Record<string, string | null>>): string {
  return within('/claims', { ...Object.fromEntries(query), page: null, done: null, ...change });
}

function chosen({ filter }: Claims, visit: Visit): Html {
  const given = (['q', ...FACETS] as const).filter((name) => filter[name] !== null);
  return html`<p class="chips">${given.map(
    (name) =>
      html`<a class="chip chosen" href="${other(visit, { [name]: null })}"><span class="quiet">${name === 'q' ? 'words' : name}</span> ${filter[name]} <span aria-hidden="true">×</span><span class="unseen">: take this filter away</span></a> `,
  )}${
    filter.folded
      ? html`<a class="quiet" href="${other(visit, { copies: 'all' })}">Show repeated claims too</a>`
      : html`<a class="quiet" href="${other(visit, { copies: null })}">Show repeated claims once</a>`
  } <a class="quiet narrow" href="#filters">Filters</a></p>`;
}

function found(data: Claims, { query }: Visit): Html {
  if (data.unknown.length > 0) return showUnknown(data.unknown, '/claims', query);
  if (data.claims.length === 0)
    return html`<p class="empty">No claim fits. Take a filter away, or search for fewer words; words are found in all their forms.</p>`;
  const count = data.has_more_than_counted ? `More than ${showNumber(data.count)} claims` : countOf(data.count, 'claim');
  return html`<p class="quiet">${count}, the latest first.</p>${data.claims.map((claim) => claimCard(claim))}`;
}

function facetLists({ facets, filter }: Claims, visit: Visit): Html {
  const kinds = KINDS.map((value) => ({ facet: 'kind', value, claims: null }));
  return html`<p class="quiet">Counted among the latest ${showNumber(AMONG)} that fit.</p>${FACETS.map((name) => {
    const values = [...facets.filter(({ facet }) => facet === name), ...(name === 'kind' ? kinds : [])];
    if (values.length === 0) return html``;
    return html`<h2>${name[0]?.toUpperCase()}${name.slice(1)}</h2><ul class="facet">${values.map(({ value, claims: count }) =>
      filter[name] === value
        ? html`<li><a aria-current="true" href="${other(visit, { [name]: null })}">${value}</a> <span>×</span></li>`
        : html`<li><a href="${other(visit, { [name]: value })}">${value}</a> <span>${count === null ? '' : showNumber(count)}</span></li>`,
    )}</ul>`;
  })}`;
}
