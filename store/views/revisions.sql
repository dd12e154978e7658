-- One row per version of an article's text.
create or replace view news.revisions as
select r.id as revision_id,
  r.article_id,
  r.number as revision,
  a.current_revision_id is not distinct from r.id as is_current,
  o.name as outlet,
  a.url,
  r.final_url,
  r.title,
  r.author,
  r.published,
  r.published_at,
  r.published_source,
  r.fetched_at,
  r.language,
  r.text,
  r.text_sha256,
  r.charset,
  r.charset_rule,
  r.repairs,
  r.furniture,
  r.defects,
  r.content_type,
  r.body_bytes,
  r.modified,
  r.modified_at,
  r.sources,
  r.origin,
  r.reader_version
from news_private.revision r
join news_private.article a on a.id = r.article_id
join news_private.outlet o on o.id = a.outlet_id;

comment on view news.revisions is
  'Every text that an article has had, with how it was read. Offsets in all other views count in the text of their revision.';

comment on column news.revisions.revision_id is 'Number of the revision; other views refer to it.';
comment on column news.revisions.article_id is 'The article that it is a version of.';
comment on column news.revisions.revision is 'Its number within the article, from 1.';
comment on column news.revisions.is_current is 'True for the text that the page showed last; only its claims are in the other views.';
comment on column news.revisions.outlet is 'Who published it.';
comment on column news.revisions.url is 'Address that the article is known by.';
comment on column news.revisions.final_url is 'Address that the page was fetched from, behind all redirects.';
comment on column news.revisions.title is 'Headline of this version.';
comment on column news.revisions.author is 'Byline of this version.';
comment on column news.revisions.published is 'Publication day or time as stated; relative dates in the text count from it.';
comment on column news.revisions.published_at is 'The same as an instant; a stated day is its midnight in UTC.';
comment on column news.revisions.published_source is 'page or feed: which of them states it; null when neither does.';
comment on column news.revisions.fetched_at is 'When this text was first fetched.';
comment on column news.revisions.language is 'Language of the text.';
comment on column news.revisions.text is 'The text without navigation and other furniture; offsets count its code points.';
comment on column news.revisions.text_sha256 is 'SHA-256 of the text in UTF-8: proof of what was read.';
comment on column news.revisions.charset is 'Character encoding that the page was read in.';
comment on column news.revisions.charset_rule is 'What decided the encoding: a byte order mark, the header, a declaration, detection, …';
comment on column news.revisions.repairs is 'Broken characters that were repaired: place in the unrepaired text, before, after, and how.';
comment on column news.revisions.furniture is 'Lines that were cut as navigation, newsletter boxes, comment forms and so on.';
comment on column news.revisions.defects is 'Faults of the page that were read past.';
comment on column news.revisions.content_type is 'Content type that the server gave.';
comment on column news.revisions.body_bytes is 'Size of the page as received; its bytes are kept with the revision, for as long as the settings say.';
comment on column news.revisions.modified is 'Day or time of the last change as the page states it; null where it states none.';
comment on column news.revisions.modified_at is 'The same as an instant; a stated day is its midnight in UTC.';
comment on column news.revisions.sources is
  'Which rule of the reader gave each field: title, author, published, modified, url, outlet, language; null where none did.';
comment on column news.revisions.origin is
  'fetched, or re-read: the page is that of an earlier revision, read again by a newer version of the reader; the outlet changed nothing.';
comment on column news.revisions.reader_version is 'Version of the reader that made the text out of the page; 0 where it was not noted.';
