import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type FetchRequest, fetchUrl } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server and gives its host and port. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function requestOf(url: string, more: Partial<FetchRequest> = {}): FetchRequest {
  const { host } = new URL(url);
  return { url, maxBytes: 1_000_000, timeoutMs: 5000, userAgent: 'assay-test/1', allowHosts: [host.replace(/^.*@/, '')], ...more };
}

/** The error that a fetch ends with. */
async function failureOf(request: FetchRequest, surroundings = {}): Promise<IngestError> {
  const error: unknown = await fetchUrl(request, undefined, surroundings).catch((caught: unknown) => caught);
  if (error instanceof IngestError) return error;
  throw new Error('the fetch did not fail as expected', { cause: error });
}

describe('what comes back', () => {
  test('gives the body, the validators exactly as received and how long the answer stays fresh', async () => {
    const host = await serve((_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/rss+xml; charset=utf-8',
        etag: 'W/"a b"',
        'last-modified': 'sometime in May',
        'cache-control': 'public, max-age=900',
      });
      response.end('<rss/>');
    });
    const response = await fetchUrl(requestOf(`http://${host}/feed`));
    expect(Buffer.from(response.body).toString()).toBe('<rss/>');
    expect(response).toMatchObject({
      url: `http://${host}/feed`,
      status: 200,
      contentType: 'application/rss+xml; charset=utf-8',
      etag: 'W/"a b"',
      lastModified: 'sometime in May',
      notModified: false,
      redirects: [],
      retryAfterMs: null,
      cacheMaxAgeSeconds: 900,
    });
  });

  test('sends the validators and takes 304 with a new one for unchanged', async () => {
    const host = await serve((request, response) => {
      const same = request.headers['if-none-match'] === 'W/"1"' && request.headers['if-modified-since'] === 'yesterday';
      response.writeHead(same ? 304 : 200, { etag: '"2"' });
      response.end();
    });
    const response = await fetchUrl(requestOf(`http://${host}/`, { etag: 'W/"1"', lastModified: 'yesterday' }));
    expect(response).toMatchObject({ status: 304, notModified: true, etag: '"2"' });
    expect(response.body).toHaveLength(0);
  });

  test('takes a 304 that was not asked for as a failure', async () => {
    const host = await serve((_request, response) => response.writeHead(304).end());
    expect((await failureOf(requestOf(`http://${host}/`))).code).toBe('http-status');
  });

  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['gzip', (text: string) => Buffer.from(text)],
  ])('undoes %s, also where a server means something else by it', async (coding, pack) => {
    const host = await serve((_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(pack('tungsten')));
    expect(Buffer.from((await fetchUrl(requestOf(`http://${host}/`))).body).toString()).toBe('tungsten');
  });

  test('undoes two codings in their order', async () => {
    const host = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip, br' }).end(brotliCompressSync(gzipSync('nickel'))),
    );
    expect(Buffer.from((await fetchUrl(requestOf(`http://${host}/`))).body).toString()).toBe('nickel');
  });
});

describe('limits', () => {
  test.each([
    ['gzip', gzipSync(Buffer.alloc(8_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(8_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(8_000_000)))],
  ])('counts what a small %s body opens to', async (coding, body) => {
    const host = await serve((_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(body));
    expect((await failureOf(requestOf(`http://${host}/`))).code).toBe('too-large');
  });

  test.each([
    ['plain', {}, Buffer.from('a'.repeat(3_000_000))],
    ['packed', { 'content-encoding': 'gzip' }, gzipSync('a'.repeat(3_000_000))],
  ])('cuts a %s body at the limit where its beginning is wanted', async (_what, headers, body) => {
    const host = await serve((_request, response) => response.writeHead(200, headers).end(body));
    const answer = await fetchUrl(requestOf(`http://${host}/`, { cutAtLimit: true }));
    expect(Buffer.from(answer.body).toString()).toBe('a'.repeat(1_000_000));
  });

  test('stops reading a body without a stated length at the limit', async () => {
    let sent = 0;
    const host = await serve((_request, response) => {
      const write = (): void => {
        if (response.destroyed || sent > 50_000_000) return;
        sent += 65_536;
        response.write(Buffer.alloc(65_536), () => write());
      };
      write();
    });
    expect((await failureOf(requestOf(`http://${host}/`))).code).toBe('too-large');
    expect(sent).toBeLessThan(20_000_000);
  });

  test('ends a body that trickles at the deadline of the whole exchange', async () => {
    const host = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const failure = await failureOf(requestOf(`http://${host}/`, { timeoutMs: 300 }));
    expect(failure).toMatchObject({ code: 'timed-out', disposition: 'retry' });
  });

  test('ends with the reason of the caller who calls it off', async () => {
    const host = await serve(() => {});
    const caller = new AbortController();
    const fetching = fetchUrl(requestOf(`http://${host}/`), caller.signal);
    caller.abort(new Error('shutting down'));
    await expect(fetching).rejects.toThrow('shutting down');
  });
});

describe('redirects', () => {
  test('follows them by hand and tells each', async () => {
    const host = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(301, { location: '/b' }).end();
      else if (request.url === '/b') response.writeHead(302, { location: 'c?d=1#e' }).end();
      else response.end(request.url);
    });
    const response = await fetchUrl(requestOf(`http://${host}/a`));
    expect(Buffer.from(response.body).toString()).toBe('/c?d=1');
    expect(response.url).toBe(`http://${host}/c?d=1`);
    expect(response.redirects).toEqual([
      { url: `http://${host}/a`, status: 301 },
      { url: `http://${host}/b`, status: 302 },
    ]);
  });

  test('gives up after the fifth', async () => {
    let asked = 0;
    const host = await serve((_request, response) => {
      asked++;
      response.writeHead(302, { location: `/${asked}` }).end();
    });
    expect((await failureOf(requestOf(`http://${host}/`))).code).toBe('too-many-redirects');
    expect(asked).toBe(6);
  });

  test.each([
    'http://127.0.0.1:9/',
    'http://localhost:9/',
    'http://[::1]:9/',
    'http://2130706433:9/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'http://',
  ])('does not follow one to %s', async (target) => {
    const host = await serve((_request, response) => response.writeHead(302, { location: target }).end());
    expect((await failureOf(requestOf(`http://${host}/`))).code).toBe('address-refused');
  });

  test('keeps the password and the validators from another host', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization, request.headers['if-none-match']);
      response.end();
    });
    const host = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `http://${other}/` }).end();
    });
    const response = await fetchUrl(requestOf(`http://ann:p%40ss@${host}/`, { etag: '"1"', allowHosts: ['127.0.0.1'] }));
    expect(seen).toEqual([`Basic ${Buffer.from('ann:p@ss').toString('base64')}`, undefined, undefined]);
    expect(JSON.stringify(response.redirects)).not.toContain('ss@');
  });
});

describe('private addresses', () => {
  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0.0.0.0',
    'localhost',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '[64:ff9b::7f00:1]',
    '１２７.0.0.1',
  ])('refuses %s, whatever listens there', async (spelling) => {
    let asked = 0;
    const host = await serve((_request, response) => {
      asked++;
      response.end();
    });
    const failure = await failureOf(requestOf(`http://${spelling}:${host.split(':')[1]}/`, { allowHosts: [] }));
    expect(failure).toMatchObject({ code: 'address-refused', disposition: 'give-up' });
    expect(asked).toBe(0);
  });

  test('refuses a public name that leads to a private address, also beside a public one', async () => {
    const lookup = (_host: string, _options: object, answer: (error: null, found: { address: string; family: number }[]) => void): void =>
      answer(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.7', family: 4 },
      ]);
    const failure = await failureOf(requestOf('http://news.example/', { allowHosts: [] }), { lookup });
    expect(failure.code).toBe('address-refused');
    expect(failure.message).toContain('private network');
  });

  test('allows what the operator names: a name, an address with its port, a range', async () => {
    const host = await serve((_request, response) => response.end('in'));
    const port = host.split(':')[1];
    const lookup = (_host: string, _options: object, answer: (error: null, found: { address: string; family: number }[]) => void): void =>
      answer(null, [{ address: '127.0.0.1', family: 4 }]);
    for (const allowed of ['localhost', `localhost:${port}`, host, '127.0.0.0/8']) {
      const response = await fetchUrl(requestOf(`http://localhost:${port}/`, { allowHosts: [allowed] }), undefined, { lookup });
      expect(Buffer.from(response.body).toString()).toBe('in');
    }
    expect((await failureOf(requestOf(`http://${host}/`, { allowHosts: ['127.0.0.1:1'] }))).code).toBe('address-refused');
  });
});

describe('failures', () => {
  test.each([
    [404, {}, 'not-found', 'give-up', null],
    [410, {}, 'gone', 'give-up', null],
    [401, {}, 'forbidden', 'quarantine', null],
    [403, {}, 'forbidden', 'quarantine', null],
    [429, { 'retry-after': '120' }, 'rate-limited', 'wait', 120_000],
    [429, {}, 'rate-limited', 'wait', null],
    [503, { 'retry-after': 'Sun, 22 Nov 2026 10:02:00 GMT', date: 'Sun, 22 Nov 2026 10:00:00 GMT' }, 'rate-limited', 'wait', 120_000],
    [503, {}, 'http-status', 'retry', null],
    [500, { 'retry-after': 'later' }, 'http-status', 'retry', null],
    [418, {}, 'http-status', 'give-up', null],
  ])('reads status %i with %o as %s, to be met with %s', async (status, headers, code, disposition, retryAfterMs) => {
    const host = await serve((_request, response) => response.writeHead(status, headers).end('sorry'));
    expect(await failureOf(requestOf(`http://${host}/`))).toMatchObject({ code, disposition, retryAfterMs, details: { status } });
  });

  test('counts a date to wait for from the own clock where the server tells none', async () => {
    const host = await serve((_request, response) => {
      response.sendDate = false;
      response.writeHead(429, { 'retry-after': 'Sun, 22 Nov 2026 10:01:00 GMT' }).end();
    });
    const failure = await failureOf(requestOf(`http://${host}/`), { now: () => Date.UTC(2026, 10, 22, 10, 0, 30) });
    expect(failure.retryAfterMs).toBe(30_000);
  });

  const challenge = '<!doctype html><html><head><title>Just a moment...</title></head><body></body></html>';

  test.each<[what: string, status: number, headers: Record<string, string>, body: string | Buffer]>([
    ['by its header', 403, { 'cf-mitigated': 'challenge' }, ''],
    ['by its page', 403, { 'content-type': 'text/html' }, challenge],
    ['by its packed page', 503, { 'content-type': 'text/html', 'content-encoding': 'gzip' }, gzipSync(challenge)],
    ['by a page that does not end', 403, { 'content-type': 'text/html' }, challenge + ' '.repeat(300_000)],
  ])('says so when a challenge for browsers is in the way, known %s', async (_what, status, headers, body) => {
    const host = await serve((_request, response) => response.writeHead(status, headers).end(body));
    const failure = await failureOf(requestOf(`http://${host}/`));
    expect(failure).toMatchObject({ code: 'forbidden', disposition: 'quarantine' });
    expect(failure.message).toContain(`is blocked by a challenge page (${status})`);
  });

  test.each([
    ['another page', { 'content-type': 'text/html' }, '<!doctype html><title>Members only</title>'],
    ['no page', { 'content-type': 'application/json' }, challenge],
    ['a page that cannot be unpacked', { 'content-type': 'text/html', 'content-encoding': 'br' }, challenge],
  ])('does not take %s behind a refusal for a challenge', async (_what, headers, body) => {
    const host = await serve((_request, response) => response.writeHead(403, headers).end(body));
    expect((await failureOf(requestOf(`http://${host}/`))).message).toContain('does not let us in (403)');
  });

  test('tells a server that does not answer from a name that does not exist', async () => {
    const host = await serve(() => {});
    await new Promise((resolve) => {
      servers.pop()?.close(resolve);
    });
    expect(await failureOf(requestOf(`http://${host}/`))).toMatchObject({ code: 'connect-failed', disposition: 'retry' });
    const lookup = (_host: string, _options: object, answer: (error: Error) => void): void =>
      answer(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    expect(await failureOf(requestOf('http://no.example/', { allowHosts: [] }), { lookup })).toMatchObject({
      code: 'dns-failed',
      disposition: 'retry',
    });
  });

  test('never shows a password or a token in its message', async () => {
    const host = await serve((_request, response) => response.writeHead(404).end());
    const { message } = await failureOf(requestOf(`http://ann:hunter2@${host}/feed?access_token=s3cret&page=2`));
    expect(message).not.toMatch(/hunter2|ann|s3cret/);
    expect(message).toContain('page=2');
  });

  test.each(['gopher://example.org/', 'example.org', '', 'javascript:alert(1)'])('refuses the address "%s"', async (url) => {
    const failure = await failureOf({ url, maxBytes: 1, timeoutMs: 100, userAgent: '', allowHosts: [] });
    expect(failure.code).toBe('address-refused');
  });

  test('reports a body that cannot be decompressed', async () => {
    const host = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('?'));
    expect((await failureOf(requestOf(`http://${host}/`))).code).toBe('bad-response');
  });
});
