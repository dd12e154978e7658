-- What connects claims of different articles. All of it follows from the claims of current revisions, and can be made anew from them.

-- Articles whose claims changed since they were last linked. Without a reference, for an article that is deleted must lose its links too.
create table news_private.link_pending (
  article_id integer primary key
);

insert into news_private.link_pending (article_id)
select id from news_private.article;

-- What a claim has in common with any that has the same key: the same words, or the same value of the same measure.
create table news_private.claim_link (
  claim_id bigint not null,
  key uuid not null,
  basis text not null check (basis in ('words', 'figure')),
  article_id integer not null,
  outlet_id integer not null,
  reported_at timestamptz not null,
  primary key (claim_id, key)
);

create index claim_link_key_index on news_private.claim_link (key);
create index claim_link_article_index on news_private.claim_link (article_id);

-- The claims of clusters of two claims and more.
create table news_private.claim_cluster (
  cluster_id uuid not null,
  claim_id bigint not null,
  basis text not null check (basis in ('words', 'figure')),
  article_id integer not null,
  outlet_id integer not null,
  reported_at timestamptz not null,
  primary key (cluster_id, claim_id)
);

create index claim_cluster_claim_index on news_private.claim_cluster (claim_id);

create table news_private.cluster (
  cluster_id uuid primary key,
  basis text not null check (basis in ('words', 'figure')),
  claims integer not null,
  articles integer not null,
  outlets integer not null,
  first_claim_id bigint not null,
  first_reported_at timestamptz not null,
  last_reported_at timestamptz not null
);

create index cluster_last_reported_index on news_private.cluster (last_reported_at, cluster_id) where articles > 1;

-- Figures that can be compared: which measure, for which time, and the range that the words leave open.
create table news_private.measured (
  mention_id bigint primary key,
  claim_id bigint not null,
  article_id integer not null,
  outlet_id integer not null,
  reported_at timestamptz not null,
  measure_key text not null,
  -- The time that the figure holds for, the end exclusive; the quarter in which it was reported where the text names none.
  period_from date not null,
  period_to date not null,
  period_is_stated boolean not null,
  low_bound double precision not null,
  high_bound double precision not null,
  check (period_to > period_from and high_bound >= low_bound)
);

create index measured_key_index on news_private.measured (measure_key, period_from);
create index measured_article_index on news_private.measured (article_id);
create index measured_reported_index on news_private.measured (reported_at, mention_id);

-- The same for sentences that differ in their figures and dates alone: what tells an edited claim from another one.
alter table news_private.claim add column frame uuid;
