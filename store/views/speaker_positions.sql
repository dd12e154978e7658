-- One row per quotation and element that its sentence names.
create or replace view news.speaker_positions as
select x.actor as speaker,
  x.speaker_kind,
  subject.element,
  x.reported_at,
  x.stance,
  lag(x.stance) over said as previous_stance,
  x.stance is distinct from lag(x.stance) over said and row_number() over said > 1 as is_change,
  x.type,
  m.text,
  c.text as claim_text,
  c.polarity,
  c.modality,
  c.tags,
  o.name as outlet,
  a.url,
  m.id as mention_id,
  c.id as claim_id,
  a.id as article_id,
  m.revision_id,
  x.speaker as spelling
from news_private.quotation x
join news_private.mention m on m.id = x.mention_id
join news_private.claim c on c.id = m.claim_id
join news_private.article a on a.current_revision_id = m.revision_id
join news_private.outlet o on o.id = a.outlet_id
cross join lateral unnest(c.elements || c.element_groups) as subject (element)
where x.actor is not null
window said as (partition by x.actor, subject.element order by x.reported_at, m.id);

comment on view news.speaker_positions is
  'What somebody said on an element over time: one row per quotation and element or group in its sentence, with the stance before it. Restrict it by speaker, or by speaker and element.';

comment on column news.speaker_positions.speaker is 'Who says it, by the one name in all articles, as in speakers.';
comment on column news.speaker_positions.speaker_kind is 'person, organisation, group or anonymous.';
comment on column news.speaker_positions.element is 'Symbol of an element, or a group such as rare-earths, in the sentence.';
comment on column news.speaker_positions.reported_at is 'When it was reported.';
comment on column news.speaker_positions.stance is
  'What the cue says of the words: states, warns, denies, urges, welcomes, criticises, doubts, promises or expects.';
comment on column news.speaker_positions.previous_stance is 'The stance of the speaker''s words on this element before; null for the first.';
comment on column news.speaker_positions.is_change is 'Whether the stance is another than before.';
comment on column news.speaker_positions.type is 'direct, partial or indirect.';
comment on column news.speaker_positions.text is 'The words.';
comment on column news.speaker_positions.claim_text is 'The sentence that they stand in.';
comment on column news.speaker_positions.polarity is 'affirmed or negated.';
comment on column news.speaker_positions.modality is 'asserted, hedged, forecast or conditional.';
comment on column news.speaker_positions.tags is 'Subjects of the sentence.';
comment on column news.speaker_positions.outlet is 'Who published it.';
comment on column news.speaker_positions.url is 'Address of the article.';
comment on column news.speaker_positions.mention_id is 'The quotation, as in quotations.';
comment on column news.speaker_positions.claim_id is 'The claim, as in claims.';
comment on column news.speaker_positions.article_id is 'The article.';
comment on column news.speaker_positions.revision_id is 'The revision that it stands in.';
comment on column news.speaker_positions.spelling is 'The fullest form of the name in the article.';
