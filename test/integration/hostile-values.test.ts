import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IngestError } from '../../ingest/ingest-error.ts';
import { StoreError } from '../../store/database.ts';
import { startServer, type WebServer } from '../../web/server.ts';
import { OPERATIONS, type OperationName, runOperation } from '../../workers/operations/index.ts';
import { OperationError } from '../../workers/operations/operation.ts';
import { engines } from '../engines.ts';
import { mutants, shown } from '../fuzz/mutate.ts';
import { type NewsstandInstance, openNewsstandInstance } from '../newsstand-instance.ts';

const [embedded] = engines();
if (!embedded) throw new Error('the embedded engine is always there');
const engine = embedded;

/** Values that become something else where they are pasted into SQL, paths, headers or patterns. */
const HOSTILE = [
  `'; drop table news_private.feed cascade; --`,
  `' or 1=1 --`,
  `") or ("1"="1`,
  '$1',
  `\\'`,
  `%_\\`,
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'a\r\nSet-Cookie: x=1',
  '\u0000',
  '\ud800',
  '__proto__',
  '{1,2',
  '-1',
  '99999999999999999999',
  '1e400',
  "<script>alert('x')</script>",
  '(((((((((((((((((((((((((((((a+)+',
];
const TABLES = `select count(*)::int as tables, (select count(*)::int from news_private.feed) as feeds,
  (select count(*)::int from news_private.claim) as claims from pg_tables where schemaname = 'news_private'`;
/** What a server says of a statement that a value has become a part of. */
const BROKEN_SQL = /syntax error|unterminated|does not exist|invalid input syntax|invalid byte sequence/i;

const TOKEN = 'a-word-of-this-test-alone';
const HEAD = 'Host: 127.0.0.1\r\nConnection: close\r\n';
const JSON_BODY = '{"limit":3,"text":"tin","since":"2026-01-01T00:00:00Z","elements":["Sn"]}';
const REQUESTS = [
  `GET /claims?limit=3&element=Sn HTTP/1.1\r\n${HEAD}Accept: text/html\r\nCookie: assay=1; a="b"\r\n\r\n`,
  `GET /claims.csv?limit=3 HTTP/1.1\r\n${HEAD}Range: bytes=0-10\r\nIf-None-Match: "a"\r\n\r\n`,
  `POST /operations/claims.list HTTP/1.1\r\n${HEAD}Authorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\nContent-Length: ${JSON_BODY.length}\r\n\r\n${JSON_BODY}`,
  `POST /operations/feeds.list HTTP/1.1\r\n${HEAD}Authorization: Bearer ${TOKEN}\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
].map((text) => Buffer.from(text));

/** Sends bytes as they are, and gives all that comes back. */
function sendBytes({ hostname, port }: URL, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => {}).once('close', () => resolve(answer));
  });
}

describe('hostile values', () => {
  let instance: NewsstandInstance;
  let server: WebServer;
  let before: unknown;
  const rows = () => instance.database.query(TABLES);

  beforeAll(async () => {
    instance = await openNewsstandInstance(engine);
    server = await startServer({ host: '127.0.0.1', port: 0, token: TOKEN });
    server.ready(instance.supervisor);
    before = await rows();
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await instance.close();
  });

  /** Those that change nothing on purpose; feeds that are added and changed have their own tests. */
  const LOOKING = Object.keys(OPERATIONS).filter(
    (name): name is OperationName =>
      /\.(?:list|show|failed|stale|count|page|export)$/.test(name) || ['jobs.retry', 'jobs.discard', 'claims.review'].includes(name),
  );

  test.each(LOOKING)('in every field of %s are values and nothing else', async (name) => {
    const fields = Object.keys(OPERATIONS[name].input.shape);
    for (const field of fields) {
      for (const value of HOSTILE) {
        for (const given of [value, [value], { [value]: value }]) {
          const answer: unknown = await runOperation(instance.supervisor.operations, name, { limit: 3, [field]: given }).catch(
            (error: unknown) => error,
          );
          if (!(answer instanceof Error)) continue;
          expect(
            answer instanceof OperationError || answer instanceof StoreError || answer instanceof IngestError,
            `${name} ${field} ${value}: ${answer.stack}`,
          ).toBe(true);
          expect(answer.message, `${name} ${field} ${value}`).not.toMatch(BROKEN_SQL);
        }
      }
    }
    expect(await rows()).toEqual(before);
  });

  test('in every parameter that the dashboard links to are values and nothing else', async () => {
    const asked = new Map<string, Set<string>>();
    for (const start of ['/', '/claims', '/articles', '/elements', '/speakers', '/feeds', '/failures', '/discrepancies', '/deadlines']) {
      const page = await (await fetch(`${server.address}${start}`, { headers: { accept: 'text/html' } })).text();
      const addresses = [...page.matchAll(/(?:href|action)="(\/[^"#]*)"/g)].map(
        ([, href = '']) => new URL(href.replaceAll('&amp;', '&'), server.address),
      );
      for (const { pathname, searchParams } of addresses) {
        const names = asked.get(pathname) ?? asked.set(pathname, new Set()).get(pathname);
        for (const name of searchParams.keys()) names?.add(name);
      }
      for (const [, name = ''] of page.matchAll(/<(?:input|select)[^>]*\bname="([^"]+)"/g)) asked.get(start)?.add(name);
    }
    const parameters = [...asked]
      .filter(([path]) => !/\d|^\/jobs/.test(path))
      .flatMap(([path, names]) => [...names].map((name) => ({ path, name })));
    expect(parameters.length).toBeGreaterThan(15);
    for (const { path, name } of parameters) {
      for (const value of HOSTILE) {
        const url = `${server.address}${path}?${new URLSearchParams({ [name]: value })}`;
        const answer = await fetch(url, { headers: { accept: 'text/html' }, redirect: 'manual' });
        const body = await answer.text();
        expect(answer.status, url).toBeLessThan(500);
        expect(answer.headers.get('set-cookie'), url).toBeNull();
        expect(body, url).not.toContain("<script>alert('x')");
        expect(body, url).not.toMatch(/syntax error at|unterminated quoted|invalid input syntax/);
      }
    }
    expect(await rows()).toEqual(before);
  });

  test('in the bytes of requests end in an answer, and the next one is answered', async () => {
    const statuses = new Map<string, number>();
    for (const bytes of mutants(REQUESTS, 200)) {
      const answer = await sendBytes(new URL(server.address), bytes);
      const [, status = 'none'] = /^HTTP\/1\.1 (\d{3}) /.exec(answer) ?? [];
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, `${shown(bytes)}\n${answer.slice(0, 500)}`).not.toMatch(/^5/);
    }
    expect(statuses.get('200'), 'requests that are still whole').toBeGreaterThan(0);
    expect(statuses.get('400'), 'requests that are none any more').toBeGreaterThan(0);
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    expect(await rows()).toEqual(before);
  });

  test.each([
    '/assets/../routes.ts',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/articles/../../etc/passwd',
    '/%00',
    '/claims/%ff',
    '//evil.example/%2f..',
  ])('the path %s leads nowhere', async (path) => {
    const answer = await fetch(`${server.address}${path}`, { redirect: 'manual' });
    expect([400, 404]).toContain(answer.status);
    expect(await answer.text()).not.toMatch(/root:|"dependencies"|import \{/);
  });
});
