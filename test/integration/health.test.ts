import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeHealth } from '../../cli/checks/database.ts';
import { healthOf } from '../../cli/checks/open-configured.ts';
import { migrate } from '../../store/migrate.ts';
import { connectQueues, prepareQueueStore } from '../../workers/connection.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const README = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
const STATEMENTS = [...README.matchAll(/^```sql\n(.*?)\n```$/gms)].map((match) => match[1] ?? '');

describe.each(engines())('health on $name', (engine) => {
  let scratch: ScratchDatabase;
  const faults = async () => {
    const checks = judgeHealth(await healthOf(scratch.database, false), { REDIS_URL: null });
    return checks.filter(({ status }) => status === 'fail').map(({ name }) => name);
  };
  beforeAll(async () => {
    scratch = await engine.openEmpty();
  });
  afterAll(() => scratch.close());

  test('an empty database lacks its migrations', async () => {
    expect(await faults()).toContain('migrations');
  });

  test('a migrated one has nothing wrong', async () => {
    await migrate(scratch.database);
    await prepareQueueStore(await connectQueues({ redisUrl: null, database: scratch.database }));
    expect(await faults()).toEqual([]);
  });

  test('a reader who may see more than the views is noticed', async () => {
    await scratch.database.query('grant usage on schema news_private to news_reader; grant select on news_private.feed to news_reader');
    expect(await faults()).toEqual(['reader']);
    await scratch.database.query('revoke all on news_private.feed from news_reader; revoke all on schema news_private from news_reader');
    expect(await faults()).toEqual([]);
  });

  test('the statements of the README run', async () => {
    expect(STATEMENTS.length).toBeGreaterThanOrEqual(2);
    for (const sql of STATEMENTS) {
      const { columns } = await scratch.database.read(sql.replace(/;\s*$/, ''), { maxRows: 10, timeoutMs: 10_000 });
      expect(columns.length).toBeGreaterThan(0);
    }
  });
});
