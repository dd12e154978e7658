import type { Telemetry } from 'bullmq';
import type { Logger } from 'pino';
import { wantsTracing } from './config.ts';

/**
 * Opens tracing where the usual variables of OpenTelemetry ask for it; nothing of it is loaded otherwise.
 *
 * Spans go to whatever SDK the operator has registered before, for the SDK weighs more than all of this program's own code and has to fit the
 * rest of their tracing.
 *
 * @returns null when nobody asks for traces, or nobody would take them.
 */
export async function openTracing(log: Logger, isWanted: boolean = wantsTracing()): Promise<Telemetry | null> {
  if (!isWanted) return null;
  const [{ BullMQOtel }, { ProxyTracerProvider, trace }] = await Promise.all([import('bullmq-otel'), import('@opentelemetry/api')]);
  const provider = trace.getTracerProvider();
  if (provider instanceof ProxyTracerProvider && provider.getDelegateTracer('assay') === undefined) {
    log.warn({
      event: 'tracing.without-sdk',
      message: 'OTEL variables are set and no OpenTelemetry SDK is loaded: see docs/observability/README.md.',
    });
    return null;
  }
  return new BullMQOtel({ tracerName: 'assay' });
}
