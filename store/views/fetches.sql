-- One row per request for a feed document or a page.
create or replace view news.fetches as
select t.id as fetch_id,
  t.fetched_at,
  t.feed_id,
  f.title as feed_title,
  t.entry_id,
  case when t.entry_id is null then 'feed' else 'article' end as target,
  regexp_replace(t.url, '^([a-z][a-z0-9+.-]*://)[^/@]*@', '\1', 'i') as url,
  t.status,
  t.bytes,
  t.duration_ms,
  t.not_modified,
  t.entries,
  t.new_entries,
  t.code,
  t.reason,
  t.next_poll_at,
  t.may_have_lost,
  t.charset,
  t.charset_rule
from news_private.fetch t
left join news_private.feed f on f.id = t.feed_id;

comment on view news.fetches is
  'The history of fetches: one row for every time a feed document or the page of an entry was asked for.';

comment on column news.fetches.fetch_id is 'Number of the fetch; later ones are higher.';
comment on column news.fetches.fetched_at is 'When it was asked for.';
comment on column news.fetches.feed_id is 'Feed that was asked for, or whose entry was.';
comment on column news.fetches.feed_title is 'Title of that feed.';
comment on column news.fetches.entry_id is 'Entry whose page was asked for; null for a feed document.';
comment on column news.fetches.target is 'feed or article: what was asked for.';
comment on column news.fetches.url is 'Address, without user name and password.';
comment on column news.fetches.status is 'HTTP status of the answer; null when there was none.';
comment on column news.fetches.bytes is 'Size of the body after decompression.';
comment on column news.fetches.duration_ms is 'Milliseconds until the answer was complete.';
comment on column news.fetches.not_modified is 'True when the server said that nothing had changed since the last fetch.';
comment on column news.fetches.entries is 'Entries in the feed document; null for a page.';
comment on column news.fetches.new_entries is 'Entries that had not been seen before; null for a page.';
comment on column news.fetches.code is 'Code of the failure; null when it went well.';
comment on column news.fetches.reason is 'Why it failed, or what else is to be known of it, in words; null when there is nothing to say.';
comment on column news.fetches.next_poll_at is 'When the feed was to be asked again after this; null for a page.';
comment on column news.fetches.may_have_lost is
  'True when every entry of the document was new: some may have come and gone since the fetch before.';
comment on column news.fetches.charset is
  'What the feed document was decoded with; null for a page, whose revision has its own, and when nothing was sent.';
comment on column news.fetches.charset_rule is
  'What decided on the charset: bom, utf-16-shape, utf-8, header, meta, xml-declaration, detected or fallback.';
