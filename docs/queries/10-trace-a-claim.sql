-- Where exactly does a claim stand, and is it what the page said?
-- The offsets cut the claim out of its revision again; `text_sha256` is the digest of that revision's text.
select c.outlet, left(r.text_sha256, 12) as text_sha256, c.start_char, c.end_char,
  substr(r.text, c.start_char + 1, c.end_char - c.start_char) = c.text as is_same, c.text
from news.claims c
join news.revisions r on r.revision_id = c.revision_id
order by c.reported_at desc, c.outlet, c.text, c.claim_id
limit 5;
