import type { OperationOutput } from '../../workers/operations/index.ts';
import type { Jsonified } from '../instance.ts';
import { colours, printable, writeFields, writeLine, writeRows } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { countOf, showBytes, showTime } from '../terminal/show-value.ts';

type FeedRow = Jsonified<OperationOutput<'feeds.list'>>[number];
type FeedDetails = Jsonified<OperationOutput<'feeds.show'>>;

/** Prints all feeds as a table, those in trouble first. */
export async function tableOfFeeds(feeds: readonly FeedRow[]): Promise<void> {
  if (feeds.length === 0) return say('No feeds are followed yet. Follow one: assay feeds add https://example.org/rss.xml');
  const rows = [...feeds]
    .sort((a, b) => b.failure_count - a.failure_count || a.feed_id - b.feed_id)
    .map((feed) => ({
      feed_id: feed.feed_id,
      title: feed.title ?? feed.url,
      state: stateOf(feed),
      last_check: showTime(feed.last_checked_at) || 'never',
      next_check: feed.state === 'active' ? showTime(feed.next_poll_at) : '',
      last_error: feed.last_error_code ? `${feed.last_error_code}: ${feed.last_error_message}` : '',
    }));
  const hasErrors = rows.some(({ last_error: error }) => error !== '');
  await writeRows(rows, ['feed_id', 'title', 'state', 'last_check', 'next_check', ...(hasErrors ? ['last_error'] : [])], {});
}

const stateOf = (feed: FeedRow): string => (feed.state === 'active' && feed.failure_count > 0 ? 'failing' : feed.state);

/** Prints one feed: how it is doing, what happens next and why, and its open failures. */
export async function showFeed(feed: FeedDetails): Promise<void> {
  await writeLine(colours.bold(printable(feed.title ?? feed.url)));
  await writeFields([
    ['feed_id', feed.feed_id],
    ['url', feed.url],
    ['site', feed.site_url],
    ['folder', feed.folder],
    ['access', accessOf(feed)],
    ['state', stateOf(feed)],
    ['added', showTime(feed.added_at)],
    ['last check', showTime(feed.last_checked_at) || 'never'],
    ['last success', showTime(feed.last_succeeded_at)],
    ['last news', showTime(feed.last_changed_at)],
    ['next', whatNext(feed)],
    ['asks for', asksFor(feed)],
    ['charset', charsetOf(feed)],
  ]);
  if (feed.last_error_code) await writeLine(`\n${colours.yellow(printable(`${feed.last_error_message} [${feed.last_error_code}]`))}`);
  for (const defect of feed.defects) await writeLine(printable(`Read past in its last document: ${defect}`));
  await showFetches(feed.fetches);
  const failures = feed.failures.filter(({ job }) => job !== 'refresh-feed');
  if (failures.length > 0) await writeLine(`\n${countOf(failures.length, 'article')} could not be read:`);
  for (const { message, code, last_at: lastAt } of failures) await writeLine(printable(`  ${message} [${code}], ${showTime(lastAt)}`));
  for (const entry of feed.entry_list ?? []) await showEntry(entry);
}

const SHOWN_FETCHES = 10;

async function showFetches(fetches: FeedDetails['fetches']): Promise<void> {
  if (fetches.length === 0) return;
  await writeLine('\nIts last checks:');
  const rows = fetches.slice(0, SHOWN_FETCHES).map((fetch) => ({
    when: showTime(fetch.fetched_at),
    answer: fetch.code ?? `${fetch.status ?? ''}${fetch.not_modified ? ' unchanged' : ''}`,
    entries: fetch.entries,
    new: fetch.new_entries,
    size: fetch.bytes === null ? '' : showBytes(fetch.bytes),
    ms: fetch.duration_ms,
    why: fetch.reason,
  }));
  await writeRows(rows, ['when', 'answer', 'entries', 'new', 'size', 'ms', 'why'], {});
}

/** One item as its feed states it. */
async function showEntry(entry: NonNullable<FeedDetails['entry_list']>[number]): Promise<void> {
  await writeLine(`\n${colours.bold(printable(entry.title ?? 'no title'))}`);
  await writeFields([
    ['entry_id', entry.entry_id],
    ['guid', entry.guid],
    ['link', entry.link],
    ['author', entry.author],
    ['published', entry.published],
    ['summary', entry.summary],
    ['content', entry.content],
    ['first seen', showTime(entry.first_seen_at)],
    ['last seen', showTime(entry.last_seen_at)],
    ['article', entry.article_id ?? (entry.awaits_fetch_since === null ? 'none' : 'waiting to be read')],
  ]);
}

/** What its last document was decoded with, and what decided on that. */
function charsetOf({ fetches }: FeedDetails): string {
  const read = fetches.find(({ charset }) => charset !== null);
  return read ? `${read.charset} (decided by: ${read.charset_rule})` : '';
}

/** What is sent to its server beside the request, and by what way; secrets are three stars by now. */
function accessOf({ access }: FeedDetails): string {
  if (access === null) return '';
  const { login, headers, proxy, origin } = access;
  const logins = login === null ? [] : [login.kind === 'basic' ? `login ${login.username} (${login.secret})` : `token (${login.secret})`];
  const sent = [...logins, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  const ways = proxy === null ? [] : [proxy === 'none' ? 'no proxy' : `through the proxy ${proxy}`];
  return [...(sent.length === 0 ? [] : [`${sent.join(', ')}, for ${origin} alone`]), ...ways].join('; ');
}

const DAYS = ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays'];

/** What the document itself asks of whoever reads it; empty when it asks for nothing. */
function asksFor({ poll_hints: hints }: FeedDetails): string {
  if (hints === null) return '';
  const { minSeconds, skipHours, skipDays } = hints;
  return [
    ...(minSeconds === null ? [] : [`${Math.round(minSeconds / 60)} min between two checks`]),
    ...(skipHours.length === 0 ? [] : [`none at ${skipHours.join(', ')} h UTC`]),
    ...(skipDays.length === 0 ? [] : [`none on ${skipDays.map((day) => DAYS[day]).join(', ')}`]),
  ].join('; ');
}

function whatNext(feed: FeedDetails): string {
  if (feed.state === 'gone') return 'nothing: its server says that it is gone for good. Remove it, and add its new address if it has one.';
  if (feed.state !== 'active')
    return `nothing: it is paused${feed.paused_reason ? ` (${feed.paused_reason})` : ''}. To have it checked again: assay feeds resume ${feed.feed_id}`;
  const every = `at present every ${Math.round(feed.poll_seconds / 60)} min, more often when there is news, less often when there is none`;
  const isDue = Date.parse(feed.next_poll_at) <= Date.now();
  const when = isDue ? 'it is due now' : `checked ${showTime(feed.next_poll_at)}`;
  if (feed.failure_count > 0) return `${when}: tried again, later each time it fails (${countOf(feed.failure_count, 'failure')} in a row).`;
  return feed.last_checked_at === null ? `${when}: its first check.` : `${when}; ${every}.`;
}
