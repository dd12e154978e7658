-- One row per review, taken back or not.
create or replace view news.reviews as
select v.id as review_id,
  v.kind,
  v.verdict,
  v.text,
  v.fix,
  v.note,
  v.reviewer,
  v.reviewed_at,
  not exists (
    select
    from news_private.review later
    where later.article_id = v.article_id and later.text_sha256 = v.text_sha256 and later.kind = v.kind
      and later.start_char = v.start_char and later.end_char = v.end_char and later.id > v.id
  ) as is_latest,
  a.current_revision_id is not distinct from r.id as is_current,
  v.is_found,
  v.rule,
  v.claim_id,
  case
    when v.kind <> 'claim' then (
      select m.id
      from news_private.mention m
      where m.revision_id = r.id and m.kind = v.kind and m.start_char = v.start_char and m.end_char = v.end_char
      order by m.number
      limit 1
    )
  end as mention_id,
  o.name as outlet,
  a.url,
  a.id as article_id,
  r.id as revision_id,
  r.number as revision,
  v.start_char,
  v.end_char,
  v.text_sha256
from news_private.review v
join news_private.article a on a.id = v.article_id
join news_private.outlet o on o.id = a.outlet_id
left join news_private.revision r on r.article_id = v.article_id and r.text_sha256 = v.text_sha256;

comment on view news.reviews is
  'What analysts have said of claims and mentions, one row per verdict, none ever changed. Of several on one place the latest counts, while the article reads as it did: is_latest and is_current.';

comment on column news.reviews.review_id is 'Number of the review.';
comment on column news.reviews.kind is 'claim, or the kind of the mention: element, percentage, date, quotation or actor.';
comment on column news.reviews.verdict is
  'confirmed, rejected (shown by no other view), fixed (the other views show the fixed values) or retracted (as if nobody had looked at it).';
comment on column news.reviews.text is 'The words that were reviewed, exactly as in the article.';
comment on column news.reviews.fix is 'The fields that were put right, with their values; null unless the verdict is fixed.';
comment on column news.reviews.note is 'What the reviewer noted.';
comment on column news.reviews.reviewer is 'Who said so: the user of the database, or the name that was given to the command.';
comment on column news.reviews.reviewed_at is 'When.';
comment on column news.reviews.is_latest is 'True for the last review of its place; it alone counts.';
comment on column news.reviews.is_current is 'Whether the article still reads as it did then; otherwise the review is history.';
comment on column news.reviews.is_found is 'Whether the rules found it when they last read that text.';
comment on column news.reviews.rule is 'The rule that had found it.';
comment on column news.reviews.claim_id is 'The claim; it keeps this number when it is shown again. Null for a mention.';
comment on column news.reviews.mention_id is 'The mention as it is numbered now; null for a claim, and where no view shows it.';
comment on column news.reviews.outlet is 'Who published it.';
comment on column news.reviews.url is 'Address of the article.';
comment on column news.reviews.article_id is 'The article.';
comment on column news.reviews.revision_id is 'The revision that it stands in.';
comment on column news.reviews.revision is 'Number of that revision within the article, from 1.';
comment on column news.reviews.start_char is 'Code points before it in the text of that revision.';
comment on column news.reviews.end_char is 'Code points before its end.';
comment on column news.reviews.text_sha256 is 'SHA-256 of that text: a review holds for these characters and no others.';
