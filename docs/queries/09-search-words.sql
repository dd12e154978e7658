-- Which claims hold certain words, in any of their forms?
-- The best first; `search_quotations` and `search_articles` do the same, `news.claims.search` takes further conditions.
select round(rank::numeric, 4) as rank, outlet, headline
from news.search_claims('"export licence" or "export license" -draft')
order by 1 desc, outlet, headline, claim_id;
