-- One row per field that a review can put right.
create or replace view news.review_fields as
select f.kind,
  f.field,
  f.shape,
  f.allowed,
  f.may_be_null
from news_private.review_field f;

comment on view news.review_fields is
  'What a review can fix: one row per kind and field. Kinds that are not listed take any field.';

comment on column news.review_fields.kind is 'claim, or a kind of mention.';
comment on column news.review_fields.field is 'Name of the field in a fix.';
comment on column news.review_fields.shape is
  'text; word: one of allowed; number; day: 2026-11-02; texts: a list of texts; symbols: a list of symbols of elements.';
comment on column news.review_fields.allowed is 'The words that it can hold; null where it holds others.';
comment on column news.review_fields.may_be_null is 'Whether null can be given, for what the text does not say.';
