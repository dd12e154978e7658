import type { Command } from 'commander';
import { setFlags } from './terminal/settings.ts';

/** What `assay start` was asked for. */
export interface StartOptions {
  readonly once?: boolean;
  readonly newsstand: boolean;
  readonly port?: string;
}

/** `assay start`: everything in one process, with sample news to look at. */
export function register(program: Command): void {
  program
    .command('start')
    .description('run everything in one process: database, scheduler, workers, HTTP, and a newsstand of sample articles')
    .option('--once', 'stop when everything that is due has been read')
    .option('--no-newsstand', 'follow your own feeds alone')
    .option('--port <port>', 'port of HTTP (ASSAY_PORT)')
    .addHelpText(
      'before',
      'Examples:\n  assay start                       sample news, then go on watching all feeds\n  assay start --no-newsstand        your own feeds alone\n  assay start --once && assay claims list\n',
    )
    .action(async (options: StartOptions) => {
      setFlags({ ASSAY_PORT: options.port });
      const { startEverything } = await import('./start/start-everything.ts');
      await startEverything(options);
    });
}
