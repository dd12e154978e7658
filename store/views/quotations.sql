-- One row per quotation.
create or replace view news.quotations as
select m.id as mention_id,
  x.type,
  m.text,
  x.speaker,
  x.speaker_kind,
  x.speaker_text,
  x.speaker_role,
  x.cue_text as cue,
  x.stance,
  x.addressee,
  c.id as claim_id,
  o.name as outlet,
  r.published_at,
  x.reported_at,
  a.id as article_id,
  m.revision_id,
  m.start_char,
  m.end_char,
  m.rule,
  x.speaker_start_char,
  x.speaker_end_char,
  x.cue_start_char,
  x.cue_end_char,
  m.detail#>>'{target,text}' as target,
  (
    select q.id
    from news_private.mention q
    where q.revision_id = m.revision_id and q.number = (m.detail->>'continues')::int
  ) as continues_mention_id,
  x.speaker_affiliation,
  x.via,
  x.search,
  a.url,
  r.text_sha256,
  (select e.version from news_private.extraction e where e.revision_id = m.revision_id and e.kind = m.kind) as version,
  m.review,
  x.actor as canonical_speaker
from news_private.mention m
join news_private.quotation x on x.mention_id = m.id
join news_private.article a on a.current_revision_id = m.revision_id
join news_private.outlet o on o.id = a.outlet_id
left join news_private.claim c on c.id = m.claim_id
-- An outer join, so that revisions are not read where nothing of theirs is asked for.
left join news_private.revision r on r.id = m.revision_id
where m.kind = 'quotation';

comment on view news.quotations is
  'Words and positions that somebody is given for, one row each, with the speaker and the word that introduces them.';

comment on column news.quotations.mention_id is 'Number of the mention, as in mentions.';
comment on column news.quotations.type is
  'direct (a clause in quotation marks), partial (a phrase in marks) or indirect (reported speech).';
comment on column news.quotations.text is 'The words, without quotation marks.';
comment on column news.quotations.speaker is
  'Who is given for them, in the fullest form of the name in the article; null when nobody is named.';
comment on column news.quotations.speaker_kind is 'person, organisation, group or anonymous.';
comment on column news.quotations.speaker_text is 'The speaker as the sentence names it.';
comment on column news.quotations.speaker_role is 'What the text says that the speaker is.';
comment on column news.quotations.cue is 'The word that introduces them: said, warned, according to.';
comment on column news.quotations.stance is
  'What the cue says of the words: states, warns, denies, urges, welcomes, criticises, doubts, promises or expects.';
comment on column news.quotations.addressee is 'Whom they were said to, where the text tells.';
comment on column news.quotations.claim_id is 'The claim that holds it, the first where several do; null when its sentence is no claim.';
comment on column news.quotations.outlet is 'Who published it.';
comment on column news.quotations.published_at is 'Publication time that page or feed state; null when none is stated.';
comment on column news.quotations.reported_at is
  'When it was reported: published_at, or when the revision was fetched where neither page nor feed states a date.';
comment on column news.quotations.article_id is 'The article.';
comment on column news.quotations.revision_id is 'The revision that it stands in.';
comment on column news.quotations.start_char is
  'Code points before it: substr(r.text, start_char + 1, end_char - start_char) of its revision r is its text.';
comment on column news.quotations.end_char is 'Code points before its end.';
comment on column news.quotations.rule is 'The rule that found it.';
comment on column news.quotations.speaker_start_char is 'Code points before speaker_text in the revision.';
comment on column news.quotations.speaker_end_char is 'Code points before the end of speaker_text.';
comment on column news.quotations.cue_start_char is 'Code points before the cue in the revision.';
comment on column news.quotations.cue_end_char is 'Code points before the end of the cue.';
comment on column news.quotations.target is 'What a partial quotation is said of, where the text tells.';
comment on column news.quotations.continues_mention_id is 'The quotation that this one goes on from; null for one that stands alone or begins.';
comment on column news.quotations.speaker_affiliation is 'The body that the text says the speaker belongs to; null where it does not.';
comment on column news.quotations.via is
  'Who passes the words on, the nearest to the speaker first: {Reuters} in "Reuters reported that officials said …"; empty where nobody does.';
comment on column news.quotations.search is
  'Its words for full-text search: search @@ websearch_to_tsquery(''english'', ''export licence''); search_quotations ranks.';
comment on column news.quotations.url is 'Address of the article.';
comment on column news.quotations.text_sha256 is 'SHA-256 of the text of the revision: proof of what was read.';
comment on column news.quotations.version is 'Version of the rules that find quotations.';
comment on column news.quotations.review is 'confirmed or fixed by an analyst (reviews has who, when and what); null when nobody has looked.';
comment on column news.quotations.canonical_speaker is
  'The one name of the speaker in all articles, as speakers has it; speaker is the fullest name in this article.';
