-- What did outlets change after they had published it?
select changed_at, outlet, url, change, text
from news.revision_changes
order by changed_at desc, article_id, change, claim_id;
