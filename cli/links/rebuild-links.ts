import { type Ask, withInstance } from '../instance.ts';
import { startProgress } from '../terminal/progress.ts';
import { countOf } from '../terminal/show-value.ts';
import { type StopRequest, untilAskedToStop } from '../terminal/signals.ts';

/** How much was linked. */
export interface Rebuilt {
  readonly articles: number;
  /** Articles that still wait for their links: it was stopped before. */
  readonly left: number;
}

/** Links every article anew and says how far it is. */
export async function rebuildLinks(): Promise<Rebuilt> {
  return untilAskedToStop('the articles in hand are linked first', (stop) => withInstance((ask) => rebuild(ask, stop)));
}

async function rebuild(ask: Ask, stop: StopRequest): Promise<Rebuilt> {
  const progress = startProgress();
  const { left: articles } = await ask('links.rebuild', { restart: true });
  let left = articles;
  while (left > 0 && !stop.isMade()) {
    ({ left } = await ask('links.rebuild', {}));
    const done = Math.max(0, articles - left);
    progress.update(`${done} of ${countOf(articles, 'article')} linked`, { done, total: articles });
  }
  progress.done(
    left === 0
      ? `The claims of ${countOf(articles, 'article')} were linked anew.`
      : `${countOf(left, 'article')} of ${articles} still wait: a running instance links them with its next article, and \`assay links rebuild\` begins anew.`,
  );
  return { articles, left };
}
