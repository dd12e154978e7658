import type { Command } from 'commander';
import { loginOf, openServer } from './serve/open-server.ts';
import { say } from './terminal/progress.ts';
import { loadConfig, setFlags } from './terminal/settings.ts';
import { untilStopped } from './terminal/signals.ts';

/** `assay serve`: the dashboard beside workers of other processes. */
export function register(program: Command): void {
  program
    .command('serve')
    .description('serve the dashboard, /healthz and /readyz')
    .option('--port <port>', 'port to listen on (ASSAY_PORT)')
    .addHelpText('before', 'Example:\n  assay serve --port 8080\n')
    .action(async ({ port }: { port?: string }) => {
      setFlags({ ASSAY_PORT: port });
      const { config } = loadConfig();
      const [{ openDatabase }, { openLog }, { startSupervisor }] = await Promise.all([
        import('./instance.ts'),
        import('../workers/log.ts'),
        import('../workers/supervisor.ts'),
      ]);
      const server = await openServer({ host: config.ASSAY_HOST, port: config.ASSAY_PORT, token: null, ...loginOf(config) });
      try {
        const database = await openDatabase(config);
        try {
          const supervisor = await startSupervisor({ config, database, log: openLog(config.ASSAY_LOG_LEVEL), roles: [] });
          server.ready(supervisor);
          say(`Dashboard at ${server.address}`);
          process.exitCode = await untilStopped();
          await supervisor.stop();
        } finally {
          await database.close();
        }
      } finally {
        await server.close();
      }
    });
}
