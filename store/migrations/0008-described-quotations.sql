-- What the text tells of a quotation beyond speaker and cue, and what a figure measures in words that can be compared across articles.
alter table news_private.quotation
  add column speaker_affiliation text,
  add column via text[] not null default '{}';

alter table news_private.claim
  add column speaker_affiliation text,
  add column stance text,
  add column addressee text,
  add column via text[] not null default '{}';

alter table news_private.figure
  add column measure_name text,
  add column measure_subject text,
  add column measure_region text,
  add column measure_counterpart text,
  add column measure_key text;

-- Keys are made of texts and have no limit of length, hence a hash index.
create index figure_measure_key_index on news_private.figure using hash (measure_key);
