-- What ties mentions of one revision together. No foreign keys: mentions of a revision come and go as one.
alter table news_private.figure
  add column delta double precision,
  add column other_end_mention_id bigint,
  add column period_mention_id bigint;

alter table news_private.date_mention
  add column range_to_mention_id bigint,
  add column range_from_mention_id bigint,
  add column anchor_mention_id bigint,
  add column anchor_side text;
