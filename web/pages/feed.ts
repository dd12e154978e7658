import * as Plot from '@observablehq/plot';
import { type FailureLine, failuresLike } from '../../store/pages/failures.ts';
import {
  articlesOfFeed,
  type EntryLine,
  entriesOfFeed,
  type FeedArticle,
  type FeedDetail,
  type FetchLine,
  feedDetail,
  fetchesOfFeed,
} from '../../store/pages/feeds.ts';
import { definePage, PageError, type Visit } from '../define-page.ts';
import { chart } from '../view/chart.ts';
import { entryList } from '../view/entry-list.ts';
import { actionForm } from '../view/form.ts';
import { badge } from '../view/health.ts';
import { type Html, html, when } from '../view/html.ts';
import { hostOf, outside } from '../view/link.ts';
import { countOf, showBytes, showNumber } from '../view/number.ts';
import { table } from '../view/table.ts';
import { day, showInstant, showLength, showTick, timeAgo } from '../view/time.ts';
import { failureTable } from './failures.ts';
import { whatHappens } from './feeds.ts';

const SHOWN_FETCHES = 50;
/** The others are folded up: what a feed brought in is not to be looked for far below. */
const OPEN_FETCHES = 10;
const SHOWN_ENTRIES = 20;

interface FeedPage {
  readonly feed: FeedDetail;
  readonly fetches: readonly FetchLine[];
  readonly failures: readonly FailureLine[];
  readonly articles: readonly FeedArticle[];
  readonly entries: readonly EntryLine[];
}

/** One feed: how it is doing, why, and what it brought. */
export const feed = definePage<FeedPage>({
  path: '/feeds/:id{[0-9]{1,9}}',
  read: async ({ database, part }) => {
    const id = Number(part('id'));
    const found = await feedDetail(database, id);
    if (!found) throw new PageError(404, 'no-such-feed', `There is no feed ${id}. It may have been removed.`);
    const [fetches, failures, articles, entries] = await Promise.all([
      fetchesOfFeed(database, id, SHOWN_FETCHES),
      failuresLike(database, { code: null, feedId: id, withResolved: false, limit: 50 }),
      articlesOfFeed(database, id, 20),
      entriesOfFeed(database, id, SHOWN_ENTRIES),
    ]);
    return { feed: found, fetches, failures, articles, entries };
  },
  rows: (data) => data.fetches.map((fetch) => ({ ...fetch })),
  show: ({ feed: shown, fetches, failures, articles, entries }, visit) => ({
    title: shown.title ?? hostOf(shown.url),
    main: html`<p class="path"><a href="/feeds">Feeds</a></p>
<h1>${shown.title ?? hostOf(shown.url)} ${badge(shown.health)}</h1>
<p class="lead">${outside(shown.url)}${shown.site_url === null ? '' : html` · ${outside(shown.site_url, 'its site')}`}</p>
${nextStep(shown, visit.now)}
${changes(shown, visit)}
${facts(shown, fetches, visit.now)}
<section aria-labelledby="fetches"><h2 id="fetches">Checks</h2>${fetchChart(shown, fetches)}${fetchTables(fetches, visit.now)}</section>
${when(
  failures.length > 0,
  () => html`<section aria-labelledby="failures"><h2 id="failures">What does not arrive</h2>${failureTable(failures, visit)}</section>`,
)}
${when(
  shown.defects.length > 0,
  () =>
    html`<section aria-labelledby="defects"><h2 id="defects">Read past in its document</h2><ul class="list">${shown.defects.map((defect) => html`<li>${defect}</li>`)}</ul></section>`,
)}
<section aria-labelledby="articles"><h2 id="articles">Articles</h2>${articleList(articles)}</section>
<section aria-labelledby="entries"><h2 id="entries">What it says of each item</h2><p class="quiet">The newest ${SHOWN_ENTRIES}, as the feed states them; long texts are cut.</p>${entryList(entries, visit.now)}</section>`,
  }),
});

/** What happens next, and why. */
function nextStep(shown: FeedDetail, now: Date): Html {
  const tone = shown.health === 'failing' ? 'bad' : shown.health === 'ok' ? 'good' : 'warn';
  if (shown.state !== 'active')
    return html`<p class="verdict calm"><strong>It is not checked.</strong> ${whatHappens(shown)}. Articles that it brought in stay.</p>`;
  const next =
    shown.next_poll_at.getTime() <= now.getTime() ? html`It is due now` : html`It is asked again ${timeAgo(shown.next_poll_at, now)}`;
  return html`<p class="verdict ${tone}"><strong>${next}</strong>, at ${showInstant(shown.next_poll_at)} UTC. ${reason(shown)}</p>`;
}

function reason(shown: FeedDetail): string {
  const every = showLength(shown.poll_seconds * 1000);
  if (shown.failure_count > 0) return `${whatHappens(shown)}. After failures the wait grows.`;
  if (shown.last_checked_at === null) return 'It has never been checked.';
  if (shown.min_poll_seconds !== null && shown.poll_seconds <= shown.min_poll_seconds)
    return `An operator wants at least ${every} between two checks.`;
  if (shown.max_poll_seconds !== null && shown.poll_seconds >= shown.max_poll_seconds)
    return `An operator wants at most ${every} between two checks.`;
  return `By how often it brings news, it is asked every ${every}.`;
}

/** What an operator can do to it. */
function changes(shown: FeedDetail, visit: Visit): Html {
  if (!visit.mayChange) return html``;
  const at = `/feeds/${shown.feed_id}`;
  const minutes = (seconds: number | null) => (seconds === null ? '' : Math.round(seconds / 60));
  return html`<div class="actions">${
    shown.state === 'active'
      ? html`${actionForm(visit, `${at}/refresh`, html`<button>Check now</button>`)}<details><summary>Pause…</summary>${actionForm(
          visit,
          `${at}/pause`,
          html`<label for="reason">Why, for whoever looks later</label> <input id="reason" name="reason" maxlength="500"> <button>Pause</button>`,
          { style: 'stacked' },
        )}</details>`
      : actionForm(visit, `${at}/resume`, html`<button>Resume</button>`)
  }<details><summary>Edit…</summary>${actionForm(
    visit,
    `${at}/edit`,
    html`<label for="title">Title</label> <input id="title" name="title" value="${shown.title ?? ''}">
<label for="folder">Folder</label> <input id="folder" name="folder" value="${shown.folder ?? ''}">
<label for="least">Minutes between checks, at least</label> <input id="least" name="min_minutes" type="number" min="1" value="${minutes(shown.min_poll_seconds)}">
<label for="most">Minutes between checks, at most</label> <input id="most" name="max_minutes" type="number" min="1" value="${minutes(shown.max_poll_seconds)}">
<button>Keep</button>`,
    { style: 'stacked' },
  )}</details><details><summary>Remove…</summary>${actionForm(
    visit,
    `${at}/remove`,
    html`<p>It is not followed any more. Its articles and claims stay, and adding it again revives it.</p><button>Remove this feed</button>`,
    { style: 'stacked' },
  )}</details></div>`;
}

const CHARSET_RULES: Readonly<Record<string, string>> = {
  bom: 'by its byte order mark',
  'utf-16-shape': 'by the shape of its bytes',
  'utf-8': 'its bytes are valid UTF-8',
  header: 'its server says so',
  meta: 'its markup says so',
  'xml-declaration': 'its XML declaration says so',
  detected: 'guessed by its letters: nothing states it',
  fallback: 'nothing states it, and no guess was good',
};

/** What its last document was decoded with, and why. */
function charsetOf(fetches: readonly FetchLine[]): Html {
  const read = fetches.find(({ charset }) => charset !== null);
  if (!read) return html`–`;
  return html`${read.charset} <span class="quiet">${CHARSET_RULES[read.charset_rule ?? ''] ?? read.charset_rule}</span>`;
}

function facts(shown: FeedDetail, fetches: readonly FetchLine[], now: Date): Html {
  const rows: readonly (readonly [string, unknown])[] = [
    ['Last check', timeAgo(shown.last_checked_at, now)],
    ['Last that worked', timeAgo(shown.last_succeeded_at, now)],
    ['Last news', timeAgo(shown.last_changed_at, now)],
    ['Followed since', day(shown.added_at)],
    ['Entries', showNumber(shown.entries)],
    ['Articles', showNumber(shown.articles)],
    ['Pages to fetch', showNumber(shown.entries_awaiting_fetch)],
    ['Folder', shown.folder ?? '–'],
    ['Charset', charsetOf(fetches)],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function fetchChart(shown: FeedDetail, fetches: readonly FetchLine[]): Html {
  const timed = fetches.filter(({ duration_ms: ms }) => ms !== null);
  if (timed.length < 3) return html``;
  return chart(
    {
      title: 'New entries by check',
      summary: `${countOf(
        timed.reduce((sum, { new_entries: count }) => sum + (count ?? 0), 0),
        'new entry',
        'new entries',
      )} in ${countOf(timed.length, 'check')}`,
      data: `/feeds/${shown.feed_id}.csv`,
    },
    {
      height: 110,
      x: { type: 'utc', label: null, tickFormat: showTick },
      y: { grid: true, label: null, ticks: 3, tickFormat: (value: number) => (Number.isInteger(value) ? showNumber(value) : '') },
      marks: [
        Plot.ruleX(timed, { x: 'fetched_at', y: ({ new_entries: count }: FetchLine) => count ?? 0, strokeWidth: 3 }),
        Plot.dot(timed, {
          x: 'fetched_at',
          y: ({ new_entries: count }: FetchLine) => count ?? 0,
          r: 3,
          title: (fetch: FetchLine) => `${showInstant(fetch.fetched_at)} UTC: ${fetch.code ?? fetch.status}`,
        }),
        Plot.ruleY([0]),
      ],
    },
  );
}

function fetchTables(fetches: readonly FetchLine[], now: Date): Html {
  const earlier = fetches.slice(OPEN_FETCHES);
  return html`${fetchTable('The last checks', fetches.slice(0, OPEN_FETCHES), now)}${when(
    earlier.length > 0,
    () => html`<details><summary>${earlier.length} earlier ones</summary>${fetchTable('Earlier checks', earlier, now)}</details>`,
  )}`;
}

function fetchTable(caption: string, fetches: readonly FetchLine[], now: Date): Html {
  return table(
    caption,
    [
      { name: 'When', cell: (fetch: FetchLine) => timeAgo(fetch.fetched_at, now) },
      {
        name: 'Answer',
        cell: (fetch) =>
          fetch.code === null
            ? html`${fetch.status ?? '–'}${fetch.not_modified ? html` <span class="quiet">unchanged</span>` : ''}`
            : badge(fetch.code, 'bad'),
      },
      { name: 'Entries', cell: (fetch) => showNumber(fetch.entries), isNumber: true },
      { name: 'New', cell: (fetch) => showNumber(fetch.new_entries), isNumber: true },
      { name: 'Size', cell: (fetch) => showBytes(fetch.bytes), isNumber: true, isMinor: true },
      {
        name: 'Took',
        cell: (fetch) => (fetch.duration_ms === null ? '–' : `${showNumber(fetch.duration_ms)} ms`),
        isNumber: true,
        isMinor: true,
      },
      { name: 'Charset', cell: (fetch) => fetch.charset ?? '', isMinor: true },
      { name: 'Why', cell: (fetch) => (fetch.reason === null ? '' : html`<span class="why">${fetch.reason}</span>`), onCard: 'line' },
    ],
    fetches,
    'It has never been checked. The scheduler looks for due feeds every few seconds.',
  );
}

function articleList(articles: readonly FeedArticle[]): Html {
  if (articles.length === 0) return html`<p class="empty">No article of it has been read yet.</p>`;
  return html`<ul class="list">${articles.map(
    (article) =>
      html`<li><a href="/articles/${article.article_id}">${article.title ?? 'Untitled'}</a> <span class="quiet">${day(article.reported_at)} · ${countOf(article.claims, 'claim')}</span></li>`,
  )}</ul>`;
}
