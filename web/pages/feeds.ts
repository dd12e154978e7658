import { type FeedLine, feedsByTrouble } from '../../store/pages/feeds.ts';
import { definePage, type Visit } from '../define-page.ts';
import { actionForm } from '../view/form.ts';
import { badge, HEALTH } from '../view/health.ts';
import { type Html, html, when } from '../view/html.ts';
import { hostOf, within } from '../view/link.ts';
import { countOf, showNumber } from '../view/number.ts';
import { table } from '../view/table.ts';
import { timeAgo } from '../view/time.ts';

interface Feeds {
  readonly health: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly feeds: readonly FeedLine[];
}

/** All feeds, those in trouble first. */
export const feeds = definePage<Feeds>({
  path: '/feeds',
  read: async ({ database, query }) => {
    const all = await feedsByTrouble(database);
    const health = query.get('health') || null;
    const counts: Record<string, number> = {};
    for (const feed of all) counts[feed.health] = (counts[feed.health] ?? 0) + 1;
    return { health, counts, feeds: all.filter((feed) => health === null || feed.health === health) };
  },
  rows: (data) => data.feeds.map((feed) => ({ ...feed })),
  show: (data, visit) => ({
    title: 'Feeds',
    main: html`<h1>Feeds</h1>
<p class="lead">${countOf(data.feeds.length, 'feed')}${data.health === null ? ', those in trouble first' : ` that are ${data.health}`}.</p>
${addForm(visit)}
${tabs(data)}
${table(
  'Feeds',
  [
    { name: 'Feed', cell: nameOf, onCard: 'head' },
    { name: 'State', cell: (feed: FeedLine) => badge(feed.health) },
    { name: 'What happens', cell: (feed) => html`<span class="why">${whatHappens(feed)}</span>`, onCard: 'line' },
    { name: 'Last check', cell: (feed) => timeAgo(feed.last_checked_at, visit.now), isNumber: true },
    { name: 'Next', cell: (feed) => (isWatched(feed) ? timeAgo(feed.next_poll_at, visit.now) : '–'), isNumber: true },
    { name: 'Articles', cell: (feed) => showNumber(feed.articles), isNumber: true, isMinor: true },
  ],
  data.feeds,
  data.health === null ? 'No feed is followed yet. Add the address of a site, and its feed is found.' : `No feed is ${data.health}.`,
)}`,
  }),
});

/** The address of a site is enough: its feed is looked for, and shown before it is followed. */
const addForm = (visit: Visit): Html =>
  html`${actionForm(
    visit,
    '/feeds/preview',
    html`<label for="add">Add a site or feed</label> <input id="add" name="url" type="text" inputmode="url" autocomplete="off" placeholder="example.org" size="34" required> <button>Look</button>`,
    { style: 'search' },
  )}<details class="more"><summary>Lists of other readers</summary><p><a href="/feeds.opml">All feeds as OPML</a></p>${actionForm(
    visit,
    '/feeds/import',
    html`<label for="file">Follow every feed of a list</label> <input id="file" name="file" type="file" accept=".opml,.xml,text/x-opml,text/xml" required> <button class="plain">Import</button>`,
    { style: 'search', hasFile: true },
  )}</details>`;

const isWatched = ({ health }: FeedLine): boolean => health !== 'paused' && health !== 'gone';

const nameOf = (feed: FeedLine): Html =>
  html`<a href="/feeds/${feed.feed_id}">${feed.title ?? hostOf(feed.url)}</a><div class="quiet">${feed.folder === null ? '' : `${feed.folder} · `}${hostOf(feed.url)}</div>`;

/** Why a feed is in its state, in words. */
export function whatHappens(feed: FeedLine): string {
  // Also where checks had failed before: it is not for them that it is left alone.
  if (feed.health === 'paused' && feed.paused_reason !== null) return feed.paused_reason;
  if (feed.last_error_message !== null && feed.failure_count > 0)
    return `${feed.last_error_message} (${countOf(feed.failure_count, 'failed check')} in a row)`;
  if (feed.health === 'gone' && feed.last_error_message !== null) return feed.last_error_message;
  if (feed.open_failures > 0) return `${countOf(feed.open_failures, 'page')} could not be read`;
  if (feed.entries_awaiting_fetch > 0) return `${countOf(feed.entries_awaiting_fetch, 'page')} still to be fetched`;
  return HEALTH[feed.health]?.means ?? '';
}

function tabs({ counts, health }: Feeds): Html {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return when(
    Object.keys(counts).length > 1 || health !== null,
    () =>
      html`<nav class="tabs" aria-label="Feeds by state">${[['', all] as const, ...Object.entries(counts)].map(
        ([word, count]) =>
          html`<a href="${within('/feeds', { health: word })}"${(health ?? '') === word ? html` aria-current="true"` : ''}>${word === '' ? 'all' : word} <span class="quiet">${showNumber(count)}</span></a>`,
      )}</nav>`,
  );
}
