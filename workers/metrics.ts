import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { IngestError } from '../ingest/ingest-error.ts';
import type { Database } from '../store/database.ts';
import { feedCounts, openFailures } from '../store/read-health.ts';
import type { JobContext } from './job-context.ts';
import { QUEUE_NAMES } from './queue-names.ts';
import type { Queues } from './queues.ts';

/** How a job ended: `put-off` ones come back, for their host was not free or their process was to stop. */
export type JobOutcome = 'done' | 'skipped' | 'put-off' | 'failed';

/** What is counted while jobs are done. */
export interface JobMetrics {
  jobEnded(job: { readonly queue: string; readonly job: string; readonly outcome: JobOutcome; readonly seconds: number }): void;
  failed(code: string): void;
  /** A request was answered with a status, or with none. */
  fetched(status: number | null): void;
  extracted(extraction: { readonly seconds: number; readonly found: Readonly<Record<string, number>> }): void;
}

/** The numbers of one process, as Prometheus reads them. */
export interface Metrics extends JobMetrics {
  readonly contentType: string;
  /** Reads what database and queue tell of now, and renders everything. */
  render(): Promise<string>;
}

/** A second scraper within this time is given the same numbers of database and queue. */
const FRESH_MS = 2_000;
const JOB_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const EXTRACTION_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/**
 * Opens the metrics of a process. No label holds a feed, an address or an id, so that their number does not grow with what is followed.
 *
 * @param now - The clock by which feeds are overdue.
 */
export function openMetrics({ database, queues, now }: { database: Database; queues: Queues; now: () => Date }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = openCounters(registry);
  const refresh = openGauges(registry, { database, queues, now });
  return {
    ...counters,
    contentType: registry.contentType,
    async render() {
      await refresh();
      return registry.metrics();
    },
  };
}

/** Counts every request by the class of its answer. */
export function countFetches(fetchUrl: JobContext['fetch'], metrics: JobMetrics): JobContext['fetch'] {
  return async (request, signal) => {
    try {
      const answer = await fetchUrl(request, signal);
      metrics.fetched(answer.status);
      return answer;
    } catch (error) {
      const status = error instanceof IngestError ? error.details.status : null;
      metrics.fetched(typeof status === 'number' ? status : null);
      throw error;
    }
  };
}

function openCounters(registry: Registry): JobMetrics {
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const histogram = <Label extends string>(name: string, help: string, buckets: number[], ...labelNames: Label[]) =>
    new Histogram({ name, help, buckets, labelNames, registers: [registry] });
  const jobs = counter(
    'assay_jobs_total',
    'Jobs by how they ended: done, skipped (nothing to do), put-off (they come back) or failed.',
    'queue',
    // Not "job": Prometheus calls what it scrapes so.
    'job_name',
    'outcome',
  );
  const jobSeconds = histogram('assay_job_seconds', 'How long jobs took, fetching and storing included.', JOB_SECONDS, 'queue', 'job_name');
  const failures = counter('assay_failures_total', 'Failed jobs by the code of their failure (docs/errors.md).', 'code');
  const fetches = counter('assay_fetches_total', 'Requests by the class of their answer: 2xx, 3xx, 4xx, 5xx, or none.', 'status_class');
  const seconds = histogram(
    'assay_extraction_seconds',
    'How long the extraction of one text took, without the database.',
    EXTRACTION_SECONDS,
  );
  const found = counter(
    'assay_found_total',
    'Claims and mentions that were extracted, by kind; a text extracted again counts again.',
    'kind',
  );
  return {
    jobEnded({ queue, job, outcome, seconds: taken }) {
      jobs.inc({ queue, job_name: job, outcome });
      jobSeconds.observe({ queue, job_name: job }, taken);
    },
    failed: (code) => failures.inc({ code }),
    fetched: (status) => fetches.inc({ status_class: status === null ? 'none' : `${Math.floor(status / 100)}xx` }),
    extracted({ seconds: taken, found: counts }) {
      seconds.observe(taken);
      for (const [kind, count] of Object.entries(counts)) found.inc({ kind }, count);
    },
  };
}

/** The numbers that database and queue tell, read at most once within a moment. What does not answer is told as down, and the rest goes on. */
function openGauges(registry: Registry, from: { database: Database; queues: Queues; now: () => Date }): () => Promise<void> {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const up = gauge('assay_up', 'Whether database and queue answer: 1 or 0.', 'part');
  const queueJobs = gauge('assay_queue_jobs', 'Jobs in the queue by state: waiting, active, delayed or failed.', 'queue', 'state');
  const oldest = gauge('assay_queue_oldest_seconds', 'How long the first in the line has been waiting; 0 when nobody waits.', 'queue');
  const feeds = gauge('assay_feeds', 'Feeds that are followed, by state: active, paused or gone.', 'state');
  const failing = gauge('assay_feeds_failing', 'Active feeds whose last check failed.');
  const overdue = gauge('assay_feeds_overdue', 'Active feeds that should have been checked over 15 minutes ago.');
  const open = gauge('assay_failures_open', 'Failures that have not worked since, by code.', 'code');

  const readDatabase = async () => {
    const counts = await feedCounts(from.database, from.now());
    for (const state of ['active', 'paused', 'gone'] as const) feeds.set({ state }, counts[state]);
    failing.set(counts.failing);
    overdue.set(counts.overdue);
    const failures = await openFailures(from.database);
    open.reset();
    for (const { code, failures: number } of failures) open.set({ code }, number);
  };
  const readQueues = async () => {
    const counts = await from.queues.counts(from.now());
    for (const queue of QUEUE_NAMES) {
      const { oldestWaitingMs, ...states } = counts[queue];
      for (const [state, number] of Object.entries(states)) queueJobs.set({ queue, state }, number);
      oldest.set({ queue }, (oldestWaitingMs ?? 0) / 1000);
    }
  };
  const read = async (part: string, look: () => Promise<void>) =>
    up.set(
      { part },
      await look().then(
        () => 1,
        () => 0,
      ),
    );
  return shared(async () => {
    await Promise.all([read('database', readDatabase), read('queue', readQueues)]);
  });
}

/** Whoever asks within a moment of the last time shares what was read then. */
function shared(read: () => Promise<void>): () => Promise<void> {
  let readAt = Number.NEGATIVE_INFINITY;
  let reading = Promise.resolve();
  return () => {
    if (performance.now() - readAt >= FRESH_MS) {
      readAt = performance.now();
      reading = read();
    }
    return reading;
  };
}
