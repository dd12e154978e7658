import type { Context } from 'hono';
import { StoreError } from '../store/database.ts';
import { OperationError } from '../workers/operations/operation.ts';
import { PageError, twinOf } from './define-page.ts';
import { html } from './view/html.ts';
import { layout } from './view/layout.ts';
import { within } from './view/link.ts';

/** Answers with what went wrong: as a page to a browser that asked for one, else as JSON. */
export function answerError(context: Context, error: Error): Response | Promise<Response> {
  const { status, code } = statusOf(error);
  const hint = error instanceof StoreError ? error.hint : null;
  const wantsPage = twinOf(context.req.url) === null && (context.req.header('accept') ?? '').includes('text/html');
  if (wantsPage && status === 401)
    return context.redirect(within('/login', { next: `${context.req.path}${new URL(context.req.url).search}` }), 303);
  if (!wantsPage)
    return context.json({ error: { code, message: error.message, ...(error instanceof StoreError ? { hint } : {}) } }, status);
  const title = TITLES[status] ?? 'That did not work';
  const main = html`<h1>${title}</h1><p>${error.message}</p>${hint === null ? '' : html`<p>${hint}</p>`}<p class="quiet">Code: ${code}</p><p><a href="/">To the overview</a></p>`;
  return context.html(layout({ title, path: status === 403 ? '/login' : '', twins: [], user: null, csrf: '', done: null }, main), status);
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'That does not work',
  403: 'Not allowed',
  404: 'Not here',
  429: 'Too many attempts',
  503: 'Not ready yet',
};

function statusOf(error: Error): { status: PageError['status'] | 500; code: string } {
  if (error instanceof PageError) return { status: error.status, code: error.code };
  if (error instanceof OperationError) return { status: 400, code: error.code };
  if (error instanceof StoreError) return { status: error.code === 'database-unreachable' ? 503 : 400, code: error.code };
  return error instanceof SyntaxError ? { status: 400, code: 'bad-request' } : { status: 500, code: 'internal' };
}
