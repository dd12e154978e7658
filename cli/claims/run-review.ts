import { userInfo } from 'node:os';
import { withInstance } from '../instance.ts';
import { CommandError } from '../terminal/command-error.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { type ReviewOptions, VERDICTS } from './register-review.ts';

const LISTS = new Set(['tags', 'elements', 'element_groups', 'actors']);
const NUMBERS = new Set(['low', 'high']);

/** Adds a review and says what follows from it. */
export async function runReview(id: number, typed: string, options: ReviewOptions): Promise<void> {
  const verdict = Object.entries(VERDICTS).find(([name]) => name === typed)?.[1];
  if (!verdict) throw new CommandError('usage', `${JSON.stringify(typed)} is no verdict; they are ${Object.keys(VERDICTS).join(', ')}.`);
  if ((verdict === 'fixed') !== options.set.length > 0)
    throw new CommandError('usage', 'A fix names what it puts right with --set field=value; the other verdicts take no --set.');
  const fix = verdict === 'fixed' ? Object.fromEntries(options.set.map(readPair)) : null;
  const about = options.mention ? { mention: id } : { claim: id };
  const reviewer = options.by ?? userInfo().username;
  const saved = await withInstance((ask) => ask('claims.review', { ...about, verdict, fix, note: options.note ?? null, reviewer }));
  if (options.json) return writeJson(saved);
  const what = options.mention ? 'Mention' : 'Claim';
  say(`${what} ${id} is ${verdict} (review ${saved.review_id} by ${reviewer}). ${NEXT[verdict]}`);
}

const NEXT = {
  confirmed: 'All reviews: assay sql "select * from news.reviews order by review_id".',
  rejected: 'No view but news.reviews shows it any more; `retract` brings it back.',
  fixed: 'All views show the fixed values; `retract` brings the old ones back.',
  retracted: 'It is shown as the rules read it.',
} as const;

function readPair(text: string): [string, string | number | null | string[]] {
  const at = text.indexOf('=');
  if (at < 1) throw new CommandError('usage', `--set takes field=value, not ${JSON.stringify(text)}.`);
  const field = text.slice(0, at);
  const value = text.slice(at + 1).trim();
  const words = value === '' ? [] : value.split(',').map((word) => word.trim());
  if (LISTS.has(field)) return [field, words];
  if (value === '') return [field, null];
  return [field, NUMBERS.has(field) && Number.isFinite(Number(value)) ? Number(value) : value];
}
