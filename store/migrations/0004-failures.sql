-- What did not work: one open row per job and subject, closed when it works again.
create table news_private.failure (
  id integer generated always as identity primary key,
  queue text not null,
  job text not null,
  -- What the job was about: feed-17, entry-42, revision-7, or the id of the job.
  subject text not null,
  code text not null,
  message text not null,
  disposition text not null check (disposition in ('retry', 'wait', 'give-up', 'quarantine')),
  url text,
  feed_id integer references news_private.feed on delete cascade,
  entry_id integer references news_private.entry on delete cascade,
  revision_id integer references news_private.revision on delete cascade,
  attempts integer not null default 1,
  first_at timestamptz not null,
  last_at timestamptz not null,
  resolved_at timestamptz
);

create unique index failure_open_key on news_private.failure (job, subject) where resolved_at is null;
create index failure_code_index on news_private.failure (code, last_at);
create index failure_feed_index on news_private.failure (feed_id);
create index failure_entry_index on news_private.failure (entry_id);
create index failure_revision_index on news_private.failure (revision_id);
