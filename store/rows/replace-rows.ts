import type { Queryable } from '../database.ts';
import type { ClaimRow, MentionRow } from './extraction-rows.ts';
import { storableJson } from './storable.ts';

/** What was found in a revision. */
export interface FoundRows {
  readonly mentions: readonly MentionRow[];
  readonly claims: readonly ClaimRow[];
  /** Whether nothing stands there. */
  readonly isFirst: boolean;
}

/** Writes what was found in a revision in place of what stood there; a claim whose sentence was one before keeps its id. */
export async function replaceRows(tx: Queryable, revisionId: number, rows: FoundRows): Promise<void> {
  const pairs = rows.claims.flatMap((claim) => claim.mentions.map((mention) => ({ claim: claim.number, mention })));
  if (!rows.isFirst) await tx.query('delete from news_private.mention where revision_id = $1', [revisionId]);
  await tx.query(REPLACE_CLAIMS, [revisionId, storableJson(rows.claims)]);
  await tx.query(INSERT_MENTIONS, [revisionId, storableJson(rows.mentions), JSON.stringify(pairs)]);
}

/** The mention that the span in a field of mention m is of; fields are given only where there is such a mention. */
function linkedTo(kind: 'percentage' | 'date', field: string): string {
  return `case when m.detail ? '${field}' then (
        select s.id from spans s
        where s.kind = '${kind}' and s.start_char = (m.detail#>>'{${field},start}')::int
          and s.end_char = (m.detail#>>'{${field},end}')::int) end`;
}

/** Names are looked up by, and an index takes none of any length; what is longer is no name. */
const nameIn = (text: string): string => `left(${text}, 200)`;

/** The names of those who pass a quotation on, the nearest to the speaker first. */
const namesIn = (json: string): string =>
  `array(select carrier->>'name' from jsonb_array_elements(${json}->'via') with ordinality as chain (carrier, place) order by place)`;

/** When the revision was reported, as the rows that are looked for by period carry it. */
const REPORTED_AT = `coalesce(published_at, fetched_at) as reported_at from news_private.revision where id = $1::int`;

const INSERT_MENTIONS = `
  with found as materialized (
    select number, kind, start_char, end_char, text, rule, detail
    from jsonb_to_recordset($2::jsonb)
      as row (number int, kind text, start_char int, end_char int, text text, rule text, detail jsonb)
  ), held as materialized (
    select c.id as claim_id, pair.claim, pair.mention
    from jsonb_to_recordset($3::jsonb) as pair (claim int, mention int)
    join news_private.claim c on c.revision_id = $1::int and c.number = pair.claim
  ), mentions as (
    insert into news_private.mention (revision_id, number, claim_id, kind, start_char, end_char, text, rule, detail)
    select $1::int, number, first.claim_id, kind, start_char, end_char, text, rule, detail
    from found
    left join (select distinct on (mention) mention, claim_id from held order by mention, claim) as first on first.mention = found.number
    order by number
    returning id, number, kind, start_char, end_char, text, detail
  ), report as (
    select ${REPORTED_AT}
  ), claim_mentions as (
    insert into news_private.claim_mention (claim_id, mention_id)
    select held.claim_id, mentions.id from held join mentions on mentions.number = held.mention
  ), elements as (
    insert into news_private.element_mention (mention_id, elements, element_group, form)
    select id, array(select jsonb_array_elements_text(detail->'elements')), detail->>'group', detail->>'form'
    from mentions where kind = 'element'
  ), spans as (
    select id, kind, start_char, end_char from mentions where kind in ('percentage', 'date')
  ), figures as (
    insert into news_private.figure
      (mention_id, low, high, unit, modifier, direction, role, of_start_char, of_end_char, of_text, delta, other_end_mention_id,
       period_mention_id, measure_name, measure_subject, measure_region, measure_counterpart, measure_key,
       measure_from, measure_to, reported_at)
    select m.id, (m.detail->>'low')::double precision, (m.detail->>'high')::double precision, m.detail->>'unit', m.detail->>'modifier',
      m.detail->>'direction', m.detail->>'role', (m.detail#>>'{of,start}')::int, (m.detail#>>'{of,end}')::int, m.detail#>>'{of,text}',
      (m.detail->>'delta')::double precision, ${linkedTo('percentage', 'otherEnd')}, ${linkedTo('date', 'period')},
      m.detail#>>'{measure,measure}', m.detail#>>'{measure,subject}', m.detail#>>'{measure,region}',
      m.detail#>>'{measure,counterpart}', m.detail#>>'{measure,key}', (m.detail#>>'{measure,from}')::date,
      (m.detail#>>'{measure,to}')::date, report.reported_at
    from mentions m cross join report where m.kind = 'percentage'
  ), dates as (
    insert into news_private.date_mention
      (mention_id, type, value, from_date, to_date, modifier, range_to_mention_id, range_from_mention_id, anchor_mention_id, anchor_side,
       reported_at)
    select m.id, m.detail->>'type', m.detail->>'value', (m.detail->>'from')::date, (m.detail->>'to')::date, m.detail->>'modifier',
      ${linkedTo('date', 'rangeTo')}, ${linkedTo('date', 'rangeFrom')}, ${linkedTo('date', 'anchor')}, m.detail->>'side',
      report.reported_at
    from mentions m cross join report where m.kind = 'date'
  ), quotations as (
    insert into news_private.quotation
      (mention_id, type, speaker, speaker_kind, speaker_role, speaker_start_char, speaker_end_char, speaker_text,
       cue_start_char, cue_end_char, cue_text, stance, addressee, speaker_affiliation, via, reported_at,
       search)
    select id, detail->>'type', ${nameIn(`detail#>>'{speaker,name}'`)}, detail#>>'{speaker,kind}', detail#>>'{speaker,role}',
      (detail#>>'{speaker,start}')::int, (detail#>>'{speaker,end}')::int, detail#>>'{speaker,text}',
      (detail#>>'{cue,start}')::int, (detail#>>'{cue,end}')::int, detail#>>'{cue,text}', detail->>'stance', detail#>>'{addressee,text}',
      detail#>>'{speaker,affiliation}', ${namesIn('detail')}, report.reported_at, to_tsvector('english', left(text, 20000))
    from mentions cross join report where kind = 'quotation'
  )
  insert into news_private.actor_mention (mention_id, name, type)
  select id, ${nameIn(`coalesce(detail->>'name', '')`)}, detail->>'type' from mentions where kind = 'actor'`;

const REPLACE_CLAIMS = `
  with found as materialized (
    select number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence, attribution, rule, frame
    from jsonb_to_recordset($2::jsonb)
      as row (number int, start_char int, end_char int, text text, tags text[], elements text[], element_groups text[],
        actors text[], polarity text, modality text, confidence double precision, attribution jsonb, rule text, frame uuid)
  ), gone as (
    delete from news_private.claim c
    where revision_id = $1::int
      and not exists (select from found f where f.start_char = c.start_char and f.end_char = c.end_char)
  )
  insert into news_private.claim
    (revision_id, number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence,
     attribution_type, speaker, speaker_kind, speaker_role, speaker_start_char, speaker_end_char, speaker_text,
     cue_start_char, cue_end_char, cue_text, rule, speaker_affiliation, stance, addressee, via, frame, reported_at)
  select $1::int, number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence,
    attribution->>'type', ${nameIn(`attribution#>>'{speaker,name}'`)}, attribution#>>'{speaker,kind}', attribution#>>'{speaker,role}',
    (attribution#>>'{speaker,start}')::int, (attribution#>>'{speaker,end}')::int, attribution#>>'{speaker,text}',
    (attribution#>>'{cue,start}')::int, (attribution#>>'{cue,end}')::int, attribution#>>'{cue,text}', rule,
    attribution#>>'{speaker,affiliation}', attribution->>'stance', attribution#>>'{addressee,text}', ${namesIn('attribution')}, frame,
    report.reported_at
  from found
  cross join (select ${REPORTED_AT}) as report
  order by number
  on conflict (revision_id, start_char, end_char) do update
    set number = excluded.number, text = excluded.text, tags = excluded.tags, elements = excluded.elements,
      element_groups = excluded.element_groups, actors = excluded.actors, polarity = excluded.polarity,
      modality = excluded.modality, confidence = excluded.confidence, attribution_type = excluded.attribution_type,
      speaker = excluded.speaker, speaker_kind = excluded.speaker_kind, speaker_role = excluded.speaker_role,
      speaker_start_char = excluded.speaker_start_char, speaker_end_char = excluded.speaker_end_char,
      speaker_text = excluded.speaker_text, cue_start_char = excluded.cue_start_char, cue_end_char = excluded.cue_end_char,
      cue_text = excluded.cue_text, rule = excluded.rule, speaker_affiliation = excluded.speaker_affiliation,
      stance = excluded.stance, addressee = excluded.addressee, via = excluded.via, frame = excluded.frame,
      reported_at = excluded.reported_at`;
