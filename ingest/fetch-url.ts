import { type LookupAddress, lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, ProxyAgent, request as send } from 'undici';
import { readAddress, redirectTarget, withoutUser } from './fetch/fetch-address.ts';
import { networkFailure, shownUrl, statusFailure } from './fetch/fetch-failure.ts';
import { type AddressGuard, createAddressGuard } from './fetch/guard-address.ts';
import { discard, isChallengePage, readBody } from './fetch/read-body.ts';
import { headerOf, readMaxAge, readRetryAfter } from './fetch/response-headers.ts';
import { ACCEPTED_CODINGS } from './fetch/unpack-body.ts';
import { IngestError } from './ingest-error.ts';

/** One document to be fetched. */
export interface FetchRequest {
  /** May hold a user and a password; they are sent to its own host alone. */
  readonly url: string;
  readonly accept?: string;
  /** Validators exactly as they were received; they go to the first host of the way alone. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** The most bytes to be read, both on the wire and after decompression. */
  readonly maxBytes: number;
  /** What goes beyond that is left out, in place of a refusal. */
  readonly cutAtLimit?: boolean;
  /** Sent to the origin of `url` alone, wherever redirects lead: a login, a key, whatever its server wants to see. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The address of a proxy, with a login if it wants one; hosts that the operator allows are asked without it. Null for none. */
  readonly proxy?: string | null;
  /** For the whole exchange: lookups, redirects, headers and body. */
  readonly timeoutMs: number;
  readonly userAgent: string;
  /** Private hosts that the operator allows: "localhost", "127.0.0.1:4312", "10.0.0.0/8". */
  readonly allowHosts: readonly string[];
}

/** A document as it came, or the word that it has not changed. */
export interface FetchResponse {
  /** Where it was found at last, without user and password. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string | null;
  /** Decompressed; empty when not modified. */
  readonly body: Uint8Array;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly notModified: boolean;
  /** The addresses that led on, in order; each led to the next one, the last to `url`. */
  readonly redirects: readonly { readonly url: string; readonly status: number }[];
  readonly retryAfterMs: number | null;
  readonly cacheMaxAgeSeconds: number | null;
}

/** What the world is to a fetch; replaced in tests. */
export interface FetchSurroundings {
  readonly lookup?: LookupFunction;
  readonly now?: () => number;
}

interface Exchange {
  readonly request: FetchRequest;
  readonly ways: Ways;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MAX_HEADER_BYTES = 65_536;

/**
 * Fetches a document. The only way out of this program: feeds, pages, sitemaps and robots.txt alike.
 *
 * Connects to public addresses alone, whatever notation, name or redirect leads there; follows at most five redirects and
 * none from https to http; undoes compression itself; ends within `timeoutMs`. Keeps no cookies.
 *
 * @throws IngestError with the codes address-refused, dns-failed, connect-failed, proxy-failed, timed-out, too-large, bad-response,
 *   too-many-redirects, insecure-redirect, rate-limited, forbidden, not-found, gone or http-status; the reason of `signal`
 *   when that is what ended it.
 */
export async function fetchUrl(request: FetchRequest, signal?: AbortSignal, surroundings: FetchSurroundings = {}): Promise<FetchResponse> {
  const start = readAddress(request.url);
  const deadline = AbortSignal.timeout(request.timeoutMs);
  const ways = openWays(request, surroundings.lookup ?? lookUpAll);
  const exchange = { request, ways, signal: signal ? AbortSignal.any([deadline, signal]) : deadline, now: surroundings.now ?? Date.now };
  try {
    return await follow(exchange, start);
  } catch (error) {
    signal?.throwIfAborted();
    throw networkFailure(start, error, { timeoutMs: request.timeoutMs, timedOut: deadline.aborted, proxy: request.proxy ?? null });
  } finally {
    ways.close();
  }
}

async function follow(exchange: Exchange, start: URL): Promise<FetchResponse> {
  const redirects: { url: string; status: number }[] = [];
  let url = start;
  for (;;) {
    const response = await ask(exchange, url, start);
    const target = REDIRECTS.has(response.statusCode) ? headerOf(response.headers, 'location') : null;
    if (target === null) return receive(exchange, url, response, redirects);
    discard(response.body);
    redirects.push({ url: withoutUser(url), status: response.statusCode });
    if (redirects.length > MAX_REDIRECTS) {
      throw new IngestError('too-many-redirects', `${shownUrl(start)} leads on more than ${MAX_REDIRECTS} times; check the address`, {
        disposition: 'give-up',
      });
    }
    url = redirectTarget(url, target);
  }
}

/** Sends the request for one hop; credentials and validators stay with the origin that they belong to. */
async function ask({ request, ways, signal }: Exchange, url: URL, start: URL): Promise<Dispatcher.ResponseData> {
  const headers: Record<string, string> = {
    'user-agent': request.userAgent,
    accept: request.accept ?? '*/*',
    'accept-encoding': ACCEPTED_CODINGS,
  };
  if (url.origin === start.origin) {
    if (request.etag) headers['if-none-match'] = request.etag;
    if (request.lastModified) headers['if-modified-since'] = request.lastModified;
    const { username, password } = start;
    if (username || password) headers.authorization = basicLogin(decoded(username), decoded(password));
    for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  }
  return send(withoutUser(url), { dispatcher: await ways.to(url, signal), method: 'GET', headers, signal });
}

async function receive(
  exchange: Exchange,
  url: URL,
  response: Dispatcher.ResponseData,
  redirects: FetchResponse['redirects'],
): Promise<FetchResponse> {
  const { statusCode: status, headers } = response;
  const { request } = exchange;
  const retryAfterMs = readRetryAfter(headers, exchange.now);
  const notModified = status === 304 && Boolean(request.etag || request.lastModified);
  if (!notModified && (status < 200 || status > 299)) {
    const isChallenge = await isChallengePage(response);
    throw statusFailure(url, { status, retryAfterMs, isChallenge });
  }
  if (notModified) discard(response.body);
  return {
    url: withoutUser(url),
    status,
    contentType: headerOf(headers, 'content-type'),
    body: notModified ? new Uint8Array() : await readBody(response.body, headers, url, request),
    etag: headerOf(headers, 'etag'),
    lastModified: headerOf(headers, 'last-modified'),
    notModified,
    redirects,
    retryAfterMs,
    cacheMaxAgeSeconds: readMaxAge(headers),
  };
}

const basicLogin = (user: string, password: string): string => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const lookUpAll: LookupFunction = (host, options, callback) => lookUp(host, options, callback);

const portOf = ({ port, protocol }: { readonly port?: string | null; readonly protocol: string }): number =>
  Number(port || (protocol === 'https:' ? 443 : 80));

/** The connections of one fetch. */
interface Ways {
  /** What a request to this address is sent over: the proxy where there is one, unless the operator has allowed the host. */
  to(url: URL, signal: AbortSignal): Promise<Dispatcher>;
  close(): void;
}

/** Opens ways of their own for each fetch: a connection that one caller may have is never handed to another. */
function openWays({ allowHosts, timeoutMs, proxy }: FetchRequest, lookup: LookupFunction): Ways {
  const guard = createAddressGuard(allowHosts);
  const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxHeaderSize: MAX_HEADER_BYTES };
  const direct = new Agent({ ...limits, connect: guardedConnector(guard, timeoutMs, lookup) });
  const proxied = proxy ? openProxy(proxy, { ...limits, timeoutMs }) : null;
  return {
    to: async (url, signal) => {
      if (proxied === null || guard.isAllowed(url.hostname, portOf(url))) return direct;
      await refuseBehindProxy(guard, url, { lookup, signal });
      return proxied;
    },
    close: () => {
      for (const agent of [direct, proxied]) agent?.destroy().catch(() => {});
    },
  };
}

function openProxy(address: string, { timeoutMs, ...limits }: { readonly timeoutMs: number } & Agent.Options): ProxyAgent {
  const url = new URL(address);
  const { username, password } = url;
  return new ProxyAgent({
    ...limits,
    uri: withoutUser(url),
    // Many proxies tunnel to the port of https alone.
    proxyTunnel: false,
    proxyTls: { timeout: timeoutMs },
    ...(username || password ? { token: basicLogin(decoded(username), decoded(password)) } : {}),
  });
}

/** A proxy looks names up by itself; what is private by its notation, or as seen from here, does not even get there. */
async function refuseBehindProxy(
  guard: AddressGuard,
  url: URL,
  { lookup, signal }: { readonly lookup: LookupFunction; readonly signal: AbortSignal },
): Promise<void> {
  const { hostname } = url;
  const port = portOf(url);
  const literal = guard.refuseHost(hostname, port);
  if (literal !== null) throw refused(hostname, literal);
  const addresses = await new Promise<readonly LookupAddress[]>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    lookup(hostname, { all: true }, (error, found) => resolve(error ? [] : addressesOf(found)));
  });
  for (const { address } of addresses) {
    const reason = guard.refuseAddress(address, hostname, port);
    if (reason !== null) throw refused(hostname, reason);
  }
}

const addressesOf = (found: string | LookupAddress[]): LookupAddress[] =>
  Array.isArray(found) ? found : [{ address: found, family: found.includes(':') ? 6 : 4 }];

/**
 * Checks a host three times: as a literal, which is never looked up; as the addresses that a lookup gives, which are the
 * ones connected to; and as what the socket is connected to, before anything is written.
 */
function guardedConnector(guard: AddressGuard, timeoutMs: number, lookup: LookupFunction): buildConnector.connector {
  return (options, callback) => {
    const port = portOf(options);
    const { hostname } = options;
    const refusal = guard.refuseHost(hostname, port);
    if (refusal !== null) {
      callback(refused(hostname, refusal), null);
      return;
    }
    const guarded: LookupFunction = (host, lookupOptions, answer) => {
      lookup(host, { ...lookupOptions, all: true }, (error, found) => {
        if (error) return answer(error, '');
        const addresses = addressesOf(found);
        for (const { address } of addresses) {
          const reason = guard.refuseAddress(address, hostname, port);
          if (reason !== null) return answer(refused(hostname, reason), '');
        }
        const [first] = addresses;
        return lookupOptions.all ? answer(null, addresses) : answer(null, first?.address ?? '', first?.family ?? 4);
      });
    };
    buildConnector({ timeout: timeoutMs, lookup: guarded, autoSelectFamily: true, keepAlive: false })(options, (...result) => {
      const [error, socket] = result;
      if (error !== null) return callback(error, null);
      const reason = guard.refuseAddress(socket.remoteAddress ?? '', hostname, port);
      if (reason === null) return callback(null, socket);
      socket.destroy();
      return callback(refused(hostname, reason), null);
    });
  };
}

function refused(host: string, reason: string): IngestError {
  return new IngestError(
    'address-refused',
    `${host} is not fetched because it stands for ${reason}; allow it in the settings if it is meant`,
    {
      disposition: 'give-up',
    },
  );
}
