import { type ClaimLine, findClaims } from '../../store/pages/claims.ts';
import { type Position, positionsOf } from '../../store/pages/speakers.ts';
import { definePage, PageError } from '../define-page.ts';
import { claimCard } from '../view/claim-card.ts';
import { badge } from '../view/health.ts';
import { html } from '../view/html.ts';
import { within } from '../view/link.ts';
import { wordOf } from '../view/pages-of.ts';
import { nameOfElement } from '../view/periodic-table.ts';
import { table } from '../view/table.ts';
import { day } from '../view/time.ts';

interface SpeakerPage {
  readonly speaker: string;
  readonly positions: readonly Position[];
  readonly claims: readonly ClaimLine[];
}

/** One speaker: what is said on which element, where the stance changed, and the latest words. */
export const speaker = definePage<SpeakerPage>({
  path: '/speaker',
  read: async ({ database, query }) => {
    const name = wordOf(query, 'name');
    if (name === null) throw new PageError(400, 'no-name', 'Name a speaker: /speaker?name=…');
    const filter = {
      q: null,
      element: null,
      tag: null,
      speaker: name,
      outlet: null,
      kind: null,
      polarity: null,
      modality: null,
      week: null,
      folded: false,
    };
    const [positions, found] = await Promise.all([positionsOf(database, name), findClaims(database, filter, { limit: 10, offset: 0 })]);
    return { speaker: name, positions, claims: found.claims };
  },
  rows: ({ positions }) => positions.map((position) => ({ ...position })),
  show: (data) => ({
    title: data.speaker,
    main: html`<p class="path"><a href="/speakers">Speakers</a></p><h1>${data.speaker}</h1>
<p class="lead">The same name may stand for different people.</p>
<section aria-labelledby="positions"><h2 id="positions">Positions</h2>
${table(
  'Positions by element',
  [
    { name: 'When', cell: (position: Position) => day(position.reported_at) },
    {
      name: 'On',
      cell: ({ element }) =>
        html`<a class="chip element" href="${within('/claims', { speaker: data.speaker, element })}">${nameOfElement(element)}</a>`,
    },
    {
      name: 'Stance',
      cell: (position) =>
        position.is_change
          ? html`${badge(position.stance ?? '–', 'warn')} <span class="quiet">was ${position.previous_stance ?? '–'}</span>`
          : (position.stance ?? '–'),
    },
    { name: 'Words', cell: (position) => html`<a href="/claims/${position.claim_id}">${position.text}</a>`, onCard: 'head' },
    { name: 'Outlet', cell: ({ outlet }) => outlet },
  ],
  data.positions,
  'No claim of this speaker names an element.',
)}</section>
<section aria-labelledby="claims"><h2 id="claims">Latest claims</h2>${
      data.claims.length === 0
        ? html`<p class="empty">No claim is attributed to this name. <a href="${within('/speakers', { q: data.speaker })}">Look for names like it</a>.</p>`
        : data.claims.map((claim) => claimCard(claim))
    }
<p><a href="${within('/claims', { speaker: data.speaker })}">All claims, with filters</a></p></section>`,
  }),
});
