import type { z } from 'zod';
import * as articles from './articles.ts';
import * as claims from './claims.ts';
import * as exports from './exports.ts';
import * as extraction from './extraction.ts';
import * as feedLists from './feed-lists.ts';
import * as feeds from './feeds.ts';
import { health } from './health.ts';
import * as jobs from './jobs.ts';
import { kinds } from './kinds.ts';
import { rebuild as rebuildLinks } from './links.ts';
import { type OperationContext, OperationError } from './operation.ts';
import { review } from './reviews.ts';
import { sql } from './sql.ts';
import { status } from './status.ts';
import * as turns from './turns.ts';
import { unknownValues } from './unknown-values.ts';

/** Everything that a command can ask of an instance, by name. */
export const OPERATIONS = {
  'feeds.add': feeds.add,
  'feeds.list': feeds.list,
  'feeds.show': feeds.show,
  'feeds.refresh': feeds.refresh,
  'feeds.remove': feeds.remove,
  'feeds.pause': feeds.pause,
  'feeds.resume': feeds.resume,
  'feeds.edit': feeds.edit,
  'feeds.import': feedLists.importList,
  'feeds.export': feedLists.exportList,
  'articles.list': articles.list,
  'articles.show': articles.show,
  'articles.refetch': articles.refetch,
  'claims.list': claims.list,
  'claims.show': claims.show,
  'claims.review': review,
  'export.count': exports.count,
  'export.page': exports.page,
  'extraction.stale': extraction.stale,
  'extraction.redo': extraction.redo,
  'links.rebuild': rebuildLinks,
  kinds,
  'jobs.list': jobs.list,
  'jobs.failed': jobs.failed,
  'jobs.show': jobs.show,
  'jobs.retry': jobs.retry,
  'jobs.discard': jobs.discard,
  'turns.take': turns.take,
  'turns.end': turns.end,
  'values.unknown': unknownValues,
  sql,
  status,
  health,
} as const;

/** The name of an operation. */
export type OperationName = keyof typeof OPERATIONS;
/** What an operation is given. */
export type OperationInput<Name extends OperationName> = z.input<(typeof OPERATIONS)[Name]['input']>;
/** What an operation answers. */
export type OperationOutput<Name extends OperationName> = Awaited<ReturnType<(typeof OPERATIONS)[Name]['run']>>;

/** Whether a name is that of an operation. */
export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}

/**
 * Runs an operation on an instance.
 *
 * @throws {OperationError} `bad-request` on an input of the wrong shape; further codes by operation.
 */
export async function runOperation(context: OperationContext, name: OperationName, input: unknown): Promise<unknown> {
  const operation = OPERATIONS[name];
  const parsed = operation.input.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new OperationError('bad-request', `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'wrong shape'}.`);
  }
  // The input has just passed the schema of this very operation, which the compiler cannot follow through the table.
  return (operation.run as (context: OperationContext, input: unknown) => Promise<unknown>)(context, parsed.data);
}
