-- What a feed's server or the way to it wants to see. Nobody but the program reads it: no view shows it.
create table news_private.feed_access (
  feed_id integer primary key references news_private.feed on delete cascade,
  -- The one origin that login and headers are sent to; a feed that moves elsewhere loses them.
  origin text not null,
  login text check (login in ('basic', 'bearer')),
  username text,
  -- As it was given, or env:FEED_… for what the environment of the workers holds; so are the values of headers and the proxy.
  secret text,
  headers jsonb not null default '{}',
  -- An address; 'none' for no proxy whatever the settings say; null leaves it to the settings.
  proxy text,
  check ((login is null) = (secret is null))
);
