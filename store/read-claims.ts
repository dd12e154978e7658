import type { Queryable } from './database.ts';

/** A claim, by the names of `news.claims`. */
export interface ClaimRecord {
  readonly claim_id: number;
  readonly outlet: string;
  readonly article_title: string | null;
  readonly url: string;
  readonly published_at: Date | null;
  readonly reported_at: Date;
  readonly text: string;
  readonly speaker: string | null;
  readonly speaker_kind: string | null;
  readonly cue: string | null;
  readonly attribution_type: string | null;
  readonly elements: readonly string[];
  readonly element_groups: readonly string[];
  readonly figures: readonly string[];
  readonly dates: readonly string[];
  readonly actors: readonly string[];
  readonly tags: readonly string[];
  readonly polarity: string;
  readonly modality: string;
  readonly confidence: number;
  readonly rule: string;
  readonly article_id: number;
  readonly revision_id: number;
  readonly revision: number;
  readonly start_char: number;
  readonly end_char: number;
}

const COLUMNS = `claim_id, outlet, article_title, url, published_at, reported_at, text, speaker, speaker_kind, cue, attribution_type,
  elements, element_groups, figures, dates, actors, tags, polarity, modality, confidence, rule, article_id, revision_id, revision,
  start_char, end_char`;

/** Which claims to list; what is not given does not restrict. */
export interface ClaimFilter {
  /** A subject, such as `export-control`. */
  readonly tag?: string | undefined;
  /** A symbol such as `Dy`, or a group such as `rare-earths`. */
  readonly element?: string | undefined;
  /** Part of a speaker's name, in any case. */
  readonly speaker?: string | undefined;
  /** Part of an outlet's name, in any case. */
  readonly outlet?: string | undefined;
  /** Words, as in a search engine. */
  readonly search?: string | undefined;
  readonly feedId?: number | undefined;
  readonly articleId?: number | undefined;
  /** Reported at or after, and before. */
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly limit: number;
  readonly offset?: number | undefined;
}

/** Claims that fit all of a filter, the latest reported first, those of one article in the order of its text. */
export async function listClaims(database: Queryable, filter: ClaimFilter): Promise<readonly ClaimRecord[]> {
  const { where, values } = conditionsOf(filter);
  return database.query<ClaimRecord>(
    `select ${COLUMNS}
     from news.claims
     ${where}
     order by reported_at desc, article_id desc, start_char, claim_id
     limit $${values.length + 1}::int offset $${values.length + 2}::int`,
    [...values, filter.limit, filter.offset ?? 0],
  );
}

/** How many claims fit a filter, whatever its limit. */
export async function countClaims(database: Queryable, filter: Omit<ClaimFilter, 'limit' | 'offset'>): Promise<number> {
  const { where, values } = conditionsOf(filter);
  const [row] = await database.query<{ count: number }>(`select count(*) as count from news.claims ${where}`, values);
  return row?.count ?? 0;
}

/** Conditions are written out one by one, so that each can use its index. */
function conditionsOf(filter: Omit<ClaimFilter, 'limit' | 'offset'>): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (condition: (parameter: string) => string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add((tag) => `tags @> array[${tag}::text]`, filter.tag);
  add((element) => `(elements @> array[${element}::text] or element_groups @> array[${element}::text])`, filter.element);
  add((speaker) => `strpos(lower(speaker), lower(${speaker}::text)) > 0`, filter.speaker);
  add((outlet) => `strpos(lower(outlet), lower(${outlet}::text)) > 0`, filter.outlet);
  add((words) => `search @@ websearch_to_tsquery('english', ${words}::text)`, filter.search);
  add((feed) => `article_id in (select article_id from news_private.sighting where feed_id = ${feed}::int)`, filter.feedId);
  add((article) => `article_id = ${article}::int`, filter.articleId);
  add((since) => `reported_at >= ${since}::timestamptz`, filter.since?.toISOString());
  add((until) => `reported_at < ${until}::timestamptz`, filter.until?.toISOString());
  return { where: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', values };
}

/** A mention, by the names of `news.mentions`. */
export interface MentionRecord {
  readonly mention_id: number;
  readonly kind: string;
  readonly text: string;
  readonly start_char: number;
  readonly end_char: number;
  readonly rule: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A claim with all that stands in it, and the text around it. */
export interface ClaimWithMentions extends ClaimRecord {
  readonly mentions: readonly MentionRecord[];
  /** Up to 200 characters of the article before and after the claim. */
  readonly before: string;
  readonly after: string;
}

/** The claim with this id, with its mentions in order of the text; null when it is no claim of a current revision. */
export async function claimById(database: Queryable, id: number): Promise<ClaimWithMentions | null> {
  const [claim] = await database.query<ClaimRecord & { before: string; after: string }>(
    `select ${COLUMNS},
       (select substr(r.text, greatest(start_char - 199, 1), least(start_char, 200)) from news.revisions r
         where r.revision_id = c.revision_id) as before,
       (select substr(r.text, end_char + 1, 200) from news.revisions r where r.revision_id = c.revision_id) as after
     from news.claims c
     where claim_id = $1`,
    [id],
  );
  if (!claim) return null;
  const mentions = await database.query<MentionRecord>(
    `select m.mention_id, m.kind, m.text, m.start_char, m.end_char, m.rule, m.detail
     from news.claim_mentions cm
     join news.mentions m on m.mention_id = cm.mention_id
     where cm.claim_id = $1
     order by m.start_char, m.end_char desc, m.mention_id`,
    [id],
  );
  return { ...claim, mentions };
}
