import type { ServedPage } from '../define-page.ts';
import { article } from './article.ts';
import { articles } from './articles.ts';
import { claim } from './claim.ts';
import { claims } from './claims.ts';
import { failures } from './failures.ts';
import { feed } from './feed.ts';
import { feeds } from './feeds.ts';
import { overview } from './overview.ts';
import { revisions } from './revisions.ts';

/** Every page of the dashboard. */
export const PAGES: readonly ServedPage[] = [overview, claims, claim, articles, article, revisions, feeds, feed, failures];
