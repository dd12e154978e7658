-- Which outlet was first with a claim, and who followed after how long?
select outlet, reported_at, followed_by, lead, text
from news.first_reports
order by reported_at desc, text, cluster_id
limit 20;
