import type { Command } from 'commander';
import { registerReview } from './claims/register-review.ts';
import { addFilters, addForms, wholeNumber } from './terminal/command-options.ts';
import { type OutputOptions, writeJson, writeRows } from './terminal/output.ts';

const ALL = [
  'claim_id',
  'outlet',
  'article_title',
  'url',
  'published_at',
  'reported_at',
  'text',
  'speaker',
  'speaker_kind',
  'cue',
  'attribution_type',
  'elements',
  'element_groups',
  'figures',
  'dates',
  'actors',
  'tags',
  'polarity',
  'modality',
  'confidence',
  'rule',
  'article_id',
  'revision_id',
  'revision',
  'start_char',
  'end_char',
];

interface ListOptions extends OutputOptions {
  readonly limit: number;
  readonly tag?: string;
  readonly element?: string;
  readonly speaker?: string;
  readonly search?: string;
  readonly feed?: number;
  readonly outlet?: string;
  readonly since?: string;
  readonly until?: string;
}

/** `assay claims`: what was found. */
export function register(program: Command): void {
  const claims = program
    .command('claims')
    .description('look at the claims that were found, and put them right')
    .addHelpText(
      'before',
      'Examples:\n  assay claims list --element Dy --tag export-control\n  assay claims show 42\n  assay claims review 42 confirm\n',
    );
  registerList(claims);
  registerShow(claims);
  registerReview(claims);
}

function registerList(claims: Command): void {
  const list = claims
    .command('list')
    .description('list claims, the latest first')
    .option('--tag <tag>', 'on a subject, such as export-control')
    .option('--element <symbol>', 'with an element, by symbol or name, or a group: Dy, dysprosium, rare-earths')
    .option('--speaker <name>', 'said by somebody with this in their name')
    .option('--search <words>', 'with these words; "in quotes" for a phrase, -word to leave out')
    .option('--limit <n>', 'so many at most', wholeNumber(1, 10_000), 20)
    .addHelpText(
      'before',
      'Examples:\n  assay claims list --element Dy --since 30d\n  assay claims list --search "export licence" --speaker minister\n  assay claims list --limit 10000 --csv > claims.csv\n',
    );
  addForms(addFilters(list), 'json', 'jsonl', 'csv', 'plain').action(async (options: ListOptions) => {
    const { withInstance } = await import('./instance.ts');
    const { json, jsonl, csv, plain, ...filter } = options;
    const found = await withInstance((ask) => ask('claims.list', filter));
    if (json || jsonl || csv || plain) await writeRows(found.claims, ALL, options);
    const { listClaims, sayHowMany } = await import('./claims/show-claims.ts');
    if (!(json || jsonl || csv || plain)) await listClaims(found.claims);
    const { sayWhatIsUnknown } = await import('./terminal/say-unknown.ts');
    if (found.total === 0 && (await sayWhatIsUnknown(filter))) return;
    sayHowMany(found);
  });
}

function registerShow(claims: Command): void {
  const show = claims
    .command('show')
    .description('show a claim in its context, with everything found in it and the rules that found it')
    .argument('<id>', 'its id', wholeNumber(1, 2_147_483_647))
    .addHelpText('before', 'Examples:\n  assay claims show 42\n  assay claims show 42 --json\n');
  addForms(show, 'json').action(async (claim: number, options: OutputOptions) => {
    const { withInstance } = await import('./instance.ts');
    const found = await withInstance((ask) => ask('claims.show', { claim }));
    if (options.json) return writeJson(found);
    const { showOneClaim } = await import('./claims/show-claims.ts');
    await showOneClaim(found);
  });
}
