-- Who is quoted on tariffs, and in how many outlets?
select speaker, speaker_kind, count(*) as claims, count(distinct outlet) as outlets, max(reported_at) as last_reported_at
from news.claims
where tags @> array['tariff'] and speaker is not null
group by speaker, speaker_kind
order by claims desc, speaker, speaker_kind;
