-- One row per claim and mention in it.
create or replace view news.claim_mentions as
select cm.claim_id,
  cm.mention_id
from news_private.claim_mention cm
join news_private.claim c on c.id = cm.claim_id
join news_private.article a on a.current_revision_id = c.revision_id;

comment on view news.claim_mentions is
  'Which mentions stand in which claims; joins claims with mentions, elements, figures, dates, quotations and actors.';

comment on column news.claim_mentions.claim_id is 'The claim.';
comment on column news.claim_mentions.mention_id is 'A mention that overlaps it.';
