import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Command } from 'commander';
import type { OperationInput } from '../../workers/operations/index.ts';
import { CommandError } from '../terminal/command-error.ts';
import { readSource } from '../terminal/read-source.ts';

/** How a feed is had that is not open to everybody. */
export interface AccessOptions {
  /** A name; false takes the login back. */
  readonly login?: string | false;
  readonly bearer?: boolean;
  readonly secret?: string;
  readonly header?: readonly string[];
  readonly proxy?: string;
}

/** A change of the access to a feed, as the instance takes it. */
export type AccessInput = NonNullable<OperationInput<'feeds.edit'>['access']>;

/** Adds the options for logins, headers and proxies. */
export function addAccess(command: Command): Command {
  return command
    .option('--login <user>', 'name that its server wants to see, with a password')
    .option('--bearer', 'its server wants to see a token')
    .option(
      '--secret <where>',
      'password or token: env:FEED_NAME in the environment of the workers, or - for standard input; else it is asked for',
    )
    .option('--no-login', 'take login or token back')
    .option('--header <line>', 'header for its server, "Name: value"; "Name:" takes it back; may be repeated', collect)
    .option('--proxy <address>', 'proxy for the feed and its pages; "none" for no proxy, an empty text for that of the settings');
}

const collect = (line: string, lines: readonly string[] = []): readonly string[] => [...lines, line];

/** Reads what was said of the access; null when nothing was. A password is asked for where none was named. */
export async function readAccess(options: AccessOptions): Promise<AccessInput | null> {
  const { login, bearer, header, proxy, secret } = options;
  if (bearer && login) throw new CommandError('usage', 'Say --login or --bearer: a server wants to see one of them.');
  const hasLogin = bearer === true || typeof login === 'string';
  if (secret !== undefined && !hasLogin) throw new CommandError('usage', '--secret belongs to --login or --bearer.');
  const access: AccessInput = {
    ...(login === false && !bearer ? { login: null } : {}),
    ...(hasLogin ? { login: await readLogin(options) } : {}),
    ...(header === undefined ? {} : { headers: Object.fromEntries(header.map(readHeader)) }),
    ...(proxy === undefined ? {} : { proxy: proxy === '' ? null : proxy }),
  };
  return Object.keys(access).length === 0 ? null : access;
}

async function readLogin({ login, secret: where }: AccessOptions): Promise<NonNullable<AccessInput['login']>> {
  const secret = await readSecret(where, typeof login === 'string' ? `Password of ${login}` : 'Token');
  return typeof login === 'string' ? { kind: 'basic', username: login, secret } : { kind: 'bearer', secret };
}

/** A secret on the command line would be in the shell's history and in the list of processes. */
async function readSecret(where: string | undefined, what: string): Promise<string> {
  if (where?.startsWith('env:')) {
    if (/^env:FEED_[A-Z0-9_]{1,100}$/.test(where)) return where;
    throw new CommandError('usage', `${where} names no variable that feeds may use: such names begin with FEED_, as env:FEED_WIRE does.`);
  }
  if (where === '-') return (await readSource('-')).toString('utf8').replace(/\r?\n$/, '');
  if (where !== undefined) throw new CommandError('usage', '--secret takes env:FEED_NAME, or - to read it from standard input.');
  return askHidden(what);
}

async function askHidden(what: string): Promise<string> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true)
    throw new CommandError(
      'usage',
      'There is no terminal to ask for the secret on: say --secret env:FEED_NAME, or --secret - to send it in.',
    );
  process.stderr.write(`${what}: `);
  // A terminal shows what is typed unless whoever reads it does that, and this one shows nothing.
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: hidden, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

function readHeader(line: string): [name: string, value: string | null] {
  const [, name, value = ''] = /^([^:\s]+)\s*:(.*)$/.exec(line.trim()) ?? [];
  if (name === undefined) throw new CommandError('usage', 'A header has the form "Name: value".');
  return [name, value.trim() || null];
}
