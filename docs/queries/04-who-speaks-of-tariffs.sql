-- Who is quoted on tariffs, and in how many outlets?
select speaker, speaker_kind, count(*) as claims, count(distinct outlet) as outlets, max(reported_at)::date as last_day
from news.claims
where tags @> array['tariff'] and speaker is not null and reported_at >= timestamptz '2026-10-01 00:00Z'
group by speaker, speaker_kind
order by claims desc, speaker, speaker_kind
limit 20;
