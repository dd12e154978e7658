-- What operators say of a feed, and what reading it had to read past.
alter table news_private.feed
  -- The title that an operator gives; the feed's own goes on being noted beside it.
  add column given_title text,
  -- Names of folders, the outermost first, joined by " / "; null for none.
  add column folder text,
  add column min_poll_seconds integer check (min_poll_seconds > 0),
  add column max_poll_seconds integer check (max_poll_seconds > 0),
  add column paused_at timestamptz,
  add column paused_reason text,
  -- Of the last document that was read.
  add column defects jsonb not null default '[]',
  add constraint feed_poll_bounds check (min_poll_seconds is null or max_poll_seconds is null or min_poll_seconds <= max_poll_seconds);
