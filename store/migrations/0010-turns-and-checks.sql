-- How politely and how often: turns at hosts, what their robots.txt said, the rhythm of each feed, pages that are fetched again.
create table news_private.host (
  host text primary key,
  -- No request may start before this instant, nor while another one runs.
  next_free_at timestamptz not null,
  -- Ends by itself when the process that asks has died.
  in_flight_until timestamptz,
  -- Where the line of those who were sent away ends.
  line_ends_at timestamptz not null,
  crawl_delay_ms integer
);

create table news_private.robots (
  origin text primary key,
  -- Null where the site has none.
  rules text,
  fetched_at timestamptz not null,
  expires_at timestamptz not null
);

alter table news_private.feed
  -- What is known of when its entries come, as the scheduler keeps it.
  add column rhythm jsonb,
  -- Set while its server is being asked. What a crash leaves here has been a poll all the same.
  add column asking_since timestamptz,
  -- When the document was last asked for without validators.
  add column unconditional_at timestamptz,
  -- Where permanent redirects have led, since when, and on how many polls in a row.
  add column moving_to text,
  add column moving_since timestamptz,
  add column moving_polls integer not null default 0;

create table news_private.feed_address (
  id integer generated always as identity primary key,
  feed_id integer not null references news_private.feed on delete cascade,
  url text not null,
  left_at timestamptz not null
);

create index feed_address_feed_index on news_private.feed_address (feed_id);

alter table news_private.fetch
  add column next_poll_at timestamptz,
  -- Every entry of the document was new: some may have come and gone between two checks.
  add column may_have_lost boolean not null default false;

alter table news_private.entry
  -- When a job was last added for an entry whose job was lost.
  add column queued_at timestamptz,
  -- When the page is to be fetched again, to see what was edited.
  add column refetch_at timestamptz;

create index entry_queued_index on news_private.entry (coalesce(queued_at, awaits_fetch_since), id) where awaits_fetch_since is not null;
create index entry_refetch_index on news_private.entry (refetch_at, id) where refetch_at is not null;
