-- One row per item that a feed has ever listed.
create or replace view news.entries as
select e.id as entry_id,
  e.feed_id,
  regexp_replace(e.guid, '^([a-z][a-z0-9+.-]*://)[^/@]*@', '\1', 'i') as guid,
  regexp_replace(e.link, '^([a-z][a-z0-9+.-]*://)[^/@]*@', '\1', 'i') as link,
  e.title,
  e.author,
  e.published,
  e.published_at,
  e.summary,
  e.content,
  e.version,
  e.first_seen_at,
  e.last_seen_at,
  e.article_id,
  e.awaits_fetch_since
from news_private.entry e
join news_private.feed f on f.id = e.feed_id
where f.removed_at is null;

comment on view news.entries is
  'What feeds say of each item, as they say it: one row per entry, with the article that its page became.';

comment on column news.entries.entry_id is 'Number of the entry.';
comment on column news.entries.feed_id is 'Feed that lists it.';
comment on column news.entries.guid is 'The feed''s own identifier of it, as written, without user name and password.';
comment on column news.entries.link is 'Address of its page, as the feed states it, without user name and password.';
comment on column news.entries.title is 'Title, as the feed states it.';
comment on column news.entries.author is 'Names of authors, as the feed states them.';
comment on column news.entries.published is 'Publication as the feed states it, in ISO 8601; null when it states none that can be read.';
comment on column news.entries.published_at is 'The same as an instant.';
comment on column news.entries.summary is 'Summary in HTML, without active content.';
comment on column news.entries.content is 'Text in HTML, without active content, where the feed holds it.';
comment on column news.entries.version is 'Counts what the feed changed about the entry; 1 until it does.';
comment on column news.entries.first_seen_at is 'When it was first in the feed.';
comment on column news.entries.last_seen_at is 'When it was last in the feed.';
comment on column news.entries.article_id is 'Article that its page became; null until it is read.';
comment on column news.entries.awaits_fetch_since is 'Since when its page waits to be fetched; null when it does not.';
