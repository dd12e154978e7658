import type { Database } from '../database.ts';
import { readRow, readRows } from './read-rows.ts';

/** How often an element or a group of them is in claims, of a time and of the equal time before it. */
export interface ElementCount {
  readonly element: string;
  readonly claims: number;
  readonly claims_before: number;
  readonly outlets: number;
}

/** When the latest article was reported: a time that is counted ends there, for old news have no news of today. */
export async function lastReportedAt(database: Database): Promise<Date | null> {
  const row = await readRow<{ reported_at: Date }>(
    database,
    `select reported_at from news.articles where reported_at <= now() order by reported_at desc limit 1`,
  );
  return row?.reported_at ?? null;
}

/** Counts elements and groups in the claims of two equal times, one after the other. */
export const countElements = (
  database: Database,
  { before, since, until }: { before: Date; since: Date; until: Date },
): Promise<readonly ElementCount[]> =>
  readRows(
    database,
    `select element, count(*) filter (where reported_at >= $2::timestamptz) as claims,
       count(*) filter (where reported_at < $2::timestamptz) as claims_before,
       count(distinct outlet) filter (where reported_at >= $2::timestamptz) as outlets
     from news.claims
     cross join lateral unnest(elements || element_groups) as element
     where reported_at >= $1::timestamptz and reported_at <= $3::timestamptz
     group by element
     order by claims desc, element`,
    [before.toISOString(), since.toISOString(), until.toISOString()],
  );

/** Claims of one week. */
export interface WeekCount {
  readonly week: string;
  readonly claims: number;
}

const OF_ELEMENT = '(elements @> array[$1::text] or element_groups @> array[$1::text])';

/** Claims with an element or group, by the week, since an instant. */
export const claimsByWeek = (database: Database, element: string, since: Date): Promise<readonly WeekCount[]> =>
  readRows(
    database,
    `select to_char(date_trunc('week', reported_at at time zone 'UTC'), 'YYYY-MM-DD') as week, count(*) as claims
     from news.claims
     where ${OF_ELEMENT} and reported_at >= $2::timestamptz
     group by week
     order by week`,
    [element, since.toISOString()],
  );

/** Who is given for claims with an element. */
export interface SpeakerCount {
  readonly speaker: string;
  readonly speaker_kind: string | null;
  readonly claims: number;
  readonly outlets: number;
}

/** Who speaks about an element most, since an instant. */
export const speakersOnElement = (database: Database, element: string, since: Date): Promise<readonly SpeakerCount[]> =>
  readRows(
    database,
    `select speaker, speaker_kind, count(*) as claims, count(distinct outlet) as outlets
     from news.claims
     where ${OF_ELEMENT} and speaker is not null and reported_at >= $2::timestamptz
     group by speaker, speaker_kind
     order by claims desc, speaker, speaker_kind
     limit 12`,
    [element, since.toISOString()],
  );

/** A measure that figures of an element are given for. */
export interface MeasureCount {
  readonly measure: string;
  readonly figures: number;
  readonly outlets: number;
}

const ABOUT = `(split_part(measure, '|', 2) = $1::text or starts_with(split_part(measure, '|', 2), $1::text || ' '))`;

/** What of an element is measured, the most frequent first. */
export const measuresOfElement = (database: Database, element: string): Promise<readonly MeasureCount[]> =>
  readRows(
    database,
    `select measure, count(*) as figures, count(distinct outlet) as outlets
     from news.figure_series
     where split_part(measure, '|', 2) = $1::text
     group by measure
     order by figures desc, measure
     limit 30`,
    [element],
  );

/** A figure in time, by the names of `news.figure_series`. */
export interface SeriesPoint {
  readonly period_from: string;
  readonly period_to: string;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly direction: string | null;
  /** What the words leave open, in the unit of the measure; infinite where one side is open. */
  readonly low_bound: number;
  readonly high_bound: number;
  readonly text: string;
  readonly claim_text: string;
  readonly outlet: string;
  readonly speaker: string | null;
  readonly reported_at: Date;
  readonly claim_id: number;
}

/** The figures of one measure, the latest reported, in the order of the time they hold for. */
export const seriesOf = (database: Database, measure: string): Promise<readonly SeriesPoint[]> =>
  readRows(
    database,
    `select period_from, period_to, low, high, unit, direction, low_bound, high_bound, text, claim_text, outlet, speaker, reported_at, claim_id
     from (
       select *
       from news.figure_series
       where measure = $1::text
       order by reported_at desc, mention_id
       limit 200
     ) as latest
     order by period_from, reported_at, mention_id`,
    [measure],
  );

/** Two figures that cannot both be true, by the names of `news.discrepancies`. */
export interface DiscrepancyPair {
  readonly measure: string;
  readonly outlet: string;
  readonly figure: string;
  readonly claim_text: string;
  readonly speaker: string | null;
  readonly reported_at: Date;
  readonly claim_id: number;
  readonly earlier_outlet: string;
  readonly earlier_figure: string;
  readonly earlier_claim_text: string;
  readonly earlier_speaker: string | null;
  readonly earlier_reported_at: Date;
  readonly earlier_claim_id: number;
  readonly period_from: string;
  readonly period_to: string;
  readonly period_is_stated: boolean;
  readonly reason: string;
}

/** Pairs of figures that do not agree, the latest first; of one element where it is given. */
export const discrepancyPairs = (
  database: Database,
  { element, limit, offset }: { element: string | null; limit: number; offset: number },
): Promise<readonly DiscrepancyPair[]> =>
  readRows(
    database,
    `select measure, outlet, figure, claim_text, speaker, reported_at, claim_id, earlier_outlet, earlier_figure, earlier_claim_text,
       earlier_speaker, earlier_reported_at, earlier_claim_id, period_from, period_to, period_is_stated, reason
     from news.discrepancies
     ${element === null ? 'where $1::text is null' : `where ${ABOUT}`}
     order by reported_at desc, mention_id, earlier_mention_id
     limit ${limit} offset ${offset}`,
    [element],
  );
