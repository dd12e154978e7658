-- What the pages said: one row per version of a text, with the bytes it was read from.
create table news_private.revision (
  id integer generated always as identity primary key,
  article_id integer not null references news_private.article on delete cascade,
  number integer not null,
  fetched_at timestamptz not null,
  final_url text,
  -- As page or feed state it, a day or an instant; published_at is the same as an instant, midnight UTC of a day.
  published text,
  published_at timestamptz,
  published_source text check (published_source in ('page', 'feed')),
  title text,
  author text,
  text text not null,
  text_sha256 text not null,
  language text,
  charset text,
  charset_rule text,
  repairs jsonb not null default '[]',
  furniture jsonb not null default '[]',
  defects jsonb not null default '[]',
  content_type text,
  body_bytes integer,
  body_gzip bytea,
  -- The versions that extracted it last, in one text, so that those to be extracted again are found by an index.
  extraction_key text,
  unique (article_id, number),
  unique (article_id, text_sha256)
);

-- Compressed already: a second compression only costs time.
alter table news_private.revision alter column body_gzip set storage external;

create index revision_text_index on news_private.revision (text_sha256);
-- The views' reported_at: what lists are ordered by and periods are cut out of.
create index revision_reported_index on news_private.revision (coalesce(published_at, fetched_at));
create index revision_extraction_key_index on news_private.revision (extraction_key);

alter table news_private.article
  add constraint article_current_revision_fkey foreign key (current_revision_id) references news_private.revision on delete set null;

create unique index article_current_revision_key on news_private.article (current_revision_id);
