import type { Queryable } from '../database.ts';

/** Keeps the claims of a revision as they are, before others take their place. */
export async function keepHistory(tx: Queryable, revisionId: number, at: Date): Promise<void> {
  await tx.query(KEEP, [revisionId, at.toISOString()]);
}

/** Forgets what was kept of claims that turned out the same. */
export async function dropUnchangedHistory(tx: Queryable, revisionId: number, at: Date): Promise<void> {
  await tx.query(DROP_UNCHANGED, [revisionId, at.toISOString()]);
}

const MENTIONS = `
  coalesce((
    select jsonb_agg(
      jsonb_build_object('kind', m.kind, 'text', m.text, 'start', m.start_char, 'end', m.end_char, 'rule', m.rule) || m.detail
      order by m.number
    )
    from news_private.claim_mention cm
    join news_private.mention m on m.id = cm.mention_id
    where cm.claim_id = c.id
  ), '[]')`;

const KEEP = `
  insert into news_private.claim_history
    (claim_id, revision_id, start_char, end_char, text, speaker, speaker_kind, attribution_type, elements, element_groups, actors, tags,
     polarity, modality, confidence, rule, review, mentions, version, extracted_at, replaced_at)
  select c.id, c.revision_id, c.start_char, c.end_char, c.text, c.speaker, c.speaker_kind, c.attribution_type, c.elements,
    c.element_groups, c.actors, c.tags, c.polarity, c.modality, c.confidence, c.rule, c.review, ${MENTIONS},
    e.version, e.extracted_at, $2::timestamptz
  from news_private.claim c
  left join news_private.extraction e on e.revision_id = c.revision_id and e.kind = 'claim'
  where c.revision_id = $1::int`;

const DROP_UNCHANGED = `
  delete from news_private.claim_history h
  using news_private.claim c
  where h.revision_id = $1::int
    and h.replaced_at = $2::timestamptz
    and c.revision_id = h.revision_id
    and c.start_char = h.start_char
    and c.end_char = h.end_char
    and (c.speaker, c.speaker_kind, c.attribution_type, c.review) is not distinct from (h.speaker, h.speaker_kind, h.attribution_type, h.review)
    and (c.elements, c.element_groups, c.actors, c.tags, c.polarity, c.modality, c.confidence, c.rule)
      = (h.elements, h.element_groups, h.actors, h.tags, h.polarity, h.modality, h.confidence, h.rule)
    and ${MENTIONS} = h.mentions`;
