import type { Database } from '../database.ts';
import { readRows } from './read-rows.ts';

/** A speaker in a list. */
export interface SpeakerLine {
  readonly speaker: string;
  readonly speaker_kind: string | null;
  readonly quotations: number;
  readonly outlets: number;
  readonly last_reported_at: Date | null;
}

/** Who is quoted most among the latest quotations. */
export const speakersLately = (database: Database, among: number): Promise<readonly SpeakerLine[]> =>
  readRows(
    database,
    `select speaker, speaker_kind, count(*) as quotations, count(distinct outlet) as outlets, max(reported_at) as last_reported_at
     from (
       select speaker, speaker_kind, outlet, reported_at
       from news.quotations
       where speaker is not null
       order by reported_at desc
       limit $1::int
     ) as latest
     group by speaker, speaker_kind
     order by quotations desc, speaker, speaker_kind
     limit 100`,
    [among],
  );

/** Speakers by a name that may be misspelled, the most alike first. */
export const speakersNamed = (database: Database, name: string): Promise<readonly SpeakerLine[]> =>
  readRows(
    database,
    `select speaker, speaker_kind, quotations, null::int8 as outlets, null::timestamptz as last_reported_at
     from news.find_speakers($1::text, 50)
     order by likeness desc, speaker, speaker_kind`,
    [name],
  );

/** What somebody said on an element, by the names of `news.speaker_positions`. */
export interface Position {
  readonly reported_at: Date;
  readonly element: string;
  readonly stance: string | null;
  readonly previous_stance: string | null;
  readonly is_change: boolean;
  readonly text: string;
  readonly outlet: string;
  readonly claim_id: number;
}

/** The latest positions of a speaker. */
export const positionsOf = (database: Database, speaker: string): Promise<readonly Position[]> =>
  readRows(
    database,
    `select reported_at, element, stance, previous_stance, is_change, text, outlet, claim_id
     from news.speaker_positions
     where speaker = $1::text
     order by reported_at desc, element, mention_id
     limit 100`,
    [speaker],
  );

/** What is to happen, by the names of `news.plans_due`. */
export interface Plan {
  readonly due_from: string;
  readonly due_to: string;
  readonly date_text: string;
  readonly is_deadline: boolean;
  readonly text: string;
  readonly speaker: string | null;
  readonly elements: readonly string[];
  readonly element_groups: readonly string[];
  readonly tags: readonly string[];
  readonly outlet: string;
  readonly reported_at: Date;
  readonly claim_id: number;
}

/** What is to happen from a day on, the soonest first; of one element or tag where they are given. */
export const plansFrom = (
  database: Database,
  { from, element, tag, limit }: { from: string; element: string | null; tag: string | null; limit: number },
): Promise<readonly Plan[]> =>
  readRows(
    database,
    `select due_from, due_to, date_text, is_deadline, text, speaker, elements, element_groups, tags, outlet, reported_at, claim_id
     from news.plans_due
     where due_from >= $1::date
       and ($2::text is null or elements @> array[$2::text] or element_groups @> array[$2::text])
       and ($3::text is null or tags @> array[$3::text])
     order by due_from, due_to, reported_at desc, mention_id
     limit $4::int`,
    [from, element, tag, limit],
  );
