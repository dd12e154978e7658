-- One row per article.
create or replace view news.articles as
select a.id as article_id,
  o.name as outlet,
  r.title,
  r.author,
  a.url,
  r.published_at,
  coalesce(r.published_at, r.fetched_at) as reported_at,
  r.language,
  a.first_seen_at,
  a.last_fetched_at,
  r.id as revision_id,
  r.number as revision,
  (select count(*) from news_private.revision x where x.article_id = a.id) as revisions,
  char_length(r.text) as characters,
  (select count(*) from news_private.claim c where c.revision_id = r.id) as claims,
  array(
    select s.feed_id from news_private.sighting s where s.article_id = a.id order by s.feed_id
  ) as feed_ids,
  o.domain,
  r.modified_at,
  r.sources,
  copy.copy_of_article_id,
  copy.article_id is not null as is_copy,
  r.search
from news_private.article a
join news_private.revision r on r.id = a.current_revision_id
join news_private.outlet o on o.id = a.outlet_id
left join news_private.article_copy copy on copy.article_id = a.id;

comment on view news.articles is
  'Articles, one row each, as their current revision reads. An article seen in several feeds is still one row.';

comment on column news.articles.article_id is 'Number of the article, as the commands take it.';
comment on column news.articles.outlet is 'Who published it: the name on the page, else the title of the feed, else the domain.';
comment on column news.articles.title is 'Headline.';
comment on column news.articles.author is 'Byline, as the page or the feed gives it.';
comment on column news.articles.url is 'Address that the article is known by, without tracking parameters.';
comment on column news.articles.published_at is
  'Publication time that page or feed state; a stated day is its midnight in UTC. Null when none is stated.';
comment on column news.articles.reported_at is
  'When it was reported: published_at, or when the revision was fetched where neither page nor feed states a date.';
comment on column news.articles.language is 'Language of the text, as a tag such as en; null when not known.';
comment on column news.articles.first_seen_at is 'When the article was first fetched.';
comment on column news.articles.last_fetched_at is 'When its page was last fetched.';
comment on column news.articles.revision_id is 'The revision that is current: the text that the page showed last.';
comment on column news.articles.revision is 'Number of the current revision within the article, from 1.';
comment on column news.articles.revisions is 'How many different texts the page has shown.';
comment on column news.articles.characters is 'Length of the current text in code points.';
comment on column news.articles.claims is 'Claims in the current text.';
comment on column news.articles.feed_ids is 'Feeds that list the article.';
comment on column news.articles.domain is 'Site that it was fetched from, without www.';
comment on column news.articles.modified_at is 'When the page says that it was last changed; a stated day is its midnight in UTC.';
comment on column news.articles.sources is
  'Which rule of the reader gave each field: title, author, published, modified, url, outlet, language; null where none did.';
comment on column news.articles.copy_of_article_id is
  'The earliest reported article that it shares most of its text with; null when there is none. See news.syndication.';
comment on column news.articles.is_copy is 'True when an earlier article has most of the same text: leave these out to count each text once.';
comment on column news.articles.search is
  'Words of title and text for full-text search: search @@ websearch_to_tsquery(''english'', ''export licence''); search_articles ranks.';
