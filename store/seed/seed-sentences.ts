import { WORDS } from './words.ts';

/** Sentences of an article. One article in fifty has an earlier version with as many. */
export const CLAIMS_A_REVISION = 10;
/** Of which article versions come in pairs: the fiftieth is an earlier text of the one before it. */
export const EARLIER_VERSION_EVERY = 50;

/** Where the rows of this corpus begin, so that it can be added to a database. */
export interface SeedBase {
  readonly article: number;
  readonly revision: number;
  readonly claim: number;
  readonly mention: number;
}

/** Numbers that look random and are the same everywhere: 0 to below `most`, from a column and a salt. */
const pick = (of: string, salt: number, most: number): string => `(abs(hashint8extended(${of}, ${salt}) % ${most}))::int`;
/** One of a list, the earlier ones more often. */
const pickEarly = (of: string, salt: number, most: number): string =>
  `(1 + floor(${most} * power(${pick(of, salt, 100_003)} / 100003.0, 2)))::int`;
/** One of a list, each as often. */
const pickAny = (of: string, salt: number, most: number): string => `(1 + ${pick(of, salt, most)})`;

const ORDER = [
  'symbols',
  'names',
  'countries',
  'roles',
  'cues',
  'stances',
  'topics',
  'notes',
  'placeStarts',
  'placeEnds',
  'firstNames',
  'surnames',
] as const;
type List = (typeof ORDER)[number];
const word = (list: List, at: string): string => `($${ORDER.indexOf(list) + 1}::text[])[${at}]`;
const early = (list: List, salt: number): string => word(list, pickEarly('v', salt, WORDS[list].length));
const any = (list: List, salt: number): string => word(list, pickAny('v', salt, WORDS[list].length));

const FIRST = ORDER.length + 1;
const at = (place: number): string => `$${FIRST + place}`;

/**
 * What each claim is about, row by row: the claim of number n is a matter of its variant v alone, and one in ten repeats a story that
 * others tell as well.
 *
 * Values: the word lists, first and last slot, the four bases, the midnight after the last day, articles a day, slots in all.
 */
export const SEED_SENTENCES = `
  create temporary table seeded on commit drop as
  with slots as (
    select slot,
      slot % ${EARLIER_VERSION_EVERY} = 0 as is_earlier,
      case when slot % ${EARLIER_VERSION_EVERY} = 0 then slot - 1 else slot end as told
    from generate_series(${at(0)}::bigint, ${at(1)}::bigint) as slot
  ), numbered as materialized (
    select slot, told, is_earlier, number,
      (slot - 1) * ${CLAIMS_A_REVISION} + number + 1 as n,
      (told - 1) * ${CLAIMS_A_REVISION} + number + 1 as same_n,
      -- An edited figure is one more than before.
      case when is_earlier and number = 0 then 1 else 0 end as edit,
      ${at(6)}::timestamptz - (${at(8)}::bigint - told) * interval '1 day' / ${at(7)}::int as reported_at
    from slots
    cross join generate_series(0, ${CLAIMS_A_REVISION - 1}) as number
  ), told_as as materialized (
    select *,
      -- A story is told by a few articles of about the same day.
      case when ${pick('same_n', 1, 10)} = 0 then -(1 + same_n / 400 * 10 + ${pick('same_n', 2, 10)}) else same_n end as v
    from numbered
  ), chosen as materialized (
    select *,
      ${pick('v', 3, 10)} as form,
      ${early('symbols', 4)} as symbol,
      ${early('names', 4)} as element,
      ${early('countries', 5)} as country,
      ${any('countries', 6)} as other_country,
      concat(${early('firstNames', 7)}, ' ', ${early('surnames', 8)}) as speaker,
      ${any('roles', 9)} as role,
      ${any('cues', 10)} as cue,
      ${any('stances', 10)} as stance,
      ${any('topics', 11)} as topic,
      concat(${any('notes', 12)}, ' near ', ${early('placeStarts', 13)}, ${early('placeEnds', 14)}) as note,
      case when v < 0 then 'joint entry ' || -v else 'entry ' || v end || case when edit = 1 then ' in draft' else '' end as entry,
      -- Outlets agree on a figure nineteen times in twenty.
      20 + ${pick(`hashtextextended(concat(${early('symbols', 4)}, ${early('countries', 5)}, to_char(reported_at at time zone 'UTC', 'YYYYMM')), 0)`, 15, 60)}
        + case when ${pick('v', 16, 20)} = 0 then 7 else 0 end + edit as percent,
      (date_trunc('month', reported_at at time zone 'UTC') - interval '1 month')::date as month_from,
      date_trunc('month', reported_at at time zone 'UTC')::date as month_to,
      ((reported_at at time zone 'UTC')::date + 10 + ${pick('v', 17, 300)}) as due
    from told_as
  ), cut as materialized (
    select *,
      form <= 4 as has_figure,
      trim(to_char(month_from, 'FMMonth')) || to_char(month_from, ' YYYY') as month,
      to_char(due, 'FMDD FMMonth YYYY') as due_text
    from chosen
  ), written as materialized (
    select *,
      case
        when form <= 2 then concat(country, ' processed ', percent, ' percent of the world''s ', element, ' in ', month, ', ', note, ', ', entry, ' shows.')
        when form = 3 then concat('Prices of ', element, ' rose by ', percent, ' percent in ', month, ' in ', country, ', ', note, ', ', entry, ' shows.')
        when form = 4 then concat(country, ' has charged a tariff of ', percent, ' percent on ', element, ' from ', other_country, ' since ', month, ', ', note, ', ', entry, ' shows.')
        when form <= 6 then concat(speaker, ', ', role, ', ', cue, ' that supplies of ', element, ' ', topic, ', ', note, ', by ', entry, '.')
        when form = 7 then concat('“Supplies of ', element, ' ', topic, ', ', note, ', by ', entry, ',” ', cue, ' ', speaker, ', ', role, '.')
        when form = 8 then concat('An official from ', country, ' ', cue, ' that supplies of ', element, ' ', topic, ', ', note, ', by ', entry, '.')
        else concat(country, ' will require licences for exports of ', element, ' by ', due_text, ', ', note, ', says ', entry, '.')
      end as text
    from cut
  )
  select *,
    ${at(2)}::bigint + told as article_id,
    ${at(3)}::bigint + slot as revision_id,
    ${at(4)}::bigint + n as claim_id,
    ${at(5)}::bigint + n * 5 as first_mention_id,
    sum(char_length(text) + 1) over (partition by slot order by number) - char_length(text) - 1 as start_char,
    case when form between 5 and 6 then concat('supplies of ', element, ' ', topic, ', ', note, ', by ', entry)
      when form = 7 then concat('“Supplies of ', element, ' ', topic, ', ', note, ', by ', entry, ',”')
      when form = 8 then concat('supplies of ', element, ' ', topic, ', ', note, ', by ', entry) end as quoted,
    case when form between 5 and 7 then speaker when form = 8 then concat('An official from ', country) end as speaker_text,
    case when form between 5 and 7 then 'person' when form = 8 then 'anonymous' end as speaker_kind,
    case when form = 7 then 'direct' when form between 5 and 8 then 'indirect' end as type,
    case when form <= 2 then 'share-of-processing|' || symbol || '|' || country || '| (percent)'
      when form = 3 then 'price-change|' || symbol || '|' || country || '| (percent)'
      when form = 4 then 'tariff-rate|' || symbol || '|' || country || '|' || other_country || ' (percent)' end as measure_key,
    case when form <= 2 then 'share-of-processing' when form = 3 then 'price-change' when form = 4 then 'tariff-rate' end as measure_name,
    case when form <= 2 then 'share' when form = 3 then 'change' when form = 4 then 'rate' end as figure_role,
    case when form <= 4 then month when form = 9 then due_text end as date_text,
    case when form <= 4 then month_from when form = 9 then due end as date_from,
    case when form <= 4 then month_to when form = 9 then due + 1 end as date_to
  from written`;

/** The word lists in the order of their values. */
export const WORD_LISTS: readonly (readonly string[])[] = ORDER.map((list) => WORDS[list]);
