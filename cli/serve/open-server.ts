import { type Listening, startMetricsServer, startServer, type WebServer, type WebServerOptions } from '../../web/server.ts';
import type { Config } from '../../workers/config.ts';
import { CommandError } from '../terminal/command-error.ts';

/** Who may log in, as it is configured. */
export const loginOf = ({ ASSAY_TOKEN, ASSAY_USERS }: Config): Pick<WebServerOptions, 'accessToken' | 'users'> => ({
  accessToken: ASSAY_TOKEN,
  users: ASSAY_USERS,
});

/** Starts HTTP, or says in one sentence why the port cannot be had. */
export function openServer(options: WebServerOptions): Promise<WebServer> {
  return listening(startServer(options), options, '--port or ASSAY_PORT');
}

/** Starts HTTP for metrics alone, or says in one sentence why the port cannot be had. */
export function openMetricsServer(options: Listening): Promise<WebServer> {
  return listening(startMetricsServer(options), options, 'ASSAY_METRICS_PORT');
}

async function listening(starting: Promise<WebServer>, options: Listening, setting: string): Promise<WebServer> {
  try {
    return await starting;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const where = `${options.host}:${options.port}`;
    if (code === 'EADDRINUSE')
      throw new CommandError(
        'failed',
        `Port ${options.port} of ${options.host} is in use by another program. Choose another one: ${setting} (0 takes any free one). [port-in-use]`,
      );
    if (code === 'no-login' || code === 'users-invalid')
      throw new CommandError('failed', `${error instanceof Error ? error.message : error} [${code}]`);
    throw new CommandError(
      'failed',
      `HTTP cannot listen on ${where}: ${error instanceof Error ? error.message : error}. Choose another address: ASSAY_HOST, ${setting}. [cannot-listen]`,
    );
  }
}
