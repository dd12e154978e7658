import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../servers.ts';

/** How names are answered: as they are, not at all by their server, with its failure, or that there is no such name. */
export type Names = 'found' | 'silent' | 'failing' | 'unknown';

/** A host of its own in the network: a namespace whose only way to the servers is a link. */
export interface Host {
  /** What a command is put behind to run there. */
  readonly inside: readonly string[];
  /** Packets get lost on the link in silence, or arrive again. */
  cutLink(isCut: boolean): void;
  /** The link is slow, and loses packets where the machine knows how, or is as before. */
  slowLink(isSlow: boolean): void;
}

/** Hosts around one that has the servers. */
export interface Network {
  readonly hosts: readonly Host[];
  answerNames(how: Names): void;
  close(): Promise<void>;
}

/** The address of the servers; only namespaces of this file know it. */
const CENTRE = '10.77.0.1';
const RELAY = join(import.meta.dirname, 'relay.mjs');

function ip(...args: readonly string[]): void {
  const done = spawnSync('ip', args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`ip ${args.join(' ')}: ${done.stderr}`);
}

/** Why there can be no such network here; null when there can. */
export function whyNoNetwork(): string | null {
  if (process.getuid?.() !== 0) return 'this user is not root';
  if (findProgram('ip') === null || findProgram('tc') === null) return 'there is no ip or tc (Debian: iproute2)';
  const name = `assay-try-${process.pid}`;
  if (spawnSync('ip', ['netns', 'add', name]).status !== 0) return 'this machine gives no namespaces';
  spawnSync('ip', ['netns', 'del', name]);
  return null;
}

/** Joins a host to the centre by a link of two ends. */
function link(centre: string, name: string, number: number): Host {
  const [near, far] = [`a${process.pid}-${number}`, `b${process.pid}-${number}`];
  ip('netns', 'add', name);
  ip('link', 'add', near, 'netns', centre, 'type', 'veth', 'peer', 'name', far, 'netns', name);
  ip('-n', centre, 'addr', 'add', `10.77.${number}.1/24`, 'dev', near);
  ip('-n', name, 'addr', 'add', `10.77.${number}.2/24`, 'dev', far);
  ip('-n', centre, 'link', 'set', near, 'up');
  for (const device of ['lo', far]) ip('-n', name, 'link', 'set', device, 'up');
  ip('-n', name, 'route', 'add', 'default', 'via', `10.77.${number}.1`);
  const shape = (...args: readonly string[]): boolean => spawnSync('tc', ['-n', name, 'qdisc', ...args]).status === 0;
  return {
    inside: ['ip', 'netns', 'exec', name],
    // Its own end stays up: the host sees no difference between this and a server that says nothing.
    cutLink: (isCut) => ip('-n', centre, 'link', 'set', near, isCut ? 'down' : 'up'),
    slowLink(isSlow) {
      if (!isSlow) shape('del', 'dev', far, 'root');
      else if (!shape('add', 'dev', far, 'root', 'netem', 'delay', '150ms', 'loss', '3%'))
        shape('add', 'dev', far, 'root', 'tbf', 'rate', '400kbit', 'burst', '16kb', 'latency', '500ms');
    },
  };
}

/** A socket in the file system that leads to a port of this machine. */
async function openDoor(path: string, port: number): Promise<Server> {
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.setNoDelay(true);
      one.on('error', () => {});
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return server;
}

/**
 * Opens a network of so many hosts.
 *
 * @param services - Ports of this machine by name: each is found at `NAME.test`, at a port of the same number.
 */
export async function openNetwork(count: number, services: Readonly<Record<string, number>>): Promise<Network> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-network-'));
  const names = ['centre', ...Array.from({ length: count }, (_, index) => `host${index + 1}`)].map(
    (name) => `assay-${process.pid}-${name}`,
  );
  const [centre = '', ...others] = names;
  const resolvers = names.map((name) => join('/etc/netns', name));
  const remove = (): void => void names.map((name) => spawnSync('ip', ['netns', 'del', name]));
  process.once('exit', remove);
  ip('netns', 'add', centre);
  ip('-n', centre, 'link', 'set', 'lo', 'up');
  ip('-n', centre, 'addr', 'add', `${CENTRE}/32`, 'dev', 'lo');
  const hosts = others.map((name, index) => link(centre, name, index + 1));
  for (const each of resolvers) {
    await mkdir(each, { recursive: true });
    await writeFile(join(each, 'resolv.conf'), `nameserver ${CENTRE}\noptions timeout:1 attempts:1\n`);
  }
  const doors = await Promise.all(Object.entries(services).map(([name, port]) => openDoor(join(folder, `${name}`), port)));
  const ports = Object.entries(services).map(([name, port]) => `${name}=${port}`);
  const relay = spawn('ip', ['netns', 'exec', centre, process.execPath, RELAY, folder, CENTRE, ...ports], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    relay.stdout.once('data', () => resolve());
    relay.once('exit', (code) => reject(new Error(`the relay ended with ${code}`)));
  });
  return {
    hosts,
    answerNames: (how) => void relay.stdin.write(`${how}\n`),
    async close() {
      relay.kill('SIGKILL');
      for (const door of doors) door.close();
      remove();
      process.off('exit', remove);
      for (const path of [folder, ...resolvers]) await rm(path, { recursive: true, force: true });
    },
  };
}
