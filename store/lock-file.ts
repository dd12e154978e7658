import { realpathSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { StoreError } from './database.ts';

/** Who has a data folder open. */
export interface LockHolder {
  readonly pid: number;
  /** Where it answers, such as `http://127.0.0.1:3000`; null when it serves nothing. */
  readonly address: string | null;
  /** What that address wants to hear; only the user who started it can read this file. */
  readonly token: string | null;
  readonly startedAt: string;
  readonly host: string;
  /** Tells two processes apart that were given the same pid, one after the other; null where the system does not say. */
  readonly incarnation: string | null;
}

/** What the holder of a lock says of itself to others. */
export interface Serving {
  readonly address: string | null;
  readonly token?: string | null;
}

/** A lock that is held. */
export interface LockFile {
  readonly path: string;
  /** Removes the file, when it is still ours. */
  release(): Promise<void>;
}

/** Locks of this very process: on systems without incarnations a pid alone does not tell a forgotten lock from one of our own. */
const heldHere = new Set<string>();

/** Where the lock of a folder lies: beside it, for what is inside belongs to the database, and beside where links lead: it is one for all its names. */
export function lockPathOf(folder: string): string {
  return `${realPath(resolve(folder))}.lock`;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // What is yet to be made has no links of its own, but the way there may have some.
    return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path));
  }
}

/** Linux tells when the machine and the process were started. */
async function incarnationOf(pid: number): Promise<string | null> {
  try {
    const [boot, stat] = await Promise.all([readFile('/proc/sys/kernel/random/boot_id', 'utf8'), readFile(`/proc/${pid}/stat`, 'utf8')]);
    // The command's name may hold blanks and brackets; the start is the 20th field after it.
    const started = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .at(19);
    return started === undefined ? null : `${boot.trim()} ${started}`;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return codeOf(error) === 'EPERM';
  }
}

/** A lock is never judged by its age: a healthy process may be busy for minutes. One from another machine cannot be judged at all. */
async function isAlive(holder: LockHolder, path: string): Promise<boolean> {
  if (holder.host !== hostname()) return true;
  if (!isRunning(holder.pid)) return false;
  const incarnation = await incarnationOf(holder.pid);
  if (incarnation !== null && holder.incarnation !== null && incarnation !== holder.incarnation) return false;
  return holder.pid !== process.pid || incarnation !== null || heldHere.has(path);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

/** A lock is linked into place complete, so a file that cannot be read was written by something else, or the disk was full. */
function parseHolder(text: string): LockHolder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null;
    const textOf = (name: string): string | null => {
      const field: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
      return typeof field === 'string' ? field : null;
    };
    const host = textOf('host') ?? hostname();
    return {
      pid: value.pid,
      address: textOf('address'),
      token: textOf('token'),
      startedAt: textOf('startedAt') ?? '',
      host,
      incarnation: textOf('incarnation'),
    };
  } catch {
    return null;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Makes `path` with this content, unless it is there already. */
async function createExclusively(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, content, { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Replaces the lock of a dead process, when it still is the one that was read.
 *
 * Of several that find it dead, one makes the claim; the others come back later and find a living holder.
 */
async function takeOver(path: string, dead: string, content: string): Promise<boolean> {
  const claim = `${path}.claim`;
  if (!(await createExclusively(claim, content))) {
    const claimant = parseHolder((await readIfThere(claim)) ?? '');
    if (claimant === null || !(await isAlive(claimant, claim))) await rm(claim, { force: true });
    return false;
  }
  try {
    if ((await readIfThere(path)) !== dead) return false;
    await rename(claim, path);
    return true;
  } finally {
    await rm(claim, { force: true });
  }
}

function lockedBy(folder: string, path: string, holder: LockHolder): StoreError {
  const elsewhere = holder.host === hostname() ? '' : ` on ${holder.host}`;
  const at = holder.address === null ? '' : `, which answers at ${holder.address}`;
  return new StoreError('folder-locked', `${folder} is in use by process ${holder.pid}${elsewhere}${at}`, {
    hint:
      elsewhere === ''
        ? `Stop process ${holder.pid} first, or choose another folder.`
        : `Stop it there first. If that machine is gone, remove ${path}.`,
    fields: { pid: holder.pid, address: holder.address, host: holder.host },
  });
}

function unwritable(folder: string, error: unknown): StoreError {
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError('folder-unwritable', `The data folder ${folder} cannot be written: ${reason}`, {
    hint: 'Choose a folder of yours with ASSAY_DATA_DIR, or give this user the right to write here.',
    cause: error,
  });
}

/**
 * Who has the folder open now; null when nobody has.
 *
 * @throws StoreError `folder-unwritable` where the lock cannot even be looked for.
 */
export async function readLockHolder(folder: string): Promise<LockHolder | null> {
  const path = lockPathOf(folder);
  const text = await readIfThere(path).catch((error: unknown) => {
    throw unwritable(folder, error);
  });
  const holder = parseHolder(text ?? '');
  return holder !== null && (await isAlive(holder, path)) ? holder : null;
}

/** How often a take-over is tried before giving up: each round somebody else has won or died. */
const MAX_ROUNDS = 50;

async function acquire(folder: string, path: string, content: string): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (await createExclusively(path, content)) return;
    const text = await readIfThere(path);
    if (text === null) continue;
    const holder = parseHolder(text);
    if (holder !== null && (await isAlive(holder, path))) throw lockedBy(folder, path, holder);
    if (await takeOver(path, text, content)) return;
  }
  throw new StoreError('folder-locked', `${folder} is being opened by others again and again`, {
    hint: `Remove ${path} if nobody uses it.`,
  });
}

/**
 * Takes the lock of a data folder, or that of a process that has died.
 *
 * @param serving - Where this process answers, and the token it wants, for a second one that finds the lock.
 * @throws StoreError `folder-locked` with `pid` and `address` in its fields, or `folder-unwritable`.
 */
export async function takeLock(folder: string, serving: Serving): Promise<LockFile> {
  const path = lockPathOf(folder);
  const incarnation = await incarnationOf(process.pid);
  const { address, token = null } = serving;
  const holder: LockHolder = { pid: process.pid, address, token, startedAt: new Date().toISOString(), host: hostname(), incarnation };
  const content = `${JSON.stringify(holder)}\n`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await acquire(folder, path, content);
  } catch (error) {
    throw error instanceof StoreError ? error : unwritable(folder, error);
  }
  heldHere.add(path);
  return {
    path,
    async release() {
      heldHere.delete(path);
      if ((await readIfThere(path)) === content) await rm(path, { force: true });
    },
  };
}
