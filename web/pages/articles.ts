import { type ArticleLine, findArticles } from '../../store/pages/articles.ts';
import type { UnknownValue } from '../../workers/did-you-mean.ts';
import { definePage } from '../define-page.ts';
import { badge } from '../view/health.ts';
import { html, when } from '../view/html.ts';
import { within } from '../view/link.ts';
import { showNumber } from '../view/number.ts';
import { pageNumber, pagesOf, wordOf } from '../view/pages-of.ts';
import { table } from '../view/table.ts';
import { day } from '../view/time.ts';
import { showUnknown, unknownOf } from '../view/unknown.ts';

const PER_PAGE = 50;

interface Articles {
  readonly q: string | null;
  readonly outlet: string | null;
  readonly page: number;
  readonly articles: readonly ArticleLine[];
  readonly unknown: readonly UnknownValue[];
}

/** Articles as they came in, and those that hold certain words. */
export const articles = definePage<Articles>({
  path: '/articles',
  read: async (visit) => {
    const { database, query } = visit;
    const filter = { q: wordOf(query, 'q'), outlet: wordOf(query, 'outlet') };
    const page = pageNumber(query);
    const articles = await findArticles(database, { ...filter, limit: PER_PAGE, offset: (page - 1) * PER_PAGE });
    return { ...filter, page, articles, unknown: articles.length === 0 ? await unknownOf(visit, { outlet: filter.outlet }) : [] };
  },
  rows: (data) => data.articles.map((article) => ({ ...article })),
  show: (data, { query }) => ({
    title: 'Articles',
    main: html`<h1>Articles</h1>
<form class="search" method="get" action="/articles" role="search"><label for="q">Words</label> <input id="q" name="q" type="search" value="${data.q ?? ''}" size="40">
${when(data.outlet !== null, () => html`<input type="hidden" name="outlet" value="${data.outlet}">`)}<button>Search</button></form>
${when(data.outlet !== null, () => html`<p class="chips"><a class="chip chosen" href="${within('/articles', { q: data.q })}"><span class="quiet">outlet</span> ${data.outlet} <span aria-hidden="true">×</span><span class="unseen">: take this filter away</span></a></p>`)}
${showUnknown(data.unknown, '/articles', query)}
${table(
  'Articles',
  [
    { name: 'Reported', cell: (article: ArticleLine) => day(article.reported_at) },
    {
      name: 'Article',
      onCard: 'head',
      cell: (article) =>
        html`<a href="/articles/${article.article_id}">${article.title ?? 'Untitled'}</a>${article.is_copy ? html` ${badge('copy')}` : ''}<div class="quiet">${article.author ?? ''}</div>`,
    },
    { name: 'Outlet', cell: ({ outlet }) => html`<a href="${within('/articles', { outlet })}">${outlet}</a>` },
    { name: 'Revisions', cell: (article) => showNumber(article.revisions), isNumber: true, isMinor: true },
    { name: 'Claims', cell: (article) => showNumber(article.claims), isNumber: true },
  ],
  data.articles,
  data.q === null && data.outlet === null ? 'No article has been read yet.' : 'No article fits.',
)}
${pagesOf('/articles', query, { page: data.page, hasMore: data.articles.length === PER_PAGE })}`,
  }),
});
