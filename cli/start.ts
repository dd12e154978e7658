import type { Command } from 'commander';
import { setFlags } from './terminal/settings.ts';

/** What `assay start` was asked for. */
export interface StartOptions {
  readonly once?: boolean;
  readonly newsstand: boolean;
  readonly port?: string;
}

/** What `assay demo` was asked for. */
export interface DemoOptions {
  readonly once?: boolean;
  readonly keep?: string;
  readonly port: string;
}

/** `assay start`: everything in one process, with sample news to look at; `assay demo`: the same apart from everything else. */
export function register(program: Command): void {
  registerStart(program);
  registerDemo(program);
}

function registerStart(program: Command): void {
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

function registerDemo(program: Command): void {
  program
    .command('demo')
    .description(
      'play the newsstand of sample articles into a fresh data folder, apart from whatever is there and beside whatever runs; it is removed at the end',
    )
    .option('--once', 'stop when everything has been read')
    .option('--keep <folder>', 'play into this folder, which must be empty or new, and keep it')
    .option('--port <port>', 'port of HTTP', '0')
    .addHelpText(
      'before',
      'Examples:\n  assay demo                                        look at it in the browser until Ctrl-C\n  assay demo --once --keep sample && assay claims list --data-dir sample\n',
    )
    .action(async (options: DemoOptions) => {
      const { playDemo } = await import('./start/play-demo.ts');
      await playDemo(options);
    });
}
