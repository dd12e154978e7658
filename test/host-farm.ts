import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { fetchUrl } from '../ingest/fetch-url.ts';
import type { JobContext } from '../workers/job-context.ts';

/** A request as the farm has seen it. */
export interface FarmRequest {
  readonly host: string;
  readonly path: string;
  readonly startedAt: number;
  endedAt: number;
  status: number;
  readonly headers: IncomingMessage['headers'];
}

/** Many hosts on one server of this machine, each by its name. */
export interface HostFarm {
  readonly port: number;
  readonly requests: FarmRequest[];
  /** How a name becomes an address here; names that begin with `nowhere` have none. */
  readonly lookup: LookupFunction;
  /** Fetches by the names of the farm. */
  readonly fetch: JobContext['fetch'];
  /** The address of a path at one of its hosts. */
  url(host: string, path: string): string;
  close(): void;
}

/** What a host answers. */
export type FarmAnswer = (request: IncomingMessage, response: ServerResponse, host: string) => void;

/** Starts a farm. */
export async function openHostFarm(answer: FarmAnswer): Promise<HostFarm> {
  const requests: FarmRequest[] = [];
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const { url: path = '/', headers } = request;
    const seen: FarmRequest = { host, path, startedAt: performance.now(), endedAt: Number.POSITIVE_INFINITY, status: 0, headers };
    requests.push(seen);
    response.on('close', () => {
      seen.endedAt = performance.now();
      seen.status = response.statusCode;
    });
    answer(request, response, host);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const lookup: LookupFunction = (name, options, found) => {
    if (name.startsWith('nowhere')) found(Object.assign(new Error(`no address for ${name}`), { code: 'ENOTFOUND' }), '');
    else if (options.all) found(null, [{ address: '127.0.0.1', family: 4 }]);
    else found(null, '127.0.0.1', 4);
  };
  return {
    port,
    requests,
    lookup,
    fetch: (request, signal) => fetchUrl(request, signal, { lookup }),
    url: (host, path) => `http://${host}:${port}${path}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
