import { type Ask, withInstance } from '../instance.ts';
import type { ReExtractOptions } from '../re-extract.ts';
import { CommandError } from '../terminal/command-error.ts';
import { writeJson, writeRows } from '../terminal/output.ts';
import { say, startProgress } from '../terminal/progress.ts';
import { countOf } from '../terminal/show-value.ts';
import { type StopRequest, untilAskedToStop } from '../terminal/signals.ts';

interface Summary {
  readonly stale: number;
  /** How many were done, by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly read_again: number;
  readonly failed: readonly { readonly revision_id: number; readonly message: string | null }[];
}

/** Does what is stale, or only says how much it is. */
export async function runReExtract(options: ReExtractOptions): Promise<void> {
  const wanted = { kind: options.kind, since: options.since };
  await withInstance(async (ask) => {
    const found = await ask('extraction.stale', wanted);
    if (options.dryRun) {
      if (options.json) return writeJson(found);
      await writeRows(found.kinds, ['kind', 'revisions'], options);
      return say(`${countOf(found.revisions, 'revision')} would be extracted again. Without --dry-run they are.`);
    }
    const summary = await untilAskedToStop('the texts in hand are finished first, and the others stay stale', (stop) =>
      redoAll(ask, { ...wanted, stale: found.revisions }, stop),
    );
    if (options.json) await writeJson(summary);
    report(summary);
  });
}

interface Wanted {
  readonly kind: string | undefined;
  readonly since: string | undefined;
  readonly stale: number;
}

async function redoAll(ask: Ask, { stale, ...wanted }: Wanted, stop: StopRequest): Promise<Summary> {
  const progress = startProgress();
  const outcomes: Record<string, number> = {};
  const failed: { revision_id: number; message: string | null }[] = [];
  let [done, readAgain] = [0, 0];
  for (let below: number | null | undefined; below !== null && !stop.isMade(); ) {
    const batch: Awaited<ReturnType<typeof ask<'extraction.redo'>>> = await ask('extraction.redo', { ...wanted, below });
    for (const { revision_id, outcome, is_read_again, message } of batch.done) {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (is_read_again) readAgain += 1;
      if (outcome === 'failed') failed.push({ revision_id, message });
    }
    done += batch.done.length;
    progress.update(`${done} of ${countOf(Math.max(stale, done), 'revision')} extracted`, {
      done,
      total: Math.max(stale, done),
      failed: failed.length,
    });
    below = batch.next;
  }
  progress.done();
  return { stale, outcomes, read_again: readAgain, failed };
}

function report({ outcomes, read_again: readAgain, failed }: Summary): void {
  const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    say('Nothing is stale: every revision was read by the rules in force.');
    return;
  }
  for (const { revision_id: id, message } of failed) say(`Revision ${id}: ${message}`);
  const again = readAgain > 0 ? `, ${readAgain} of them with a text that reads otherwise now` : '';
  const text = `${countOf(total, 'revision')} extracted again${again}: ${outcomes.written ?? 0} with other claims than before, ${failed.length} failed.`;
  if (failed.length > 0) throw new CommandError('partly', text);
  say(text);
}
