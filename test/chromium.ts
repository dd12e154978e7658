import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** The browser of this machine; null where there is none. CHROMIUM names another one. */
export const chromiumPath: string | null = [process.env.CHROMIUM ?? '', ...USUAL].find((path) => path !== '' && existsSync(path)) ?? null;

if (chromiumPath === null && (process.env.REQUIRED_ENGINES ?? '').split(',').includes('browser')) {
  throw new Error('REQUIRED_ENGINES names browser, which is not there');
}
if (chromiumPath === null) console.warn('browser: none is here, so nothing is tried in one. Install chromium, or name it: CHROMIUM=/path');

/** Starts the browser, one for a suite. */
export async function openChromium(): Promise<Browser> {
  if (chromiumPath === null) throw new Error('There is no browser here; ask chromiumPath first');
  const { chromium } = await import('playwright-core');
  // Tests run as root in containers, where Chromium refuses to work with its sandbox.
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
}
