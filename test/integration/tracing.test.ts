import { type Context, context, type Span, trace } from '@opentelemetry/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../store/migrate.ts';
import { wantsTracing } from '../../workers/config.ts';
import { connectQueues, prepareQueueStore } from '../../workers/connection.ts';
import { openTracing } from '../../workers/open-tracing.ts';
import { openQueues, openWorker } from '../../workers/queues.ts';
import { type QueueEngine, queueEngines } from '../engines.ts';
import { openMemoryLog } from '../jobs.ts';

const SPAN = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', traceFlags: 1 };
/** The names of spans that were begun, as an SDK would see them. */
const spans: string[] = [];

describe.each([
  [{}, false],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, true],
  [{ OTEL_TRACES_EXPORTER: 'otlp' }, true],
  [{ OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, false],
  [{ OTEL_SDK_DISABLED: 'true', OTEL_TRACES_EXPORTER: 'otlp' }, false],
])('with %j', (environment, isWanted) => {
  test(`tracing is ${isWanted ? '' : 'not '}asked for`, () => {
    expect(wantsTracing(environment)).toBe(isWanted);
  });
});

test('tracing without an SDK says so and does nothing', async () => {
  const { log, lines } = openMemoryLog();
  expect(await openTracing(log, true)).toBeNull();
  expect(lines()).toMatchObject([{ event: 'tracing.without-sdk', level: 'warn' }]);
  expect(await openTracing(log, false)).toBeNull();
  expect(lines()).toHaveLength(1);
});

describe.each(queueEngines().filter(({ name }) => name !== 'postgres'))('tracing on $name', (engine: QueueEngine) => {
  let opened: Awaited<ReturnType<QueueEngine['open']>>;
  beforeAll(async () => {
    opened = await engine.open();
    await migrate(opened.database);
    const startSpan = (name: string): Span => {
      spans.push(name);
      return trace.wrapSpanContext(SPAN);
    };
    const startActiveSpan = (name: string, ...rest: unknown[]) => {
      const work = rest.at(-1) as (span: Span) => unknown; // the last argument, as the interface says
      return context.with(trace.setSpan(context.active() as Context, startSpan(name)), () => work(startSpan(name)));
    };
    trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan, startActiveSpan }) as never }); // all of a tracer that is used
  });
  afterAll(async () => {
    trace.disable();
    await opened.close();
  });

  test('has a span for adding a job and one for doing it', async () => {
    const telemetry = await openTracing(openMemoryLog().log, true);
    const connection = await connectQueues({ redisUrl: opened.redisUrl, database: opened.database, telemetry });
    await prepareQueueStore(connection);
    const queues = openQueues(connection);
    let done: () => void = () => {};
    const isDone = new Promise<void>((resolve) => {
      done = resolve;
    });
    const worker = await openWorker(connection, 'claims', async () => done(), { concurrency: 1, onError: () => {} });
    await queues.extractClaims([{ revisionId: 1, versions: 'x' }]);
    await isDone;
    await worker.close();
    await queues.close();
    await connection.close();
    expect(spans.join()).toMatch(/add/i);
    expect(spans.join()).toMatch(/process/i);
  });
});
