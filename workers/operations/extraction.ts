import { z } from 'zod';
import { countStale, revisionsNeedingExtraction, type StaleFilter } from '../../store/extraction/stale-revisions.ts';
import { nearestWord } from '../settings/nearest-word.ts';
import { defineOperation, id, type OperationContext, OperationError, text } from './operation.ts';
import { type Redone, redoOne } from './redo-one.ts';

const filter = z.object({ kind: text.optional(), since: z.coerce.date().optional() });
const MOST_AT_ONCE = 100;

/** How many revisions an older version of a rule, or of the reader, has read. */
export const stale = defineOperation(filter, async (context, wanted) => {
  const rules = await staleFilter(context, wanted);
  const kinds = wanted.kind === undefined ? [...Object.keys(rules.versions), 'reader'] : [wanted.kind];
  const counts: { kind: string; revisions: number }[] = [];
  for (const kind of kinds) counts.push({ kind, revisions: await countStale(context.database, { ...rules, kind }) });
  return { revisions: await countStale(context.database, rules), kinds: counts };
});

/** Extracts the newest of them again, from the bytes and texts that are stored. `next` is where to go on; null when that was all. */
export const redo = defineOperation(
  filter.extend({ below: id.optional(), limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(20) }),
  async (context, { limit, below, ...wanted }) => {
    const ids = await revisionsNeedingExtraction(context.database, { ...(await staleFilter(context, wanted)), below, limit });
    const done: Redone[] = [];
    for (const revisionId of ids) done.push(await redoOne(context, revisionId, true));
    return { done, next: ids.length === limit ? (ids.at(-1) ?? null) : null };
  },
);

async function staleFilter(context: OperationContext, wanted: z.output<typeof filter>): Promise<StaleFilter> {
  const { rulesInForce } = await import('../rules-in-force.ts');
  const rules = rulesInForce(context.lexicon?.() ?? null);
  const kinds = [...Object.keys(rules.versions), 'reader'];
  if (wanted.kind !== undefined && !kinds.includes(wanted.kind)) throw noSuchKind(wanted.kind, kinds);
  return { ...rules, ...wanted };
}

function noSuchKind(kind: string, kinds: readonly string[]): OperationError {
  const meant = nearestWord(kind, kinds);
  const question = meant === null ? '.' : `; did you mean ${meant}?`;
  return new OperationError('no-such-kind', `There is no kind ${JSON.stringify(kind)}${question} The kinds are ${kinds.join(', ')}.`);
}
