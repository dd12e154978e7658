import { z } from 'zod';
import { changesOfArticle } from '../../store/pages/articles.ts';
import { articleById, listArticles } from '../../store/read-articles.ts';
import { listClaims } from '../../store/read-claims.ts';
import { askForRefetch } from '../../store/refetches.ts';
import { defineOperation, id, limit, OperationError, text } from './operation.ts';

const MOST_CLAIMS = 10_000;
const MOST_REFETCHED = 10_000;

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

const SHOW = z.object({ article: id, claims: z.boolean().default(false), revisions: z.boolean().default(false) });

export const show = defineOperation(SHOW, async (context, input) => {
  const article = await articleById(context.database, input.article);
  if (!article)
    throw new OperationError(
      'no-such-article',
      `There is no article ${input.article}. \`assay articles list\` shows the latest with their ids.`,
    );
  const { database } = context;
  return {
    ...article,
    ...(input.claims ? { claim_list: await listClaims(database, { articleId: input.article, limit: MOST_CLAIMS }) } : {}),
    ...(input.revisions ? { change_list: await changesOfArticle(database, input.article) } : {}),
  };
});

/** Has pages fetched again at once: of articles by id, or of those of an outlet or a time. */
export const refetch = defineOperation(
  z
    .object({
      articles: z.array(id).min(1).max(MOST_REFETCHED).optional(),
      outlet: text.optional(),
      since: z.coerce.date().optional(),
      limit: z.coerce.number().int().min(1).max(MOST_REFETCHED).default(MOST_REFETCHED),
    })
    .refine(({ articles, outlet, since }) => Boolean(articles ?? outlet ?? since), { error: 'name articles, an outlet or a time' }),
  async (context, { articles: articleIds, ...filter }) => {
    const found = await askForRefetch(context.database, { ...filter, articleIds, now: context.now() });
    const known = new Set(found.map((article) => article.article_id));
    const missing = (articleIds ?? []).filter((article) => !known.has(article));
    const isDue = found.some((article) => article.is_due);
    return { articles: found, missing, checked_at_once: isDue && (await context.tickNow()) };
  },
);
