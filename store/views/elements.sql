-- One row per mention of chemical elements.
create or replace view news.elements as
select m.id as mention_id,
  m.text,
  x.elements,
  x.element_group,
  x.form,
  c.id as claim_id,
  o.name as outlet,
  r.published_at,
  coalesce(r.published_at, r.fetched_at) as reported_at,
  a.id as article_id,
  r.id as revision_id,
  m.start_char,
  m.end_char,
  m.rule
from news_private.mention m
join news_private.element_mention x on x.mention_id = m.id
join news_private.revision r on r.id = m.revision_id
join news_private.article a on a.current_revision_id = r.id
join news_private.outlet o on o.id = a.outlet_id
left join news_private.claim c on c.id = m.claim_id;

comment on view news.elements is
  'Where chemical elements and groups of them are named as materials, one row per mention.';

comment on column news.elements.mention_id is 'Number of the mention, as in mentions.';
comment on column news.elements.text is 'The mention: neodymium, NdFeB, rare earths.';
comment on column news.elements.elements is 'Symbols of the elements that it names; empty for a group.';
comment on column news.elements.element_group is 'Group that it names, such as rare-earths; null when it names elements.';
comment on column news.elements.form is 'name, symbol, compound, alloy or group.';
comment on column news.elements.claim_id is 'The claim that holds it, the first where several do; null when its sentence is no claim.';
comment on column news.elements.outlet is 'Who published it.';
comment on column news.elements.published_at is 'Publication time that page or feed state; null when none is stated.';
comment on column news.elements.reported_at is
  'When it was reported: published_at, or when the revision was fetched where neither page nor feed states a date.';
comment on column news.elements.article_id is 'The article.';
comment on column news.elements.revision_id is 'The revision that it stands in.';
comment on column news.elements.start_char is
  'Code points before it: substr(r.text, start_char + 1, end_char - start_char) of its revision r is its text.';
comment on column news.elements.end_char is 'Code points before its end.';
comment on column news.elements.rule is 'The rule that found it.';
