import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { packageRoot } from '../store/package-root.ts';
import { LOG_LEVELS } from '../workers/config.ts';
import { explainRefusal } from './terminal/explain-refusal.ts';
import { setFlags } from './terminal/settings.ts';

/** Every command's file, in the order that help shows. */
export const COMMANDS = [
  'start',
  'demo',
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
  'password',
  'config',
  'kinds',
  'completion',
  'seed-claims',
] as const;

/** A way of running another command lies in its file. */
const IN_FILE_OF: Readonly<Record<string, string>> = { demo: 'start' };

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
    .addOption(new Option('--log-level <level>', 'least severe log lines (ASSAY_LOG_LEVEL)').choices(LOG_LEVELS))
    .hook('preAction', takeFlags)
    .addHelpText('before', EXAMPLES)
    .showSuggestionAfterError();
  const wanted = COMMANDS.filter((command) => command === name);
  for (const name of new Set((wanted.length > 0 ? wanted : COMMANDS).map((command) => IN_FILE_OF[command] ?? command))) {
    const file = (await import(/* @vite-ignore */ `./${name}${import.meta.filename.slice(-3)}`)) as CommandFile; // each file of COMMANDS exports register
    file.register(program);
  }
  for (const command of [program, ...program.commands, ...program.commands.flatMap((group) => group.commands)]) {
    command.exitOverride().configureOutput({ outputError: (message, write) => write(explainRefusal(message, command)) });
  }
  return program;
}

/** Has the settings of this command be what its options say. */
export function takeFlags(program: Command): void {
  const { dataDir, logLevel } = program.opts<{ dataDir?: string; logLevel?: string }>();
  setFlags({ ASSAY_DATA_DIR: dataDir, ASSAY_LOG_LEVEL: logLevel });
}

const EXAMPLES = `Examples:
  assay start                                everything in one process, with sample news
  assay feeds add https://example.org/rss    follow a feed
  assay sql "select * from news.claims"      query what was found
`;
