import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js');
const LOOK_EVERY_MS = 250;
/** Of the clock that the system counts a process's time with. */
const TICKS_A_SECOND = 100;

/** What bounds the memory of a worker where `docker-compose.yml` starts it. */
const WORKER_OPTIONS = /NODE_OPTIONS: (.+)/.exec(readFileSync(join(import.meta.dirname, '..', '..', 'docker-compose.yml'), 'utf8'))[1];

/** Starts a command of the program that goes on; what it has to say is kept for when it fails. */
export function startProgram(args, environment) {
  const env = {
    ...process.env,
    ASSAY_LOG_LEVEL: 'error',
    ASSAY_HOST_SPACING_MS: '0',
    ASSAY_TICK_SECONDS: '1',
    ASSAY_PORT: '0',
    ...(args[0] === 'work' ? { NODE_OPTIONS: WORKER_OPTIONS } : {}),
    ...environment,
  };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said = (said + bytes).slice(-4000);
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  ended.then(() => process.off('exit', kill));
  return { pid: child.pid, ended, said: () => said, end: () => kill() && ended };
}

/** Runs a command of the program to its end. */
export async function runProgram(args, environment) {
  const program = startProgram(args, environment);
  const code = await program.ended;
  if (code !== 0) throw new Error(`assay ${args[0]} ended with ${code}: ${program.said()}`);
}

/** Resident memory in MiB and processor seconds of a process so far; null when it is gone, or the system does not say. */
export function usageOf(pid) {
  try {
    const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return { rssMib: Number(rss[1]) / 1024, cpuSeconds: (Number(stat[11]) + Number(stat[12])) / TICKS_A_SECOND };
  } catch {
    return null;
  }
}

/** Looks at processes until `isDone`: the memory of the largest after a tenth and at the end, and the processor time of all. */
export async function watch(programs, progress) {
  let early = null;
  let last = [];
  for (let share = 0; share < 1; ) {
    await delay(LOOK_EVERY_MS);
    share = await progress();
    const now = programs.map(({ pid }) => usageOf(pid)).filter(Boolean);
    if (now.length > 0) last = now;
    if (share >= 0.1) early ??= Math.max(...last.map(({ rssMib }) => rssMib));
  }
  const lateMib = Math.max(...last.map(({ rssMib }) => rssMib));
  return { earlyMib: early ?? lateMib, lateMib, cpuSeconds: last.reduce((total, { cpuSeconds }) => total + cpuSeconds, 0) };
}
