-- Who is quoted most on germanium or gallium?
select speaker, speaker_kind, count(*) as claims, array_agg(distinct outlet order by outlet) as outlets
from news.claims
where elements && array['Ga', 'Ge'] and speaker is not null and reported_at >= timestamptz '2026-10-01 00:00Z'
group by speaker, speaker_kind
order by claims desc, speaker, speaker_kind
limit 20;
