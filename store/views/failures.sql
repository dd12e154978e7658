-- One row per job and subject that failed.
create or replace view news.failures as
select x.id as failure_id,
  x.queue,
  x.job,
  x.subject,
  x.code,
  x.message,
  x.disposition,
  regexp_replace(coalesce(x.url, e.url, f.url), '^([a-z][a-z0-9+.-]*://)[^/@]*@', '\1', 'i') as url,
  coalesce(x.feed_id, e.feed_id) as feed_id,
  f.title as feed_title,
  x.entry_id,
  x.revision_id,
  x.attempts,
  x.first_at,
  x.last_at,
  x.resolved_at,
  x.discarded_at
from news_private.failure x
left join news_private.entry e on e.id = x.entry_id
left join news_private.feed f on f.id = coalesce(x.feed_id, e.feed_id);

comment on view news.failures is
  'What did not work: one row per job and subject, with the reason in words. Rows with resolved_at have worked since, or were put aside.';

comment on column news.failures.failure_id is 'Number of the failure.';
comment on column news.failures.queue is 'Queue of the job: feed, article or claims.';
comment on column news.failures.job is 'What was tried: refresh-feed, fetch-article, extract-claims, …';
comment on column news.failures.subject is 'What it was tried on: feed-17, entry-42, revision-7, or the id of the job.';
comment on column news.failures.code is 'Stable code of the last failure, such as timed-out or not-a-feed.';
comment on column news.failures.message is 'The last failure in words.';
comment on column news.failures.disposition is
  'retry: tried again soon; wait: tried again when the server allows; give-up: not tried again; quarantine: set aside, for it broke the program.';
comment on column news.failures.url is 'Address that it was about, without user name and password.';
comment on column news.failures.feed_id is 'Feed that it belongs to.';
comment on column news.failures.feed_title is 'Title of that feed.';
comment on column news.failures.entry_id is 'Entry that it belongs to.';
comment on column news.failures.revision_id is 'Revision that it belongs to.';
comment on column news.failures.attempts is 'How often it has failed in a row.';
comment on column news.failures.first_at is 'When it first failed.';
comment on column news.failures.last_at is 'When it last failed.';
comment on column news.failures.resolved_at is 'When it worked again or was put aside; null while it is open.';
comment on column news.failures.discarded_at is 'When somebody put it aside with `assay jobs discard`; null otherwise.';
