import { describe, expect, test } from 'vitest';
import { judgeHealth } from '../../cli/checks/database.ts';
import { checkExtractors, checkIcu, checkNode, judgeDisk } from '../../cli/checks/machine.ts';
import type { Health } from '../../cli/checks/open-configured.ts';
import { judgeRedis } from '../../cli/checks/queue.ts';

const found = <Value>(value: Value) => ({ found: value, error: null });
const FEEDS = { active: 3, paused: 0, gone: 0, failing: 0, overdue: 0 };
const COUNTS = { waiting: 2, active: 1, delayed: 0, failed: 3, oldestWaitingMs: 4_000 };
const HEALTHY: Health = {
  engine: 'postgres',
  migrations: found([{ name: '0001-feeds.sql', applied_at: '2026-11-02T00:00:00.000Z' }]),
  queue_tables_at: found('2026-11-02T00:00:00.000Z'),
  clock_skew_ms: found(12),
  reader: found({ exists: true, canBeTaken: true, excess: [], missing: [] }),
  write: found({ was_refused: true }),
  feeds: found(FEEDS),
  jobs: found({ feed: COUNTS, article: COUNTS, claims: COUNTS }),
};
const judge = (changed: Partial<Health>, redis: string | null = null) =>
  judgeHealth({ ...HEALTHY, ...changed }, { REDIS_URL: redis }).filter(({ status }) => status !== 'ok');

describe('doctor', () => {
  test('finds nothing on a healthy database', () => {
    expect(judge({})).toEqual([]);
  });

  test.each([
    ['migrations', 'fail', { migrations: found([{ name: '0001-feeds.sql', applied_at: null }]) }, /assay migrate/],
    ['queue', 'fail', { queue_tables_at: found(null) }, /assay migrate/],
    ['clock', 'fail', { clock_skew_ms: found(-3_600_000) }, /clock/],
    ['clock', 'warn', { clock_skew_ms: found(5_000) }, /clock/],
    ['reader', 'fail', { reader: found({ exists: false, canBeTaken: false, excess: [], missing: [] }) }, /create role news_reader/],
    ['reader', 'fail', { reader: found({ exists: true, canBeTaken: false, excess: [], missing: [] }) }, /grant news_reader to/],
    [
      'reader',
      'fail',
      { reader: found({ exists: true, canBeTaken: true, excess: ['news_private.feed'], missing: [] }) },
      /revoke all on news_private\.feed/,
    ],
    ['reader', 'fail', { reader: found({ exists: true, canBeTaken: true, excess: [], missing: ['news.claims'] }) }, /grant select/],
    ['reader', 'fail', { write: found({ was_refused: false }) }, /alter role/],
    ['feeds', 'warn', { feeds: found({ ...FEEDS, failing: 1, overdue: 0 }) }, /feeds list/],
    ['feeds', 'warn', { feeds: found({ ...FEEDS, failing: 1, overdue: 2 }) }, /assay schedule/],
    ['feeds', 'warn', { feeds: found({ ...FEEDS, active: 0 }) }, /feeds add/],
    [
      'jobs',
      'warn',
      { jobs: found({ feed: COUNTS, article: { ...COUNTS, oldestWaitingMs: 3_600_000 }, claims: { ...COUNTS, oldestWaitingMs: null } }) },
      /assay work --roles article/,
    ],
    ['clock', 'fail', { clock_skew_ms: { found: null, error: { code: 'internal', message: 'gone', hint: 'Look.' } } }, /Look/],
  ] as const)('%s is a %s where it is out of order, with what repairs it', (name, status, changed, repair) => {
    const [check, ...others] = judge(changed as Partial<Health>);
    expect(others).toEqual([]);
    expect(check).toMatchObject({ name, status });
    expect(check?.repair).toMatch(repair);
  });

  test('asks for no tables of the queue where that is in Redis', () => {
    expect(judge({ queue_tables_at: found(null) }, 'redis://queue')).toEqual([]);
  });

  test('says nothing of what it did not look at', () => {
    const quick: Health = { ...HEALTHY, clock_skew_ms: null, reader: null, write: null, feeds: null, jobs: null };
    expect(judgeHealth(quick, { REDIS_URL: null }).map(({ name }) => name)).toEqual(['migrations', 'queue']);
  });

  test.each([
    ['redis_version:7.4.5\r\nmaxmemory_policy:noeviction\r\naof_enabled:1\r\n', 'ok'],
    ['redis_version:7.4.5\r\nmaxmemory_policy:noeviction\r\naof_enabled:0\r\n', 'warn'],
    ['redis_version:7.4.5\r\nmaxmemory_policy:allkeys-lru\r\naof_enabled:1\r\n', 'fail'],
    ['redis_version:5.0.3\r\nmaxmemory_policy:noeviction\r\n', 'fail'],
  ])('reads what Redis says of itself: %j is %s', (info, status) => {
    expect(judgeRedis('queue:6379', info).status).toBe(status);
  });

  test.each([
    ['20.19.0', 'ok'],
    ['20.18.3', 'fail'],
    ['18.20.0', 'fail'],
    ['24.0.0', 'ok'],
  ])('Node %s is %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });

  test('minds how much room is left', () => {
    expect([2 ** 20, 500 * 2 ** 20, 2 ** 40].map((free) => judgeDisk(free, '/data').status)).toEqual(['fail', 'warn', 'ok']);
  });

  test('finds each kind in its sample', () => {
    expect(checkExtractors()).toMatchObject({ status: 'ok' });
  });

  test('sees a Node that knows English alone', () => {
    expect(checkIcu().status).toBe('ok');
    expect(checkIcu('January')).toMatchObject({ status: 'fail', repair: expect.stringContaining('NODE_ICU_DATA') });
  });
});
