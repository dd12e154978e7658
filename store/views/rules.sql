-- One row per rule that has found something.
create or replace view news.rules as
select m.kind,
  m.rule,
  count(*) as found,
  count(distinct m.revision_id) as revisions,
  min(m.text) as example
from news_private.mention m
group by m.kind, m.rule
union all
select 'claim',
  c.rule,
  count(*),
  count(distinct c.revision_id),
  min(c.text)
from news_private.claim c
group by c.rule;

comment on view news.rules is
  'Which rules find how much: one row per kind and rule, over all revisions.';

comment on column news.rules.kind is 'Kind of what it finds, or claim.';
comment on column news.rules.rule is 'Name of the rule, as in the column rule of the other views.';
comment on column news.rules.found is 'How many it has found.';
comment on column news.rules.revisions is 'In how many revisions.';
comment on column news.rules.example is 'One that it found.';
