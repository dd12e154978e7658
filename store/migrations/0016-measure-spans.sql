-- The days that a figure is compared for where its date alone does not say them: "since July" runs to the day of publication.
alter table news_private.figure
  add column measure_from date,
  add column measure_to date;

-- What was linked by figures without their sign is made anew.
insert into news_private.link_pending (article_id)
select id from news_private.article
on conflict do nothing;
