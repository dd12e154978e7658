import { withInstance } from '../instance.ts';
import { startProgress } from '../terminal/progress.ts';
import { countOf } from '../terminal/show-value.ts';

/** Links every article anew and says how far it is. */
export async function rebuildLinks(): Promise<{ readonly articles: number }> {
  return withInstance(async (ask) => {
    const progress = startProgress();
    const { left: articles } = await ask('links.rebuild', { restart: true });
    for (let left = articles; left > 0; ) {
      ({ left } = await ask('links.rebuild', {}));
      const done = Math.max(0, articles - left);
      progress.update(`${done} of ${countOf(articles, 'article')} linked`, { done, total: articles });
    }
    progress.done(`The claims of ${countOf(articles, 'article')} were linked anew.`);
    return { articles };
  });
}
