import { type Command, Option } from 'commander';
import { wholeNumber } from './terminal/command-options.ts';

/** What `extract` was asked for. */
export interface ExtractCommandOptions {
  readonly jsonl?: boolean;
  readonly json?: boolean;
  readonly workers: number;
  readonly only?: 'text';
  readonly asIs?: boolean;
  readonly explain?: boolean;
  readonly published?: string;
  readonly url?: string;
  readonly lexicon?: string;
}

/** `assay extract`: claims of a text, without a database. */
export function register(program: Command): void {
  program
    .command('extract')
    .description('find the claims of an article, without a database')
    .argument('[source]', 'a file, an http(s) address, or - for standard input', '-')
    .option('--jsonl', 'read one JSON object a line, answer one a line (see docs/cli.md)')
    .option('--json', 'print one JSON document')
    .option('--workers <n>', 'threads to extract on, with --jsonl', wholeNumber(0, 64), 0)
    .addOption(new Option('--only <part>', 'stop after a part').choices(['text']))
    .option('--as-is', 'take the text as it is: no repair, nothing cut, offsets fit the input')
    .option('--explain', 'say why: what each mention and claim rests on, what gave way to it, what was refused')
    .option('--published <when>', 'publication day or time, ISO 8601; relative dates count from there')
    .option('--url <address>', 'address that the text is from')
    .option('--lexicon <file>', 'your own actors and tags, JSON (see docs/extraction.md); else that of ASSAY_LEXICON')
    .addHelpText(
      'before',
      'Examples:\n  assay extract article.txt --published 2026-11-02\n  assay extract https://example.org/news/1 --json\n  assay extract article.txt --explain | less\n  assay extract --jsonl < articles.jsonl > claims.jsonl\n',
    )
    .action(async (source: string, options: ExtractCommandOptions) => {
      const { extractLines, extractSource } = await import('./extract/run-extract.ts');
      await (options.jsonl ? extractLines(options) : extractSource(source, options));
    });
}
