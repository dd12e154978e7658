import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { packageRoot } from '../store/package-root.ts';
import { answerError } from './answer-error.ts';
import { type Instance, PageError, pagePath, servePages, twinOf, type Visit, type Visitor } from './define-page.ts';
import { addHealth, addMetrics } from './metrics.ts';
import { addOperations } from './operations.ts';
import { PAGES } from './pages/index.ts';

/** What the routes need to know of the server. */
export interface RouteOptions {
  /** Null where no other terminal is served: `/operations` is not there then. */
  readonly token: string | null;
}

const asset = (name: string): string => readFileSync(join(packageRoot, 'web', 'assets', name), 'utf8');
const ASSETS = {
  'dashboard.css': { body: asset('dashboard.css'), type: 'text/css; charset=utf-8' },
  'icon.svg': { body: asset('icon.svg'), type: 'image/svg+xml' },
};

/** All that is served: health, assets, the dashboard, and operations for a second terminal. */
export function routes({ token }: RouteOptions, current: () => Instance | null): Hono {
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
  servePages(app, PAGES, (context) => visitOf(context, current()));
  app.notFound((context) => answerError(context, new PageError(404, 'not-found', `There is nothing at ${context.req.path}.`)));
  app.onError((error, context) => answerError(context, error));
  return app;
}

/** Nothing of a page runs: it holds no script, and what an outlet writes must not bring one along. */
function headers(): ReturnType<typeof secureHeaders> {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    strictTransportSecurity: false,
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
  });
}

const NOBODY: Visitor = { user: null, csrf: '' };

function visitOf(context: Context, instance: Instance | null): Visit {
  if (!instance) throw new PageError(503, 'starting', 'The instance is starting. Try again in a few seconds.');
  return {
    ...NOBODY,
    instance,
    database: instance.operations.database,
    now: instance.operations.now(),
    path: pagePath(context.req.url),
    query: new URL(context.req.url).searchParams,
    twin: twinOf(context.req.url),
    part: (name) => context.req.param(name) ?? '',
    mayChange: true,
  };
}
