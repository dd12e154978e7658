import type { ServedPage } from '../define-page.ts';
import { article } from './article.ts';
import { articles } from './articles.ts';
import { claim } from './claim.ts';
import { claims } from './claims.ts';
import { deadlines } from './deadlines.ts';
import { discrepancies } from './discrepancies.ts';
import { element } from './element.ts';
import { elements } from './elements.ts';
import { failures } from './failures.ts';
import { feed } from './feed.ts';
import { feeds } from './feeds.ts';
import { overview } from './overview.ts';
import { revisions } from './revisions.ts';
import { speaker } from './speaker.ts';
import { speakers } from './speakers.ts';
import { sql } from './sql.ts';

/** Every page of the dashboard. */
export const PAGES: readonly ServedPage[] = [
  overview,
  claims,
  claim,
  articles,
  article,
  revisions,
  elements,
  element,
  speakers,
  speaker,
  discrepancies,
  deadlines,
  sql,
  feeds,
  feed,
  failures,
];
