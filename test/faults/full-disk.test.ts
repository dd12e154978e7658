import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../store/embedded.ts';
import { migrate } from '../../store/migrate.ts';
import { scratch } from '../end-to-end/processes.ts';

const mount = (...args: readonly string[]): boolean => spawnSync('mount', args).status === 0;

/** A disk of some megabytes that is memory; only root may make one. */
async function openDisk(sizeMib: number) {
  const place = await scratch();
  const folder = join(place.folder, 'disk');
  await mkdir(folder);
  const isMounted = process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', `size=${sizeMib}m`, 'tmpfs', folder);
  return {
    folder,
    isMounted,
    grow: (toMib: number) => mount('-o', `remount,size=${toMib}m`, folder),
    close: async () => {
      if (isMounted) spawnSync('umount', ['-l', folder]);
      await place.close();
    },
  };
}

describe('a disk that is full under the embedded database', () => {
  let disk: Awaited<ReturnType<typeof openDisk>>;
  beforeAll(async () => {
    disk = await openDisk(80);
    if (!disk.isMounted) console.log('full disk: left out, for this user may not mount one');
  });
  afterAll(() => disk.close());

  test('loses nothing that was committed, and goes on when there is room again', async ({ skip }) => {
    skip(!disk.isMounted);
    const folder = join(disk.folder, 'data');
    const open = () => openEmbedded(folder, { address: null });
    const database = await open();
    await migrate(database);
    await database.query('create table public.ore (id int primary key, name text)');
    let committed = 0;
    const fill = async (): Promise<never> => {
      for (;;) {
        await database.query(
          `insert into public.ore select $1::int, string_agg(md5(($1 * i)::text), '') from generate_series(1, 60000) i`,
          [committed + 1],
        );
        committed += 1;
        if (committed > 500) throw new Error('the disk is never full');
      }
    };
    await expect(fill()).rejects.toThrow(/space|extend|could not|stopped/i);
    await database.close().catch(() => {});
    expect(committed).toBeGreaterThan(0);
    expect(disk.grow(400)).toBe(true);
    const again = await open();
    try {
      const [found] = await again.query<{ rows: number }>('select count(*)::int as rows from public.ore');
      expect(found?.rows).toBe(committed);
      await again.query(`insert into public.ore values (0, 'tin')`);
    } finally {
      await again.close();
    }
    console.log(`a full disk: ${committed} rows were committed before it was; lost: nothing`);
  });
});
