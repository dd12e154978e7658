-- One name for whom articles name differently. All of it follows from the names in current revisions, and can be made anew from them.

-- Persons and bodies (organisations, companies, governments, countries) have names that can be told apart; groups and the unnamed have none.
create function news_private.name_class(kind text) returns text
language sql immutable parallel safe as $$
  select case when kind = 'person' then 'person' when kind in ('organisation', 'company', 'government', 'country') then 'body' end
$$;

-- The names in each article. An alias is an acronym that the article itself uses for the name, which is evidence for all others.
create table news_private.named (
  article_id integer not null,
  class text not null,
  name text not null,
  alias text not null,
  key text not null,
  alias_key text,
  primary key (article_id, class, name, alias)
);

-- Each of them once, with the number of articles: so that another article with a well-known name is no work.
create table news_private.spelling (
  class text not null,
  name text not null,
  alias text not null,
  key text not null,
  alias_key text,
  articles integer not null,
  -- Not looked into yet.
  is_new boolean not null,
  primary key (class, name, alias)
);

create index spelling_changed_index on news_private.spelling (class) where is_new or articles <= 0;
create index spelling_key_index on news_private.spelling (class, key);
create index spelling_alias_index on news_private.spelling (class, alias_key) where alias_key is not null;

-- Names that go under another one; all others are their own.
create table news_private.actor_name (
  class text not null,
  name text not null,
  key text not null,
  canonical text not null,
  primary key (class, name)
);

create index actor_name_key_index on news_private.actor_name (class, key);

create function news_private.canonical_name(kind text, spelled text) returns text
language sql stable parallel safe as $$
  select coalesce(
    (select n.canonical from news_private.actor_name n where n.class = news_private.name_class(kind) and n.name = spelled),
    spelled
  )
$$;

-- Speakers are looked for by the one name.
alter table news_private.quotation add column actor text;
update news_private.quotation set actor = speaker where speaker is not null;
create index quotation_actor_index on news_private.quotation using hash (actor);

create function news_private.name_speaker() returns trigger
language plpgsql as $$
begin
  new.actor := news_private.canonical_name(new.speaker_kind, new.speaker);
  return new;
end
$$;

create trigger quotation_actor
before insert or update of speaker, speaker_kind on news_private.quotation
for each row
when (new.speaker is not null)
execute function news_private.name_speaker();

create trigger quotation_no_actor
before update of speaker on news_private.quotation
for each row
when (new.speaker is null and new.actor is not null)
execute function news_private.name_speaker();

insert into news_private.link_pending (article_id)
select id from news_private.article
on conflict do nothing;
