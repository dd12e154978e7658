import { extractFromHtml } from '@extractus/article-extractor';

export function open() {
  return async ({ html, url }) => ((await extractFromHtml(html, url))?.content ?? '').replace(/<[^>]+>/g, ' ');
}
