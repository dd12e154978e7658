import { createHash, timingSafeEqual } from 'node:crypto';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { StoreError } from '../store/database.ts';
import { isOperation, runOperation } from '../workers/operations/index.ts';
import { type OperationContext, OperationError } from '../workers/operations/operation.ts';

/** What a server answers from; null until the instance has started. */
export interface Instance {
  readonly operations: OperationContext;
  /** What stands in the way of doing work; null when nothing does. */
  readonly trouble: () => Promise<string | null>;
}

/** A listening server. */
export interface WebServer {
  /** `http://127.0.0.1:4310`, without a final slash. */
  readonly address: string;
  /** From now on requests are answered; until then `/readyz` says that the instance starts. */
  ready(instance: Instance): void;
  close(): Promise<void>;
}

/** Where a server listens, and the word that lets another terminal of the same user ask it for operations. */
export interface WebServerOptions {
  readonly host: string;
  readonly port: number;
  /** Null where no other terminal is served: `/operations` is not there then. */
  readonly token: string | null;
}

const MOST_BYTES = 32 * 2 ** 20;
const LIMIT = bodyLimit({
  maxSize: MOST_BYTES,
  onError: (context) => context.json({ error: { code: 'too-large', message: `The body is larger than ${MOST_BYTES} bytes.` } }, 413),
});

/**
 * Starts HTTP: `/healthz`, `/readyz`, and `/operations/<name>` for a second terminal.
 *
 * A page in a browser cannot use the operations: they want the token of the lock file, which only this user can read.
 *
 * @throws The error of `listen`, with `code` EADDRINUSE or EACCES.
 */
export async function startServer(options: WebServerOptions): Promise<WebServer> {
  let instance: Instance | null = null;
  const app = routes(options, () => instance);
  const { server, port } = await listen(app, options);
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    address: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    ready: (started) => {
      instance = started;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(app: Hono, { host, port }: WebServerOptions): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
      server.off('error', reject);
      resolve({ server: server as Server, port: address.port }); // serve makes a plain HTTP server unless told otherwise
    });
    server.once('error', reject);
  });
}

function routes({ token }: WebServerOptions, current: () => Instance | null): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cache-Control', 'no-store');
  });
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const instance = current();
    const trouble = instance ? await instance.trouble() : 'the instance is starting';
    return trouble === null ? context.json({ status: 'ready' }) : context.json({ status: 'not-ready', reason: trouble }, 503);
  });
  app.get('/', (context) => context.json({ name: 'assay', health: '/healthz', readiness: '/readyz' }));
  if (token !== null) addOperations(app, token, current);
  app.notFound((context) => context.json({ error: { code: 'not-found', message: `There is nothing at ${context.req.path}.` } }, 404));
  app.onError((error, context) => {
    const { status, code } = statusOf(error);
    return context.json({ error: { code, message: error.message, ...(error instanceof StoreError ? { hint: error.hint } : {}) } }, status);
  });
  return app;
}

function addOperations(app: Hono, token: string, current: () => Instance | null): void {
  app.post('/operations/:name', LIMIT, async (context) => {
    if (!isSame(context.req.header('authorization') ?? '', `Bearer ${token}`)) {
      return context.json({ error: { code: 'not-allowed', message: 'Operations want the token of the lock file.' } }, 401);
    }
    const instance = current();
    if (!instance)
      return context.json({ error: { code: 'starting', message: 'The instance is starting. Try again in a few seconds.' } }, 503);
    const name = context.req.param('name');
    if (!isOperation(name)) return context.json({ error: { code: 'no-such-operation', message: `There is no operation ${name}.` } }, 404);
    return context.json({ result: await runOperation(instance.operations, name, await context.req.json()) });
  });
}

/** Compares without telling by its time how much was right. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function statusOf(error: Error): { status: 400 | 500 | 503; code: string } {
  if (error instanceof OperationError) return { status: 400, code: error.code };
  if (error instanceof StoreError) return { status: error.code === 'database-unreachable' ? 503 : 400, code: error.code };
  return error instanceof SyntaxError ? { status: 400, code: 'bad-request' } : { status: 500, code: 'internal' };
}
