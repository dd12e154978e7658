import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, SETTINGS } from '../../workers/config.ts';
import { showSetting } from '../../workers/show-setting.ts';

const empty = mkdtempSync(join(tmpdir(), 'assay-config-'));
const read = (environment: Record<string, string>, flags = {}, folder = empty) => readConfig(flags, environment, folder);

describe('config', () => {
  test('runs on defaults alone', () => {
    const { config, sources } = read({});
    expect(config.DATABASE_URL).toBeNull();
    expect(config.ASSAY_PORT).toBe(4310);
    expect(new Set(Object.values(sources))).toEqual(new Set(['default']));
  });

  test('prefers a flag to the environment, and that to the file .env', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-config-'));
    writeFileSync(join(folder, '.env'), 'ASSAY_PORT=1\nASSAY_TICK_SECONDS=2\nASSAY_HOST=h\n');
    const { config, sources } = read({ ASSAY_PORT: '3', ASSAY_TICK_SECONDS: '4' }, { ASSAY_PORT: '5' }, folder);
    expect([config.ASSAY_PORT, config.ASSAY_TICK_SECONDS, config.ASSAY_HOST]).toEqual([5, 4, 'h']);
    expect([sources.ASSAY_PORT, sources.ASSAY_TICK_SECONDS, sources.ASSAY_HOST]).toEqual(['flag', 'environment', '.env']);
  });

  test('reads a secret from the file that NAME_FILE names', () => {
    const path = join(empty, 'secret');
    writeFileSync(path, 'postgres://u:p@db/assay\n');
    expect(read({ DATABASE_URL_FILE: path }).config.DATABASE_URL).toBe('postgres://u:p@db/assay');
  });

  test.each([
    [{ ASSAY_PORT: 'eighty' }, /ASSAY_PORT: "eighty" cannot be used/],
    [{ DATABASE_URL: 'mysql://u:hunter2@h/d' }, /DATABASE_URL: its value cannot be used: must be a URL that begins with postgres:/],
    [{ REDIS_URL: 'redis://h' }, /DATABASE_URL is not/],
    [{ ASSAY_PROT: '1' }, /ASSAY_PROT is no setting of Assay. The nearest one is ASSAY_PORT/],
    [{ DATABASE_URL_FILE: '/nowhere/at/all' }, /cannot be read/],
  ])('refuses %j with a sentence that says what to do', (environment, message) => {
    expect(() => read(environment as Record<string, string>)).toThrow(message);
  });

  test('never shows the login of a secret', () => {
    const setting = SETTINGS.find(({ name }) => name === 'DATABASE_URL');
    expect(setting && showSetting(setting, 'postgres://user:hunter2@db.example/assay?password=hunter2')).toBe(
      'postgres://***@db.example/assay',
    );
  });
});
