import { z } from 'zod';
import { articleById, listArticles } from '../../store/read-articles.ts';
import { listClaims } from '../../store/read-claims.ts';
import { defineOperation, id, limit, OperationError, text } from './operation.ts';

const MOST_CLAIMS = 10_000;

export const list = defineOperation(
  z.object({
    limit,
    feed: id.optional(),
    outlet: text.optional(),
    since: z.coerce.date().optional(),
    until: z.coerce.date().optional(),
  }),
  (context, { feed, ...filter }) => listArticles(context.database, { ...filter, feedId: feed }),
);

export const show = defineOperation(z.object({ article: id, claims: z.boolean().default(false) }), async (context, input) => {
  const article = await articleById(context.database, input.article);
  if (!article)
    throw new OperationError(
      'no-such-article',
      `There is no article ${input.article}. \`assay articles list\` shows the latest with their ids.`,
    );
  return input.claims
    ? { ...article, claim_list: await listClaims(context.database, { articleId: input.article, limit: MOST_CLAIMS }) }
    : article;
});
