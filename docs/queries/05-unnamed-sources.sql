-- How much of what each outlet attributes comes from sources that it does not name?
select outlet, count(*) as attributed,
  count(*) filter (where speaker_kind = 'anonymous') as unnamed,
  round(100.0 * count(*) filter (where speaker_kind = 'anonymous') / count(*), 1) as unnamed_percent
from news.claims
where attribution_type is not null and reported_at >= timestamptz '2026-10-01 00:00Z'
group by outlet
order by unnamed_percent desc, outlet
limit 20;
