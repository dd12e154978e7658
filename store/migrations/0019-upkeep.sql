-- What is done now and then by one process for all: when it is due, and what it did last.
create table news_private.chore (
  name text primary key,
  due_at timestamptz not null,
  ran_at timestamptz,
  result jsonb not null default '{}'
);

-- What is looked for by its age. When an entry was last seen changes with every check, so that an index of it would cost more than it saves.
create index failure_resolved_index on news_private.failure (resolved_at) where resolved_at is not null;
create index revision_page_index on news_private.revision (fetched_at) where body_gzip is not null;
create index entry_text_index on news_private.entry (first_seen_at) where content is not null or summary is not null;
