import { startServer, type WebServer, type WebServerOptions } from '../../web/server.ts';
import { CommandError } from '../terminal/command-error.ts';

/** Starts HTTP, or says in one sentence why the port cannot be had. */
export async function openServer(options: WebServerOptions): Promise<WebServer> {
  try {
    return await startServer(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const where = `${options.host}:${options.port}`;
    if (code === 'EADDRINUSE')
      throw new CommandError(
        'failed',
        `Port ${options.port} of ${options.host} is in use by another program. Choose another one: --port or ASSAY_PORT (0 takes any free one). [port-in-use]`,
      );
    throw new CommandError(
      'failed',
      `HTTP cannot listen on ${where}: ${error instanceof Error ? error.message : error}. Choose another address: ASSAY_HOST, ASSAY_PORT. [cannot-listen]`,
    );
  }
}
