-- One row per speaker.
create or replace view news.speakers as
select said.speaker,
  said.speaker_kind,
  said.quotations,
  said.direct_quotations,
  said.indirect_quotations,
  said.partial_quotations,
  said.articles,
  said.outlets,
  said.first_reported_at,
  said.last_reported_at,
  array(
    select distinct element
    from news_private.claim c
    join news_private.article b on b.current_revision_id = c.revision_id
    cross join lateral unnest(c.elements) as element
    where c.speaker = any(said.spellings) and c.speaker_kind is not distinct from said.speaker_kind
    order by element
  ) as elements,
  said.spellings
from (
  select x.actor as speaker,
    x.speaker_kind,
    count(*) as quotations,
    count(*) filter (where x.type = 'direct') as direct_quotations,
    count(*) filter (where x.type = 'indirect') as indirect_quotations,
    count(*) filter (where x.type = 'partial') as partial_quotations,
    count(distinct a.id) as articles,
    count(distinct o.id) as outlets,
    min(x.reported_at) as first_reported_at,
    max(x.reported_at) as last_reported_at,
    array_agg(distinct x.speaker order by x.speaker) as spellings
  from news_private.quotation x
  join news_private.mention m on m.id = x.mention_id
  join news_private.article a on a.current_revision_id = m.revision_id
  join news_private.outlet o on o.id = a.outlet_id
  where x.actor is not null
  group by x.actor, x.speaker_kind
) as said;

comment on view news.speakers is
  'Who is given for words in the news: one row per speaker and kind, with how often and where. Spellings of one name are one speaker: with and without a title, an initial or a legal form, and acronyms that articles use for one name alone. A last name alone is never taken for a full name of another article, and the same name may stand for different people.';

comment on column news.speakers.speaker is 'The one name of the speaker in all articles.';
comment on column news.speakers.speaker_kind is 'person, organisation, group or anonymous.';
comment on column news.speakers.quotations is 'How many quotations the speaker is given for.';
comment on column news.speakers.direct_quotations is 'How many of them are clauses in quotation marks.';
comment on column news.speakers.indirect_quotations is 'How many of them are reported speech.';
comment on column news.speakers.partial_quotations is 'How many of them are phrases in quotation marks.';
comment on column news.speakers.articles is 'In how many articles.';
comment on column news.speakers.outlets is 'In how many outlets.';
comment on column news.speakers.first_reported_at is 'When the speaker was first quoted.';
comment on column news.speakers.last_reported_at is 'When the speaker was last quoted.';
comment on column news.speakers.elements is 'Symbols of the elements in claims attributed to the speaker.';
comment on column news.speakers.spellings is 'The names that articles have for the speaker.';
