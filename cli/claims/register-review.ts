import { type Command, Option } from 'commander';
import { addForms, wholeNumber } from '../terminal/command-options.ts';
import type { OutputOptions } from '../terminal/output.ts';

/** What is said of a claim or mention, as it is typed. */
export const VERDICTS = { confirm: 'confirmed', reject: 'rejected', fix: 'fixed', retract: 'retracted' } as const;

/** What `claims review` was asked for. */
export interface ReviewOptions extends OutputOptions {
  readonly mention?: boolean;
  readonly set: readonly string[];
  readonly note?: string;
  readonly by?: string;
}

const EXAMPLES = `Examples:
  assay claims review 42 confirm
  assay claims review 42 reject --note "a question, nobody asserts it"
  assay claims review 42 fix --set speaker="Ines Okafor" --set tags=tariff,quota
  assay claims review --mention 17 fix --set low=7 --set high=9
  assay claims review 42 retract

Fields and what they can hold: assay sql "select * from news.review_fields".
`;

/** Adds `claims review` to the group. */
export function registerReview(claims: Command): void {
  const review = claims
    .command('review')
    .description('say of a claim or mention that it is right or wrong, or put it right; it stays so when rules change')
    .argument('<id>', 'id of the claim, or with --mention of the mention', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .argument('<verdict>', 'confirm, reject, fix, or retract to take back the last one')
    .option('--mention', 'the id is that of a mention, as `assay claims show` lists them')
    .addOption(
      new Option('--set <field=value>', 'with fix: a field and its right value; several with commas; field= for none')
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], 'none'),
    )
    .option('--note <text>', 'why')
    .option('--by <name>', 'who says so (default: your user name)')
    .addHelpText('before', EXAMPLES);
  addForms(review, 'json').action(async (id: number, verdict: string, options: ReviewOptions) => {
    const { runReview } = await import('./run-review.ts');
    await runReview(id, verdict, options);
  });
}
