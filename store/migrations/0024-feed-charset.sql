-- What a feed document was decoded with, and what decided on that.
alter table news_private.fetch
  add column charset text,
  add column charset_rule text;
