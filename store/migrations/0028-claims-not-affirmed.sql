-- Claims that are denied or doubtful are few, and where there are none of them all claims were looked at to find that out.
create index claim_polarity_index on news_private.claim (polarity, reported_at, id) where polarity <> 'affirmed';
