-- One row per article that repeats an earlier one.
create or replace view news.syndication as
select c.article_id,
  o.name as outlet,
  r.title,
  a.url,
  coalesce(r.published_at, r.fetched_at) as reported_at,
  c.copy_of_article_id,
  first_outlet.name as copy_of_outlet,
  first_revision.title as copy_of_title,
  first.url as copy_of_url,
  c.copy_of_reported_at,
  c.share,
  a.outlet_id = first.outlet_id as is_same_outlet
from news_private.article_copy c
join news_private.article a on a.id = c.article_id
join news_private.revision r on r.id = a.current_revision_id
join news_private.outlet o on o.id = a.outlet_id
join news_private.article first on first.id = c.copy_of_article_id
join news_private.revision first_revision on first_revision.id = first.current_revision_id
join news_private.outlet first_outlet on first_outlet.id = first.outlet_id;

comment on view news.syndication is
  'Copies: articles that have at least half of the text of an earlier one, or are half in it; within one outlet, four fifths.';

comment on column news.syndication.article_id is 'The later article.';
comment on column news.syndication.outlet is 'Who published it.';
comment on column news.syndication.title is 'Its headline.';
comment on column news.syndication.url is 'Its address.';
comment on column news.syndication.reported_at is 'When it was reported.';
comment on column news.syndication.copy_of_article_id is
  'The earliest reported article that has enough of the same text. All copies of one article name it, unless they have little in common with it.';
comment on column news.syndication.copy_of_outlet is 'Who published that.';
comment on column news.syndication.copy_of_title is 'The headline of that.';
comment on column news.syndication.copy_of_url is 'The address of that.';
comment on column news.syndication.copy_of_reported_at is 'When that was reported.';
comment on column news.syndication.share is
  'How much they have in common: of the runs of five words in the shorter text, the share that is in the other, from 0 to 1.';
comment on column news.syndication.is_same_outlet is 'True when both are of one outlet.';
