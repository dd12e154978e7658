-- Which claims hold certain words, in any of their forms?
-- Quotation marks hold words together, a minus excludes, `or` widens.
select reported_at, outlet, text
from news.claims
where search @@ websearch_to_tsquery('english', '"export licence" or "export license" -draft')
order by reported_at desc, claim_id;
