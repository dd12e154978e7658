-- What was found in the texts. Offsets are code points: substr(text, start_char + 1, end_char - start_char).
create table news_private.kind (
  kind text primary key,
  version integer not null,
  description text not null,
  registered_at timestamptz not null
);

-- Which version of which extractor made the rows that stand now, and a digest of what it found.
create table news_private.extraction (
  revision_id integer not null references news_private.revision on delete cascade,
  kind text not null,
  version integer not null,
  result_sha256 text not null,
  extracted_at timestamptz not null,
  primary key (revision_id, kind)
);

create index extraction_kind_index on news_private.extraction (kind, version);

create table news_private.claim (
  id bigint generated always as identity primary key,
  revision_id integer not null references news_private.revision on delete cascade,
  number integer not null,
  start_char integer not null,
  end_char integer not null,
  text text not null,
  tags text[] not null,
  elements text[] not null,
  element_groups text[] not null,
  actors text[] not null,
  polarity text not null,
  modality text not null,
  confidence double precision not null,
  attribution_type text,
  speaker text,
  speaker_kind text,
  speaker_role text,
  speaker_start_char integer,
  speaker_end_char integer,
  speaker_text text,
  cue_start_char integer,
  cue_end_char integer,
  cue_text text,
  rule text not null,
  -- A sentence that a newer rule finds again keeps its id, so that a citation of it stays true.
  unique (revision_id, start_char, end_char),
  check (start_char >= 0 and end_char > start_char)
);

create index claim_tags_index on news_private.claim using gin (tags);
create index claim_elements_index on news_private.claim using gin (elements);
create index claim_element_groups_index on news_private.claim using gin (element_groups);
create index claim_actors_index on news_private.claim using gin (actors);
create index claim_speaker_index on news_private.claim using hash (speaker);
-- A sentence may be longer than a tsvector can hold, hence the cut.
create index claim_search_index on news_private.claim using gin (to_tsvector('english', left(text, 20000)));

create table news_private.mention (
  id bigint generated always as identity primary key,
  revision_id integer not null references news_private.revision on delete cascade,
  number integer not null,
  -- The first claim that holds it; claim_mention names them all.
  claim_id bigint references news_private.claim on delete set null,
  kind text not null,
  start_char integer not null,
  end_char integer not null,
  text text not null,
  rule text not null,
  detail jsonb not null,
  unique (revision_id, number),
  check (start_char >= 0 and end_char > start_char)
);

create index mention_claim_index on news_private.mention (claim_id);
create index mention_kind_index on news_private.mention (kind, rule);

create table news_private.element_mention (
  mention_id bigint primary key references news_private.mention on delete cascade,
  elements text[] not null,
  element_group text,
  form text
);

create index element_mention_elements_index on news_private.element_mention using gin (elements);
create index element_mention_group_index on news_private.element_mention (element_group);

create table news_private.figure (
  mention_id bigint primary key references news_private.mention on delete cascade,
  low double precision,
  high double precision,
  unit text,
  modifier text,
  direction text,
  role text,
  of_start_char integer,
  of_end_char integer,
  of_text text
);

create index figure_value_index on news_private.figure (unit, role, low, high);

create table news_private.date_mention (
  mention_id bigint primary key references news_private.mention on delete cascade,
  type text,
  value text,
  from_date date,
  to_date date,
  modifier text
);

create index date_mention_range_index on news_private.date_mention (from_date, to_date);

create table news_private.quotation (
  mention_id bigint primary key references news_private.mention on delete cascade,
  type text,
  speaker text,
  speaker_kind text,
  speaker_role text,
  speaker_start_char integer,
  speaker_end_char integer,
  speaker_text text,
  cue_start_char integer,
  cue_end_char integer,
  cue_text text,
  stance text,
  addressee text
);

-- Names come out of texts and have no limit of length, hence hash indexes.
create index quotation_speaker_index on news_private.quotation using hash (speaker);

create table news_private.actor_mention (
  mention_id bigint primary key references news_private.mention on delete cascade,
  name text not null,
  type text
);

create index actor_mention_name_index on news_private.actor_mention using hash (name);

create table news_private.claim_mention (
  claim_id bigint not null references news_private.claim on delete cascade,
  mention_id bigint not null references news_private.mention on delete cascade,
  primary key (claim_id, mention_id)
);

create index claim_mention_mention_index on news_private.claim_mention (mention_id);
