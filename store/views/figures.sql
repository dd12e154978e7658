-- One row per percentage, rate or relative change.
create or replace view news.figures as
select m.id as mention_id,
  m.text,
  x.low,
  x.high,
  x.unit,
  x.modifier,
  x.direction,
  x.role,
  x.of_text as measure,
  c.id as claim_id,
  c.text as claim_text,
  c.speaker,
  c.speaker_kind,
  c.polarity,
  c.modality,
  o.name as outlet,
  r.published_at,
  x.reported_at,
  a.id as article_id,
  m.revision_id,
  m.start_char,
  m.end_char,
  m.rule,
  x.of_start_char as measure_start_char,
  x.of_end_char as measure_end_char,
  x.delta,
  x.other_end_mention_id,
  x.period_mention_id,
  p.text as period,
  d.from_date as period_from,
  case when x.role = 'from' then d.to_date else coalesce(e.to_date, d.to_date) end as period_to,
  x.measure_name,
  x.measure_subject,
  x.measure_region,
  x.measure_counterpart,
  x.measure_key,
  x.measure_from,
  x.measure_to,
  a.url,
  r.text_sha256,
  (select e.version from news_private.extraction e where e.revision_id = m.revision_id and e.kind = m.kind) as version,
  m.review
from news_private.mention m
join news_private.figure x on x.mention_id = m.id
join news_private.article a on a.current_revision_id = m.revision_id
join news_private.outlet o on o.id = a.outlet_id
left join news_private.claim c on c.id = m.claim_id
-- An outer join, so that revisions are not read where nothing of theirs is asked for.
left join news_private.revision r on r.id = m.revision_id
left join news_private.mention p on p.id = x.period_mention_id
left join news_private.date_mention d on d.mention_id = x.period_mention_id
left join news_private.date_mention e on e.mention_id = d.range_to_mention_id;

comment on view news.figures is
  'Percentages, rates and relative changes, one row each, with what they measure and who says so.';

comment on column news.figures.mention_id is 'Number of the mention, as in mentions.';
comment on column news.figures.text is 'The figure as written: 37 percent, two-thirds.';
comment on column news.figures.low is 'Its value in units, or the lower end of a range.';
comment on column news.figures.high is 'The upper end of a range; the same as low for a single value.';
comment on column news.figures.unit is 'percent, percentage-point, basis-point or multiple (tripled is 3).';
comment on column news.figures.modifier is 'over, at-least, under, at-most, about, nearly or exactly, where the text says so.';
comment on column news.figures.direction is 'up or down, for a change that the sentence states.';
comment on column news.figures.role is 'share, change, from, to, rate or level.';
comment on column news.figures.measure is 'What it measures, as the text names it; null when it does not.';
comment on column news.figures.claim_id is 'The claim that holds it, the first where several do; null when its sentence is no claim.';
comment on column news.figures.claim_text is 'The sentence of that claim.';
comment on column news.figures.speaker is 'Who says it, as in claims; null in the outlet''s own voice.';
comment on column news.figures.speaker_kind is 'person, organisation, group or anonymous.';
comment on column news.figures.polarity is 'Polarity of that claim.';
comment on column news.figures.modality is 'Modality of that claim.';
comment on column news.figures.outlet is 'Who published it.';
comment on column news.figures.published_at is 'Publication time that page or feed state; null when none is stated.';
comment on column news.figures.reported_at is
  'When it was reported: published_at, or when the revision was fetched where neither page nor feed states a date.';
comment on column news.figures.article_id is 'The article.';
comment on column news.figures.revision_id is 'The revision that it stands in.';
comment on column news.figures.start_char is
  'Code points before it: substr(r.text, start_char + 1, end_char - start_char) of its revision r is its text.';
comment on column news.figures.end_char is 'Code points before its end.';
comment on column news.figures.rule is 'The rule that found it.';
comment on column news.figures.measure_start_char is 'Code points before the measure in the revision.';
comment on column news.figures.measure_end_char is 'Code points before the end of the measure.';
comment on column news.figures.delta is
  'For role from and to where both ends are known: the second less the first, in points of the unit. Negative for a fall.';
comment on column news.figures.other_end_mention_id is 'For role from and to: the figure at the other end of the change, as in mentions.';
comment on column news.figures.period_mention_id is 'The date that it holds for, as in dates; null where the sentence ties it to none.';
comment on column news.figures.period is 'That date as written: last year, October, the beginning of a range.';
comment on column news.figures.period_from is 'First day of the time that it holds for; null when that cannot be placed in the calendar.';
comment on column news.figures.period_to is 'The day after the last of that time, of a range after its end.';
comment on column news.figures.measure_name is
  'What it measures in words that are the same in every article: share-of-output, exports-change, tariff-rate. Null where the text leaves it open.';
comment on column news.figures.measure_subject is 'Of what: symbols or the group of the material, and what is made of it.';
comment on column news.figures.measure_region is 'The country it is said of; null where it is the world''s.';
comment on column news.figures.measure_counterpart is
  'The second country: where the imports come from that it is a share of, or whose goods pay the tariff.';
comment on column news.figures.measure_key is
  'The four parts in one text; figures with the same key, unit and period measure the same thing and can be compared.';
comment on column news.figures.measure_from is
  'First day that it is compared for, where its date alone does not say it: since July, in two years, over the same period.';
comment on column news.figures.measure_to is 'The day after the last of them.';
comment on column news.figures.url is 'Address of the article.';
comment on column news.figures.text_sha256 is 'SHA-256 of the text of the revision: proof of what was read.';
comment on column news.figures.version is 'Version of the rules that find percentages.';
comment on column news.figures.review is 'confirmed or fixed by an analyst (reviews has who, when and what); null when nobody has looked.';
