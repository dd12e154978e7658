import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../store/migrate.ts';
import { digestPassword, startServer, type WebServer } from '../../web/server.ts';
import type { OperationContext } from '../../workers/operations/operation.ts';
import { engines, type ScratchDatabase } from '../engines.ts';
import { openClock } from '../jobs.ts';

const TOKEN = 'a-long-token-for-operators';
const [embedded] = engines();
if (!embedded) throw new Error('the embedded engine is always there');

describe('access to the dashboard', () => {
  let scratch: ScratchDatabase;
  let guarded: WebServer;
  let open: WebServer;

  beforeAll(async () => {
    scratch = await embedded.open();
    await migrate(scratch.database);
    const operations: OperationContext = {
      database: scratch.database,
      now: openClock().now,
      sqlTimeoutMs: 5_000,
      tickNow: async () => false,
    };
    const users = `rita:reader:${await digestPassword('reads-the-news')}\nomar:operator:${await digestPassword('runs-the-news')}`;
    guarded = await startServer({ host: '127.0.0.1', port: 0, token: null, accessToken: TOKEN, users });
    open = await startServer({ host: '127.0.0.1', port: 0, token: null });
    for (const server of [guarded, open]) server.ready({ operations, trouble: async () => null });
  });
  afterAll(async () => {
    await guarded.close();
    await open.close();
    await scratch.close();
  });

  interface Request {
    readonly form?: Record<string, string>;
    readonly headers?: Record<string, string>;
  }
  const ask = (server: WebServer, path: string, { form, headers = {} }: Request = {}) =>
    fetch(`${server.address}${path}`, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...headers },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
  const logIn = async (name: string, password: string, next = '/feeds') => {
    const response = await ask(guarded, '/login', { form: { name, password, next } });
    return { response, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
  };
  const csrfIn = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const formOf = async (server: WebServer, headers: Record<string, string> = {}) =>
    csrfIn(await (await ask(server, '/feeds', { headers })).text());

  test.each(['0.0.0.0', '::', '192.0.2.1', 'news.example'])('is not served at %s where nobody has to log in', async (host) => {
    await expect(startServer({ host, port: 0, token: null })).rejects.toMatchObject({ code: 'no-login' });
  });

  test('takes no users that it cannot read, and shows none of them', async () => {
    const refused: unknown = await startServer({ host: '127.0.0.1', port: 0, token: null, users: 'anna:admin:secret' }).catch(
      (error) => error,
    );
    expect(refused).toMatchObject({ code: 'users-invalid', message: expect.not.stringContaining('secret') });
  });

  test.each(['/', '/claims', '/elements', '/feeds.opml', '/articles/1', '/claims?element=Dy'])(
    'sends a browser that asks for %s to log in',
    async (path) => {
      const response = await ask(guarded, path);
      expect([response.status, response.headers.get('location')]).toEqual([303, `/login?${new URLSearchParams({ next: path })}`]);
      expect((await ask(guarded, path, { headers: { accept: 'application/json' } })).status).toBe(401);
    },
  );

  test('leaves health and the style sheet to everybody', async () => {
    for (const path of ['/healthz', '/readyz', '/assets/dashboard.css', '/login'])
      expect((await ask(guarded, path)).status, path).toBe(200);
  });

  test('lets in who knows the password, with a cookie out of reach of scripts', async () => {
    const { response, cookie } = await logIn('omar', 'runs-the-news');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/feeds']);
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(await (await ask(guarded, '/feeds', { headers: { cookie } })).text()).toContain('Log out');
  });

  test('sends the cookie with encryption alone where a proxy encrypts', async () => {
    const response = await ask(guarded, '/login', { form: { password: TOKEN }, headers: { 'x-forwarded-proto': 'https' } });
    expect(response.headers.get('set-cookie')).toContain('Secure');
  });

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\nb'])(
    'does not lead to %j after the login',
    async (next) => {
      expect((await logIn('', TOKEN, next)).response.headers.get('location')).toBe('/');
    },
  );

  test('lets programs in by the token, and nobody by another one', async () => {
    const by = (token: string) => ask(guarded, '/feeds.json', { headers: { authorization: `Bearer ${token}` } });
    expect((await by(TOKEN)).status).toBe(200);
    expect((await by(`${TOKEN}x`)).status).toBe(401);
    const added = await ask(guarded, '/feeds/add', {
      form: { url: 'https://a.example/feed' },
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(added.headers.get('location')).toMatch(/^\/feeds\/\d+\?done=added$/);
  });

  test.each([
    ['changed', (cookie: string) => cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    [
      'of somebody else',
      (cookie: string) => cookie.replace(Buffer.from('rita').toString('base64url'), Buffer.from('omar').toString('base64url')),
    ],
    ['empty', () => 'assay-session='],
  ])('takes no session that is %s', async (_, change) => {
    const { cookie } = await logIn('rita', 'reads-the-news');
    expect((await ask(guarded, '/feeds', { headers: { cookie: change(cookie) } })).status).toBe(303);
  });

  test('lets readers look and not change', async () => {
    const { cookie } = await logIn('rita', 'reads-the-news');
    const page = await (await ask(guarded, '/feeds', { headers: { cookie } })).text();
    expect(page).not.toContain('action="/feeds/preview"');
    const response = await ask(guarded, '/feeds/add', { form: { url: 'https://b.example/feed', csrf: csrfIn(page) }, headers: { cookie } });
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('readers look, operators change')]);
  });

  test('slows down whoever guesses, and nobody else', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 6; i += 1) answers.push((await logIn('anna', `guess ${i}`)).response.status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await logIn('rita', 'reads-the-news')).response.status).toBe(303);
  });

  test('does not answer to a name that a stranger made lead here', async () => {
    const statusFor = (host: string) =>
      new Promise((resolve, reject) => {
        const { port } = new URL(open.address);
        get({ port, path: '/feeds', headers: { host } }, (response) => resolve(response.resume().statusCode)).once('error', reject);
      });
    expect(await statusFor('evil.example:4310')).toBe(403);
    expect(await statusFor('localhost:4310')).toBe(200);
    expect(await statusFor('[::1]:4310')).toBe(200);
  });

  describe('a change on loopback', () => {
    const add = { url: 'https://c.example/feed' };

    test('is made by a form of the page', async () => {
      const response = await ask(open, '/feeds/add', { form: { ...add, csrf: await formOf(open) } });
      expect(response.headers.get('location')).toMatch(/^\/feeds\/\d+\?done=added$/);
    });

    test.each([
      ['without the secret of the form', {}, {}],
      ['with a wrong one', { csrf: 'wrong' }, {}],
    ])('is refused %s', async (_, fields, headers) => {
      expect((await ask(open, '/feeds/add', { form: { ...add, ...fields }, headers })).status).toBe(403);
    });

    test.each([
      ['origin', 'https://evil.example'],
      ['origin', 'null'],
      ['sec-fetch-site', 'cross-site'],
      ['sec-fetch-site', 'same-site'],
    ])('is refused with %s %s, whatever the form holds', async (name, value) => {
      const form = { ...add, csrf: await formOf(open) };
      expect((await ask(open, '/feeds/add', { form, headers: { [name]: value } })).status).toBe(403);
    });
  });
});
