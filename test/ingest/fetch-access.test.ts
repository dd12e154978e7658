import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
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

async function serve(listener: RequestListener): Promise<{ readonly host: string; readonly server: Server }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const requestOf = (url: string, more: Partial<FetchRequest> = {}): FetchRequest => ({
  url,
  maxBytes: 1_000_000,
  timeoutMs: 5000,
  userAgent: 'assay-test/1',
  allowHosts: ['127.0.0.1'],
  ...more,
});

async function failureOf(request: FetchRequest, surroundings = {}): Promise<IngestError> {
  const error: unknown = await fetchUrl(request, undefined, surroundings).catch((caught: unknown) => caught);
  if (error instanceof IngestError) return error;
  throw new Error('the fetch did not fail as expected', { cause: error });
}

describe('headers of a feed', () => {
  const SECRETS = { Authorization: 'Bearer s3cret', 'X-Key': 'k3y', Cookie: 'session=1' };
  const secretsIn = ({ headers }: IncomingMessage) => [headers.authorization, headers['x-key'], headers.cookie].filter(Boolean);

  test('are sent to its server, in place of the login in its address', async () => {
    const seen: unknown[] = [];
    const { host } = await serve((request, response) => {
      seen.push(secretsIn(request));
      response.end('x');
    });
    await fetchUrl(requestOf(`http://ann:hunter2@${host}/feed`, { headers: SECRETS }));
    expect(seen).toEqual([['Bearer s3cret', 'k3y', 'session=1']]);
  });

  test.each([301, 302, 303, 307, 308])('are kept within its server and not sent on to another by %s', async (status) => {
    const seen = new Map<string, unknown[]>();
    const other = await serve((request, response) => {
      seen.set(`other ${request.url}`, secretsIn(request));
      response.writeHead(status, { location: `http://${own.host}/third` }).end();
    });
    const own = await serve((request, response) => {
      seen.set(`own ${request.url}`, secretsIn(request));
      if (request.url === '/third') return response.end('x');
      return response.writeHead(status, { location: request.url === '/feed' ? '/second' : `http://${other.host}/` }).end();
    });
    const { url } = await fetchUrl(requestOf(`http://ann:hunter2@${own.host}/feed`, { headers: SECRETS }));
    expect(url).toBe(`http://${own.host}/third`);
    expect(Object.fromEntries([...seen].map(([where, secrets]) => [where, secrets.length]))).toEqual({
      'own /feed': 3,
      'own /second': 3,
      'other /': 0,
      'own /third': 3,
    });
  });

  test('are not shown when the answer is a refusal', async () => {
    const { host } = await serve((_request, response) => response.writeHead(401).end());
    const failure = await failureOf(requestOf(`http://ann:hunter2@${host}/`, { headers: SECRETS }));
    expect(`${failure.message}${JSON.stringify(failure)}`).not.toMatch(/s3cret|k3y|hunter2/);
  });

  test('cookies that a server sets are not kept', async () => {
    const cookies: (string | undefined)[] = [];
    const { host } = await serve((request, response) => {
      cookies.push(request.headers.cookie);
      response.writeHead(request.url === '/' ? 302 : 200, { location: '/next', 'set-cookie': 'a=1' }).end();
    });
    await fetchUrl(requestOf(`http://${host}/`));
    expect(cookies).toEqual([undefined, undefined]);
  });
});

describe('a proxy', () => {
  const nowhere = (_host: string, _options: object, answer: (error: Error, found: string) => void): void =>
    answer(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '');
  const isPublic = (_host: string, _options: object, answer: (error: null, found: { address: string; family: number }[]) => void): void =>
    answer(null, [{ address: '93.184.216.34', family: 4 }]);
  const isPrivate = (_host: string, _options: object, answer: (error: null, found: { address: string; family: number }[]) => void): void =>
    answer(null, [{ address: '10.0.0.7', family: 4 }]);

  test('is asked for a document by its whole address, with its own login, and sees no other', async () => {
    const seen: object[] = [];
    const { host } = await serve(({ url, headers }, response) => {
      seen.push({ url, host: headers.host, proxy: headers['proxy-authorization'], login: headers.authorization });
      response.writeHead(200, { etag: '"1"' }).end('through');
    });
    const request = requestOf('http://wire.example/feed?x=1', {
      proxy: `http://pat:p%20w@${host}`,
      headers: { authorization: 'Bearer t' },
    });
    const answer = await fetchUrl(request, undefined, { lookup: isPublic });
    expect(Buffer.from(answer.body).toString()).toBe('through');
    expect(answer).toMatchObject({ url: 'http://wire.example/feed?x=1', etag: '"1"' });
    const proxy = `Basic ${Buffer.from('pat:p w').toString('base64')}`;
    expect(seen).toEqual([{ url: 'http://wire.example/feed?x=1', host: 'wire.example', proxy, login: 'Bearer t' }]);
  });

  test('is asked for a name that is not known here, for it looks names up by itself', async () => {
    const { host } = await serve((_request, response) => response.end('through'));
    const answer = await fetchUrl(requestOf('http://inner.example/', { proxy: `http://${host}` }), undefined, { lookup: nowhere });
    expect(answer.status).toBe(200);
  });

  test('is asked for a tunnel to a server of https, which alone sees what is sent to it', async () => {
    const asked: (string | undefined)[] = [];
    const { host, server } = await serve((_request, response) => response.writeHead(500).end());
    server.on('connect', (request, socket) => {
      asked.push(request.url, request.headers['proxy-authorization'], request.headers.authorization);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    const request = requestOf('https://wire.example/feed', { proxy: `http://pat:pw@${host}`, headers: { authorization: 'Bearer t' } });
    const failure = await failureOf(request, { lookup: isPublic });
    expect(asked).toEqual(['wire.example:443', `Basic ${Buffer.from('pat:pw').toString('base64')}`, undefined]);
    expect(failure).toMatchObject({ code: 'proxy-failed', disposition: 'retry' });
    expect(failure.message).toBe(`https://wire.example/feed was not read through the proxy ${host}: it answered 403; it is tried again`);
  });

  test('is not asked for what the operator allows', async () => {
    const { host } = await serve((_request, response) => response.end('direct'));
    const answer = await fetchUrl(requestOf(`http://${host}/`, { proxy: 'http://127.0.0.1:1' }));
    expect(Buffer.from(answer.body).toString()).toBe('direct');
  });

  test.each([
    ['a literal', 'http://127.0.0.1/', isPublic],
    ['a literal in another notation', 'http://0x7f000001/', isPublic],
    ['the address of metadata', 'http://169.254.169.254/', isPublic],
    ['a name', 'http://inner.example/', isPrivate],
  ])('is not asked for a private address: %s', async (_what, url, lookup) => {
    let asked = 0;
    const { host } = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    const failure = await failureOf(requestOf(url, { proxy: `http://${host}`, allowHosts: [] }), { lookup });
    expect(failure.code).toBe('address-refused');
    expect(asked).toBe(0);
  });

  test('is not asked for a private address that a redirect leads to', async () => {
    const { host } = await serve((_request, response) => response.writeHead(302, { location: 'http://[::ffff:7f00:1]/' }).end());
    const failure = await failureOf(requestOf('http://wire.example/', { proxy: `http://${host}`, allowHosts: [] }), { lookup: isPublic });
    expect(failure.code).toBe('address-refused');
  });

  test('that wants another login is told from a server that does, and its password is not shown', async () => {
    const { host } = await serve((_request, response) => response.writeHead(407).end());
    const failure = await failureOf(requestOf('http://wire.example/', { proxy: `http://pat:hunter2@${host}` }), { lookup: isPublic });
    expect(failure.code).toBe('proxy-failed');
    expect(failure.message).toContain('it wants another login (407)');
    expect(failure.message).not.toMatch(/hunter2|pat/);
  });

  test('that is away is told from a server that is', async () => {
    const { host, server } = await serve(() => {});
    await new Promise((resolve) => server.close(resolve));
    const failure = await failureOf(requestOf('http://wire.example/', { proxy: `http://${host}` }), { lookup: isPublic });
    expect(failure).toMatchObject({ code: 'proxy-failed' });
    expect(failure.message).toContain(`the proxy ${host}: it refused the connection`);
  });

  test('is never asked to carry what was meant for https in the clear', async () => {
    const inner = await serve((_request, response) => response.end('never reached without TLS'));
    const { host, server } = await serve(() => {});
    server.on('connect', (_request, socket) => {
      const onward = connect(Number(inner.host.split(':')[1]), '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      socket.pipe(onward).pipe(socket);
      for (const end of [socket, onward]) end.on('error', () => {});
    });
    const failure = await failureOf(requestOf('https://wire.example/', { proxy: `http://${host}` }), { lookup: isPublic });
    // Its server does not speak TLS, and nothing was sent to it in the clear.
    expect(failure.code).toBe('proxy-failed');
  });
});
