-- One row per pair of figures that cannot both be true.
create or replace view news.discrepancies as
select later.measure_key as measure,
  o.name as outlet,
  m.text as figure,
  c.text as claim_text,
  c.speaker,
  later.reported_at,
  earlier_o.name as earlier_outlet,
  earlier_m.text as earlier_figure,
  earlier_c.text as earlier_claim_text,
  earlier_c.speaker as earlier_speaker,
  earlier.reported_at as earlier_reported_at,
  greatest(later.period_from, earlier.period_from) as period_from,
  least(later.period_to, earlier.period_to) as period_to,
  later.period_is_stated and earlier.period_is_stated as period_is_stated,
  format(
    '%s: %s has %s, %s has %s, for the time from %s to %s',
    later.measure_key, earlier_o.name, earlier_m.text, o.name, m.text,
    greatest(later.period_from, earlier.period_from), least(later.period_to, earlier.period_to) - 1
  ) as reason,
  later.low_bound,
  later.high_bound,
  earlier.low_bound as earlier_low_bound,
  earlier.high_bound as earlier_high_bound,
  a.url,
  earlier_a.url as earlier_url,
  c.id as claim_id,
  earlier_c.id as earlier_claim_id,
  later.mention_id,
  earlier.mention_id as earlier_mention_id
from news_private.measured later
cross join lateral (
  select distinct on (x.outlet_id, x.low_bound, x.high_bound) x.*
  from news_private.measured x
  where x.measure_key = later.measure_key
    and x.period_from < later.period_to
    and x.period_to > later.period_from
    and (
      -- A change in October is none since January, though the one holds the other.
      split_part(x.measure_key, '|', 1) not like '%-change%'
      or 2 * (least(x.period_to, later.period_to) - greatest(x.period_from, later.period_from))
        > greatest(x.period_to, later.period_to) - least(x.period_from, later.period_from)
    )
    and x.outlet_id <> later.outlet_id
    and (x.reported_at, x.mention_id) < (later.reported_at, later.mention_id)
    and (x.high_bound < later.low_bound or x.low_bound > later.high_bound)
  order by x.outlet_id, x.low_bound, x.high_bound, x.reported_at, x.mention_id
) as earlier
join news_private.claim c on c.id = later.claim_id
join news_private.mention m on m.id = later.mention_id
join news_private.article a on a.id = later.article_id
join news_private.outlet o on o.id = later.outlet_id
join news_private.claim earlier_c on earlier_c.id = earlier.claim_id
join news_private.mention earlier_m on earlier_m.id = earlier.mention_id
join news_private.article earlier_a on earlier_a.id = earlier.article_id
join news_private.outlet earlier_o on earlier_o.id = earlier.outlet_id;

comment on view news.discrepancies is
  'Figures of two outlets that cannot both be true: the same measure of the same subject, for times that overlap, with ranges that do not meet. "About" leaves a twentieth, "over" and "under" leave one side open, and every figure may be rounded. Where an outlet repeats its figure, its first report stands for all. Changes are compared where most of their times is the same. Figures without a stated time are compared within the quarter in which they were reported, changes of what is traded every day within a few days of it.';

comment on column news.discrepancies.measure is 'What both figures measure, of whom and in which unit.';
comment on column news.discrepancies.outlet is 'Who published the later figure.';
comment on column news.discrepancies.figure is 'The later figure, as written.';
comment on column news.discrepancies.claim_text is 'The sentence it stands in.';
comment on column news.discrepancies.speaker is 'Who says it; null in the outlet''s own voice.';
comment on column news.discrepancies.reported_at is 'When it was reported.';
comment on column news.discrepancies.earlier_outlet is 'Who published the earlier figure.';
comment on column news.discrepancies.earlier_figure is 'The earlier figure, as written.';
comment on column news.discrepancies.earlier_claim_text is 'The sentence of the earlier figure.';
comment on column news.discrepancies.earlier_speaker is 'Who says the earlier one.';
comment on column news.discrepancies.earlier_reported_at is 'When the earlier one was reported.';
comment on column news.discrepancies.period_from is 'First day of the time that both figures hold for.';
comment on column news.discrepancies.period_to is 'The day after that time.';
comment on column news.discrepancies.period_is_stated is
  'Whether both sentences name the time; otherwise it is the quarter in which one was reported.';
comment on column news.discrepancies.reason is 'Why they do not agree, in one sentence.';
comment on column news.discrepancies.low_bound is 'The least that the later figure leaves open.';
comment on column news.discrepancies.high_bound is 'The most that the later figure leaves open; Infinity where it is open.';
comment on column news.discrepancies.earlier_low_bound is 'The least that the earlier figure leaves open.';
comment on column news.discrepancies.earlier_high_bound is 'The most that the earlier figure leaves open.';
comment on column news.discrepancies.url is 'Address of the later article.';
comment on column news.discrepancies.earlier_url is 'Address of the earlier article.';
comment on column news.discrepancies.claim_id is 'The later claim, as in claims.';
comment on column news.discrepancies.earlier_claim_id is 'The earlier claim.';
comment on column news.discrepancies.mention_id is 'The later figure, as in figures.';
comment on column news.discrepancies.earlier_mention_id is 'The earlier figure.';
