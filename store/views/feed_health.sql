-- One row per subscribed feed, for operators.
create or replace view news.feed_health as
select f.id as feed_id,
  coalesce(f.given_title, f.title) as title,
  regexp_replace(f.url, '^([a-z][a-z0-9+.-]*://)[^/@]*@', '\1', 'i') as url,
  case
    when f.state <> 'active' then f.state
    when f.failure_count > 0 then 'failing'
    when f.last_checked_at is null then 'waiting'
    when f.next_poll_at < now() - interval '15 minutes' then 'overdue'
    when coalesce(f.last_changed_at, f.added_at) < now() - interval '30 days' then 'quiet'
    else 'ok'
  end as health,
  f.failure_count,
  f.last_error_code,
  f.last_error_message,
  f.last_checked_at,
  f.last_succeeded_at,
  f.next_poll_at,
  (select count(*) from news_private.entry e where e.feed_id = f.id and e.awaits_fetch_since is not null) as entries_awaiting_fetch,
  (select count(*) from news_private.failure x where x.feed_id = f.id and x.resolved_at is null) as open_failures
from news_private.feed f
where f.removed_at is null;

comment on view news.feed_health is
  'How each feed is doing: one row per feed, with a word for its health and the reason in words.';

comment on column news.feed_health.feed_id is 'Number of the feed.';
comment on column news.feed_health.title is 'Title that the feed gives itself.';
comment on column news.feed_health.url is 'Address of the feed document, without user name and password.';
comment on column news.feed_health.health is
  'ok, failing (the last check failed), waiting (never checked), overdue (due for over 15 minutes: is a scheduler running?), quiet (no news for 30 days), paused or gone.';
comment on column news.feed_health.failure_count is 'Checks that failed in a row; 0 after a success.';
comment on column news.feed_health.last_error_code is 'Code of the last failure, null after a success.';
comment on column news.feed_health.last_error_message is 'The last failure in words, null after a success.';
comment on column news.feed_health.last_checked_at is 'When its server was last asked.';
comment on column news.feed_health.last_succeeded_at is 'When a check last succeeded.';
comment on column news.feed_health.next_poll_at is 'When it is due next.';
comment on column news.feed_health.entries_awaiting_fetch is 'Entries whose pages are still to be fetched.';
comment on column news.feed_health.open_failures is 'Failures of the feed and its entries that are not resolved; see failures.';
