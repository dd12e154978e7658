import type { ServedPage } from '../define-page.ts';
import { failures } from './failures.ts';
import { feed } from './feed.ts';
import { feeds } from './feeds.ts';
import { overview } from './overview.ts';

/** Every page of the dashboard. */
export const PAGES: readonly ServedPage[] = [overview, feeds, feed, failures];
