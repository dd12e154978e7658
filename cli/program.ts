import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../store/package-root.ts';
import { setFlags } from './terminal/settings.ts';

/** Every command's file, in the order that help shows. */
export const COMMANDS = [
  'start',
  'feeds',
  'articles',
  'claims',
  'extract',
  're-extract',
  'links',
  'sql',
  'export',
  'jobs',
  'status',
  'doctor',
  'migrate',
  'work',
  'schedule',
  'serve',
  'config',
  'seed-claims',
] as const;

interface CommandFile {
  register(program: Command): void;
}

/**
 * The command line as commander knows it.
 *
 * Only the file of the command that is asked for is loaded, or all of them for help: a stream of articles should not wait for a queue's
 * code.
 *
 * @param name - The command's name; any other word, or none, loads all of them.
 */
export async function buildProgram(name?: string): Promise<Command> {
  const program = new Command('assay')
    .description('Reads the news and turns every element, percentage, date and quoted position into claims in Postgres.')
    .version((JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version)
    .option('--data-dir <folder>', 'folder of the embedded database (ASSAY_DATA_DIR)')
    .option('--log-level <level>', 'error, warn, info, debug or silent (ASSAY_LOG_LEVEL)')
    .hook('preAction', (command) => {
      const { dataDir, logLevel } = command.opts<{ dataDir?: string; logLevel?: string }>();
      setFlags({ ASSAY_DATA_DIR: dataDir, ASSAY_LOG_LEVEL: logLevel });
    })
    .addHelpText('before', `${EXAMPLES}\n`)
    .showSuggestionAfterError();
  const wanted = COMMANDS.filter((command) => command === name);
  for (const command of wanted.length > 0 ? wanted : COMMANDS) {
    const file = (await import(/* @vite-ignore */ `./${command}${import.meta.filename.slice(-3)}`)) as CommandFile; // each file of COMMANDS exports register
    file.register(program);
  }
  for (const command of [program, ...program.commands, ...program.commands.flatMap((group) => group.commands)]) command.exitOverride();
  return program;
}

const EXAMPLES = `Examples:
  assay start                                everything in one process, with sample news
  assay feeds add https://example.org/rss    follow a feed
  assay sql "select * from news.claims"      query what was found
`;
