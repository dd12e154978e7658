import type { Argument, Command, Option } from 'commander';
import { EXIT, type Outcome } from '../cli/terminal/command-error.ts';

const MEANINGS: Readonly<Record<Outcome, string>> = {
  done: 'Done.',
  failed: 'Failed: the reason and its code are on stderr; the codes are in [errors.md](errors.md).',
  usage: 'Wrong usage or a setting that cannot be used. Nothing was done.',
  'check-failed': 'A check did not pass: `doctor`, or `migrate --status` with something missing.',
  partly: 'Partly done: some of several items failed, each is listed on stderr.',
  unreachable: 'The database or the queue is out of reach, or another process has the embedded database open and does not answer.',
  interrupted: 'Interrupted with Ctrl-C.',
};

const INTRODUCTION = `# Command line

<!-- Generated from the commands in cli/. Change those, then run: npx vitest run --project unit test/docs.test.ts -u -->

After \`npm ci\` in a clone the command is \`npm run -s assay -- …\`, after \`npm install -g .\` it is \`assay …\`. Every command explains itself with
\`--help\`.

- Data goes to stdout, everything else to stderr. Tables are cut to the width of the terminal; \`--plain\` is tab-separated and cuts nothing,
  \`--json\` is one document, \`--jsonl\` one object a line, \`--csv\` has a line of names and all columns. Their keys are the names of the
  columns in [sql.md](sql.md).
- Times are ISO 8601 in UTC; on a terminal some are shown as how long ago. \`NO_COLOR\` turns colours off.
- Commands work on the database that is [configured](configuration.md): a Postgres server, or the embedded one. Where \`assay start\` has that
  open, they ask it over loopback and never open its folder.
- The first Ctrl-C lets a command finish what it has in hand, and it says how far it came; a second one stops it at once.
- Nothing is asked but on a terminal; elsewhere \`--yes\` says it beforehand.
`;

const CONTRACTS = `## Lines in, lines out

Two commands are made for other programs: \`assay extract --jsonl\` and \`assay feeds parse --jsonl\`. They need no database and no network, answer each
line as soon as it is read, in the order of the lines, and answer every line: one that cannot be read with
\`{"id": …, "error": {"code": "…", "message": "…"}}\`. \`id\` may be any JSON value and comes back as it was. Offsets (\`start\`, \`end\`) count code points.

| command | a line of input | its answer |
| --- | --- | --- |
| \`extract --jsonl\` | \`id\`; one of \`text\`, \`html\`, \`base64\` (with \`contentType\`); \`url\`, \`published\`, \`title\` where known | \`id\`, \`title\`, \`author\`, \`published\`, \`language\`, \`text\`, \`charset\`, \`repairs\`, \`mentions\`, \`claims\` |
| \`feeds parse --jsonl\` | \`id\`, \`base64\`; \`contentType\`, \`url\` where known | \`id\`, \`feed\` (\`title\`, \`link\`), \`entries\` (\`title\`, \`link\`, \`guid\`, \`published\`, \`summary\`, \`content\`, \`author\`), \`defects\` |

With \`--only text\` an answer of \`extract\` has neither \`mentions\` nor \`claims\`. With \`--as-is\` the \`text\` is taken as it is, so that offsets fit the
input. With \`--workers 4\` four threads share the lines. An HTML page that is given as a feed is answered with code \`not-a-feed\` and, in the
error, \`alternates\`: the addresses of the feeds that the page names.
`;

/** Renders the reference of the command line as Markdown, from what commander knows of it. */
export function renderCli(program: Command): string {
  const exits = Object.entries(EXIT).map(([outcome, code]) => `| ${code} | ${MEANINGS[outcome as Outcome]} |`); // the keys of EXIT
  const parts = [
    INTRODUCTION,
    `## Exit codes\n\n| code | meaning |\n| --- | --- |\n${exits.join('\n')}\n`,
    CONTRACTS,
    `## Options of every command\n\n${optionTable(program.options)}`,
    ...program.commands.flatMap((command) => [renderCommand(command, 2), ...command.commands.map((inner) => renderCommand(inner, 3))]),
  ];
  return `${parts.join('\n')}`;
}

function renderCommand(command: Command, level: number): string {
  const name = command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();
  const words = command.registeredArguments.map(argumentWord);
  const usage = [
    `assay ${name}`,
    ...(command.commands.length > 0 ? ['<command>'] : []),
    ...words,
    ...(command.options.length > 0 ? ['[options]'] : []),
  ];
  const described = command.registeredArguments.filter(({ description }) => description !== '');
  const parts = [
    `${'#'.repeat(level)} assay ${name}`,
    sentence(command.description()),
    `\`\`\`\n${usage.join(' ')}\n\`\`\``,
    ...(described.length > 0 ? [described.map((argument) => `- \`${argumentWord(argument)}\`: ${argument.description}`).join('\n')] : []),
    ...(command.options.length > 0 ? [optionTable(command.options).trimEnd()] : []),
    ...examplesOf(command),
  ];
  return `${parts.join('\n\n')}\n`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function argumentWord(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionTable(options: readonly Option[]): string {
  const rows = options.map(({ flags, description, defaultValue, argChoices }) => {
    const choices = argChoices ? `: ${argChoices.join(', ')}` : '';
    const isShown = defaultValue !== undefined && typeof defaultValue !== 'boolean';
    return `| \`${flags}\` | ${(description + choices).replaceAll('|', '\\|')}${isShown ? ` (default ${JSON.stringify(defaultValue)})` : ''} |`;
  });
  return `| option | meaning |\n| --- | --- |\n${rows.join('\n')}\n`;
}

/** The examples of a command's help, as commander would print them after it. */
function examplesOf(command: Command): string[] {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  const [, examples] = /^Examples?:\n([\s\S]*?)\n\nUsage: /.exec(text) ?? [];
  return examples === undefined ? [] : [`\`\`\`\n${examples.trimEnd().replaceAll(/^ {2}/gm, '')}\n\`\`\``];
}
