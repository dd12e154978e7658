-- One row per subscribed feed.
create or replace view news.feeds as
select f.id as feed_id,
  coalesce(f.given_title, f.title) as title,
  regexp_replace(f.url, '^([a-z][a-z0-9+.-]*://)[^/@]*@', '\1', 'i') as url,
  f.site_url,
  f.state,
  f.added_at,
  f.last_checked_at,
  f.last_changed_at,
  f.next_poll_at,
  f.poll_seconds,
  (select count(*) from news_private.entry e where e.feed_id = f.id) as entries,
  (select count(*) from news_private.sighting s where s.feed_id = f.id) as articles,
  f.folder,
  f.paused_at,
  f.paused_reason,
  f.defects,
  f.min_poll_seconds,
  f.max_poll_seconds,
  f.poll_hints
from news_private.feed f
where f.removed_at is null;

comment on view news.feeds is
  'Subscribed feeds, one row each, with their last and next check. See feed_health for what is wrong with one.';

comment on column news.feeds.feed_id is 'Number of the feed, as the commands take it.';
comment on column news.feeds.title is 'Title as an operator has given it, else as the feed names itself; null before the first successful check.';
comment on column news.feeds.url is 'Address of the feed document, without user name and password.';
comment on column news.feeds.site_url is 'Address of the site that the feed belongs to.';
comment on column news.feeds.state is
  'active: checked when due; paused: not checked until made active; gone: the server says that it will not come back.';
comment on column news.feeds.added_at is 'When the feed was subscribed to.';
comment on column news.feeds.last_checked_at is 'When its server was last asked, with or without success.';
comment on column news.feeds.last_changed_at is 'When a check last brought a new or changed entry.';
comment on column news.feeds.next_poll_at is 'When it is due next.';
comment on column news.feeds.poll_seconds is
  'Seconds from its last check to the next one, by the hours in which its entries come and by what its server asks for.';
comment on column news.feeds.entries is 'Entries ever seen in the feed.';
comment on column news.feeds.articles is 'Articles that the feed has led to.';
comment on column news.feeds.folder is 'Folders that an operator keeps it in, joined by " / ", the outermost first; null for none.';
comment on column news.feeds.paused_at is 'When it was paused; null unless it is.';
comment on column news.feeds.paused_reason is 'Why it was paused, in the words of whoever did it.';
comment on column news.feeds.defects is 'What was read past in its last document: a JSON list of sentences, empty when nothing was wrong with it.';
comment on column news.feeds.min_poll_seconds is 'Seconds between two checks at least, as an operator has set it; null leaves it to the schedule.';
comment on column news.feeds.max_poll_seconds is 'Seconds between two checks at most, as an operator has set it; null leaves it to the schedule.';
comment on column news.feeds.poll_hints is
  'What its last document asks for: minSeconds between two checks (ttl, sy:updatePeriod), skipHours (UTC) and skipDays (0 is Sunday); null before it was read.';
