-- One row per mention of who acts or is acted on.
create or replace view news.actors as
select m.id as mention_id,
  m.text,
  x.name,
  x.type,
  c.id as claim_id,
  o.name as outlet,
  r.published_at,
  coalesce(r.published_at, r.fetched_at) as reported_at,
  a.id as article_id,
  r.id as revision_id,
  m.start_char,
  m.end_char,
  m.rule,
  coalesce(
    (select n.canonical from news_private.actor_name n where n.class = news_private.name_class(x.type) and n.name = x.name),
    x.name
  ) as canonical_name
from news_private.mention m
join news_private.actor_mention x on x.mention_id = m.id
join news_private.revision r on r.id = m.revision_id
join news_private.article a on a.current_revision_id = r.id
join news_private.outlet o on o.id = a.outlet_id
left join news_private.claim c on c.id = m.claim_id;

comment on view news.actors is
  'Countries, governments, organisations, companies and people in the texts, one row per mention.';

comment on column news.actors.mention_id is 'Number of the mention, as in mentions.';
comment on column news.actors.text is 'The mention as written: Beijing, U.S., Trump.';
comment on column news.actors.name is 'Whom it means: the fullest form in the article, countries by their usual English name.';
comment on column news.actors.type is 'country, government, organisation, person or company.';
comment on column news.actors.claim_id is 'The claim that holds it, the first where several do; null when its sentence is no claim.';
comment on column news.actors.outlet is 'Who published it.';
comment on column news.actors.published_at is 'Publication time that page or feed state; null when none is stated.';
comment on column news.actors.reported_at is
  'When it was reported: published_at, or when the revision was fetched where neither page nor feed states a date.';
comment on column news.actors.article_id is 'The article.';
comment on column news.actors.revision_id is 'The revision that it stands in.';
comment on column news.actors.start_char is
  'Code points before it: substr(r.text, start_char + 1, end_char - start_char) of its revision r is its text.';
comment on column news.actors.end_char is 'Code points before its end.';
comment on column news.actors.rule is 'The rule that found it.';
comment on column news.actors.canonical_name is
  'The one name in all articles: Lynas for Lynas Ltd, and for an acronym what articles use it for. A last name alone stays as it is.';
