import type { Database } from '../database.ts';
import type { MentionRecord } from '../read-claims.ts';
import type { ClaimLine } from './claims.ts';
import { readRow, readRows } from './read-rows.ts';

/** A claim with its place, its proof and the text around it. */
export interface ClaimDetail extends ClaimLine {
  readonly speaker_kind: string | null;
  readonly speaker_role: string | null;
  readonly speaker_affiliation: string | null;
  readonly addressee: string | null;
  readonly actors: readonly string[];
  readonly confidence: number;
  readonly rule: string;
  readonly version: number | null;
  readonly revision_id: number;
  readonly revision: number;
  readonly start_char: number;
  readonly end_char: number;
  readonly text_sha256: string;
  readonly before: string;
  readonly after: string;
}

/** The claim with this id; null when it is no claim of a current revision. */
export const claimDetail = (database: Database, id: number): Promise<ClaimDetail | null> =>
  readRow(
    database,
    `select c.claim_id, c.reported_at, c.outlet, c.article_id, c.article_title, c.speaker, c.cue, c.attribution_type, c.stance, c.polarity,
       c.modality, c.elements, c.element_groups, c.figures, c.dates, c.tags, c.carried_by, c.review, c.text, c.url, c.speaker_kind,
       c.speaker_role, c.speaker_affiliation, c.addressee, c.actors, c.confidence, c.rule, c.version, c.revision_id, c.revision,
       c.start_char, c.end_char, c.text_sha256,
       substr(r.text, greatest(c.start_char - 199, 1), least(c.start_char, 200)) as before, substr(r.text, c.end_char + 1, 200) as after
     from news.claims c
     join news.revisions r on r.revision_id = c.revision_id
     where c.claim_id = $1::int8`,
    [id],
  );

/** What stands in a claim, in the order of the text. */
export const mentionsOfClaim = (database: Database, id: number): Promise<readonly MentionRecord[]> =>
  readRows(
    database,
    `select m.mention_id, m.kind, m.text, m.start_char, m.end_char, m.rule, m.detail
     from news.claim_mentions cm
     join news.mentions m on m.mention_id = cm.mention_id
     where cm.claim_id = $1::int8
     order by m.start_char, m.end_char desc, m.mention_id`,
    [id],
  );

/** The same claim in an article, by the names of `news.cluster_claims`. */
export interface SameClaim {
  readonly claim_id: number;
  readonly basis: string;
  readonly outlet: string;
  readonly article_id: number;
  readonly reported_at: Date;
  readonly is_first: boolean;
  readonly text: string;
}

/** Where else the claim stands, the first report first. */
export const sameClaims = (database: Database, id: number): Promise<readonly SameClaim[]> =>
  readRows(
    database,
    `select distinct on (k.reported_at, k.claim_id) k.claim_id, k.basis, k.outlet, k.article_id, k.reported_at, k.is_first, k.text
     from news.cluster_claims k
     where k.cluster_id = any (array(select own.cluster_id from news.cluster_claims own where own.claim_id = $1::int8))
     order by k.reported_at, k.claim_id, k.basis
     limit 100`,
    [id],
  );

/** What an analyst said of a claim. */
export interface ReviewLine {
  readonly review_id: number;
  readonly verdict: string;
  readonly fix: unknown;
  readonly note: string | null;
  readonly reviewer: string;
  readonly reviewed_at: Date;
}

/** What analysts said of a claim, the latest first. */
export const reviewsOfClaim = (database: Database, id: number): Promise<readonly ReviewLine[]> =>
  readRows(
    database,
    `select review_id, verdict, fix, note, reviewer, reviewed_at
     from news.reviews
     where kind = 'claim' and claim_id = $1::int8
     order by review_id desc
     limit 50`,
    [id],
  );
