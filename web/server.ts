import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { openAccess } from './access/open-access.ts';
import type { Instance } from './define-page.ts';
import { addHealth, addMetrics } from './metrics.ts';

export { digestPassword } from './access/users.ts';

/** A listening server. */
export interface WebServer {
  /** `http://127.0.0.1:4310`, without a final slash. */
  readonly address: string;
  /** From now on requests are answered; until then `/readyz` says that the instance starts. */
  ready(instance: Instance): void;
  close(): Promise<void>;
}

/** Where a server listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** Where a server listens, and the word that lets another terminal of the same user ask it for operations. */
export interface WebServerOptions extends Listening {
  /** Null where no other terminal is served: `/operations` is not there then. */
  readonly token: string | null;
  /** What lets people and programs in; nobody has to log in on loopback where neither is given. */
  readonly accessToken?: string | null;
  readonly users?: string | null;
}

/**
 * Starts HTTP: the dashboard, `/healthz`, `/readyz`, and `/operations/<name>` for a second terminal.
 *
 * @throws The error of `listen`, with `code` EADDRINUSE or EACCES.
 * @throws {AccessError} When everybody could get at it, before it listens.
 */
export async function startServer(options: WebServerOptions): Promise<WebServer> {
  const access = openAccess(options);
  return serveApp(
    (current) => loadedWhenAsked(async () => (await import('./routes.ts')).routes({ token: options.token, access }, current)),
    options,
  );
}

/**
 * Starts HTTP with `/metrics`, `/healthz` and `/readyz` alone: for a process that shows no dashboard, and for a port of their own.
 *
 * @throws The error of `listen`, with `code` EADDRINUSE or EACCES.
 */
export function startMetricsServer(options: Listening): Promise<WebServer> {
  return serveApp((current) => {
    const app = new Hono();
    addHealth(app, current);
    addMetrics(app, current);
    return app;
  }, options);
}

/** What draws pages takes a second to load: an instance must have its address, and the lock on its data, before that. */
function loadedWhenAsked(load: () => Promise<Hono>): Hono {
  let loaded: Promise<Hono> | null = null;
  const app = new Hono();
  app.all('*', async (context) => {
    loaded ??= load();
    return (await loaded).fetch(context.req.raw, context.env);
  });
  return app;
}

async function serveApp(build: (current: () => Instance | null) => Hono, options: Listening): Promise<WebServer> {
  let instance: Instance | null = null;
  const app = build(() => instance);
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

function listen(app: Hono, { host, port }: Listening): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
      server.off('error', reject);
      resolve({ server: server as Server, port: address.port }); // serve makes a plain HTTP server unless told otherwise
    });
    server.once('error', reject);
  });
}
