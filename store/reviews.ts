import type { Queryable } from './database.ts';
import { storableJson, storableOrNull, storableText } from './rows/storable.ts';

/** What is said of a claim or mention; `retracted` takes back what was said last. */
export type Verdict = 'confirmed' | 'rejected' | 'fixed' | 'retracted';

/** A review to be added. */
export interface NewReview {
  readonly about: 'claim' | 'mention';
  readonly id: number;
  readonly verdict: Verdict;
  /** For `fixed` alone: fields, by the names of `news.review_fields`, with their right values. */
  readonly fix: Readonly<Record<string, unknown>> | null;
  readonly note: string | null;
  readonly reviewer: string;
  readonly at: Date;
}

/** Where a review has gone. */
export interface SavedReview {
  readonly reviewId: number;
  readonly revisionId: number;
  /** True when the rules have to write the rows anew, for an earlier verdict had changed them. */
  readonly isPending: boolean;
}

/** Why a review was not taken; nothing was changed. */
export type Refusal = 'absent' | 'gone' | 'wrong';

/** A review that was not taken. */
export class ReviewRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, message: string) {
    super(message);
    this.name = 'ReviewRefused';
    this.refusal = refusal;
  }
}

/** The states with which the database refuses a review. */
const REFUSALS: Readonly<Record<string, Refusal>> = { AS404: 'absent', AS410: 'gone', AS422: 'wrong' };

/**
 * Adds a review and applies it to its rows.
 *
 * @throws {ReviewRefused} `absent` where there never was such a claim or mention, `gone` where its text is not current any more or the rules
 *   do not find it, `wrong` for a verdict or fix that cannot be.
 */
export async function addReview(database: Queryable, review: NewReview): Promise<SavedReview> {
  try {
    const [saved] = await database.query<SavedReview>(
      `select review_id as "reviewId", revision_id as "revisionId", is_pending as "isPending"
       from news_private.add_review($1::boolean, $2::bigint, $3::text, $4::jsonb, $5::text, $6::text, $7::timestamptz)`,
      [
        review.about === 'claim',
        review.id,
        review.verdict,
        review.fix === null ? null : storableJson(review.fix),
        storableOrNull(review.note),
        storableText(review.reviewer),
        review.at.toISOString(),
      ],
    );
    if (!saved) throw new Error(`the review of ${review.about} ${review.id} was not saved`);
    return saved;
  } catch (error) {
    const refusal = error instanceof Error && 'code' in error && typeof error.code === 'string' ? REFUSALS[error.code] : undefined;
    throw refusal && error instanceof Error ? new ReviewRefused(refusal, error.message) : error;
  }
}
