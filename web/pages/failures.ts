import { type FailureGroup, type FailureLine, failureGroups, failuresLike } from '../../store/pages/failures.ts';
import type { UnknownValue } from '../../workers/did-you-mean.ts';
import { definePage, type Visit } from '../define-page.ts';
import { actionForm } from '../view/form.ts';
import { badge } from '../view/health.ts';
import { type Html, html, when } from '../view/html.ts';
import { outside, within } from '../view/link.ts';
import { showNumber } from '../view/number.ts';
import { table } from '../view/table.ts';
import { timeAgo } from '../view/time.ts';
import { showUnknown, unknownOf } from '../view/unknown.ts';

const SHOWN = 200;

interface Failures {
  readonly code: string | null;
  readonly resolved: boolean;
  readonly groups: readonly FailureGroup[];
  readonly failures: readonly FailureLine[];
  readonly unknown: readonly UnknownValue[];
}

/** What did not work, by code, with what happens to it. */
export const failures = definePage<Failures>({
  path: '/failures',
  read: async (visit) => {
    const { database, query } = visit;
    const code = query.get('code') || null;
    const resolved = query.get('resolved') === 'yes';
    const [groups, found] = await Promise.all([
      failureGroups(database),
      failuresLike(database, { code, feedId: null, withResolved: resolved, limit: SHOWN }),
    ]);
    return { code, resolved, groups, failures: found, unknown: found.length === 0 ? await unknownOf(visit, { code }) : [] };
  },
  rows: (data) => data.failures.map((failure) => ({ ...failure })),
  show: (data, visit) => ({
    title: 'Failures',
    main: html`<h1>Failures</h1>
<p class="lead">What could not be fetched, read or extracted, and what becomes of it.</p>
<section aria-labelledby="codes"><h2 id="codes">By code</h2>${groupTable(data.groups, visit)}</section>
<section aria-labelledby="each"><h2 id="each">${data.code === null ? 'Each one' : html`Each with code <code>${data.code}</code>`}</h2>
<p>${when(data.code !== null, () => html`<a href="${within('/failures', { resolved: data.resolved ? 'yes' : null })}">All codes</a> · `)}${
      data.resolved
        ? html`<a href="${within('/failures', { code: data.code })}">Only those still open</a>`
        : html`<a href="${within('/failures', { code: data.code, resolved: 'yes' })}">Also those that work again</a>`
    }</p>
${showUnknown(data.unknown, '/failures', visit.query)}${failureTable(data.failures, visit)}
${when(data.failures.length === SHOWN, () => html`<p class="quiet">The latest ${SHOWN} are shown.</p>`)}</section>`,
  }),
});

/** Buttons to try again or put aside what a form's field names. */
const answers = (visit: Visit, field: unknown, of: string): Html =>
  html`${actionForm(visit, '/failures/retry', html`${field}<button class="plain small">Replay<span class="unseen"> ${of}</span></button>`)} ${actionForm(visit, '/failures/discard', html`${field}<button class="plain small">Put aside<span class="unseen"> ${of}</span></button>`)}`;

function groupTable(groups: readonly FailureGroup[], visit: Visit): Html {
  const { now } = visit;
  const all = groups.length > 1 ? html`<p>${actionForm(visit, '/failures/retry', html`<button>Replay all</button>`)}</p>` : html``;
  return html`${all}${table(
    'Open failures by code',
    [
      {
        name: 'Code',
        cell: ({ code }: FailureGroup) => html`<a href="${within('/failures', { code })}"><code>${code}</code></a>`,
        onCard: 'head',
      },
      { name: 'What happens', cell: ({ disposition }) => DISPOSITIONS[disposition] ?? disposition },
      { name: 'Open', cell: (group) => showNumber(group.failures), isNumber: true },
      { name: 'Feeds', cell: (group) => showNumber(group.feeds), isNumber: true },
      { name: 'Since', cell: (group) => timeAgo(group.first_at, now), isNumber: true, isMinor: true },
      { name: 'Last', cell: (group) => timeAgo(group.last_at, now), isNumber: true },
      { name: 'Do', cell: ({ code }) => answers(visit, html`<input type="hidden" name="code" value="${code}">`, `all with code ${code}`) },
    ],
    groups,
    'Nothing is broken. What fails shows up here with its reason.',
  )}`;
}

const DISPOSITIONS: Readonly<Record<string, string>> = {
  retry: 'tried again soon',
  wait: 'tried again when the server allows',
  'give-up': 'not tried again',
  quarantine: 'set aside, for it broke the program',
};

/** Failures with their reasons in words and what they were about. */
export function failureTable(rows: readonly FailureLine[], visit: Visit): Html {
  const { now } = visit;
  return table(
    'Failures',
    [
      { name: 'Code', cell: (failure: FailureLine) => html`${badge(failure.code, failure.resolved_at === null ? 'bad' : 'good')}` },
      { name: 'What', cell: whatOf, onCard: 'head' },
      {
        name: 'Then',
        cell: (failure) => (failure.resolved_at === null ? (DISPOSITIONS[failure.disposition] ?? failure.disposition) : html`works again`),
      },
      { name: 'Tries', cell: (failure) => showNumber(failure.attempts), isNumber: true, isMinor: true },
      { name: 'Last', cell: (failure) => timeAgo(failure.last_at, now), isNumber: true },
      {
        name: 'Do',
        cell: (failure) =>
          failure.resolved_at === null
            ? answers(visit, html`<input type="hidden" name="failure" value="${failure.failure_id}">`, `failure ${failure.failure_id}`)
            : '',
      },
    ],
    rows,
    'Nothing failed here.',
  );
}

function whatOf(failure: FailureLine): Html {
  const payload = {
    job: failure.job,
    queue: failure.queue,
    subject: failure.subject,
    entry_id: failure.entry_id,
    revision_id: failure.revision_id,
    first_at: failure.first_at,
  };
  return html`<span class="why">${failure.message}</span>
<details><summary>${failure.job} of ${failure.subject}</summary><p>${outside(failure.url)}</p><pre>${JSON.stringify(payload, null, 2)}</pre></details>
${failure.feed_id === null ? '' : html`<div class="quiet"><a href="/feeds/${failure.feed_id}">${failure.feed_title ?? `feed ${failure.feed_id}`}</a></div>`}`;
}
