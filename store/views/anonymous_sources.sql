-- One row per quotation of somebody who is not named.
create or replace view news.anonymous_sources as
select x.speaker_text as description,
  x.speaker_kind,
  m.text,
  x.type,
  x.cue_text as cue,
  x.stance,
  c.text as claim_text,
  c.elements,
  c.element_groups,
  c.tags,
  o.name as outlet,
  x.reported_at,
  a.url,
  m.id as mention_id,
  c.id as claim_id,
  a.id as article_id,
  m.revision_id
from news_private.quotation x
join news_private.mention m on m.id = x.mention_id
join news_private.article a on a.current_revision_id = m.revision_id
join news_private.outlet o on o.id = a.outlet_id
left join news_private.claim c on c.id = m.claim_id
where m.kind = 'quotation'
  and (x.speaker_kind in ('anonymous', 'group') or x.speaker_kind is null);

comment on view news.anonymous_sources is
  'Words on nobody''s authority by name: one row per quotation whose source is particular people without a name (anonymous), a class of people (group), or not given at all (null).';

comment on column news.anonymous_sources.description is
  'The source as the sentence describes it: a senior official briefed on the talks; null where the article gives none.';
comment on column news.anonymous_sources.speaker_kind is 'anonymous, group, or null.';
comment on column news.anonymous_sources.text is 'The words.';
comment on column news.anonymous_sources.type is 'direct, partial or indirect.';
comment on column news.anonymous_sources.cue is 'The word that introduces them.';
comment on column news.anonymous_sources.stance is
  'What the cue says of the words: states, warns, denies, urges, welcomes, criticises, doubts, promises or expects.';
comment on column news.anonymous_sources.claim_text is 'The sentence that they stand in.';
comment on column news.anonymous_sources.elements is 'Symbols of the elements in that sentence.';
comment on column news.anonymous_sources.element_groups is 'Groups of elements in it.';
comment on column news.anonymous_sources.tags is 'Subjects of that sentence.';
comment on column news.anonymous_sources.outlet is 'Who published it.';
comment on column news.anonymous_sources.reported_at is 'When it was reported.';
comment on column news.anonymous_sources.url is 'Address of the article.';
comment on column news.anonymous_sources.mention_id is 'The quotation, as in quotations.';
comment on column news.anonymous_sources.claim_id is 'The claim, as in claims; null where its sentence is none.';
comment on column news.anonymous_sources.article_id is 'The article.';
comment on column news.anonymous_sources.revision_id is 'The revision that it stands in.';
