-- What a page says of its last change, and which rule gave each of its fields.
alter table news_private.revision
  add column modified text,
  add column modified_at timestamptz,
  add column sources jsonb not null default '{}';
