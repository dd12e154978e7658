-- Which outlets give different figures for what they call by the same name, within a week?
-- These are candidates: whether the two sentences mean the same period is for the reader to decide.
select a.measure, a.low as figure, b.low as other_figure, a.unit, a.role, a.outlet, b.outlet as other_outlet,
  a.claim_text, b.claim_text as other_claim_text
from news.figures a
join news.figures b
  on lower(b.measure) = lower(a.measure) and b.unit = a.unit and b.role = a.role and b.direction is not distinct from a.direction
  and b.article_id > a.article_id and b.outlet <> a.outlet
  and b.reported_at between a.reported_at - interval '7 days' and a.reported_at + interval '7 days'
where a.high < b.low or b.high < a.low
order by a.measure, a.mention_id, b.mention_id;
