import { diffWordsWithSpace } from 'diff';
import { type ClaimChange, changesOfArticle, type RevisionText, revisionsOfArticle } from '../../store/pages/articles.ts';
import { definePage, PageError } from '../define-page.ts';
import { badge } from '../view/health.ts';
import { type Html, html } from '../view/html.ts';
import { table } from '../view/table.ts';
import { showInstant } from '../view/time.ts';

/** Two texts that have less in common than the comparison may cost are shown whole. */
const MOST_EDITS = 3_000;

interface Revisions {
  readonly article_id: number;
  readonly from: RevisionText;
  readonly to: RevisionText;
  readonly revisions: readonly Omit<RevisionText, 'text'>[];
  readonly changes: readonly ClaimChange[];
}

/** Two versions of an article side by side, with the claims that changed. */
export const revisions = definePage<Revisions>({
  path: '/articles/:id{[0-9]{1,9}}/revisions',
  read: async ({ database, part, query }) => {
    const id = Number(part('id'));
    const [all, changes] = await Promise.all([revisionsOfArticle(database, id), changesOfArticle(database, id)]);
    const last = all.at(-1);
    const to = all.find(({ revision }) => String(revision) === query.get('to')) ?? last;
    const from =
      all.find(({ revision }) => String(revision) === query.get('from')) ??
      all.filter(({ revision }) => revision < (to?.revision ?? 0)).at(-1) ??
      to;
    if (!from || !to) throw new PageError(404, 'no-such-article', `There is no article ${id} whose text has been read.`);
    const between = changes.filter(
      ({ from_revision_id: one, to_revision_id: other }) => one >= from.revision_id && other <= to.revision_id,
    );
    return { article_id: id, from, to, revisions: all.map(({ text: _, ...revision }) => revision), changes: between };
  },
  rows: ({ changes }) => changes.map((change) => ({ ...change })),
  show: (data) => ({
    title: `Revisions of ${data.to.title ?? 'an article'}`,
    main: html`<p class="path"><a href="/articles">Articles</a> › <a href="/articles/${data.article_id}">${data.to.title ?? 'Untitled'}</a></p>
<h1>What was edited</h1>
${chooser(data)}
<section aria-labelledby="changes"><h2 id="changes">Claims that changed</h2>${changeTable(data.changes)}</section>
<section aria-labelledby="texts"><h2 id="texts">Texts</h2>${sideBySide(data)}</section>`,
  }),
});

function chooser({ article_id: id, revisions: all, from, to }: Revisions): Html {
  const choice = (name: string, chosen: number) =>
    html`<span class="field"><label for="${name}">${name === 'from' ? 'From' : 'to'}</label> <select id="${name}" name="${name}">${all.map(
      ({ revision, fetched_at: at }) =>
        html`<option value="${revision}"${revision === chosen ? html` selected` : ''}>${revision}, ${showInstant(at)}</option>`,
    )}</select></span>`;
  return html`<form class="search" method="get" action="/articles/${id}/revisions">${choice('from', from.revision)} ${choice('to', to.revision)} <button>Compare</button></form>`;
}

const why = (text: string | null): Html | '' => (text === null ? '' : html`<span class="why">${text}</span>`);

function changeTable(changes: readonly ClaimChange[]): Html {
  return table(
    'Claims that changed between the two versions',
    [
      {
        name: 'Change',
        cell: ({ change }: ClaimChange) => badge(change, change === 'vanished' ? 'bad' : change === 'appeared' ? 'good' : 'warn'),
      },
      {
        name: 'Before',
        onCard: 'line',
        cell: (change) => why(change.change === 'vanished' ? change.text : change.previous_text),
      },
      {
        name: 'After',
        cell: (change) => why(change.change === 'vanished' ? null : change.text),
        onCard: 'line',
      },
      { name: 'Speaker', cell: ({ speaker }) => speaker ?? '' },
    ],
    changes,
    'No claim came, went or changed between these two versions.',
  );
}

function sideBySide({ from, to }: Revisions): Html {
  if (from.revision === to.revision) return html`<p class="empty">There is only one version.</p>`;
  const parts = diffWordsWithSpace(from.text, to.text, { maxEditLength: MOST_EDITS });
  const before = parts
    ?.filter(({ added }) => !added)
    .map(({ value, removed }) => (removed ? html`<del>${value}</del>` : html`${value}`)) ?? [html`${from.text}`];
  const after = parts
    ?.filter(({ removed }) => !removed)
    .map(({ value, added }) => (added ? html`<ins>${value}</ins>` : html`${value}`)) ?? [html`${to.text}`];
  return html`${parts ? '' : html`<p class="quiet">They have too little in common to mark what changed.</p>`}<div class="columns">
<section class="prose" aria-label="Revision ${from.revision}"><h3>Revision ${from.revision}, ${showInstant(from.fetched_at)}</h3>${before}</section>
<section class="prose" aria-label="Revision ${to.revision}"><h3>Revision ${to.revision}, ${showInstant(to.fetched_at)}</h3>${after}</section></div>`;
}
