import { IngestError } from '../../ingest/ingest-error.ts';
import type { OperationContext } from './operation.ts';

/** What became of a revision that was to be extracted again. */
export interface Redone {
  /** The revision that holds its text now. */
  readonly revision_id: number;
  /** written, unchanged, superseded or skipped, as of a job; `no-rules` for a language without any; `failed`. */
  readonly outcome: string;
  /** Whether its page reads otherwise now, so that another revision took its place. */
  readonly is_read_again: boolean;
  readonly message: string | null;
}

/**
 * Brings one revision up to date, without a queue: its rows where `isStale` says that they are not, and the links of its article.
 *
 * What extracts is loaded here and not before, for most operations need none of it.
 */
export async function redoOne(context: OperationContext, revisionId: number, isStale: boolean): Promise<Redone> {
  const done = { revision_id: revisionId, outcome: 'unchanged', is_read_again: false, message: null };
  if (!isStale) {
    const { linkClaims } = await import('../../store/links/link-claims.ts');
    await linkClaims(context.database);
    return done;
  }
  const { extractRevision } = await import('../jobs/extract-claims.ts');
  const { database, now } = context;
  try {
    const report = await extractRevision({ database, now, lexicon: context.lexicon?.() ?? null }, revisionId);
    return {
      ...done,
      revision_id: Number(report.revision_id),
      outcome: String(report.outcome),
      is_read_again: 'read_again_from' in report,
    };
  } catch (error) {
    if (error instanceof IngestError && error.code === 'language-unsupported') return { ...done, outcome: 'no-rules' };
    return { ...done, outcome: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
