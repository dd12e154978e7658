-- One row per figure that can be compared with others.
create or replace view news.figure_series as
select d.measure_key as measure,
  d.period_from,
  d.period_to,
  d.period_is_stated,
  x.low,
  x.high,
  x.unit,
  x.modifier,
  x.direction,
  x.role,
  d.low_bound,
  d.high_bound,
  m.text,
  c.text as claim_text,
  c.speaker,
  c.speaker_kind,
  c.modality,
  o.name as outlet,
  d.reported_at,
  a.url,
  d.mention_id,
  d.claim_id,
  d.article_id
from news_private.measured d
join news_private.figure x on x.mention_id = d.mention_id
join news_private.mention m on m.id = d.mention_id
join news_private.claim c on c.id = d.claim_id
join news_private.article a on a.id = d.article_id
join news_private.outlet o on o.id = d.outlet_id;

comment on view news.figure_series is
  'Figures by measure and time: one row per figure of which the rules can tell what it measures, of whom and when. Order one measure by period_from to see it change.';

comment on column news.figure_series.measure is 'What is measured, of whom and in which unit; the same text for figures that can be compared.';
comment on column news.figure_series.period_from is 'First day of the time that it holds for.';
comment on column news.figure_series.period_to is 'The day after the last of that time.';
comment on column news.figure_series.period_is_stated is
  'Whether the sentence names the time; otherwise it is the quarter in which it was reported.';
comment on column news.figure_series.low is 'Its value in units, or the lower end of a range.';
comment on column news.figure_series.high is 'The upper end of a range; the same as low for a single value.';
comment on column news.figure_series.unit is 'percent, percentage-point, basis-point or multiple.';
comment on column news.figure_series.modifier is 'over, at-least, under, at-most, about, nearly or exactly, where the text says so.';
comment on column news.figure_series.direction is 'up or down, for a change that the sentence states.';
comment on column news.figure_series.role is 'share, change, from, to, rate or level.';
comment on column news.figure_series.low_bound is
  'The least that the words leave open, in the unit of measure: a twentieth less for about, -Infinity for under.';
comment on column news.figure_series.high_bound is 'The most that the words leave open.';
comment on column news.figure_series.text is 'The figure as written.';
comment on column news.figure_series.claim_text is 'The sentence that it stands in.';
comment on column news.figure_series.speaker is 'Who says it; null in the outlet''s own voice.';
comment on column news.figure_series.speaker_kind is 'person, organisation, group or anonymous.';
comment on column news.figure_series.modality is 'asserted, hedged, forecast or conditional.';
comment on column news.figure_series.outlet is 'Who published it.';
comment on column news.figure_series.reported_at is 'When it was reported.';
comment on column news.figure_series.url is 'Address of the article.';
comment on column news.figure_series.mention_id is 'The figure, as in figures.';
comment on column news.figure_series.claim_id is 'The claim that it stands in, as in claims.';
comment on column news.figure_series.article_id is 'The article.';
