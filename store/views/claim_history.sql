-- One row per claim and version of the rules, of every revision.
create or replace view news.claim_history as
select o.name as outlet,
  a.url,
  h.text,
  h.speaker,
  h.speaker_kind,
  h.attribution_type,
  h.elements,
  h.element_groups,
  h.actors,
  h.tags,
  h.polarity,
  h.modality,
  h.confidence,
  h.rule,
  h.review,
  h.mentions,
  h.version,
  h.extracted_at,
  h.replaced_at,
  a.current_revision_id is not distinct from r.id as is_current_revision,
  r.number as revision,
  h.start_char,
  h.end_char,
  h.claim_id,
  a.id as article_id,
  r.id as revision_id
from (
  select revision_id, claim_id, text, speaker, speaker_kind, attribution_type, elements, element_groups, actors, tags, polarity, modality,
    confidence, rule, review, mentions, version, extracted_at, replaced_at, start_char, end_char
  from news_private.claim_history
  union all
  select c.revision_id, c.id, c.text, c.speaker, c.speaker_kind, c.attribution_type, c.elements, c.element_groups, c.actors, c.tags,
    c.polarity, c.modality, c.confidence, c.rule, c.review,
    coalesce((
      select jsonb_agg(
        jsonb_build_object('kind', m.kind, 'text', m.text, 'start', m.start_char, 'end', m.end_char, 'rule', m.rule) || m.detail
        order by m.number
      )
      from news_private.claim_mention cm
      join news_private.mention m on m.id = cm.mention_id
      where cm.claim_id = c.id
    ), '[]'),
    e.version, e.extracted_at, null, c.start_char, c.end_char
  from news_private.claim c
  left join news_private.extraction e on e.revision_id = c.revision_id and e.kind = 'claim'
) as h
join news_private.revision r on r.id = h.revision_id
join news_private.article a on a.id = r.article_id
join news_private.outlet o on o.id = a.outlet_id;

comment on view news.claim_history is
  'Claims of all revisions as every version of the rules had them: those that stand (replaced_at is null) and those that newer rules or a correction replaced, kept for ASSAY_HISTORY_DAYS. What stayed the same has one row.';

comment on column news.claim_history.outlet is 'Who published it.';
comment on column news.claim_history.url is 'Address of the article.';
comment on column news.claim_history.text is 'The sentence.';
comment on column news.claim_history.speaker is 'Who says it.';
comment on column news.claim_history.speaker_kind is 'person, organisation, group or anonymous.';
comment on column news.claim_history.attribution_type is 'direct, indirect or partial; null in the outlet''s own voice.';
comment on column news.claim_history.elements is 'Symbols of the elements in it.';
comment on column news.claim_history.element_groups is 'Groups of elements in it.';
comment on column news.claim_history.actors is 'Countries, bodies, companies and people in it.';
comment on column news.claim_history.tags is 'Its subjects.';
comment on column news.claim_history.polarity is 'affirmed or negated.';
comment on column news.claim_history.modality is 'asserted, hedged, forecast or conditional.';
comment on column news.claim_history.confidence is '0 to 1.';
comment on column news.claim_history.rule is 'The rule that made it.';
comment on column news.claim_history.review is 'The verdict that stood on it: confirmed or fixed; null when nobody had looked.';
comment on column news.claim_history.mentions is 'What was found in it, each with kind, text, place, rule and the fields of its kind.';
comment on column news.claim_history.version is 'Version of the rules that build claims.';
comment on column news.claim_history.extracted_at is 'When it was extracted.';
comment on column news.claim_history.replaced_at is 'When other rows took its place; null while it stands.';
comment on column news.claim_history.is_current_revision is 'Whether it stands in the text that the page showed last.';
comment on column news.claim_history.revision is 'Number of the revision within the article, from 1.';
comment on column news.claim_history.start_char is 'Code points before it in the text of the revision.';
comment on column news.claim_history.end_char is 'Code points before its end.';
comment on column news.claim_history.claim_id is 'The claim, as in claims.';
comment on column news.claim_history.article_id is 'The article.';
comment on column news.claim_history.revision_id is 'The revision.';
