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

/** Why a review was not taken: nothing was changed. */
export class ReviewError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ReviewError';
    this.code = code;
  }
}

/**
 * Adds a review and applies it to its rows.
 *
 * @throws {ReviewError} `no-such-claim`, `no-such-mention`, `claim-gone` for a text that is not current any more, `bad-review` for a verdict
 *   or fix that cannot be.
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
    throw refusalOf(error, review) ?? error;
  }
}

function refusalOf(error: unknown, { about }: NewReview): ReviewError | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === 'AS404') return new ReviewError(`no-such-${about}`, `${error.message}.`);
  if (error.code === 'AS410') return new ReviewError('claim-gone', `${error.message}.`);
  return error.code === 'AS422' ? new ReviewError('bad-review', `${error.message}.`) : null;
}
