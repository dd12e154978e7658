-- One row per mention of any kind.
create or replace view news.mentions as
select m.id as mention_id,
  m.kind,
  m.text,
  m.detail,
  o.name as outlet,
  r.published_at,
  coalesce(r.published_at, r.fetched_at) as reported_at,
  a.id as article_id,
  r.id as revision_id,
  m.start_char,
  m.end_char,
  m.rule,
  (select e.version from news_private.extraction e where e.revision_id = r.id and e.kind = m.kind) as version,
  m.number,
  m.review
from news_private.mention m
join news_private.revision r on r.id = m.revision_id
join news_private.article a on a.current_revision_id = r.id
join news_private.outlet o on o.id = a.outlet_id;

comment on view news.mentions is
  'Everything that was found in the current revisions, of every kind, with all its fields. The views elements, figures, dates, quotations and actors have the same rows in columns.';

comment on column news.mentions.mention_id is 'Number of the mention; it changes when the article is extracted anew.';
comment on column news.mentions.kind is 'element, percentage, date, quotation or actor.';
comment on column news.mentions.text is 'The mention, exactly as in the article.';
comment on column news.mentions.detail is 'All fields of its kind; start and end in it are code points.';
comment on column news.mentions.outlet is 'Who published it.';
comment on column news.mentions.published_at is 'Publication time that page or feed state; null when none is stated.';
comment on column news.mentions.reported_at is
  'When it was reported: published_at, or when the revision was fetched where neither page nor feed states a date.';
comment on column news.mentions.article_id is 'The article.';
comment on column news.mentions.revision_id is 'The revision that it stands in.';
comment on column news.mentions.start_char is
  'Code points before it: substr(r.text, start_char + 1, end_char - start_char) of its revision r is its text.';
comment on column news.mentions.end_char is 'Code points before its end.';
comment on column news.mentions.rule is 'The rule that found it.';
comment on column news.mentions.version is 'Version of the rules of its kind.';
comment on column news.mentions.number is 'Its place among the mentions of the revision, from 0; detail.continues names such a number.';
comment on column news.mentions.review is
  'confirmed or fixed by an analyst (reviews has who, when and what); null when nobody has looked. Rejected ones are in reviews alone.';
