import type { EntryLine } from '../../store/pages/feeds.ts';
import { type Html, html } from './html.ts';
import { outside } from './link.ts';
import { showInstant, timeAgo } from './time.ts';

/** What a feed says of its items, each with all of its fields behind its title. */
export function entryList(entries: readonly EntryLine[], now: Date): Html {
  if (entries.length === 0) return html`<p class="empty">It has listed nothing yet.</p>`;
  return html`<ul class="list">${entries.map(
    (entry) =>
      html`<li><details class="entry"><summary>${entry.title ?? entry.link ?? entry.guid ?? 'Untitled'}</summary>${fieldsOf(entry)}</details><span class="quiet">${becameOf(entry, now)}</span></li>`,
  )}</ul>`;
}

function becameOf(entry: EntryLine, now: Date): Html {
  if (entry.article_id !== null)
    return html`<a href="/articles/${entry.article_id}">article ${entry.article_id}</a>${entry.awaits_fetch_since === null ? '' : ', waiting to be read again'}`;
  if (entry.awaits_fetch_since !== null) return html`waiting to be read, asked for ${timeAgo(entry.awaits_fetch_since, now)}`;
  return html`no article: see what does not arrive`;
}

/** As the feed states it; markup is shown as the text that it is. */
function fieldsOf(entry: EntryLine): Html {
  const rows: readonly (readonly [string, unknown])[] = [
    ['guid', entry.guid],
    ['link', entry.link === null ? null : outside(entry.link)],
    ['author', entry.author],
    ['published', entry.published],
    ['first seen', `${showInstant(entry.first_seen_at)} UTC`],
    ['last seen', `${showInstant(entry.last_seen_at)} UTC`],
    ['changed', entry.version === 1 ? 'never' : `${entry.version - 1} times`],
    ['summary', bodyOf(entry.summary)],
    ['content', bodyOf(entry.content)],
  ];
  return html`<dl class="raw">${rows.map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value ?? html`<span class="quiet">none</span>`}</dd>`,
  )}</dl>`;
}

const bodyOf = (markup: string | null): Html | null => (markup === null ? null : html`<pre>${markup}</pre>`);
