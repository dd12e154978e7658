import type { Hono } from 'hono';
import type { Instance } from './define-page.ts';

/** Adds `/healthz`, whether the process lives, and `/readyz`, whether it can work. */
export function addHealth(app: Hono, current: () => Instance | null): void {
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const instance = current();
    const trouble = instance ? await instance.trouble() : 'the instance is starting';
    return trouble === null ? context.json({ status: 'ready' }) : context.json({ status: 'not-ready', reason: trouble }, 503);
  });
}

/** Adds `/metrics` for Prometheus: numbers alone, without an address, a name or an id. */
export function addMetrics(app: Hono, current: () => Instance | null): void {
  app.get('/metrics', async (context) => {
    const metrics = current()?.metrics;
    if (!metrics) return context.text('The instance is starting.\n', 503);
    return context.body(await metrics.render(), 200, { 'Content-Type': metrics.contentType });
  });
}
