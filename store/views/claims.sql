-- One row per claim of the newest revision.
create or replace view news.claims as
select c.id as claim_id,
  o.name as outlet,
  r.title as article_title,
  a.url,
  r.published_at,
  c.reported_at,
  c.text,
  c.speaker,
  c.speaker_kind,
  c.cue_text as cue,
  c.attribution_type,
  c.elements,
  c.element_groups,
  array(
    select concat_ws(
      ' ',
      g.modifier,
      case when g.unit = 'multiple' then '×' else '' end || case when g.low = g.high then g.low::text else concat(g.low, '–', g.high) end,
      nullif(g.unit, 'multiple'),
      g.direction,
      '(' || g.role || ')'
    )
    from news_private.claim_mention cm
    join news_private.figure g on g.mention_id = cm.mention_id
    where cm.claim_id = c.id
    order by g.mention_id
  ) as figures,
  array(
    select coalesce(d.value, m.text)
    from news_private.claim_mention cm
    join news_private.mention m on m.id = cm.mention_id
    join news_private.date_mention d on d.mention_id = m.id
    where cm.claim_id = c.id
    order by d.mention_id
  ) as dates,
  c.actors,
  c.tags,
  c.polarity,
  c.modality,
  c.confidence,
  c.rule,
  a.id as article_id,
  c.revision_id,
  r.number as revision,
  c.start_char,
  c.end_char,
  c.speaker_text,
  c.speaker_role,
  c.speaker_start_char,
  c.speaker_end_char,
  c.cue_start_char,
  c.cue_end_char,
  r.language,
  r.text_sha256,
  (select e.version from news_private.extraction e where e.revision_id = c.revision_id and e.kind = 'claim') as version,
  c.search,
  c.speaker_affiliation,
  c.stance,
  c.addressee,
  c.via,
  coalesce((
    select max(k.outlets)
    from news_private.claim_cluster m
    join news_private.cluster k on k.cluster_id = m.cluster_id
    where m.claim_id = c.id
  ), 1) as carried_by,
  c.review,
  coalesce(
    (select n.canonical from news_private.actor_name n where n.class = news_private.name_class(c.speaker_kind) and n.name = c.speaker),
    c.speaker
  ) as canonical_speaker
from news_private.claim c
join news_private.article a on a.current_revision_id = c.revision_id
join news_private.outlet o on o.id = a.outlet_id
-- An outer join, so that revisions are not read where nothing of theirs is asked for.
left join news_private.revision r on r.id = c.revision_id;

comment on view news.claims is
  'What the news asserts: one row per sentence that holds an element, a figure or a quotation, of the current revision of each article. Start here.';

comment on column news.claims.claim_id is 'Number of the claim; it stays as long as the sentence is a claim of its revision.';
comment on column news.claims.outlet is 'Who published it.';
comment on column news.claims.article_title is 'Headline of the article.';
comment on column news.claims.url is 'Address of the article.';
comment on column news.claims.published_at is
  'Publication time that page or feed state; a stated day is its midnight in UTC. Null when none is stated.';
comment on column news.claims.reported_at is
  'When it was reported: published_at, or when the revision was fetched where neither page nor feed states a date.';
comment on column news.claims.text is 'The sentence, exactly as in the article.';
comment on column news.claims.speaker is
  'Who says it, in the fullest form of the name in the article; null in the outlets own voice and where no speaker is named.';
comment on column news.claims.speaker_kind is
  'person, organisation, group (analysts, officials) or anonymous (particular people who are not named).';
comment on column news.claims.cue is 'The word that introduces the speakers words: said, warned, according to.';
comment on column news.claims.attribution_type is 'direct, indirect or partial: how the words are given; null in the outlet''s own voice.';
comment on column news.claims.elements is 'Symbols of the chemical elements in the sentence, in order of mention: {Dy,Tb}.';
comment on column news.claims.element_groups is
  'Groups of elements in it: rare-earths, heavy-rare-earths, light-rare-earths, platinum-group, critical-minerals, battery-metals.';
comment on column news.claims.figures is
  'Percentages and rates in it in short form, such as {37 percent down (change)}, a tripling {×3 up (change)}; the view figures has them in columns.';
comment on column news.claims.dates is 'Dates in it as TIMEX3 values, such as {2025-10-30,P90D}; the view dates has them in columns.';
comment on column news.claims.actors is 'Countries, governments, organisations, companies and people in it, by their fullest name.';
comment on column news.claims.tags is 'Subjects of the sentence, such as export-control, tariff or processing.';
comment on column news.claims.polarity is 'affirmed or negated: whether the main clause holds a not.';
comment on column news.claims.modality is
  'asserted, hedged (may, reportedly), forecast (will, is expected to) or conditional (would, if).';
comment on column news.claims.confidence is '0 to 1: how sure the rules are.';
comment on column news.claims.rule is 'The rule that made the claim.';
comment on column news.claims.article_id is 'The article.';
comment on column news.claims.revision_id is 'The revision that it stands in.';
comment on column news.claims.revision is 'Number of that revision within the article, from 1.';
comment on column news.claims.start_char is
  'Code points before the claim: substr(r.text, start_char + 1, end_char - start_char) of its revision r is its text.';
comment on column news.claims.end_char is 'Code points before the end of the claim.';
comment on column news.claims.speaker_text is 'The speaker as the sentence names it: he, the minister.';
comment on column news.claims.speaker_role is 'What the text says that the speaker is: the group''s chief executive.';
comment on column news.claims.speaker_start_char is 'Code points before speaker_text in the revision.';
comment on column news.claims.speaker_end_char is 'Code points before the end of speaker_text.';
comment on column news.claims.cue_start_char is 'Code points before the cue in the revision.';
comment on column news.claims.cue_end_char is 'Code points before the end of the cue.';
comment on column news.claims.language is 'Language of the article.';
comment on column news.claims.text_sha256 is 'SHA-256 of the text of the revision: proof of what was read.';
comment on column news.claims.version is 'Version of the rules that build claims.';
comment on column news.claims.search is
  'The words of the sentence for full-text search: search @@ websearch_to_tsquery(''english'', ''export licence'').';
comment on column news.claims.speaker_affiliation is 'The body that the text says the speaker belongs to; null where it does not.';
comment on column news.claims.stance is
  'What the cue says of the words: states, warns, denies, urges, welcomes, criticises, doubts, promises or expects.';
comment on column news.claims.addressee is 'Whom the words were said to, where the text tells.';
comment on column news.claims.via is 'Who passes the words on, the nearest to the speaker first; empty where nobody does.';
comment on column news.claims.carried_by is
  'How many outlets carry the claim, in the same words or with the same figure, this one included; claim_clusters tells which.';
comment on column news.claims.review is
  'confirmed or fixed by an analyst (reviews has who, when and what); null when nobody has looked. Rejected claims are in reviews alone.';
comment on column news.claims.canonical_speaker is
  'The one name of the speaker in all articles, as speakers has it; speaker is the fullest name in this article.';
