import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import type { Queues } from '../workers/queues.ts';
import type { Access } from './access/open-access.ts';
import { PageError, type Visit } from './define-page.ts';

/** Where the board of jobs is. */
export const JOBS_PATH = '/jobs';

/** What the board's own page loads from elsewhere, and what it styles in place while it loads: the policy would stop both, with complaints. */
const FOREIGN = /<link href="https?:[^>]*>|<div style=[\s\S]*?<\/style>/g;

/** Serves Bull Board: readers look at queues and jobs, operators also change them. */
export function serveJobs(app: Hono, access: Access, visitOf: (context: Context) => Visit): void {
  let board: { readonly queues: Queues; readonly app: Hono } | null = null;
  const answer = async (context: Context): Promise<Response> => {
    const visit = visitOf(context);
    const { queues } = visit.instance;
    if (!queues) throw new PageError(404, 'no-queue', 'This process stands beside no queue.');
    if (context.req.method !== 'GET') requireOperator(context, access, visit);
    if (board?.queues !== queues) board = { queues, app: openBoard(queues) };
    const response = await board.app.fetch(context.req.raw);
    if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
    return context.html((await response.text()).replace(FOREIGN, ''), 200);
  };
  app.get(`${JOBS_PATH}/`, (context) => context.redirect(JOBS_PATH));
  app.all(JOBS_PATH, answer);
  app.all(`${JOBS_PATH}/*`, answer);
}

function requireOperator(context: Context, access: Access, visit: Visit): void {
  // The board's program sends no secret of a form; the browser says where the request comes from.
  if (!access.isOwnForm(context, visit, visit.csrf)) throw new PageError(403, 'not-own-form', 'This request was not made by this page.');
  if (!visit.mayChange) throw new PageError(403, 'readers-only-look', 'You are logged in as a reader: readers look, operators change.');
}

function openBoard(queues: Queues): Hono {
  const adapter = new HonoAdapter(serveStatic);
  createBullBoard({
    queues: Object.values(queues.raw).map((queue) => new BullMQAdapter(queue)),
    serverAdapter: adapter,
    options: {
      uiConfig: {
        boardTitle: 'Assay jobs',
        hideRedisDetails: true,
        // Queues in Postgres cannot name their workers, and the board would say that nobody works.
        showWorkers: false,
        miscLinks: [{ text: 'Dashboard', url: '/' }],
      },
    },
  });
  adapter.setBasePath(JOBS_PATH);
  return new Hono().route(JOBS_PATH, adapter.registerPlugin());
}
