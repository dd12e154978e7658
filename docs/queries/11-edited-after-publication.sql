-- What did outlets change after they had published it?
select outlet, change, text, previous_text
from news.revision_changes
where changed_at >= timestamptz '2026-10-01 00:00Z'
order by changed_at desc, change, text, claim_id
limit 20;
