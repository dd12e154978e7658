import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { IngestError } from '../ingest/ingest-error.ts';
import type { Database } from '../store/database.ts';
import { countFetches, type Metrics, openMetrics } from '../workers/metrics.ts';
import type { QueueCounts, Queues } from '../workers/queues.ts';
import { JOB_EVENTS } from '../workers/run-job.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const guide = read('docs/observability/README.md');
const sources = ['ingest', 'store', 'workers', 'cli', 'web'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join(folder, name))),
);

const COUNTS: QueueCounts = { waiting: 3, active: 1, delayed: 2, failed: 4, oldestWaitingMs: 90_000 };
const FEEDS = { active: 12, paused: 1, gone: 2, failing: 3, overdue: 4 };
/** Metrics on a database and queues that answer with fixed numbers, or not at all. */
function openStubbed(isAway = false): Metrics {
  const query = async (sql: string) => {
    if (isAway) throw new Error('away');
    return sql.includes('news_private.feed') ? [FEEDS] : [{ code: 'timed-out', failures: 5 }];
  };
  const counts = async () => ({ feed: COUNTS, article: COUNTS, claims: { ...COUNTS, oldestWaitingMs: null } });
  const parts = { database: { query } as unknown as Database, queues: { counts } as unknown as Queues }; // all of them that is asked
  return openMetrics({ ...parts, now: () => new Date(0) });
}

interface Described {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
}

/** The metrics of ours with their labels, as a scraper finds them after one of everything has happened. */
async function described(): Promise<readonly Described[]> {
  const metrics = openStubbed();
  metrics.jobEnded({ queue: 'feed', job: 'refresh-feed', outcome: 'done', seconds: 1 });
  metrics.failed('timed-out');
  metrics.fetched(200);
  metrics.extracted({ seconds: 0.01, found: { claim: 2 } });
  const text = await metrics.render();
  return [...text.matchAll(/^# TYPE (assay_\w+) (\w+)$/gm)].map(([, name = '', type = '']) => {
    const labels = [...text.matchAll(new RegExp(`^${name}(?:_bucket)?\\{(.*?)\\}`, 'gm'))].flatMap(([, set = '']) =>
      [...set.matchAll(/(\w+)="/g)].map(([, label = '']) => label),
    );
    return { name, type, labels: [...new Set(labels)].filter((label) => label !== 'le') };
  });
}

/** The expressions of a file that Prometheus is to evaluate. */
const dashboard = JSON.parse(read('docs/observability/grafana-dashboard.json')) as {
  uid: string;
  schemaVersion: number;
  panels: {
    id: number;
    type: string;
    title: string;
    gridPos: { x: number; y: number; w: number; h: number };
    targets: { expr: string; refId: string }[];
  }[];
}; // a file of ours
const alerts = parse(read('docs/observability/alerts.yml')) as {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
}; // likewise
const EXPRESSIONS = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [`panel ${title}`, expr] as const)),
  ...alerts.groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => [`alert ${alert}`, expr] as const)),
];

describe('metrics', async () => {
  const known = await described();

  test('count what jobs did and tell what database and queue hold', async () => {
    const metrics = openStubbed();
    metrics.jobEnded({ queue: 'feed', job: 'refresh-feed', outcome: 'failed', seconds: 2 });
    metrics.extracted({ seconds: 0.01, found: { claim: 2, date: 5 } });
    const text = await metrics.render();
    for (const line of [
      'assay_jobs_total{queue="feed",job_name="refresh-feed",outcome="failed"} 1',
      'assay_found_total{kind="date"} 5',
      'assay_extraction_seconds_count 1',
      'assay_feeds_overdue 4',
      'assay_queue_oldest_seconds{queue="feed"} 90',
      'assay_queue_oldest_seconds{queue="claims"} 0',
      'assay_failures_open{code="timed-out"} 5',
      'assay_up{part="database"} 1',
    ])
      expect(text).toContain(line);
    expect(metrics.contentType).toBe(new Registry().contentType);
  });

  test('say that the database is away, and tell the rest', async () => {
    const text = await openStubbed(true).render();
    expect(text).toContain('assay_up{part="database"} 0');
    expect(text).toContain('assay_up{part="queue"} 1');
    expect(text).toContain('assay_queue_jobs{queue="feed",state="waiting"} 3');
  });

  test('count requests by the class of their answer, and those without one', async () => {
    const metrics = openStubbed();
    const answers = [
      200,
      304,
      new IngestError('not-found', 'gone', { disposition: 'give-up', details: { status: 404 } }),
      new Error('cut off'),
    ];
    const fetch = countFetches(async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { status: answer } as never; // all of an answer that is looked at
    }, metrics);
    for (let left = answers.length; left > 0; left -= 1) await fetch({ url: 'https://a.example/' } as never).catch(() => {}); // likewise
    const text = await metrics.render();
    for (const status of ['2xx', '3xx', '4xx', 'none']) expect(text).toContain(`assay_fetches_total{status_class="${status}"} 1`);
  });

  test('have no label that grows with what is followed', () => {
    expect(known.length).toBeGreaterThan(10);
    expect(new Set(known.flatMap(({ labels }) => labels))).toEqual(
      new Set(['queue', 'job_name', 'outcome', 'code', 'status_class', 'kind', 'part', 'state']),
    );
  });

  test('are documented, each with its labels, and no others', () => {
    const rows = [...guide.matchAll(/^\| `(assay_\w+)` +\|(.*?)\|/gm)].map(([, name = '', labels = '']) => ({
      name,
      labels: labels.split(/[`, ]+/).filter(Boolean),
    }));
    expect(rows).toEqual(known.map(({ name, labels }) => ({ name, labels })));
  });

  test.each(EXPRESSIONS)('that %s names exist, with its labels', (_name, expression) => {
    const named = [...expression.matchAll(/\b(assay_\w+?)(_bucket|_sum|_count)?\b(?:\{(.*?)\})?(?![\w{])/g)];
    if (!expression.includes('process_')) expect(named.length).toBeGreaterThan(0);
    for (const [, name, part, selector = ''] of named) {
      const metric = known.find((one) => one.name === name);
      expect(metric, name).toBeDefined();
      if (part) expect(metric?.type, name).toBe('histogram');
      for (const [, label] of selector.matchAll(/(\w+)[!=]/g)) expect(metric?.labels, `${name}{${label}}`).toContain(label);
    }
  });

  test('fill a dashboard whose panels have numbers of their own and do not lie on each other', () => {
    const { panels } = dashboard;
    expect(dashboard).toMatchObject({ uid: expect.any(String), schemaVersion: expect.any(Number) });
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => [x + (i % w), y + Math.floor(i / w)]),
    );
    expect(new Set(cells.map(String)).size).toBe(cells.length);
    expect(Math.max(...cells.map(([x = 0]) => x))).toBe(23);
    for (const { targets, title } of panels) expect(new Set(targets.map(({ refId }) => refId)).size, title).toBe(targets.length);
  });

  test('are shown to ring every alert, for promtool to try', () => {
    const { tests } = parse(read('docs/observability/alerts.test.yml')) as { tests: { alert_rule_test: { alertname: string }[] }[] }; // a file of ours
    const tried = new Set(tests.flatMap((each) => each.alert_rule_test.map(({ alertname }) => alertname)));
    expect([...tried].sort()).toEqual(alerts.groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)).sort());
  });

  test('lead from every alert to a command that shows more', () => {
    for (const { alert, annotations } of alerts.groups.flatMap(({ rules }) => rules))
      expect(annotations.summary, alert).toMatch(/: assay [a-z]+/);
  });
});

test('every event of the log is documented, and no others', () => {
  const written = sources.flatMap((text) => [...text.matchAll(/\bevent: '([^']+)'/g)].map(([, name = '']) => name));
  const documented = [...guide.matchAll(/^\| `([a-z]+\.[a-z-]+)` +\|/gm)].map(([, name = '']) => name);
  expect([...documented].sort()).toEqual([...new Set([...written, ...Object.values(JOB_EVENTS)])].sort());
});
