import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../store/migrate.ts';
import { startMetricsServer, startServer, type WebServer } from '../../web/server.ts';
import type { OperationContext } from '../../workers/operations/operation.ts';
import { engines, type ScratchDatabase } from '../engines.ts';
import { openClock } from '../jobs.ts';

const TOKEN = 'a-token-of-the-lock-file';
const [embedded] = engines();
if (!embedded) throw new Error('the embedded engine is always there');

describe('the HTTP of an instance', () => {
  let scratch: ScratchDatabase;
  let server: WebServer;
  let context: OperationContext;
  let trouble: string | null = null;

  const get = (path: string) => fetch(`${server.address}${path}`);
  const ask = (name: string, body: string, token: string | null = TOKEN) =>
    fetch(`${server.address}/operations/${name}`, {
      method: 'POST',
      body,
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as { error?: { code: string } }).error?.code];

  beforeAll(async () => {
    scratch = await embedded.open();
    await migrate(scratch.database);
    context = { database: scratch.database, now: openClock().now, sqlTimeoutMs: 5_000, tickNow: async () => false };
    server = await startServer({ host: '127.0.0.1', port: 0, token: TOKEN });
  });
  afterAll(async () => {
    await server.close();
    await scratch.close();
  });

  describe('before it is ready', () => {
    test('lives, and says that it is not ready', async () => {
      expect((await get('/healthz')).status).toBe(200);
      const response = await get('/readyz');
      expect(response.status).toBe(503);
      expect(await response.json()).toEqual({ status: 'not-ready', reason: 'the instance is starting' });
    });

    test('asks to try an operation again later', async () => {
      expect(await codeOf(await ask('status', '{}'))).toEqual([503, 'starting']);
    });
  });

  describe('when it is ready', () => {
    beforeAll(() => server.ready({ operations: context, trouble: async () => trouble }));

    test('serves its numbers to Prometheus, with the dashboard and on a port of their own', async () => {
      const metrics = { contentType: 'text/plain; version=0.0.4; charset=utf-8', render: async () => 'assay_up 1\n' };
      const apart = await startMetricsServer({ host: '127.0.0.1', port: 0 });
      try {
        expect((await fetch(`${apart.address}/metrics`)).status).toBe(503);
        for (const one of [server, apart]) {
          one.ready({ operations: context, metrics, trouble: async () => trouble });
          const response = await fetch(`${one.address}/metrics`);
          expect([response.headers.get('content-type'), await response.text()]).toEqual([metrics.contentType, 'assay_up 1\n']);
        }
        expect((await fetch(`${apart.address}/operations/status`, { method: 'POST' })).status).toBe(404);
      } finally {
        await apart.close();
      }
    });

    test('says so, and what stands in the way when something does', async () => {
      expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
      trouble = 'the queue does not answer';
      const response = await get('/readyz');
      trouble = null;
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ reason: 'the queue does not answer' });
    });

    test('runs operations', async () => {
      const response = await ask('feeds.add', '{"urls":["https://lead.example/feed"]}');
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toMatchObject({ result: { feeds: [{ is_new: true }] } });
      expect(await (await ask('feeds.list', '{}')).json()).toMatchObject({ result: [{ url: 'https://lead.example/feed' }] });
    });

    test.each([[null], [''], ['another'], [`${TOKEN} `.repeat(2)]])(
      'refuses the token %j before it looks at anything else',
      async (token) => {
        expect(await codeOf(await ask('no-such-thing', 'not json', token))).toEqual([401, 'not-allowed']);
      },
    );

    test.each([
      ['an operation that there is not', 'feeds.burn', '{}', 404, 'no-such-operation'],
      ['a name that every object has', 'constructor', '{}', 404, 'no-such-operation'],
      ['a body that is not JSON', 'status', 'not json', 400, 'bad-request'],
      ['an empty body', 'status', '', 400, 'bad-request'],
      ['an input of the wrong shape', 'claims.list', '{"limit":"many"}', 400, 'bad-request'],
      ['a list for an input', 'feeds.add', '[]', 400, 'bad-request'],
      ['something that is not there', 'claims.show', '{"claim":12345}', 400, 'no-such-claim'],
    ])('refuses %s', async (_, name, body, status, code) => {
      expect(await codeOf(await ask(name, body))).toEqual([status, code]);
    });

    test('does not run an operation on a body that is too large', async () => {
      const response = await ask('status', JSON.stringify({ blank: ' '.repeat(33 * 2 ** 20) }));
      expect(response.ok).toBe(false);
      expect(await response.json()).toHaveProperty('error');
    });

    test('says that a body is too large', async () => {
      const blank = ' '.repeat(33 * 2 ** 20);
      expect(await codeOf(await ask('status', JSON.stringify({ blank })))).toEqual([413, 'too-large']);
    });

    test('answers in JSON where there is nothing', async () => {
      expect(await codeOf(await get('/none'))).toEqual([404, 'not-found']);
      expect(await codeOf(await get('/operations/status'))).toEqual([404, 'not-found']);
    });

    test('tells a slow statement from a fault of its own', async () => {
      const hasty = await startServer({ host: '127.0.0.1', port: 0, token: TOKEN });
      hasty.ready({ operations: { ...context, sqlTimeoutMs: 50 }, trouble: async () => null });
      const response = await fetch(`${hasty.address}/operations/sql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ statement: 'select pg_sleep(0.3)', max_rows: 1 }),
      });
      await hasty.close();
      expect(await codeOf(response)).toEqual([400, 'query-too-long']);
    });

    test('tells of a fault of its own without its insides', async () => {
      const broken = await startServer({ host: '127.0.0.1', port: 0, token: TOKEN });
      const tickNow = async () => Promise.reject(new TypeError('undefined is not a queue'));
      broken.ready({ operations: { ...context, tickNow }, trouble: async () => null });
      const response = await fetch(`${broken.address}/operations/feeds.refresh`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}` },
        body: '{"feeds":"all"}',
      });
      await broken.close();
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({ error: { code: 'internal', message: 'undefined is not a queue' } });
    });
  });

  test('has no operations where no other terminal is served', async () => {
    const closed = await startServer({ host: '127.0.0.1', port: 0, token: null });
    closed.ready({ operations: context, trouble: async () => null });
    const response = await fetch(`${closed.address}/operations/status`, { method: 'POST', body: '{}' });
    await closed.close();
    expect(await codeOf(response)).toEqual([404, 'not-found']);
  });

  test('says that its port is taken', async () => {
    const port = Number(new URL(server.address).port);
    await expect(startServer({ host: '127.0.0.1', port, token: null })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('ends connections that are open when it closes', async () => {
    const closing = await startServer({ host: '127.0.0.1', port: 0, token: TOKEN });
    const ended = new Promise((resolve) => {
      const open = request(`${closing.address}/operations/status`, { method: 'POST', headers: { 'content-length': 10 } });
      open.once('error', resolve);
      open.once('socket', (socket) => socket.once('connect', () => void closing.close()));
      open.flushHeaders();
    });
    expect(await ended).toBeInstanceOf(Error);
  });
});
