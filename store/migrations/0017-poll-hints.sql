-- What the last document of a feed asked for: ttl, hours and days without readers. It holds for the answers "not modified" after it.
alter table news_private.feed
  add column poll_hints jsonb;
