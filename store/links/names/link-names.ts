import type { Queryable } from '../../database.ts';
import { type ChosenName, chooseNames, type Spelling } from './choose-names.ts';
import { isAcronymOf, type NameClass, nameKey } from './name-key.ts';

interface FoundName {
  readonly article_id: number;
  readonly class: NameClass;
  readonly name: string;
  /** What the article writes for the name where that is in capitals, or an empty text. */
  readonly alias: string;
}

/**
 * Brings the names of articles under the one name of each person and body.
 *
 * Only spellings that came new or went away are looked into, so that an article with names that are known is no work, however many others
 * have them.
 */
export async function linkNames(tx: Queryable, articleIds: readonly number[]): Promise<void> {
  const found = await tx.query<FoundName>(READ_NAMES, [articleIds]);
  const rows = found.map((row) => {
    const alias = isAcronymOf(row.alias, row.name) ? row.alias : '';
    return { ...row, alias, key: nameKey(row.name, row.class), alias_key: alias === '' ? null : nameKey(alias, row.class) };
  });
  await tx.query(REPLACE_NAMES, [articleIds, JSON.stringify(rows)]);
  const changed = await tx.query<{ class: NameClass; key: string }>(TAKE_CHANGED);
  for (const nameClass of ['person', 'body'] as const) {
    const keys = changed.filter((row) => row.class === nameClass).map(({ key }) => key);
    if (keys.length > 0) await choose(tx, nameClass, keys);
  }
  await tx.query(NAME_SPEAKERS, [articleIds]);
}

async function choose(tx: Queryable, nameClass: NameClass, keys: readonly string[]): Promise<void> {
  const spellings = await tx.query<Spelling & { isWanted: boolean }>(READ_SPELLINGS, [nameClass, keys]);
  const wanted = new Set([...keys, ...spellings.filter(({ isWanted }) => isWanted).map(({ key }) => key)]);
  const chosen: readonly ChosenName[] = chooseNames(spellings, wanted);
  await tx.query(SAVE_CHOSEN, [nameClass, [...wanted], JSON.stringify(chosen)]);
}

/** Names are bounded, for they are keys. */
const READ_NAMES = `
  select distinct article_id, class, name, case when said ~ '^[[:upper:]][[:upper:]&.]{1,7}$' and said <> name then said else '' end as alias
  from (
    select a.id as article_id, news_private.name_class(x.type) as class, x.name, m.text as said
    from news_private.article a
    join news_private.mention m on m.revision_id = a.current_revision_id
    join news_private.actor_mention x on x.mention_id = m.id
    where a.id = any($1::int[])
    union all
    select a.id, news_private.name_class(q.speaker_kind), q.speaker, q.speaker_text
    from news_private.article a
    join news_private.mention m on m.revision_id = a.current_revision_id and m.kind = 'quotation'
    join news_private.quotation q on q.mention_id = m.id
    where a.id = any($1::int[])
  ) as told
  where class is not null and name <> '' and char_length(name) <= 200`;

const REPLACE_NAMES = `
  with wanted as materialized (
    select distinct article_id, class, name, alias, key, alias_key
    from jsonb_to_recordset($2::jsonb) as row (article_id int, class text, name text, alias text, key text, alias_key text)
  ), gone as (
    delete from news_private.named n
    where n.article_id = any($1::int[])
      and not exists (
        select from wanted w where w.article_id = n.article_id and w.class = n.class and w.name = n.name and w.alias = n.alias
      )
    returning n.class, n.name, n.alias, n.key, n.alias_key
  ), added as (
    insert into news_private.named (article_id, class, name, alias, key, alias_key)
    select article_id, class, name, alias, key, alias_key from wanted
    on conflict do nothing
    returning class, name, alias, key, alias_key
  )
  insert into news_private.spelling as s (class, name, alias, key, alias_key, articles, is_new)
  select class, name, alias, min(key), min(alias_key), sum(step), true
  from (
    select class, name, alias, key, alias_key, 1 as step from added
    union all
    select class, name, alias, key, alias_key, -1 from gone
  ) as change
  group by class, name, alias
  having sum(step) <> 0
  on conflict (class, name, alias) do update set articles = s.articles + excluded.articles`;

/** The keys of spellings that have come new or that no article has any more; those go. */
const TAKE_CHANGED = `
  with gone as (
    delete from news_private.spelling where articles <= 0
    returning class, key, alias_key
  ), came as (
    update news_private.spelling set is_new = false where is_new and articles > 0
    returning class, key, alias_key
  ), changed as (
    select class, key, alias_key from gone
    union all
    select class, key, alias_key from came
  )
  select class, key from changed
  union
  select class, alias_key from changed where alias_key is not null`;

/** All that the names of some keys depend on: the acronyms of those, what such an acronym is used for, and the spellings of that. */
const READ_SPELLINGS = `
  with acronym as (
    select unnest($2::text[]) as key
    union
    select s.alias_key from news_private.spelling s where s.class = $1 and s.key = any($2::text[]) and s.alias_key is not null
  ), target as (
    select s.key
    from news_private.spelling s
    join acronym on acronym.key = s.alias_key
    where s.class = $1
    union
    select key from acronym
  )
  select s.class, s.name, s.key, s.alias_key as "aliasKey", s.key in (select key from acronym) as "isWanted"
  from news_private.spelling s
  where s.class = $1 and s.key in (select key from target)
  order by s.name, s.alias`;

const SAVE_CHOSEN = `
  with wanted as materialized (
    select class, name, key, canonical
    from jsonb_to_recordset($3::jsonb) as row (class text, name text, key text, canonical text)
  ), gone as (
    delete from news_private.actor_name n
    where n.class = $1 and n.key = any($2::text[]) and not exists (select from wanted w where w.name = n.name)
    returning n.name
  ), saved as (
    insert into news_private.actor_name as n (class, name, key, canonical)
    select class, name, key, canonical from wanted
    on conflict (class, name) do update set canonical = excluded.canonical where n.canonical <> excluded.canonical
    returning n.name, n.canonical
  )
  update news_private.quotation q
  set actor = changed.canonical
  from (select name, canonical from saved union all select name, name from gone) as changed
  where q.speaker = changed.name and news_private.name_class(q.speaker_kind) = $1 and q.actor <> changed.canonical`;

/** What was written while names changed in another transaction. */
const NAME_SPEAKERS = `
  update news_private.quotation q
  set actor = news_private.canonical_name(q.speaker_kind, q.speaker)
  from news_private.article a
  join news_private.mention m on m.revision_id = a.current_revision_id and m.kind = 'quotation'
  where a.id = any($1::int[]) and q.mention_id = m.id and q.speaker is not null
    and q.actor is distinct from news_private.canonical_name(q.speaker_kind, q.speaker)`;
