import * as Plot from '@observablehq/plot';
import {
  type CodeCount,
  countsByHour,
  failuresByCode,
  feedsByHealth,
  type HealthCount,
  type HourCount,
  type RecentArticle,
  recentArticles,
} from '../../store/pages/overview.ts';
import { QUEUE_NAMES, type QueueCounts, type QueueName } from '../../workers/queues.ts';
import { definePage } from '../define-page.ts';
import { chart } from '../view/chart.ts';
import { badge, HEALTH } from '../view/health.ts';
import { type Html, html, when } from '../view/html.ts';
import { within } from '../view/link.ts';
import { countOf, showNumber } from '../view/number.ts';
import { table } from '../view/table.ts';
import { showInstant, showLength, showTick, timeAgo } from '../view/time.ts';

const HOUR_MS = 3_600_000;
const SHOWN_HOURS = 48;

interface Overview {
  readonly trouble: string | null;
  readonly feeds: readonly HealthCount[];
  readonly queues: Readonly<Record<QueueName, QueueCounts>> | null;
  readonly failures: readonly CodeCount[];
  readonly hours: readonly HourCount[];
  readonly recent: readonly RecentArticle[];
}

/** Whether everything is well, and what came in. */
export const overview = definePage<Overview>({
  path: '/',
  read: async ({ instance, database, now }) => {
    const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
    const [trouble, feeds, queues, failures, hours, recent] = await Promise.all([
      instance.trouble(),
      feedsByHealth(database),
      instance.queues?.counts(now) ?? null,
      failuresByCode(database, ago(24)),
      countsByHour(database, ago(SHOWN_HOURS)),
      recentArticles(database, 8),
    ]);
    return { trouble, feeds, queues, failures, hours, recent };
  },
  show: (data, { now }) => ({
    title: 'Overview',
    main: html`<h1>Overview</h1>
${verdict(data)}
<div class="columns">
<section aria-labelledby="feeds"><h2 id="feeds">Feeds</h2>${feedCounts(data.feeds)}</section>
<section aria-labelledby="queues"><h2 id="queues">Queues</h2>${queueTable(data)}</section>
</div>
<section aria-labelledby="hours"><h2 id="hours">What came in</h2>${hourCharts(data.hours, now)}</section>
<div class="columns">
<section aria-labelledby="failures"><h2 id="failures">Failures of the last day</h2>${failureTable(data.failures, now)}</section>
<section aria-labelledby="recent"><h2 id="recent">Just read</h2>${recentList(data.recent, now)}</section>
</div>`,
  }),
});

function verdict({ trouble, feeds, recent }: Overview): Html {
  const bad = feeds.filter(({ health }) => HEALTH[health]?.tone === 'bad' || HEALTH[health]?.tone === 'warn');
  const inTrouble = bad.reduce((sum, { feeds: count }) => sum + count, 0);
  if (trouble !== null) return html`<p class="verdict bad"><strong>Not working:</strong> ${trouble}.</p>`;
  if (feeds.length === 0)
    return html`<p class="verdict calm"><strong>No feeds yet.</strong> <a href="/feeds#add">Add the first one</a>: the address of a site is enough.</p>`;
  if (inTrouble > 0)
    return html`<p class="verdict warn"><strong>${countOf(inTrouble, 'feed')} in trouble.</strong> Everything else works. <a href="/feeds">See which, and why</a>.</p>`;
  if (recent.length === 0) return html`<p class="verdict calm"><strong>All feeds are well.</strong> Nothing has been read yet.</p>`;
  return html`<p class="verdict good"><strong>All is well.</strong> Every feed was checked on time.</p>`;
}

function feedCounts(feeds: readonly HealthCount[]): Html {
  if (feeds.length === 0) return html`<p class="empty">No feed is followed.</p>`;
  return html`<dl class="counts">${feeds.map(
    ({ health, feeds: count }) =>
      html`<div><dt>${badge(health)}</dt><dd><a href="${within('/feeds', { health })}">${showNumber(count)}</a> <span class="quiet">${HEALTH[health]?.means ?? ''}</span></dd></div>`,
  )}</dl>`;
}

function queueTable({ queues }: Overview): Html {
  if (queues === null) return html`<p class="empty">This process stands beside no queue.</p>`;
  return table(
    'Jobs by queue',
    [
      { name: 'Queue', cell: (name: QueueName) => name },
      { name: 'Waiting', cell: (name) => showNumber(queues[name].waiting), isNumber: true },
      {
        name: 'Oldest',
        cell: (name) => (queues[name].oldestWaitingMs === null ? '–' : showLength(queues[name].oldestWaitingMs)),
        isNumber: true,
      },
      { name: 'Running', cell: (name) => showNumber(queues[name].active), isNumber: true },
      { name: 'Later', cell: (name) => showNumber(queues[name].delayed), isNumber: true },
      { name: 'Failed', cell: (name) => showNumber(queues[name].failed), isNumber: true },
    ],
    QUEUE_NAMES,
    '',
  );
}

function hourCharts(hours: readonly HourCount[], now: Date): Html {
  const articles = hours.reduce((sum, hour) => sum + hour.articles, 0);
  const claims = hours.reduce((sum, hour) => sum + hour.claims, 0);
  const end = new Date(Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS);
  const summary = `${countOf(claims, 'claim')} from ${countOf(articles, 'article')} within ${SHOWN_HOURS} hours`;
  return html`<p>${summary}.</p>${when(
    articles > 0,
    () => html`<div class="columns">${hourChart(hours, end, 'articles')}${hourChart(hours, end, 'claims')}</div>`,
  )}`;
}

function hourChart(hours: readonly HourCount[], end: Date, what: 'articles' | 'claims'): Html {
  const total = hours.reduce((sum, hour) => sum + hour[what], 0);
  const title = what === 'articles' ? 'Articles an hour' : 'Claims an hour';
  return chart(
    { title, summary: `${countOf(total, what.slice(0, -1))} within ${SHOWN_HOURS} hours`, data: '/overview.json' },
    {
      width: 420,
      height: 140,
      x: { type: 'utc', domain: [new Date(end.getTime() - SHOWN_HOURS * HOUR_MS), end], label: null, tickFormat: showTick },
      y: { grid: true, label: null, ticks: 3, tickFormat: (value: number) => (Number.isInteger(value) ? showNumber(value) : '') },
      marks: [
        Plot.rectY(hours, {
          x1: 'hour',
          x2: ({ hour }: HourCount) => new Date(hour.getTime() + HOUR_MS),
          y: what,
          title: (hour: HourCount) =>
            `${showInstant(hour.hour)} UTC: ${countOf(hour.claims, 'claim')} from ${countOf(hour.articles, 'article')}`,
        }),
        Plot.ruleY([0]),
      ],
    },
  );
}

function failureTable(failures: readonly CodeCount[], now: Date): Html {
  return table(
    'Open failures of the last day by code',
    [
      { name: 'Code', cell: ({ code }: CodeCount) => html`<a href="${within('/failures', { code })}"><code>${code}</code></a>` },
      { name: 'Open', cell: ({ failures: count }) => showNumber(count), isNumber: true },
      { name: 'Last', cell: ({ last_at: at }) => timeAgo(at, now), isNumber: true },
    ],
    failures,
    'Nothing failed in the last day that does not work again.',
  );
}

function recentList(recent: readonly RecentArticle[], now: Date): Html {
  if (recent.length === 0) return html`<p class="empty">No article yet. They come in when the first feed has been checked.</p>`;
  return html`<ul class="list">${recent.map(
    (article) =>
      html`<li><a href="/articles/${article.article_id}">${article.title ?? 'Untitled'}</a><div class="quiet">${article.outlet} · ${countOf(article.claims, 'claim')} · ${timeAgo(article.first_seen_at, now)}</div></li>`,
  )}</ul>`;
}
