-- Near-duplicates: which article is a copy of which. All of it follows from current texts, and can be made anew from them.

-- What current texts are found by: two that have much in common have at least one band in common.
create table news_private.copy_band (
  band bigint not null,
  article_id integer not null references news_private.article on delete cascade,
  primary key (band, article_id)
);

create index copy_band_article_index on news_private.copy_band (article_id);

-- One row for each article that has an earlier one with much of the same text: the earliest of them.
create table news_private.article_copy (
  article_id integer primary key references news_private.article on delete cascade,
  copy_of_article_id integer not null references news_private.article on delete cascade,
  -- When the earlier one was reported: with its id, what is compared when a still earlier one arrives.
  copy_of_reported_at timestamptz not null,
  -- Of the shorter text's runs of five words, the share that is in the other text.
  share double precision not null check (share > 0 and share <= 1)
);

create index article_copy_of_index on news_private.article_copy (copy_of_article_id);

-- A database that links claims already has all its articles looked at again; in a new one there is nothing to link yet.
do $$
begin
  if to_regclass('news_private.link_pending') is not null then
    insert into news_private.link_pending (article_id)
    select id from news_private.article
    on conflict do nothing;
  end if;
end
$$;
