import { z } from 'zod';
import { claimById, countClaims, listClaims } from '../../store/read-claims.ts';
import { elementOf } from '../did-you-mean.ts';
import { defineOperation, id, limit, OperationError, text } from './operation.ts';

export const list = defineOperation(
  z.object({
    limit,
    tag: text.optional(),
    element: text.optional(),
    speaker: text.optional(),
    outlet: text.optional(),
    search: text.optional(),
    feed: id.optional(),
    since: z.coerce.date().optional(),
    until: z.coerce.date().optional(),
  }),
  async (context, { limit: most, feed, element, ...filter }) => {
    const wanted = { ...filter, element: element === undefined ? undefined : elementOf(element), feedId: feed };
    return { claims: await listClaims(context.database, { ...wanted, limit: most }), total: await countClaims(context.database, wanted) };
  },
);

export const show = defineOperation(z.object({ claim: id }), async (context, input) => {
  const claim = await claimById(context.database, input.claim);
  if (!claim)
    throw new OperationError(
      'no-such-claim',
      `There is no claim ${input.claim} in a current revision. \`assay claims list\` shows the latest with their ids.`,
    );
  return claim;
});
