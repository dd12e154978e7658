import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** A wire between a program and a server, which breaks as it is told to. */
export interface Wire {
  readonly port: number;
  /** Where further connections lead. */
  leadTo(port: number): void;
  /** Breaks every connection; further ones are let through. */
  cut(): void;
  /** From now on every connection of now is silent for ever: what is said on it is taken and goes nowhere. Further ones are let through. */
  silence(): void;
  /** Breaks every connection and refuses further ones, until `accept`. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  close(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Two sockets that hear each other. */
function join(near: Socket, far: Socket, pairs: Set<readonly [Socket, Socket]>): void {
  const pair = [near, far] as const;
  pairs.add(pair);
  for (const [from, to] of [pair, [far, near]] as const) {
    from.setNoDelay(true);
    from.on('data', (bytes) => pairs.has(pair) && to.write(bytes));
    from.on('error', () => {});
    from.on('close', () => {
      // A silent connection does not even say that its other end is gone.
      if (pairs.delete(pair)) to.destroy();
    });
  }
}

/** Opens a wire to a port of this machine. */
export async function openWire(target: number): Promise<Wire> {
  let to = target;
  const pairs = new Set<readonly [Socket, Socket]>();
  const silent = new Set<readonly [Socket, Socket]>();
  const accept = (near: Socket): void => join(near, dial(to, '127.0.0.1'), pairs);
  let server = createServer(accept);
  await listen(server, 0);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The wire has no port');
  const { port } = address;
  const cut = (): void => {
    for (const pair of [...pairs, ...silent]) for (const socket of pair) socket.destroy();
    silent.clear();
  };
  const refuse = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    cut();
    await closed;
  };
  return {
    port,
    leadTo: (next) => {
      to = next;
    },
    cut,
    silence: () => {
      for (const pair of pairs) silent.add(pair);
      pairs.clear();
    },
    refuse,
    accept: async () => {
      server = createServer(accept);
      await listen(server, port);
    },
    close: () => (server.listening ? refuse() : Promise.resolve()),
  };
}
