import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { openEmbedded } from '../../store/embedded.ts';
import { run, startProcess, until } from '../end-to-end/processes.ts';
import { scratchFolder } from '../engines.ts';
import { kept, openSite, whole } from '../growing-site.ts';
import { openSteppedClock } from './stepped-clock.ts';

const HOUR_MS = 3_600_000;

test('one process whose clock is set forward and back by hours, that of its database with it, forgets no feed and asks none too often', async () => {
  const [place, site] = [await scratchFolder(), await openSite()];
  const { folder } = place;
  const clock = openSteppedClock(dirname(folder));
  const environment = {
    ASSAY_DATA_DIR: folder,
    ASSAY_ALLOW_HOSTS: new URL(site.origin).host,
    ASSAY_LOG_LEVEL: 'info',
    ...clock.environment,
  };
  const allAsked = (): Promise<void> => until('all feeds were asked', async () => site.asked.size === site.feedUrls.length);
  try {
    expect((await run(['feeds', 'add', '--no-look', ...site.feedUrls], environment)).code).toBe(0);
    const running = startProcess(['start', '--no-newsstand'], environment);
    try {
      await allAsked();
      site.newDay();
      clock.set(6 * HOUR_MS);
      await allAsked();
      site.newDay();
      clock.set(-6 * HOUR_MS);
      await until('the clock is seen to be back', async () => running.stderr().includes('clock_back_ms'));
      expect([...site.asked.values()], 'nothing is due yet').toEqual([]);
      // Less than by the clock that was ahead, and more than any of them is left alone.
      clock.set(0);
      await allAsked();
    } finally {
      expect((await running.stop()).code).toBe(0);
    }
    const healed = await run(['start', '--once', '--no-newsstand'], environment);
    expect(healed.code, healed.stderr).toBe(0);
    const database = await openEmbedded(folder, { address: null });
    try {
      expect(await kept(database)).toEqual(whole(site));
    } finally {
      await database.close();
    }
    expect(site.most()).toBe(1);
    console.log(
      `a clock set by 6 h, -12 h, 6 h: ${site.entries()} entries; lost: nothing, most polls of one feed in its interval: ${site.most()}`,
    );
  } finally {
    site.close();
    await place.close();
  }
});
