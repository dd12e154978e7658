import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js');
const STOP_WITHIN_MS = 30_000;

/** What a finished command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of the product that goes on running. */
export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  stderr(): string;
  stdout(): string;
  /** Asks it to stop, as a service manager does. */
  stop(signal?: NodeJS.Signals): Promise<Finished>;
}

/** Settings that keep a test's processes apart from others: free ports, no file `.env`, no other database. */
const APART = {
  ASSAY_PORT: '0',
  ASSAY_NEWSSTAND_PORT: '0',
  ASSAY_TICK_SECONDS: '1',
  ASSAY_HOST_SPACING_MS: '0',
  // A thread takes a second of a processor to start.
  ASSAY_CLAIMS_CONCURRENCY: '1',
  NO_COLOR: '1',
  TZ: 'Asia/Kathmandu',
};

/**
 * Starts the compiled product as a process of its own.
 *
 * @param behind - A command that it is put behind, to be run somewhere else.
 */
export function startProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  main = MAIN,
  behind: readonly string[] = [],
): Running {
  const { DATABASE_URL: _, REDIS_URL: __, ...inherited } = process.env;
  const [program = process.execPath, ...first] = [...behind, process.execPath];
  const child = spawn(program, [...first, main, ...args], {
    cwd: tmpdir(),
    env: { ...inherited, ...APART, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const finished = new Promise<Finished>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    child.kill(signal);
    return finished.finally(() => clearTimeout(force));
  };
  return { child, finished, stop, stdout: () => stdout, stderr: () => stderr };
}

/** Runs a command to its end. */
export function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = '',
  main = MAIN,
): Promise<Finished> {
  const running = startProcess(args, environment, main);
  running.child.stdin?.end(input);
  return running.finished;
}

/** Asks again until the answer is yes, or the time is up: processes have no event that a test could wait for. */
export async function until(what: string, isSo: () => Promise<boolean>, withinMs = 90_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** An empty folder that is removed by `close`. */
export async function scratch(): Promise<{ readonly folder: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-e2e-'));
  return { folder, close: () => rm(folder, { recursive: true, force: true }) };
}
