import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../store/database.ts';
import { openEmbedded } from '../../store/embedded.ts';
import { lockPathOf, readLockHolder, takeLock } from '../../store/lock-file.ts';
import { scratchFolder } from '../engines.ts';

/** What a holder says that answers nobody. */
const NOWHERE = { address: null };

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'assay-lock-'));
  folder = join(parent, 'data');
});

afterEach(() => rm(parent, { recursive: true, force: true }));

async function failureOf(call: Promise<unknown>): Promise<StoreError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof StoreError) return error;
  throw new Error('A StoreError was expected', { cause: error });
}

/** The pid of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((done) => child.once('exit', done));
  return child.pid ?? 0;
}

const writeLock = (holder: object) => writeFile(lockPathOf(folder), JSON.stringify(holder));
const readLock = async (): Promise<unknown> => JSON.parse(await readFile(lockPathOf(folder), 'utf8'));

describe('taking', () => {
  test('lies beside the folder and says who and where', async () => {
    const lock = await takeLock(folder, { address: 'http://127.0.0.1:4310', token: 'open sesame' });
    expect(lock.path).toBe(`${folder}.lock`);
    expect(await readLock()).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4310', host: hostname() });
    expect(await readLockHolder(folder)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4310', token: 'open sesame' });
    expect((await stat(lock.path)).mode & 0o077).toBe(0);
    await lock.release();
    expect(await readLockHolder(folder)).toBeNull();
    expect(await readdir(parent)).toEqual([]);
  });

  test('is refused while the same process holds it', async () => {
    const lock = await takeLock(folder, NOWHERE);
    expect(await failureOf(takeLock(folder, NOWHERE))).toMatchObject({
      code: 'folder-locked',
      fields: { pid: process.pid, address: null },
    });
    await lock.release();
    await (await takeLock(folder, NOWHERE)).release();
  });

  test('is refused while another process lives, and names it and its address', async () => {
    await writeLock({ pid: process.ppid, address: 'http://127.0.0.1:4310', host: hostname() });
    const error = await failureOf(takeLock(folder, NOWHERE));
    expect(error).toMatchObject({ code: 'folder-locked', fields: { pid: process.ppid, address: 'http://127.0.0.1:4310' } });
    expect(error.message).toContain('http://127.0.0.1:4310');
    expect(error.hint).toContain(String(process.ppid));
  });

  test('is refused by another name of the folder', async () => {
    const other = join(parent, 'other');
    await symlink(parent, other);
    const lock = await takeLock(join(other, 'data'), NOWHERE);
    await mkdir(folder);
    await symlink(folder, join(parent, 'linked'));
    for (const name of [folder, join(parent, 'linked')]) {
      expect(await failureOf(takeLock(name, NOWHERE)), name).toMatchObject({ code: 'folder-locked' });
    }
    await lock.release();
  });

  test('is refused however old the lock of a living process is', async () => {
    await writeLock({ pid: process.ppid, address: null, host: hostname(), startedAt: '2001-01-01T00:00:00.000Z' });
    expect((await failureOf(takeLock(folder, NOWHERE))).code).toBe('folder-locked');
  });

  test('is refused when the lock is of another machine, whose processes cannot be seen', async () => {
    await writeLock({ pid: await deadPid(), address: null, host: 'another-machine' });
    const error = await failureOf(takeLock(folder, NOWHERE));
    expect(error.code).toBe('folder-locked');
    expect(error.hint).toContain(`${folder}.lock`);
  });
});

describe('taking over', () => {
  test('happens when the holder is dead', async () => {
    await writeLock({ pid: await deadPid(), address: 'http://127.0.0.1:4310', host: hostname() });
    const lock = await takeLock(folder, NOWHERE);
    expect(await readLock()).toMatchObject({ pid: process.pid });
    await lock.release();
    expect(await readdir(parent)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('happens when the pid has been given to another process since', async () => {
    await writeLock({ pid: process.ppid, address: null, host: hostname(), incarnation: 'an-earlier-boot 12345' });
    await (await takeLock(folder, NOWHERE)).release();
  });

  test('happens when an earlier process had the very pid of this one', async () => {
    await writeLock({ pid: process.pid, address: null, host: hostname(), incarnation: 'an-earlier-boot 12345' });
    await (await takeLock(folder, NOWHERE)).release();
  });

  test.each(['', 'not json', '{"pid":"four"}'])('happens when the lock says %j', async (text) => {
    await writeFile(lockPathOf(folder), text);
    await (await takeLock(folder, NOWHERE)).release();
  });

  test('is won by one of many', async () => {
    await writeLock({ pid: await deadPid(), address: null, host: hostname() });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(folder, NOWHERE)));
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(won.length).toBe(1);
    await won[0]?.release();
    expect(await readdir(parent)).toEqual([]);
  });

  test('goes on when somebody died while taking over', async () => {
    const pid = await deadPid();
    await writeLock({ pid, address: null, host: hostname() });
    await writeFile(`${lockPathOf(folder)}.claim`, JSON.stringify({ pid, address: null, host: hostname() }));
    await (await takeLock(folder, NOWHERE)).release();
    expect(await readdir(parent)).toEqual([]);
  });
});

test('releasing leaves the lock of somebody else alone', async () => {
  const lock = await takeLock(folder, NOWHERE);
  await writeLock({ pid: process.ppid, address: null, host: hostname() });
  await lock.release();
  expect(await readLock()).toMatchObject({ pid: process.ppid });
});

test('a folder that cannot be made is named with the reason', async () => {
  await writeFile(folder, 'a file');
  const error = await failureOf(takeLock(join(folder, 'inner', 'data'), NOWHERE));
  expect(error.code).toBe('folder-unwritable');
  expect(error.message).toContain(join(folder, 'inner', 'data'));
});

describe('the embedded database', () => {
  test('holds the lock while it is open, and refuses to be opened twice', async () => {
    const scratch = await scratchFolder();
    const database = await openEmbedded(scratch.folder, { address: 'http://127.0.0.1:4310' });
    expect(await failureOf(openEmbedded(scratch.folder, { address: null }))).toMatchObject({
      code: 'folder-locked',
      fields: { pid: process.pid, address: 'http://127.0.0.1:4310' },
    });
    await database.close();
    expect(await readLockHolder(scratch.folder)).toBeNull();
    await scratch.close();
  });

  test('keeps what was committed when its process is killed, and opens again', async () => {
    const scratch = await scratchFolder();
    const script = `
      import { openEmbedded } from ${JSON.stringify(new URL('../../store/embedded.ts', import.meta.url).href)};
      const database = await openEmbedded(process.argv[1], { address: null });
      await database.query('create table ore (name text)');
      await database.query("insert into ore values ('gallium')");
      await database.transaction(async (tx) => {
        await tx.query("insert into ore values ('never committed')");
        console.log('in the middle');
        await new Promise(() => setInterval(() => {}, 1000));
      });`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, scratch.folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((done) => child.stdout.once('data', done));
    expect(await readLockHolder(scratch.folder)).toMatchObject({ pid: child.pid });
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
    const database = await openEmbedded(scratch.folder, { address: null });
    expect(await database.query('select name from ore')).toEqual([{ name: 'gallium' }]);
    await database.close();
    await scratch.close();
  });

  test('makes its folder when there is none, and leaves nothing else beside it', async () => {
    await writeFile(join(parent, 'unrelated'), '');
    const database = await openEmbedded(folder, { address: null });
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    await database.close();
    expect(await readdir(parent)).toEqual(['data', 'unrelated']);
  });

  test('says why a folder of another version cannot be opened', async () => {
    const scratch = await scratchFolder();
    await writeFile(join(scratch.folder, 'PG_VERSION'), '12\n');
    expect(await failureOf(openEmbedded(scratch.folder, NOWHERE))).toMatchObject({
      code: 'folder-unusable',
      message: expect.stringContaining('version 12'),
    });
    expect(await readLockHolder(scratch.folder)).toBeNull();
    await scratch.close();
  });

  test('does not touch a folder that holds something else', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.txt'), 'not to be lost');
    expect(await failureOf(openEmbedded(folder, { address: null }))).toMatchObject({
      code: 'folder-unusable',
      message: expect.stringContaining('thesis.txt'),
    });
    expect(await readdir(folder)).toEqual(['thesis.txt']);
    expect(await readLockHolder(folder)).toBeNull();
  });
});
