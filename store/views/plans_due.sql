-- One row per date that was still to come when it was reported.
create or replace view news.plans_due as
select x.from_date as due_from,
  x.to_date as due_to,
  m.text as date_text,
  x.modifier,
  x.modifier is not distinct from 'before' as is_deadline,
  c.text,
  c.speaker,
  c.speaker_kind,
  c.elements,
  c.element_groups,
  c.tags,
  c.actors,
  c.polarity,
  c.modality,
  o.name as outlet,
  x.reported_at,
  a.url,
  c.id as claim_id,
  m.id as mention_id,
  a.id as article_id,
  m.revision_id
from news_private.date_mention x
join news_private.mention m on m.id = x.mention_id
join news_private.claim c on c.id = m.claim_id
join news_private.article a on a.current_revision_id = m.revision_id
join news_private.outlet o on o.id = a.outlet_id
where x.type in ('date', 'time')
  -- Said once more in the words of the index; it follows from either of the next two.
  and coalesce(x.to_date, 'infinity') > (x.reported_at at time zone 'UTC')::date
  and (x.from_date > (x.reported_at at time zone 'UTC')::date
    or c.modality = 'forecast' and x.to_date > (x.reported_at at time zone 'UTC')::date);

comment on view news.plans_due is
  'What is to happen when: deadlines, forecasts and other dates that lay ahead when they were reported, one row each. Those still to come: where due_to > current_date.';

comment on column news.plans_due.due_from is 'First day that the date covers.';
comment on column news.plans_due.due_to is 'The day after the last that it covers.';
comment on column news.plans_due.date_text is 'The date as written: by 2027, next spring.';
comment on column news.plans_due.modifier is 'before, after, start, mid, end or approx, where the text says so.';
comment on column news.plans_due.is_deadline is 'Whether it is to happen before that date: by, until, before.';
comment on column news.plans_due.text is 'The sentence.';
comment on column news.plans_due.speaker is 'Who says it; null in the outlet''s own voice.';
comment on column news.plans_due.speaker_kind is 'person, organisation, group or anonymous.';
comment on column news.plans_due.elements is 'Symbols of the elements in the sentence.';
comment on column news.plans_due.element_groups is 'Groups of elements in it.';
comment on column news.plans_due.tags is 'Subjects of the sentence.';
comment on column news.plans_due.actors is 'Countries, governments, organisations, companies and people in it.';
comment on column news.plans_due.polarity is 'affirmed or negated.';
comment on column news.plans_due.modality is 'asserted, hedged, forecast or conditional.';
comment on column news.plans_due.outlet is 'Who published it.';
comment on column news.plans_due.reported_at is 'When it was reported.';
comment on column news.plans_due.url is 'Address of the article.';
comment on column news.plans_due.claim_id is 'The claim, as in claims.';
comment on column news.plans_due.mention_id is 'The date, as in dates.';
comment on column news.plans_due.article_id is 'The article.';
comment on column news.plans_due.revision_id is 'The revision that it stands in.';
