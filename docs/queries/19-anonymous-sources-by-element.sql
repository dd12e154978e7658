-- On which elements do outlets rely on sources without a name?
select element, count(*) as quotations, count(distinct outlet) as outlets
from news.anonymous_sources
cross join lateral unnest(elements) as element
where reported_at >= timestamptz '2026-09-01 00:00Z' and speaker_kind = 'anonymous'
group by element
order by quotations desc, element
limit 20;
