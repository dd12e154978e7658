-- One row per temporal expression.
create or replace view news.dates as
select m.id as mention_id,
  m.text,
  x.type,
  x.value,
  x.from_date,
  x.to_date,
  x.modifier,
  c.id as claim_id,
  c.text as claim_text,
  c.speaker,
  c.speaker_kind,
  c.polarity,
  c.modality,
  o.name as outlet,
  r.published_at,
  coalesce(r.published_at, r.fetched_at) as reported_at,
  a.id as article_id,
  r.id as revision_id,
  m.start_char,
  m.end_char,
  m.rule,
  x.range_to_mention_id,
  x.range_from_mention_id,
  x.anchor_mention_id,
  x.anchor_side
from news_private.mention m
join news_private.date_mention x on x.mention_id = m.id
join news_private.revision r on r.id = m.revision_id
join news_private.article a on a.current_revision_id = r.id
join news_private.outlet o on o.id = a.outlet_id
left join news_private.claim c on c.id = m.claim_id;

comment on view news.dates is
  'Dates, times and durations in the texts, one row each, with the days that they cover. Deadlines and plans have modality forecast.';

comment on column news.dates.mention_id is 'Number of the mention, as in mentions.';
comment on column news.dates.text is 'The expression as written: last April, 90 days.';
comment on column news.dates.type is 'date, time, duration or set.';
comment on column news.dates.value is 'Its TIMEX3 value: 2025-10-30, 2025-10, P90D, PRESENT_REF.';
comment on column news.dates.from_date is 'First day that it covers; null when it cannot be placed in the calendar.';
comment on column news.dates.to_date is 'The day after the last that it covers.';
comment on column news.dates.modifier is 'before, after, start, mid, end, approx, less-than or more-than, where the text says so.';
comment on column news.dates.claim_id is 'The claim that holds it, the first where several do; null when its sentence is no claim.';
comment on column news.dates.claim_text is 'The sentence of that claim.';
comment on column news.dates.speaker is 'Who says it, as in claims; null in the outlet''s own voice.';
comment on column news.dates.speaker_kind is 'person, organisation, group or anonymous.';
comment on column news.dates.polarity is 'Polarity of that claim.';
comment on column news.dates.modality is 'Modality of that claim.';
comment on column news.dates.outlet is 'Who published it.';
comment on column news.dates.published_at is 'Publication time that page or feed state; null when none is stated.';
comment on column news.dates.reported_at is
  'When it was reported: published_at, or when the revision was fetched where neither page nor feed states a date.';
comment on column news.dates.article_id is 'The article.';
comment on column news.dates.revision_id is 'The revision that it stands in.';
comment on column news.dates.start_char is
  'Code points before it: substr(r.text, start_char + 1, end_char - start_char) of its revision r is its text.';
comment on column news.dates.end_char is 'Code points before its end.';
comment on column news.dates.rule is 'The rule that found it.';
comment on column news.dates.range_to_mention_id is 'For the first date of a range: the date that ends it, as in mentions.';
comment on column news.dates.range_from_mention_id is 'For the last date of a range: the date that it begins with, as in mentions.';
comment on column news.dates.anchor_mention_id is 'For a duration: the date that it is counted from, as in mentions.';
comment on column news.dates.anchor_side is 'before or after: where the duration lies from its anchor.';
