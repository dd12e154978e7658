import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { packageRoot } from '../store/package-root.ts';
import { runOperation } from '../workers/operations/index.ts';
import type { OperationContext } from '../workers/operations/operation.ts';
import type { Access } from './access/open-access.ts';
import { serveLogin } from './access/serve-login.ts';
import { FAILURE_ACTIONS } from './actions/failures.ts';
import { FEED_ACTIONS } from './actions/feeds.ts';
import { REVIEW_ACTIONS } from './actions/reviews.ts';
import { answerError } from './answer-error.ts';
import { serveActions } from './define-action.ts';
import { type Instance, PageError, pagePath, servePages, twinOf, type Visit } from './define-page.ts';
import { addHealth, addMetrics } from './metrics.ts';
import { addOperations } from './operations.ts';
import { PAGES } from './pages/index.ts';
import { JOBS_PATH, serveJobs } from './serve-jobs.ts';

/** What the routes need to know of the server. */
export interface RouteOptions {
  /** Null where no other terminal is served: `/operations` is not there then. */
  readonly token: string | null;
  readonly access: Access;
}

const asset = (name: string): string => readFileSync(join(packageRoot, 'web', 'assets', name), 'utf8');
const ASSETS = {
  'dashboard.css': { body: asset('dashboard.css'), type: 'text/css; charset=utf-8' },
  'icon.svg': { body: asset('icon.svg'), type: 'image/svg+xml' },
};

/** All that is served: health, assets, the dashboard, and operations for a second terminal. */
export function routes({ token, access }: RouteOptions, current: () => Instance | null): Hono {
  const app = new Hono({ getPath: (request) => pagePath(request.url) });
  app.use(headers());
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
  });
  app.get('*', compress());
  addHealth(app, current);
  addMetrics(app, current);
  for (const [name, { body, type }] of Object.entries(ASSETS))
    app.get(`/assets/${name}`, (context) => context.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'max-age=300' }));
  if (token !== null) addOperations(app, token, current);
  // A name that a stranger made lead to this machine must not make a browser ask here.
  app.use(async (context, next) => {
    if (!access.isOwnHost(context)) throw new PageError(403, 'wrong-host', `This server is not ${context.req.header('host')}.`);
    // A link on another site may lead here; a picture or script of it has no business to.
    if (context.req.header('sec-fetch-site') === 'cross-site' && context.req.header('sec-fetch-mode') !== 'navigate')
      throw new PageError(403, 'cross-site', 'Pages are not for other sites to load.');
    await next();
  });
  if (access.needsLogin) serveLogin(app, access);
  const visitOf = (context: Context): Visit => readVisit(context, current(), access);
  servePages(app, PAGES, visitOf);
  serveActions(app, ACTIONS, access, visitOf);
  serveOpml(app, visitOf);
  serveJobs(app, access, visitOf);
  app.notFound((context) => answerError(context, new PageError(404, 'not-found', `There is nothing at ${context.req.path}.`)));
  app.onError((error, context) => answerError(context, error));
  return app;
}

const ACTIONS = [...FEED_ACTIONS, ...REVIEW_ACTIONS, ...FAILURE_ACTIONS];

const NOWHERE_ELSE = { formAction: ["'self'"], frameAncestors: ["'none'"], styleSrc: ["'self'"] };
/** Nothing of a page runs: it holds no script, and what an outlet writes must not bring one along. */
const PAGE_POLICY = { defaultSrc: ["'none'"], ...NOWHERE_ELSE, imgSrc: ["'self'"], baseUri: ["'none'"] };
/** The board of jobs is a program in the browser, so scripts of this server run in it, and no others. */
const BOARD_POLICY = {
  defaultSrc: ["'none'"],
  ...NOWHERE_ELSE,
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  baseUri: ["'self'"],
};

const headersWith = (contentSecurityPolicy: typeof PAGE_POLICY) =>
  secureHeaders({ contentSecurityPolicy, strictTransportSecurity: false, referrerPolicy: 'same-origin', xFrameOptions: 'DENY' });

function headers(): MiddlewareHandler {
  const [page, board] = [headersWith(PAGE_POLICY), headersWith(BOARD_POLICY)];
  return (context, next) => (context.req.path === JOBS_PATH || context.req.path.startsWith(`${JOBS_PATH}/`) ? board : page)(context, next);
}

function readVisit(context: Context, instance: Instance | null, access: Access): Visit {
  const visitor = access.visitor(context);
  if (!visitor) throw new PageError(401, 'login-needed', 'Log in first.');
  if (!instance) throw new PageError(503, 'starting', 'The instance is starting. Try again in a few seconds.');
  return {
    ...visitor,
    instance,
    database: instance.operations.database,
    now: instance.operations.now(),
    path: pagePath(context.req.url),
    query: new URL(context.req.url).searchParams,
    twin: twinOf(context.req.url),
    part: (name) => context.req.param(name) ?? '',
    mayChange: visitor.user === null || visitor.user.role === 'operator',
  };
}

/** The feeds as other readers take them. */
function serveOpml(app: Hono, visitOf: (context: Context) => Visit): void {
  app.get('/feeds.opml', async (context) => {
    const { instance } = visitOf(context);
    const { opml } = await runExport(instance.operations);
    return context.body(opml, 200, {
      'Content-Type': 'text/x-opml; charset=utf-8',
      'Content-Disposition': 'attachment; filename="feeds.opml"',
    });
  });
}

const runExport = (operations: OperationContext): Promise<{ opml: string }> =>
  runOperation(operations, 'feeds.export', {}) as Promise<{ opml: string }>; // as this operation answers
