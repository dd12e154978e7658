-- Where news comes from: feeds, what they list, and every time we asked.
create schema if not exists news_private;
create schema if not exists news;

comment on schema news is 'What analysts and operators read: views only, columns only ever added.';
comment on schema news_private is 'The tables behind schema news; they may change with every release.';

create table news_private.feed (
  id integer generated always as identity primary key,
  url text not null,
  title text,
  site_url text,
  state text not null default 'active' check (state in ('active', 'paused', 'gone')),
  etag text,
  last_modified text,
  document_sha256 text,
  poll_seconds integer not null default 3600 check (poll_seconds > 0),
  next_poll_at timestamptz not null,
  lease_until timestamptz,
  failure_count integer not null default 0,
  last_error_code text,
  last_error_message text,
  added_at timestamptz not null,
  last_checked_at timestamptz,
  last_succeeded_at timestamptz,
  last_changed_at timestamptz,
  -- A removed feed keeps its row: what it brought in stays traceable, and adding it again revives it.
  removed_at timestamptz
);

-- Addresses may be longer than an index row, so their digest is what must be unique.
create unique index feed_url_key on news_private.feed (md5(url));
create index feed_due_index on news_private.feed (next_poll_at) where state = 'active' and removed_at is null;

create table news_private.outlet (
  id integer generated always as identity primary key,
  domain text not null,
  name text not null,
  unique (domain, name)
);

create table news_private.article (
  id integer generated always as identity primary key,
  outlet_id integer not null references news_private.outlet,
  url text not null,
  current_revision_id integer,
  first_seen_at timestamptz not null,
  last_fetched_at timestamptz not null
);

create index article_outlet_index on news_private.article (outlet_id);

-- Every address under which an article was met; the one in article.url is among them.
create table news_private.article_url (
  url text not null,
  article_id integer not null references news_private.article on delete cascade,
  first_seen_at timestamptz not null
);

create unique index article_url_key on news_private.article_url (md5(url));
create index article_url_article_index on news_private.article_url (article_id);

create table news_private.entry (
  id integer generated always as identity primary key,
  feed_id integer not null references news_private.feed on delete cascade,
  -- A digest of the guid, of guid and address where the guid repeats, or else of the address.
  identity text not null,
  guid text,
  link text,
  -- The link without fragment and tracking parameters.
  url text,
  title text,
  author text,
  published text,
  published_at timestamptz,
  summary text,
  content text,
  content_sha256 text not null,
  -- Counts what the feed changed about the entry; a job for a version is never run twice.
  version integer not null default 1,
  etag text,
  last_modified text,
  article_id integer references news_private.article on delete set null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  awaits_fetch_since timestamptz,
  fetched_at timestamptz,
  unique (feed_id, identity)
);

create index entry_url_index on news_private.entry (feed_id, md5(url));
create index entry_article_index on news_private.entry (article_id);
create index entry_awaiting_index on news_private.entry (awaits_fetch_since, id) where awaits_fetch_since is not null;

create table news_private.sighting (
  feed_id integer not null references news_private.feed on delete cascade,
  article_id integer not null references news_private.article on delete cascade,
  entry_id integer references news_private.entry on delete set null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (feed_id, article_id)
);

create index sighting_article_index on news_private.sighting (article_id);
create index sighting_entry_index on news_private.sighting (entry_id);

create table news_private.fetch (
  id bigint generated always as identity primary key,
  feed_id integer references news_private.feed on delete cascade,
  -- Null when the feed document itself was fetched.
  entry_id integer references news_private.entry on delete cascade,
  url text not null,
  fetched_at timestamptz not null,
  status integer,
  bytes integer,
  duration_ms integer,
  not_modified boolean not null default false,
  entries integer,
  new_entries integer,
  code text,
  reason text
);

create index fetch_time_index on news_private.fetch (fetched_at, id);
create index fetch_feed_index on news_private.fetch (feed_id, fetched_at);
create index fetch_entry_index on news_private.fetch (entry_id);
