import { z } from 'zod';
import { addReview, ReviewRefused, type SavedReview } from '../../store/reviews.ts';
import { defineOperation, type OperationContext, OperationError, text } from './operation.ts';
import { redoOne } from './redo-one.ts';

const MAX_FIX = 10_000;
const about = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** Says of a claim or mention what an analyst thinks of it; rows that an earlier verdict has changed are made anew at once. */
export const review = defineOperation(
  z
    .object({
      claim: about.optional(),
      mention: about.optional(),
      verdict: z.enum(['confirmed', 'rejected', 'fixed', 'retracted']),
      fix: z
        .record(z.string(), z.json())
        .refine((fix) => JSON.stringify(fix).length <= MAX_FIX, { error: `is larger than ${MAX_FIX} characters` })
        .nullable()
        .default(null),
      note: text.max(MAX_FIX).nullable().default(null),
      reviewer: text.max(200),
    })
    .refine(({ claim, mention }) => (claim === undefined) !== (mention === undefined), { error: 'a review is of a claim or of a mention' }),
  async (context, { claim, mention, verdict, fix, note, reviewer }) => {
    const kind = claim === undefined ? 'mention' : 'claim';
    const id = claim ?? mention ?? 0;
    const saved = await add(context, { about: kind, id, verdict, fix, note, reviewer, at: context.now() });
    await redoOne(context, saved.revisionId, saved.isPending);
    return { review_id: saved.reviewId, [`${kind}_id`]: id, verdict, revision_id: saved.revisionId };
  },
);

async function add(context: OperationContext, review: Parameters<typeof addReview>[1]): Promise<SavedReview> {
  try {
    return await addReview(context.database, review);
  } catch (error) {
    if (!(error instanceof ReviewRefused)) throw error;
    if (error.refusal === 'gone') throw new OperationError('claim-gone', `${error.message}.`);
    if (error.refusal === 'wrong') throw new OperationError('bad-review', `${error.message}.`);
    if (review.about === 'claim')
      throw new OperationError('no-such-claim', `${error.message}. \`assay claims list\` shows the latest with their ids.`);
    throw new OperationError('no-such-mention', `${error.message}. \`assay claims show ID\` lists those of a claim with their ids.`);
  }
}
